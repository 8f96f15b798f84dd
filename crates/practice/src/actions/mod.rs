//! What people do with a record, one action a file. An action decides; it keeps nothing. It returns the changes to keep,
//! or the findings that stand in the way.

use crate::{
    Finding, Thresholds,
    ids::WorkerId,
    object::{Kind, Object},
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

/// An action that was refused: what stands in the way. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub Vec<Finding>);
