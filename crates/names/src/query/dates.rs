//! Dates of birth as people type them: day first, as in England.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Two-digit years up to this one are taken to be of this century.
const LAST_OF_THIS_CENTURY: i16 = 39;

/// A date of birth or part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Birth {
    /// "3/4/2017", "3 April 2017".
    Day(Date),
    /// "3/4", "3 April".
    DayAndMonth {
        /// 1 to 31.
        day: i8,
        /// 1 to 12.
        month: i8,
    },
    /// "April 2017", "4/2017".
    MonthAndYear {
        /// 1 to 12.
        month: i8,
        /// All four digits.
        year: i16,
    },
    /// "2017".
    Year(i16),
}

/// A date at the front of these pieces, and how many of them it takes.
pub(super) fn read(pieces: &[&str]) -> Option<(Birth, usize)> {
    let first = *pieces.first()?;
    if matches!(first.trim_matches([':', '.']), "born" | "dob" | "d.o.b" | "b") {
        return read(pieces.get(1..)?).map(|(birth, length)| (birth, length + 1));
    }
    if let Some(birth) = in_figures(first) {
        return Some((birth, 1));
    }
    in_words(pieces).or_else(|| spaced(pieces)).or_else(|| Some((Birth::Year(whole_year(first)?), 1)))
}

/// "aged 7", "age 7", "7yo".
pub(super) fn read_age(pieces: &[&str]) -> Option<(u8, usize)> {
    let first = *pieces.first()?;
    let (age, length) = match first {
        "aged" | "age" => (*pieces.get(1)?, 2),
        _ => (first.strip_suffix("yo").or_else(|| first.strip_suffix("yrs"))?, 1),
    };
    Some((age.parse().ok().filter(|age| *age < 120)?, length))
}

fn in_figures(piece: &str) -> Option<Birth> {
    let parts: Vec<&str> = piece.split(['/', '-', '.']).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_digit())) {
        return None;
    }
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            dated(day.parse().ok()?, month.parse().ok()?, year.parse().ok()?)
        }
        [day, month, year] => dated(day.parse().ok()?, month.parse().ok()?, typed_year(year)?),
        [month, year] if year.len() == 4 => month_of(month.parse().ok()?, whole_year(year)?),
        [day, month] => day_of(day.parse().ok()?, month.parse().ok()?),
        [run] if run.len() == 8 => {
            dated(run[..2].parse().ok()?, run[2..4].parse().ok()?, whole_year(&run[4..])?)
        }
        _ => None,
    }
}

fn in_words(pieces: &[&str]) -> Option<(Birth, usize)> {
    let pieces: Vec<&str> = pieces.iter().take(4).copied().collect();
    let (day_at, month_at) = match (day_number(pieces.first()?), month_number(pieces.first()?)) {
        (Some(_), _) if pieces.get(1) == Some(&"of") => (0, 2),
        (Some(_), _) => (0, 1),
        (None, Some(_)) => (1, 0),
        (None, None) => return None,
    };
    let month = month_number(pieces.get(month_at)?)?;
    if month_at == 0
        && let Some(year) = whole_year(pieces.get(1)?)
    {
        return Some((month_of(month, year)?, 2));
    }
    let day = day_number(pieces.get(day_at)?)?;
    let after = day_at.max(month_at) + 1;
    match pieces.get(after).and_then(|year| typed_year(year)) {
        Some(year) => Some((dated(day, month, year)?, after + 1)),
        None if month_at > day_at || pieces.len() == after => Some((day_of(day, month)?, after)),
        None => None,
    }
}

/// "3 4 2017".
fn spaced(pieces: &[&str]) -> Option<(Birth, usize)> {
    let [day, month, year, ..] = pieces else { return None };
    Some((dated(day.parse().ok()?, month.parse().ok()?, whole_year(year)?)?, 3))
}

fn dated(day: i8, month: i8, year: i16) -> Option<Birth> {
    // A month above 12 means that the two were typed the other way round.
    let date = Date::new(year, month, day).or_else(|_| Date::new(year, day, month));
    date.ok().filter(|date| (1900..=2099).contains(&date.year())).map(Birth::Day)
}

fn month_of(month: i8, year: i16) -> Option<Birth> {
    (1..=12).contains(&month).then_some(Birth::MonthAndYear { month, year })
}

fn day_of(day: i8, month: i8) -> Option<Birth> {
    // 2000 was a leap year, so 29 February is a day.
    Date::new(2000, month, day).ok().map(|_| Birth::DayAndMonth { day, month })
}

fn day_number(piece: &str) -> Option<i8> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| piece.strip_suffix(end)).unwrap_or(piece);
    bare.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month_number(piece: &str) -> Option<i8> {
    let bare = piece.trim_end_matches('.');
    let at = MONTHS.iter().position(|month| {
        bare == *month || (bare.len() >= 3 && bare.len() <= 4 && month.starts_with(bare))
    })?;
    i8::try_from(at + 1).ok()
}

fn whole_year(piece: &str) -> Option<i16> {
    let year = if piece.len() == 4 { piece.parse().ok()? } else { return None };
    (1900..=2099).contains(&year).then_some(year)
}

fn typed_year(piece: &str) -> Option<i16> {
    if piece.len() != 2 {
        return whole_year(piece);
    }
    let short: i16 = piece.parse().ok().filter(|year| (0..=99).contains(year))?;
    Some(if short <= LAST_OF_THIS_CENTURY { 2000 + short } else { 1900 + short })
}
