//! The outcomes of single children, computed from an extract of the record with exact windows in days.

mod compare;
pub mod definition;
mod embedding;
pub mod extract;
pub mod features;
mod finding;
mod flow;
pub mod model;
mod observe;
pub mod report;
mod unit_years;

pub use compare::{Comparison, GroupChange, Mean, UnitChange, compare};
pub use definition::Definition;
pub use embedding::{Embedding, Group, GroupFault, Period, Placed, Sample, place};
pub use finding::{ChildFault, ChildFinding};
pub use flow::Flow;
pub use observe::{Observation, Observed, observe, statistical_year};
pub use unit_years::UnitYears;
