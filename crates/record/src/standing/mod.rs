//! How a person stands to a family: facts for access decisions, restrictions, conflicts, emergency openings.

mod administered;
mod break_glass;
mod facts;
mod restrictions;
pub(crate) mod second;
mod second_told;
mod told;

pub use administered::Administered;
pub use break_glass::{GlassId, Opening};
pub use restrictions::{Named, StandingList};
pub use second::{Request, RequestId, Wanted, Way};
pub(crate) use told::named;

pub(crate) use facts::{facts, team_of};
