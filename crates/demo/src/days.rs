//! The days of a story: so many days ago, and on a certain day of the week where the story says so.

use crate::tell::Telling;
use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, Weekday},
};
use practice::contact::moment_in_britain;
use serde_json::{Value, json};

const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Within so many days of any day there is a working day, and one of each name.
const NEAR: usize = 8;

impl Telling<'_> {
    /// The day so many days ago; below zero, in the future. What the story tells of that day, or of one before it, moves
    /// off days on which nobody works, and the days that are written in it go along: people say yes to a plan on the day
    /// on which it is written, not on the Sunday before.
    pub(crate) fn day(&self, ago: i64) -> Date {
        let told = self.story.told_from(ago).map(|then| self.worked(then));
        told.chain([self.counted(ago)]).max().unwrap_or(self.today)
    }

    fn counted(&self, ago: i64) -> Date {
        let earlier = if ago > 0 { self.earlier } else { 0 };
        self.today.checked_sub((ago + earlier).days()).unwrap_or(self.today)
    }

    /// That day or, after a weekend or a bank holiday, the next that is worked: what happened by then can be told. Never
    /// in the future.
    fn worked(&self, ago: i64) -> Date {
        let days = std::iter::successors(Some(self.counted(ago)), |day| day.tomorrow().ok());
        days.take_while(|day| *day < self.today).find(|day| works(*day)).unwrap_or(self.today)
    }

    /// The day that a story writes as "40", as "40 sat" (the last Saturday by then) or as "40 work" (the last working
    /// day by then). Days to come are counted on: "-5 sat" is the first Saturday from then on. None for anything else.
    pub(crate) fn day_of(&self, text: &str) -> Option<Date> {
        let (ago, wanted) = text.split_once(' ').unwrap_or((text, ""));
        let ago: i64 = ago.parse().ok()?;
        let step = if ago > 0 { -1 } else { 1 };
        let days = std::iter::successors(Some(self.day(ago)), |day| day.checked_add(step.days()).ok());
        let fits = |day: &Date| match wanted {
            "" => true,
            "work" => works(*day),
            _ => name(*day).get(..3).is_some_and(|short| short.eq_ignore_ascii_case(wanted)),
        };
        let found = days.take(NEAR).find(fits)?;
        Some(self.after_what_was_told(ago, found))
    }

    /// The same day of the next week where this one comes before what the story told of an earlier day, which has moved past
    /// it, and the next is not after what it tells next.
    fn after_what_was_told(&self, ago: i64, found: Date) -> Date {
        let before = self.story.told_from(ago + 1).map(|then| self.worked(then)).max();
        let next = found.checked_add(7.days()).unwrap_or(found);
        let until = self.story.told_next(ago).map(|then| self.worked(then));
        let is_late = ago > 0 && before.is_some_and(|before| found < before);
        if is_late && until.is_some_and(|until| next <= until) { next } else { found }
    }

    /// The day that a story gives as a number or a text, as records keep it. None where it gives none.
    pub(crate) fn date(&self, value: &Value) -> Option<Value> {
        let day = match value {
            Value::Number(ago) => self.day(ago.as_i64()?),
            Value::String(text) => self.day_of(text)?,
            _ => return None,
        };
        Some(json!(day.to_string()))
    }

    /// A moment of work on that day, never in the future.
    pub(crate) fn moment(&mut self, ago: i64, hour: Option<i8>) -> Timestamp {
        let minute = i8::try_from(self.dice.below(12) * 5).unwrap_or(0);
        let at = self.day(ago).at(hour.unwrap_or(14), minute, 0, 0);
        moment_in_britain(at).unwrap_or(self.demo.now).min(self.demo.now)
    }
}

/// Whether offices are open. In years whose bank holidays nobody knows yet, every weekday will do.
fn works(day: Date) -> bool {
    calendar::is_working_day(day)
        .unwrap_or_else(|_| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
}

/// The name of the day of the week.
pub(crate) fn name(day: Date) -> &'static str {
    usize::try_from(day.weekday().to_monday_zero_offset())
        .ok()
        .and_then(|place| NAMES.get(place))
        .copied()
        .unwrap_or_default()
}
