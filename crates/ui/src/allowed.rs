//! What this person may do with the record besides reading it, so that a page offers no button that would be refused.

use crate::visit::FamilyVisit;
use access::{Actor, Deed, FamilyFacts};
use jiff::Timestamp;
use practice::{CaseRecord, family::CaseStatus};
use serde::Serialize;

/// Which buttons a page may offer. None while the record is shown as it stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one for each deed, each asked on its own")]
pub struct Allowed {
    /// Add and change. Not on a closed case.
    pub change: bool,
    /// Sign off, agree, open a round. Not on a closed case.
    pub sign_off: bool,
    /// Record a supervision. Not on a closed case.
    pub supervise: bool,
    /// Audit a closure. Not on a closed case.
    pub audit: bool,
    /// Close, override, answer, reopen.
    pub decide: bool,
}

impl Allowed {
    /// What the person of this visit may do.
    pub fn of(visit: &FamilyVisit, record: &CaseRecord) -> Self {
        if visit.on.is_some() {
            return Self::default();
        }
        let open = record.families.first().is_some_and(|family| family.status == CaseStatus::Open);
        Self::given(visit.actor(), &visit.facts, visit.now, open)
    }

    /// What a person may do with a record of which these are the facts. `open`: work on it goes on.
    pub fn given(actor: Actor, facts: &FamilyFacts, now: Timestamp, open: bool) -> Self {
        let may = |deed| access::family::permit(actor, facts, deed, now).is_ok();
        Self {
            change: open && may(Deed::Change),
            sign_off: open && may(Deed::SignOff),
            supervise: open && may(Deed::Supervise),
            audit: open && may(Deed::Audit),
            decide: may(Deed::Decide),
        }
    }
}
