//! What every domain of the record shares, and no rule of any of them: ids, who, whose record it is, how long it is kept, how a
//! value is kept with its version, closed lists with codes and words, and settings that change from a day on. Pure: no clock, no
//! randomness, no storage.
//!
//! Nothing here knows the kinds of things that there are. What hangs on their sum stays above: decision 0037 says why, and how
//! the sum gets above the domains.

pub mod britain;
mod choice;
pub mod dated;
pub mod few;
pub mod home;
pub mod ids;
mod keeping;
mod kept;
pub mod retention;
mod rule;
mod section;
pub mod who;

pub use dated::{Dated, NotInOrder};
pub use home::{Home, RecordId};
pub use keeping::{Keeping, RecordPart, Sealing};
pub use kept::Kept;
pub use rule::{Level, RuleId};
pub use who::Who;
