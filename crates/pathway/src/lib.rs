//! The authority's statutory record of a child: what happened with the child, its clocks and its rules. Pure: no clock, no
//! randomness, no storage; time and ids come as values. It knows nothing of maps, dangers and plans: where the two meet, the rule
//! stands in `practice`.

pub mod clocks;
pub mod codes;
pub mod factors;
pub mod objects;
pub mod path;
pub mod rules;
pub mod strategy;
pub mod visit;

pub use clocks::{ClockId, Clocks, Due, End, Length, Standing};
pub use objects::{Assessment, ChildConference, Enquiry, InNeedPlan, ProtectionPlan, Referral};
pub use path::Path;
pub use strategy::StrategyDiscussion;
pub use visit::Visited;
