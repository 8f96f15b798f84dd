//! Difference-in-differences: how much more the treated units changed than others did. One file for each method.

mod event_study;
mod neighbours;
mod pooled;
mod two_way;

pub use event_study::{EventStudy, EventTerm, event_study};
pub use neighbours::{LeftOut, Neighbours, NeighboursDid, UnitDifference, against_neighbours};
pub use pooled::{Pooled, pooled, pooled_did};
pub use two_way::{Covariate, TwoWay, TwoWayDesign, two_way};
