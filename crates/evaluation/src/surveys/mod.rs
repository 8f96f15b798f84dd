//! Instruments as data, responses by pseudonym, group and wave, and the change between waves.

mod analysis;
mod cell;
mod change;
pub mod instrument;
mod measure;
pub mod published;
mod rates;
pub mod report;
mod responses;

pub use analysis::{GroupResult, LEAST_SHOWN, MeasureResult, analyse};
pub use cell::Cell;
pub use change::{Change, Changed, ScoreChange};
pub use instrument::{Instrument, Respondents};
pub use measure::{Kind, Measure};
pub use rates::{Answered, Attrition, Invited};
pub use responses::{Response, Wave, read_responses};
