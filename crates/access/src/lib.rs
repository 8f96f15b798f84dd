//! Who may do what to which record, and why. Pure: decisions over facts, never look-ups.
//!
//! A repository hands out a record only against a permit. A permit cannot be made but by [`family::permit`], [`child::permit`]
//! and [`office::permit`], so code that was not let in does not compile. A refusal says how it must look from outside: a restricted
//! record and a missing one look the same.

pub mod actor;
mod basis;
pub mod child;
mod deed;
pub mod emergency;
pub mod family;
pub mod office;
mod permit;
pub mod second;

pub use actor::{Actor, Role};
pub use basis::Basis;
pub use child::ChildFacts;
pub use deed::Deed;
pub use emergency::Emergency;
pub use family::{BreakGlass, Facts, FamilyFacts, PartyFacts};
pub use office::{OfficeDeed, OfficePermit, SomeTeam};
pub use permit::{ChildPermit, FamilyPermit, PartyPermit, Permit, RecordPermit};
pub use second::Makings;

/// Why somebody was not let in, and how the refusal must look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// As if the record did not exist.
    #[error("There is nothing here that you can open.")]
    Absent,
    /// The person may know that the record exists and may open it only by giving a reason (break-glass).
    #[error("This family is with another team. You can open the record in an emergency if you say why.")]
    AskWhy,
    /// The person's role does not do this.
    #[error("Your role does not include this. Ask your practice supervisor if you think it should.")]
    NotYourRole,
}
