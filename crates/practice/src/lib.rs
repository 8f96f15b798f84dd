//! The practice framework as types and rules. Pure: no clock, no randomness, no storage.
//!
//! A family's record is a [`CaseRecord`]: maps, dangers paired with goals, scales and numbers, the network, the
//! safety plan and its tests, the trajectory. A rule reads the record and returns [`Finding`]s. An action takes the
//! record and what somebody wants to do, and returns the changes to keep or the findings that stand in the way.

pub mod actions;
pub mod case_note;
pub mod child;
pub mod child_words;
pub mod contact;
pub mod danger;
pub mod digest;
pub mod family;
pub mod finding;
pub mod goal;
pub mod hidden;
pub mod map;
pub mod meeting;
pub mod mention;
pub mod object;
pub mod party;
pub mod path;
pub mod people;
pub mod plan;
pub mod readable;
pub mod rules;
pub mod scale;
pub mod scene;
pub mod stands;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod thing;
mod things;
pub mod thresholds;
pub mod trajectory;
pub mod views;

pub use finding::{Finding, Level, Place, RuleId};
pub use matter::{Home, RecordId, Who, home, ids, retention, who};
pub(crate) use matter::{choice, few};
pub use object::{CaseRecord, Kept, Kind, Object};
pub use path::path;
pub use scene::{Scene, SceneChange};
pub use thing::{Keeping, RecordPart, Sealing};
pub use thresholds::Thresholds;
