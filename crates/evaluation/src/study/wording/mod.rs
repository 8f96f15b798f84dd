//! Sentences made from numbers, and the guard over them: no word claims a cause that the numbers cannot carry.

mod guard;

pub use guard::claims;
