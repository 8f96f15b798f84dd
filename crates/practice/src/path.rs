//! The pathway of the child whose record it is, as the rules of `pathway` look at it; and what Kith keeps of a signature by itself.

use crate::{actions::Acting, object::CaseRecord};
use pathway::{Path, objects::Signed};

/// The pathway that a child's own record holds.
pub fn path(record: &CaseRecord) -> Path<'_> {
    Path {
        referrals: &record.referrals,
        assessments: &record.assessments,
        enquiries: &record.enquiries,
        conferences: &record.conferences,
        protection: &record.protection_plans,
        in_need: &record.in_need_plans,
    }
}

/// Whoever says a day first has decided; whoever mends it afterwards has not.
pub(crate) fn signed(now: &mut Option<Signed>, before: Option<Signed>, acting: &Acting<'_>) {
    if let Some(now) = now {
        now.by = before.and_then(|before| before.by).or(Some(acting.by));
    }
}
