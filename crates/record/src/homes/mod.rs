//! Records of children and of parties: what access decisions need of them, and how they are opened. They are kept, journalled
//! and changed as families' records are ([`crate::families`]).

mod children;
mod decide;
mod draw;
mod elsewhere;
mod facts;
mod find_parties;
mod for_figures;
mod for_return;
mod knows;
mod lines;
mod living;
mod open;
mod parties;
mod pathway_due;
mod worked_with;

pub use children::OwnChild;
pub(crate) use draw::{HomeRows, TABLES};
pub use elsewhere::Elsewhere;
pub(crate) use elsewhere::{hidden_statements, hide_elsewhere};
pub(crate) use facts::{child_facts, team_of_record};
pub use find_parties::FoundParty;
pub use for_figures::{Entry, Listed, WorkedOut};
pub use for_return::{CIN, CensusFile, NotWanted, Wanted};
pub(crate) use knows::{knows, still_given};
pub use living::{ChildThere, LivesWith};
pub(crate) use open::known;
pub use open::{ChildOpened, FamilyOfChild};
pub use parties::PartyLine;
pub use pathway_due::ChildDue;
pub(crate) use pathway_due::things;
