//! One person's numbers over time as a small chart. Charts that are drawn over the same days have the same axes, so that
//! eyes can compare them; no two people share a line. Pure.

use jiff::civil::Date;
use practice::scale::Score;
use serde::Serialize;

/// Left, right, upper and lower edge of the drawn part, in the units of the picture.
pub(crate) const LEFT: i32 = 26;
/// The right edge: beyond it stands the latest number.
pub(crate) const RIGHT: i32 = 258;
/// The upper edge, where 10 is.
pub(crate) const TOP: i32 = 12;
/// The lower edge, where 0 is.
pub(crate) const FOOT: i32 = 102;

/// The days that charts share, the first and the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    first: Date,
    last: Date,
}

impl Days {
    /// The days from the earliest to the latest of these. None where there is none.
    pub(crate) fn over(days: impl IntoIterator<Item = Date>) -> Option<Self> {
        days.into_iter().fold(None, |known, day| {
            let Self { first, last } = known.unwrap_or(Self { first: day, last: day });
            Some(Self { first: first.min(day), last: last.max(day) })
        })
    }

    fn across(self, day: Date) -> i32 {
        let days = |day: Date| day.since(self.first).map_or(0, |span| span.get_days());
        LEFT + (RIGHT - LEFT) * days(day) / days(self.last).max(1)
    }
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Chart {
    /// The line, as SVG writes it.
    points: String,
    /// Each number.
    pub(crate) dots: Vec<Dot>,
    /// The first day of the axis, in short.
    from: String,
    /// The last.
    to: String,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Dot {
    /// Across.
    pub(crate) x: i32,
    /// Down.
    pub(crate) y: i32,
    /// The number.
    value: String,
    /// The day in words.
    on: String,
    /// Whether it is the latest.
    last: bool,
}

/// Draws one person's numbers, the earliest first, over these days.
pub(crate) fn draw(numbers: &[(Date, Score)], days: Days) -> Chart {
    let dots: Vec<Dot> = numbers
        .iter()
        .enumerate()
        .map(|(at, (on, value))| Dot {
            x: days.across(*on),
            y: FOOT - i32::from(value.in_halves()) * (FOOT - TOP) / 20,
            value: value.to_string(),
            on: calendar::long(*on),
            last: at + 1 == numbers.len(),
        })
        .collect();
    Chart {
        points: dots.iter().map(|dot| format!("{},{}", dot.x, dot.y)).collect::<Vec<_>>().join(" "),
        dots,
        from: calendar::short(days.first),
        to: calendar::short(days.last),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn charts_over_the_same_days_share_their_axes() {
        let days = Days::over([date(2026, 11, 21), date(2026, 11, 1)]).unwrap();
        let at = |day, value| (date(2026, 11, day), Score::whole(value).unwrap());
        let one = draw(&[at(1, 0)], days);
        let other = draw(&[at(21, 10)], days);
        assert_eq!((one.dots[0].x, one.dots[0].y), (LEFT, FOOT));
        assert_eq!((other.dots[0].x, other.dots[0].y), (RIGHT, TOP));
    }

    #[test]
    fn a_single_day_is_drawn_without_a_line_of_no_length() {
        let days = Days::over([date(2026, 11, 1)]).unwrap();
        let chart = draw(&[(date(2026, 11, 1), Score::whole(5).unwrap())], days);
        assert_eq!((chart.dots[0].x, chart.dots.len()), (LEFT, 1));
    }
}
