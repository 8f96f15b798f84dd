//! What the text of an element may be: the simple types of the schemas.

use super::pattern::Pattern;
use super::xsd::Tag;
use crate::cin::cell::day;

/// What the text of an element may be.
#[derive(Clone, Debug)]
pub(crate) enum Simple {
    /// Any text of at least so many letters.
    Text(usize),
    /// One of these, in the order of the schema.
    OneOf(Vec<Box<str>>),
    /// Text of a form.
    Like(Pattern),
    /// A date.
    Date,
    /// A date and time.
    DateTime,
    /// A year of four digits.
    Year,
    /// A whole number, no less than this.
    Whole(Option<i64>),
}

impl Simple {
    /// One of the schema language's own types.
    pub(super) fn built_in(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::Text(0),
            "date" => Self::Date,
            "dateTime" => Self::DateTime,
            "gYear" => Self::Year,
            "integer" => Self::Whole(None),
            _ => return None,
        })
    }

    /// A type that a `restriction` makes of another.
    pub(super) fn restricted(base: &Self, restriction: &Tag) -> Self {
        let number =
            |name| restriction.first(name).and_then(|tag| tag.attribute("value")?.parse::<i64>().ok());
        let codes: Vec<Box<str>> =
            restriction.all("enumeration").filter_map(|tag| Some(tag.attribute("value")?.into())).collect();
        if !codes.is_empty() {
            return Self::OneOf(codes);
        }
        if let Some(pattern) = restriction.first("pattern").and_then(|tag| tag.attribute("value")) {
            return Self::Like(Pattern::new(pattern));
        }
        match base {
            Self::Text(least) => Self::Text(
                number("minLength").and_then(|least| usize::try_from(least).ok()).unwrap_or(*least),
            ),
            Self::Whole(least) => Self::Whole(number("minInclusive").or(*least)),
            other => other.clone(),
        }
    }

    /// Whether a text, without the blanks around it, is allowed.
    pub(crate) fn accepts(&self, text: &str) -> bool {
        match self {
            Self::Text(least) => *least == 0 || text.chars().nth(least - 1).is_some(),
            Self::OneOf(codes) => codes.iter().any(|code| **code == *text),
            Self::Like(pattern) => pattern.matches(text),
            Self::Date => !text.contains('T') && day(text).is_some(),
            Self::DateTime => is_date_time(text),
            Self::Year => text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Whole(least) => {
                let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
                let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                is_whole
                    && least.is_none_or(|least| {
                        text.parse::<i64>().map_or(!text.starts_with('-'), |n| n >= least)
                    })
            }
        }
    }

    /// What was expected, after the word "expected".
    pub(crate) fn wanted(&self) -> String {
        match self {
            Self::Text(0) => "text".to_owned(),
            Self::Text(_) => "text that is not empty".to_owned(),
            Self::OneOf(codes) if codes.len() > 12 => {
                format!("one of the {} codes of the code set, such as {}", codes.len(), codes[0])
            }
            Self::OneOf(codes) => match codes.as_slice() {
                [one] => format!("“{one}”"),
                [most @ .., last] => format!("{} or {last}", most.join(", ")),
                [] => "nothing".to_owned(),
            },
            Self::Like(pattern) => pattern.describe(),
            Self::Date => "a date such as 2026-03-31".to_owned(),
            Self::DateTime => "a date and time such as 2026-05-01T09:00:00".to_owned(),
            Self::Year => "a year such as 2026".to_owned(),
            Self::Whole(Some(least)) => format!("a whole number from {least}"),
            Self::Whole(None) => "a whole number".to_owned(),
        }
    }
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else { return false };
    let time = time.strip_suffix('Z').unwrap_or(time);
    let time = match time.len().checked_sub(6).and_then(|at| Some((time.get(..at)?, time.get(at..)?))) {
        Some((rest, zone)) if zone.starts_with(['+', '-']) && zone.as_bytes().get(3) == Some(&b':') => rest,
        _ => time,
    };
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    day(date).is_some()
        && whole.len() == 8
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && whole.parse::<jiff::civil::Time>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_takes_its_own() {
        for (simple, good, bad) in [
            (Simple::Text(1), "x", ""),
            (Simple::Date, "2026-03-31", "31/03/2026"),
            (Simple::Date, "2026-03-31Z", "2026-03-31T00:00:00"),
            (Simple::DateTime, "2026-05-01T09:00:00", "2026-05-01"),
            (Simple::DateTime, "2026-05-01T09:00:00.25+01:00", "2026-05-01T25:00:00"),
            (Simple::Year, "2026", "26"),
            (Simple::Whole(Some(0)), "12", "-1"),
            (Simple::Whole(Some(0)), "99999999999999999999", "-99999999999999999999"),
            (Simple::Whole(None), "-4", "4.0"),
        ] {
            assert!(simple.accepts(good), "{simple:?} {good}");
            assert!(!simple.accepts(bad), "{simple:?} {bad}");
        }
    }
}
