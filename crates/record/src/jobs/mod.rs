//! Work that nobody waits for. A job stands in the database with what it needs to know (numbers only, never words of a
//! record), when it is due and what became of it. A node of the cluster claims it with a lease, does it, and says that it is done;
//! a lease that runs out, because the machine was killed, lets another node claim it again. What fails is tried again after a
//! growing delay and given up visibly (decision 0034).
//!
//! A job may run twice: its node may have done all of it and been killed before it said so. Each kind is so made that a
//! second run does no harm.

mod again;
mod ask;
mod claim;
mod claimed;
mod finish;
mod forget;
mod look;
pub mod night;
pub mod policy;
mod row;

pub use claimed::Claimed;
pub use look::{Job, Stands};

/// What a job does. A kind that only a newer release knows is left to that release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What is done once for each day over the whole cluster ([`crate::Store::keep_night`]). Its key is the day, and it takes no
    /// arguments.
    Night,
}

impl Kind {
    /// Every kind that this release knows.
    pub const ALL: &[Self] = &[Self::Night];

    /// The word that stands in the table for good.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Night => "night",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    /// What it does, for administrators.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Night => "Nightly upkeep",
        }
    }
}
