//! How long assessments take.

use calendar::{Date, is_working_day, working_days_between};

use crate::outcomes::extract::{Assessment, Child};
use crate::outcomes::observe::observing::{Observing, Row, indicator};

/// How many working days lie from start to end, as WWCSC-2020 counts them: the working days of the whole stretch, both
/// ends counted, less one; and one more where the end is no working day. Friday to the Monday after is one.
pub(super) fn working_days(start: Date, end: Date) -> Result<i32, calendar::Error> {
    let after_start = working_days_between(start, end)?;
    Ok(after_start + i32::from(is_working_day(start)?) - i32::from(is_working_day(end)?))
}

pub(super) fn length(child: &Child, observing: &mut Observing<'_>) -> Result<(), calendar::Error> {
    each(child, observing, |one| working_days(one.start, one.end).map(f64::from))
}

pub(super) fn in_time(
    child: &Child,
    most: i32,
    observing: &mut Observing<'_>,
) -> Result<(), calendar::Error> {
    each(child, observing, |one| Ok(indicator(working_days_between(one.start, one.end)? <= most)))
}

fn each(
    child: &Child,
    observing: &mut Observing<'_>,
    outcome: impl Fn(&Assessment) -> Result<f64, calendar::Error>,
) -> Result<(), calendar::Error> {
    for one in &child.assessments {
        if observing.definition.outcome.earliest.is_some_and(|earliest| one.start < earliest) {
            observing.leave_out("before the first day of the definition");
            continue;
        }
        let outcome = outcome(one)?;
        observing.take(
            child,
            Row { unit: one.unit, day: one.start, first: one.start, last: Some(one.end), outcome },
        );
    }
    Ok(())
}
