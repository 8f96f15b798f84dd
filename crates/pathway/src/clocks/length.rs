//! How long a clock runs: "15 working days", "72 hours", "3 months".

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How long a clock runs. A length is kept in the unit in which the law or the guidance gives it: three months are not 91 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Length {
    /// Hours that pass, whatever the clocks on the wall do.
    Hours(u16),
    /// Days, weekends and holidays included.
    Days(u16),
    /// Weeks of seven days.
    Weeks(u16),
    /// Calendar months. Where the month has no such day, its last day.
    Months(u16),
    /// Monday to Friday less the bank holidays of England.
    WorkingDays(u16),
}

/// Text that is no length of a clock.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not how long a clock runs. Write it like “15 working days”, “72 hours”, “6 weeks”, “3 months” or “8 days”, up to 1,000."
)]
pub struct NotALength(String);

/// The longest clock, in its own unit. No law knows a longer one, and a slip of the finger is longer.
const MOST: u16 = 1000;

impl Length {
    fn parts(self) -> (u16, &'static str) {
        match self {
            Self::Hours(count) => (count, "hour"),
            Self::Days(count) => (count, "day"),
            Self::Weeks(count) => (count, "week"),
            Self::Months(count) => (count, "month"),
            Self::WorkingDays(count) => (count, "working day"),
        }
    }

    /// Whether it runs by the hour, so that it has a moment at which it ends and no day alone.
    pub fn is_by_the_hour(self) -> bool {
        matches!(self, Self::Hours(_))
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = self.parts();
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

impl FromStr for Length {
    type Err = NotALength;

    fn from_str(text: &str) -> Result<Self, NotALength> {
        let wrong = || NotALength(text.trim().to_owned());
        let lower = text.trim().to_lowercase();
        let (count, unit) = lower.split_once(' ').ok_or_else(wrong)?;
        let count: u16 = count.parse().map_err(|_| wrong())?;
        if count == 0 || count > MOST {
            return Err(wrong());
        }
        let unit = unit.trim();
        match unit.strip_suffix('s').unwrap_or(unit) {
            "hour" => Ok(Self::Hours(count)),
            "day" => Ok(Self::Days(count)),
            "week" => Ok(Self::Weeks(count)),
            "month" => Ok(Self::Months(count)),
            "working day" => Ok(Self::WorkingDays(count)),
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Length {
    type Error = NotALength;

    fn try_from(text: String) -> Result<Self, NotALength> {
        text.parse()
    }
}

impl From<Length> for String {
    fn from(length: Length) -> Self {
        length.to_string()
    }
}
