//! Sentences made from numbers, and the guard over them: no word claims a cause that the numbers cannot carry.

mod guard;
mod told;
mod verdict;

pub use guard::claims;
pub use told::{Told, tell};
pub use verdict::{Permit, Verdict};
