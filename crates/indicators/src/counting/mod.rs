//! How each line is counted, an area a file.

pub(crate) mod assessments;
pub(crate) mod conferences;
pub(crate) mod contacts;
pub(crate) mod enquiries;
pub(crate) mod plans;
pub(crate) mod referrals;
pub(crate) mod visits;
pub(crate) mod work;

use crate::{Counted, Line, Why};
use calendar::{Known, Span};
use jiff::civil::Date;
use pathway::{
    ClockId, Clocks,
    clocks::{Began, due},
};
use practice::Kind;

/// What was counted so far.
#[derive(Default)]
pub(crate) struct Found(Vec<Counted>);

impl Found {
    /// Counts a thing in a line.
    pub(crate) fn add(&mut self, line: Line, which: (Kind, i64), on: Date, (counts, why): (bool, Why)) {
        self.0.push(Counted { line, which, on, counts, why });
    }

    /// All of it.
    pub(crate) fn all(self) -> Vec<Counted> {
        self.0
    }
}

/// Whether something that stopped a clock did so in time, by the national lengths: an authority that sets itself a shorter one would
/// otherwise be measured by another measure than its neighbours. Judged by the holidays that were known then. None: the days lie outside
/// those whose holidays are known.
pub(crate) fn in_time(clock: ClockId, began: Date, done: Date) -> Option<(bool, Why)> {
    let by = due(&Clocks::default(), clock, Began::On(began), Known::on(done)).ok()?.end.day();
    Some(judged(done, by))
}

/// By when something is due that nobody has done, by the national lengths.
pub(crate) fn due_by(clock: ClockId, began: Date) -> Option<Date> {
    due(&Clocks::default(), clock, Began::On(began), Known::ALL).ok().map(|due| due.end.day())
}

fn judged(done: Date, by: Date) -> (bool, Why) {
    if done <= by { (true, Why::InTime { done, by }) } else { (false, Why::Late { done, by }) }
}

/// Whether so many months had passed since a day.
pub(crate) fn months_passed(months: u32, from: Date, day: Date) -> bool {
    Span::months(months).added_to(from).is_ok_and(|then| then <= day)
}

/// Months after which something has lasted long.
pub(crate) const TWO_YEARS: u32 = 24;
