//! The outcomes of single children, computed from an extract of the record with exact windows in days.

pub mod definition;
mod embedding;
pub mod extract;
mod flow;
mod observe;

pub use definition::Definition;
pub use embedding::{Embedding, Group, GroupFault, Period, Placed, Sample, place};
pub use flow::Flow;
pub use observe::{Observation, Observed, observe, statistical_year};
