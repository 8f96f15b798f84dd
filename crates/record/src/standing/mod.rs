//! How a person stands to a family: facts for access decisions, restrictions, conflicts, emergency openings.

mod administered;
mod break_glass;
mod facts;
pub(crate) mod makings;
mod restricting;
mod restrictions;
pub(crate) mod second;
pub(crate) mod second_told;
mod told;
mod wanted;

pub use administered::Administered;
pub use break_glass::{GlassId, Opening};
pub(crate) use restricting::{Restricting, restricted};
pub(crate) use restrictions::is_restricted;
pub use restrictions::{Named, StandingList};
pub use second::{Request, RequestId, Way};
pub(crate) use told::{named, tell_holders};
pub use wanted::Wanted;

pub(crate) use facts::{Row as FactsRow, facts, open_to, team_of};
