//! What people do with a record, one action a file. An action decides; it keeps nothing. It returns the changes to keep,
//! or the findings that stand in the way.

pub mod children;
mod closed;
pub mod closing;
mod consequences;
pub mod contact;
pub(crate) mod dates;
pub mod disagree;
pub mod escalation;
pub mod goal;
pub(crate) mod kinds;
pub mod links;
pub mod mentions;
pub mod milestone;
pub mod move_item;
pub mod one_person;
pub mod parents;
pub mod parties;
pub mod pathway;
pub mod plan;
pub mod put;
pub mod reader_lines;
pub mod readers;
pub mod references;
pub(crate) mod refusals;
pub mod rounds;
pub mod same_person;
mod settle;
pub mod sign_off;
pub mod withdraw;
pub mod words;
pub mod wrong_record;
mod yeses;

pub(crate) use crate::things::is_sealed;
pub use put::put;
pub use sign_off::sign_off;
pub use withdraw::withdraw;

use crate::{
    Finding, Thresholds,
    ids::WorkerId,
    object::{CaseRecord, Kept, Kind, Object},
    plan::SafetyPlan,
    rules::Look,
};
use jiff::{Timestamp, civil::Date};

/// A change to keep.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Keep this object, new or in the place of the one with its id.
    Put(Object),
    /// Take this object out of what stands. The journal keeps it.
    Withdraw {
        /// Its kind.
        kind: Kind,
        /// Its number.
        number: i64,
        /// Why.
        reason: String,
    },
}

/// Who acts, when, and under which settings. Ids for new objects are drawn by the caller.
pub struct Acting<'a> {
    /// Who acts.
    pub by: WorkerId,
    /// The moment.
    pub at: Timestamp,
    /// The day where the authority is.
    pub today: Date,
    /// The authority's settings.
    pub thresholds: &'a Thresholds,
    /// Draws the number of a new object.
    pub new_id: &'a mut dyn FnMut() -> i64,
}

impl Acting<'_> {
    /// What the rules look at, for this moment.
    fn look<'b>(&'b self, record: &'b CaseRecord) -> Look<'b> {
        Look { record, today: self.today, thresholds: self.thresholds }
    }
}

/// Changes a plan where it is among the changes already, and otherwise adds it, changed.
fn amend_plan(changes: &mut Vec<Change>, plan: &SafetyPlan, amend: impl FnOnce(&mut SafetyPlan)) {
    let here = changes.iter_mut().find_map(|change| match change {
        Change::Put(Object::SafetyPlan(other)) if other.id == plan.id => Some(other),
        _ => None,
    });
    if let Some(here) = here {
        amend(here);
    } else {
        let mut plan = plan.clone();
        amend(&mut plan);
        changes.push(Change::Put(plan.into()));
    }
}

impl CaseRecord {
    /// The record as it stands after these changes. Each kept version counts up by one.
    pub fn after(&self, changes: &[Change], by: WorkerId, at: Timestamp) -> Self {
        let mut record = self.clone();
        for change in changes {
            match change {
                Change::Put(object) => {
                    let before = record.version_of(object.kind(), object.number()).unwrap_or(0);
                    let value = object.clone();
                    record.put(Kept { value, version: before + 1, changed_at: at, changed_by: Some(by) });
                }
                Change::Withdraw { kind, number, .. } => record.withdraw(*kind, *number),
            }
        }
        record
    }
}

/// An action that was refused: what stands in the way. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(|finding| finding.sentence.as_str()).collect::<Vec<_>>().join(" "))]
pub struct Refused(pub Vec<Finding>);
