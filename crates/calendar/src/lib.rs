//! Working days, bank holidays and ages: civil dates only, no clock.
//!
//! Everything is told the date it is asked about. Nothing here reads a clock or knows a time zone.

mod age;
mod error;
mod holidays;
mod proclaimed;
mod span;
mod words;
mod working;

pub use age::{Age, age_on, birthday};
pub use error::Error;
pub use holidays::{Known, bank_holiday};
pub use jiff::civil::{Date, Time};
pub use proclaimed::{FIRST_YEAR, PROCLAIMED_TO};
pub use span::Span;
pub use words::{days_late, long, relative, short, short_time};
pub use working::{add_working_days, is_working_day, next_working_day, working_days_between};
