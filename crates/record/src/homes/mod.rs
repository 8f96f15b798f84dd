//! Records of children and of parties: what access decisions need of them, and how they are opened. They are kept, journalled
//! and changed as families' records are ([`crate::families`]).

mod draw;
mod facts;
mod open;

pub(crate) use draw::{Drawn, TABLES};
pub(crate) use facts::{child_facts, team_of_record};
pub(crate) use open::still_given;
pub use open::{ChildOpened, FamilyOfChild};
