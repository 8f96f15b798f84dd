//! What "demonstrated safety" means for a goal, worked out from what was seen on which day (practice A2.5, I20).
//!
//! What counts as shown: a dated occasion of existing safety against the goal's danger, and a passed test of a rule that
//! answers the danger, seen by somebody who is neither a parent nor the person who is the danger. Several on one day
//! count once; days still to come do not count.
//!
//! - The clock starts on the first day on which safety was shown.
//! - A failed test of a rule that answers the danger stops it: only what was shown after that day counts.
//! - Enough is shown when the span that the goal names (or the authority's default) has passed since the first day, and
//!   there is another day within the last such span. Two occasions a year ago and silence since do not show anything.

use super::Look;
use crate::{goal::SafetyGoal, map::Category};
use calendar::Span;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How far the safety that a goal asks for has been shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demonstrated {
    /// The days on which it was shown, since the last failed test.
    pub shown_on: BTreeSet<Date>,
    /// The last failed test, which started the clock again.
    pub failed_on: Option<Date>,
    /// For how long it must be shown.
    pub needed_for: Span,
    /// The day from which the span has been shown, if it goes on being shown. None while nothing was shown.
    pub reached_on: Option<Date>,
    /// Whether it is enough.
    pub is_enough: bool,
}

/// How far the safety that this goal asks for has been shown by the day of the look.
pub fn demonstrated(look: Look<'_>, goal: &SafetyGoal) -> Demonstrated {
    let danger = look.danger(goal.danger);
    let tests: Vec<_> = look.tests_of_danger(goal.danger).filter(|test| test.on <= look.today).collect();
    let failed_on = tests.iter().filter(|test| !test.passed()).map(|test| test.on).max();
    let seen = tests.iter().filter(|test| {
        let outside = |who| danger.is_some_and(|danger| look.sees_from_outside(who, danger));
        test.passed() && test.observed_by.as_ref().is_some_and(outside)
    });
    let items = look.items_of(Category::ExistingSafety).filter(|item| item.danger == Some(goal.danger));
    let occasions = items.flat_map(|item| item.occasions.iter().filter_map(|occasion| occasion.on));
    let counts = |on: &Date| *on <= look.today && failed_on.is_none_or(|failed| *on > failed);
    let shown_on: BTreeSet<Date> = seen.map(|test| test.on).chain(occasions).filter(counts).collect();
    let begun = shown_on.first().copied().unwrap_or(look.today);
    let needed_for = goal.how_long.unwrap_or(*look.thresholds.closing.demonstrated_for.on(begun));
    let after = |date: Date| needed_for.added_to(date).unwrap_or(Date::MAX);
    let reached_on = shown_on.first().map(|first| after(*first));
    let is_enough = shown_on.len() > 1
        && reached_on.is_some_and(|reached| reached <= look.today)
        && shown_on.last().is_some_and(|last| after(*last) >= look.today);
    Demonstrated { shown_on, failed_on, needed_for, reached_on, is_enough }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        object::CaseRecord,
        testing::{DAD, MUM, Shape, sound_family},
        who::Who,
    };

    fn of(change: impl FnOnce(&mut CaseRecord)) -> Demonstrated {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        change(&mut record);
        let look = Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() };
        demonstrated(look, &record.goals[0])
    }

    fn no_occasions(record: &mut CaseRecord) {
        record.items.iter_mut().for_each(|item| item.value.occasions.clear());
    }

    #[test]
    fn two_days_that_span_the_time_are_enough() {
        let shown = of(|_| ());
        assert!(shown.is_enough && shown.shown_on.len() == 4);
        assert!(of(no_occasions).is_enough);
        assert!(of(|record| record.plan_tests.clear()).is_enough);
        let one_day = of(|record| {
            no_occasions(record);
            record.plan_tests.truncate(1);
        });
        assert!(!one_day.is_enough);
    }

    #[test]
    fn what_only_parents_or_the_danger_saw_does_not_count() {
        for who in [None, Some(Who::Person(MUM)), Some(Who::Person(DAD))] {
            let shown = of(|record| {
                no_occasions(record);
                record.plan_tests[1].value.observed_by = who;
            });
            assert_eq!((shown.shown_on.len(), shown.is_enough), (1, false));
        }
    }

    #[test]
    fn a_failed_test_starts_the_clock_again() {
        let shown = of(|record| record.plan_tests[1].value.worked = false);
        assert_eq!((shown.shown_on.len(), shown.is_enough), (0, false));
        assert!(shown.failed_on.is_some() && shown.reached_on.is_none());
        let early = of(|record| record.plan_tests[0].value.followed = false);
        assert_eq!((early.shown_on.len(), early.is_enough), (2, false));
    }

    #[test]
    fn silence_shows_nothing() {
        let shown = of(|record| {
            no_occasions(record);
            let (one, other) = (jiff::civil::date(2026, 6, 1), jiff::civil::date(2026, 6, 8));
            record.plan_tests[0].value.on = one;
            record.plan_tests[1].value.on = other;
        });
        assert_eq!(shown.reached_on, Some(jiff::civil::date(2026, 9, 1)));
        assert!(!shown.is_enough);
    }

    #[test]
    fn without_a_time_of_its_own_the_default_counts() {
        assert!(of(|record| record.goals[0].value.how_long = None).is_enough);
        assert!(!of(|record| record.goals[0].value.how_long = Some(Span::months(6))).is_enough);
    }
}
