//! A length of time as a person sets it: "3 months", "6 weeks", "10 days".

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Error, words::count};

const WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const LONGEST_YEARS: u32 = 100;

/// A length of time. Its parts are kept as they were given: 8 weeks is not turned into months. In serde it is the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    /// Calendar months; a year is twelve of them.
    pub months: u32,
    /// Weeks of seven days.
    pub weeks: u32,
    /// Days, weekends included.
    pub days: u32,
}

impl Span {
    /// So many months.
    pub const fn months(months: u32) -> Self {
        Self { months, weeks: 0, days: 0 }
    }

    /// So many weeks.
    pub const fn weeks(weeks: u32) -> Self {
        Self { months: 0, weeks, days: 0 }
    }

    /// So many days, weekends included.
    pub const fn days(days: u32) -> Self {
        Self { months: 0, weeks: 0, days }
    }

    /// Reads "3 months", "6 weeks", "1 month and 2 weeks", "a year", "two weeks", "fortnight". An empty text, a
    /// negative number or an unknown word is an error, and so is a length of no time at all.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let wrong = || Error::NotASpan(text.trim().to_owned());
        let lower = text.to_lowercase().replace(',', " ");
        let mut words = lower.split_whitespace().filter(|word| *word != "and").peekable();
        let mut span = Self::default();
        while let Some(word) = words.next() {
            let (number, unit) = match number(word) {
                Some(number) => (number, words.next().ok_or_else(wrong)?),
                None if word == "fortnight" => (1, word),
                None => split(word).ok_or_else(wrong)?,
            };
            span.add(number, unit).ok_or_else(wrong)?;
        }
        if span == Self::default() {
            return Err(wrong());
        }
        if span.months > LONGEST_YEARS * 12
            || span.weeks > LONGEST_YEARS * 53
            || span.days > LONGEST_YEARS * 366
        {
            return Err(Error::SpanTooLong);
        }
        Ok(span)
    }

    fn add(&mut self, number: u32, unit: &str) -> Option<()> {
        let (part, times) = match unit.strip_suffix('s').unwrap_or(unit) {
            "year" | "yr" => (&mut self.months, 12),
            "month" | "mth" => (&mut self.months, 1),
            "fortnight" => (&mut self.weeks, 2),
            "week" | "wk" => (&mut self.weeks, 1),
            "day" => (&mut self.days, 1),
            _ => return None,
        };
        *part = part.checked_add(number.checked_mul(times)?)?;
        Some(())
    }

    /// The date this long after `date`: months first, then weeks and days. A month without that day gives its last
    /// day, so a month after 31 January is 28 or 29 February.
    pub fn added_to(self, date: Date) -> Result<Date, Error> {
        let whole = |part: u32| i64::from(part);
        let span = jiff::Span::new()
            .try_months(whole(self.months))
            .and_then(|span| span.try_weeks(whole(self.weeks)))
            .and_then(|span| span.try_days(whole(self.days)));
        span.and_then(|span| date.checked_add(span)).map_err(|_| Error::SpanTooLong)
    }
}

fn number(word: &str) -> Option<u32> {
    let spelt = WORDS.iter().position(|name| *name == word).and_then(|at| u32::try_from(at).ok());
    spelt.or_else(|| if matches!(word, "a" | "an") { Some(1) } else { word.parse().ok() })
}

/// "3months" as a person types it in a hurry.
fn split(word: &str) -> Option<(u32, &str)> {
    let at = word.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = word.split_at(at);
    Some((number.parse().ok()?, unit))
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = [(self.months, "month"), (self.weeks, "week"), (self.days, "day")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| count(i64::from(number), noun))
            .collect();
        match parts.as_slice() {
            [] => f.write_str("0 days"),
            [rest @ .., last] if !rest.is_empty() => write!(f, "{} and {last}", rest.join(", ")),
            parts => f.write_str(&parts.join("")),
        }
    }
}

impl FromStr for Span {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Span {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}
