//! A strategy discussion: it stands once, in the family's record, and names the children whom it was about.

use crate::codes::{Agency, StrategyDecision};
use jiff::Timestamp;
use matter::ids::{PersonId, StrategyId};
use serde::{Deserialize, Serialize};

/// Who took part for an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TookPart {
    /// The agency.
    pub agency: Agency,
    /// Who, by name and role.
    pub who: String,
}

/// A strategy discussion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategyDiscussion {
    /// The discussion.
    pub id: StrategyId,
    /// The moment at which it was held. Its day in Britain is the day on which an enquiry began (P12).
    pub at: Timestamp,
    /// The children whom it was about.
    pub children: Vec<PersonId>,
    /// Who took part.
    pub took_part: Vec<TookPart>,
    /// Why social care, police or health were not there (P11).
    pub missing_because: String,
    /// What was shared and said.
    pub words: String,
    /// How the children are safe now.
    pub safe_now: String,
    /// What was decided.
    pub decision: StrategyDecision,
    /// Why.
    pub because: String,
}

impl StrategyDiscussion {
    /// Which of the three that have to take part did not.
    pub fn missing(&self) -> Vec<Agency> {
        [Agency::SocialCare, Agency::Police, Agency::Health]
            .into_iter()
            .filter(|agency| self.took_part.iter().all(|one| one.agency != *agency))
            .collect()
    }
}
