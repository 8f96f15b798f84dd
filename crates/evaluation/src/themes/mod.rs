//! Interviews and open answers coded against a framework; counts of people, never words that identify.

mod codings;
mod counts;
mod framework;
pub mod report;

pub use codings::{Coding, read_codings};
pub use counts::{CoderAgreement, GroupThemes, ThemeCount, coder_agreement, count_themes};
pub use framework::{Framework, FrameworkFault, Theme};
