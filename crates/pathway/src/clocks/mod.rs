//! Clocks: by when something is due, and how it stands. A deadline is worked out when somebody looks and is never kept, so that
//! a bank holiday that is proclaimed later moves what is still open (pathway 2). Lateness stops nobody; it is counted.

mod due;
mod id;
mod length;
mod lengths;
mod standing;

pub use due::{Began, Due, End, due};
pub use id::{ClockId, Level};
pub use length::{Length, NotALength};
pub use lengths::Clocks;
pub use standing::Standing;
