//! Sentences made from numbers, and the guard over them: no word claims a cause that the numbers cannot carry.

mod guard;
mod told;
mod verdict;

pub use guard::claims;
pub use told::{Told, tell};
pub(crate) use told::{capital, in_sentence};
pub use verdict::{Permit, Verdict};
