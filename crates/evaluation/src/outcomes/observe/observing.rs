//! Rows while they are made.

use crate::outcomes::definition::Definition;
use crate::outcomes::extract::{Child, UnitId};
use crate::outcomes::flow::Flow;
use calendar::Date;

/// One assessment, referral or period of care with its outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// The child, as a place in [`crate::outcomes::extract::Extract::children`].
    pub child: usize,
    /// Where the child was known.
    pub unit: UnitId,
    /// The day that it is known by: the start of the assessment, the referral, the closure or the period of care.
    pub day: Date,
    /// The first day of it. A row is after embedding where this day is.
    pub first: Date,
    /// The last day that had to pass before its outcome was known. A row is before embedding where this day is.
    pub last: Date,
    /// The day that must lie before the cut-off.
    pub followed_until: Date,
    /// Nought or one, or working days.
    pub outcome: f64,
}

impl Observation {
    /// The year that begins on 1 April in which the row stands: 2018 for 31 March 2019.
    pub fn statistical_year(&self) -> i16 {
        statistical_year(self.day)
    }
}

/// The year that begins on the 1 April before, or on it.
pub fn statistical_year(day: Date) -> i16 {
    day.year() - i16::from(day.month() <= 3)
}

/// Rows while they are made.
pub(super) struct Observing<'a> {
    pub(super) definition: &'a Definition,
    pub(super) child: usize,
    pub(super) rows: Vec<Observation>,
    pub(super) flow: Flow,
}

impl Observing<'_> {
    /// Takes a row in, unless it lies before the earliest day or beyond the ages of childhood.
    pub(super) fn take(&mut self, child: &Child, row: Row) {
        let outcome = &self.definition.outcome;
        let (follow_up, cut_off_days) = (outcome.follow_up_days, outcome.cut_off_days);
        self.flow.consider();
        if outcome.earliest.is_some_and(|earliest| row.day < earliest) {
            self.flow.leave_out("before the first day of the definition");
        } else if child.demographics.age_on(row.day).is_some_and(|age| !(-1..=17).contains(&age)) {
            self.flow.leave_out("age not between birth and 17");
        } else {
            self.rows.push(Observation {
                child: self.child,
                unit: row.unit,
                day: row.day,
                first: row.first,
                last: row.last.unwrap_or_else(|| plus(row.day, follow_up)),
                followed_until: plus(row.day, cut_off_days),
                outcome: row.outcome,
            });
        }
    }

    pub(super) fn leave_out(&mut self, why: &'static str) {
        self.flow.consider();
        self.flow.leave_out(why);
    }
}

/// What a rule says of one event.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) unit: UnitId,
    pub(super) day: Date,
    pub(super) first: Date,
    /// The last day of the event itself; none where the days of the follow-up decide.
    pub(super) last: Option<Date>,
    pub(super) outcome: f64,
}

/// How many days lie between two days; nought for the same day.
pub(super) fn days(from: Date, to: Date) -> i32 {
    calendar::days_late(from, to)
}

pub(super) fn plus(day: Date, days: i32) -> Date {
    calendar::Span::days(days.unsigned_abs()).added_to(day).unwrap_or(Date::MAX)
}

pub(super) fn indicator(happened: bool) -> f64 {
    f64::from(u8::from(happened))
}
