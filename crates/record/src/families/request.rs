//! What is asked of a change, and what became of it.

use super::{AsRead, Conflict};
use crate::drafts;
use jiff::Timestamp;
use practice::{Finding, Kind, Object, ids::WorkerId};

/// What a change says of itself.
#[derive(Debug, Clone)]
pub struct ChangeRequest {
    /// What is done, such as `danger.written`. Stands in the journal.
    pub verb: &'static str,
    /// Why, where a reason was given.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The form's own key: a second press of the same form keeps nothing twice.
    pub once: Option<String>,
    /// The draft from which this was saved. It goes when the change is kept.
    pub draft: Option<String>,
    /// The draft with which its form began. It goes too, unless somebody went on with it.
    pub draft_before: Option<drafts::Before>,
    /// Who stays named where this restricts the record. Everybody else whose name was put on before is taken off, but for who
    /// restricts it: nobody goes on seeing it by silence.
    pub stay: Vec<WorkerId>,
    /// Whose names are put on what this restricts, in the same act. They stay, and who restricts it stays.
    pub named: Vec<WorkerId>,
    /// The entries of a ledger about which `decide` decides, besides the one that is edited. It finds no others.
    pub in_hand: Vec<(Kind, i64)>,
    /// The record of the page as it was read for the form. While it stands so still, it is decided on and not read again.
    pub as_read: Option<AsRead>,
}

impl ChangeRequest {
    /// A change without reason, key or draft.
    pub fn new(verb: &'static str, at: Timestamp) -> Self {
        Self {
            verb,
            reason: String::new(),
            at,
            once: None,
            draft: None,
            draft_before: None,
            stay: Vec::new(),
            named: Vec::new(),
            in_hand: Vec::new(),
            as_read: None,
        }
    }
}

/// A thing as somebody changed it, and the version from which they started.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The version that the form showed. 0: something new, or not said: where such a thing stands already, every field
    /// that differs is put before the person.
    pub base_version: u32,
    /// The thing as it should be.
    pub mine: Object,
}

/// A thing that was changed, with its version after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// Its version now.
    pub version: u32,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is kept, durably. Empty where everything was already as asked.
    Done(Vec<Changed>),
    /// The same form was kept before, with this outcome. Nothing was written now.
    Repeated(Vec<Changed>),
    /// Rules stand in the way. Nothing was written.
    Refused(Vec<Finding>),
    /// Somebody else changed the same fields. Nothing was written.
    Conflict(Box<Conflict>),
}
