//! Whom the reader of a paper rings: the team's number in its hours, and the duty number at any other. A paper without both
//! is not printed.

use crate::{trouble::Trouble, visit::FamilyVisit};
use access::Role;
use practice::CaseRecord;
use serde::Serialize;

/// What stands on every paper, or why there is no paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The worker who leads. Empty: nobody yet.
    pub worker: String,
    /// The team's number.
    pub phone: String,
    /// When the team answers.
    pub hours: String,
    /// The number for any other hour.
    pub duty_phone: String,
    /// Why nothing can be printed. Empty: it can.
    pub refused: String,
    /// Where the reader of this page can mend that. Empty: they cannot.
    pub mend: &'static str,
}

impl Contact {
    /// The numbers of the team that holds the case.
    pub async fn of(visit: &FamilyVisit, record: &CaseRecord) -> Result<Self, Trouble> {
        let store = visit.app.store();
        let Some(family) = record.families.first() else { return Ok(Self::default()) };
        let names = store.names().await?;
        let numbers = store.telephones(family.team).await?;
        let worker = family.lead_worker.map(|worker| names.worker(worker).to_owned()).unwrap_or_default();
        let refused = if numbers.is_complete() {
            String::new()
        } else {
            format!(
                "The team {} has no telephone numbers in Kith yet, and nobody should hold a paper without a number to ring. An administrator can put them in under Administration, Teams.",
                names.team(family.team)
            )
        };
        let mend = if visit.actor().role == Role::Administrator { "/administration/teams" } else { "" };
        Ok(Self {
            worker,
            phone: numbers.phone,
            hours: numbers.hours,
            duty_phone: numbers.duty_phone,
            refused,
            mend,
        })
    }

    /// Whether a paper can be printed.
    pub fn may_print(&self) -> bool {
        self.refused.is_empty()
    }
}
