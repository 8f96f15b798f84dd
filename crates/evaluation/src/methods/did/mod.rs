//! Difference-in-differences: how much more the treated units changed than others did. One file for each method.

mod by_lot;
mod event_study;
mod fragility;
mod neighbours;
mod pooled;
mod staggered;
mod two_way;
mod wild;

pub use by_lot::{Statistic, neighbours_by_lot, two_way_by_lot};
pub use event_study::{EventStudy, EventTerm, event_study};
pub use fragility::{Placebo, Without, median_effect, placebo_dates, two_way_leave_one_out, unit_effects};
pub use neighbours::{LeftOut, Neighbours, NeighboursDid, UnitDifference, against_neighbours};
pub use pooled::{Pooled, pooled, pooled_did};
pub use staggered::{ComparedWith, GroupTime, Staggered, StaggeredDid, staggered};
pub use two_way::{Covariate, TwoWay, TwoWayDesign, two_way};
pub use wild::{WildBootstrap, wild_bootstrap};
