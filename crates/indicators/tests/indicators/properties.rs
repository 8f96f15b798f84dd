//! What must hold for every child and day.

use crate::story::{Told, assessment, conference, day, enquiry, in_need, plan, referral, signed};
use indicators::{Counted, Definition, Line, OutOf, Seen, Tally};
use jiff::{ToSpan as _, civil::Date};
use pathway::codes::{ConferenceDecision, ConferenceKind, EnquiryOutcome};
use practice::{Kind, ids::EnquiryId};
use proptest::prelude::*;

/// A day of five years around the day of the tests.
fn days() -> impl Strategy<Value = Date> {
    (0..1_826_i64).prop_map(|days| day("2024-01-01").checked_add(days.days()).unwrap())
}

/// A child of whom anything may be written down, also what no rule would allow.
fn children() -> impl Strategy<Value = Told> {
    let span = || (days(), proptest::option::of(0..900_i64));
    let things = proptest::collection::vec((0..6_u8, span(), 0..4_usize), 0..10);
    (things, proptest::collection::vec((days(), any::<bool>()), 0..30), days()).prop_map(
        |(things, seen, today)| {
            let mut told = Told::new();
            told.day = today;
            told.seen = seen.into_iter().map(|(on, alone)| Seen { on, alone }).collect();
            for (number, (sort, (from, lasts), choice)) in things.into_iter().enumerate() {
                let number = i64::try_from(number).unwrap() + 1;
                let to = lasts.map(|lasts| from.checked_add(lasts.days()).unwrap().to_string());
                let (from, to) = (from.to_string(), to.as_deref());
                told = match sort {
                    0 => {
                        let mut one = referral(number, &from);
                        one.no_further = [Some(true), Some(false), Some(false), None][choice];
                        one.closed = to.map(signed);
                        told.with(one)
                    }
                    1 => told.with(assessment(number, &from, to)),
                    2 => {
                        let outcome = EnquiryOutcome::ALL[choice % 3];
                        told.with(enquiry(number, &from, to.map(|to| (to, outcome))))
                    }
                    3 => {
                        let kind = ConferenceKind::ALL[choice];
                        let mut one = conference(number, (kind, &from), ConferenceDecision::ALL[choice]);
                        (one.enquiry, one.notice) = (Some(EnquiryId(number - 1)), Some(day(&from)));
                        told.with(one)
                    }
                    4 => told.with(plan(number, &from, to)),
                    _ => told.with(in_need(number, &from)),
                };
            }
            told
        },
    )
}

fn tally(all: &[Counted], line: Line) -> Tally {
    Tally::of(all.iter().filter(|one| one.line == line))
}

proptest! {
    #[test]
    fn no_line_counts_more_than_that_out_of_which_it_counts(told in children()) {
        let all = told.all();
        for line in Line::ALL {
            let Tally { counts, out_of } = tally(&all, *line);
            prop_assert!(counts <= out_of, "{line:?}");
            if !matches!(Definition::of(*line).unwrap().out_of, OutOf::Things(_)) {
                prop_assert_eq!(counts, out_of, "a rate counts all of its things: {:?}", line);
            }
        }
    }

    #[test]
    fn a_thing_is_counted_once_in_a_line_but_for_the_visits_of_a_plan(told in children()) {
        let mut all: Vec<(Line, (Kind, i64), Option<Date>)> = told
            .all()
            .iter()
            .map(|one| (one.line, one.which, (one.line == Line::VisitsInTime).then_some(one.on)))
            .collect();
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), many);
    }

    #[test]
    fn whatever_happened_lies_in_the_window_of_its_line(told in children()) {
        for one in told.all() {
            let window = Definition::of(one.line).unwrap().window;
            let (first, last) = window.on(told.day);
            prop_assert!(one.on <= last, "{one:?}");
            prop_assert!(window == indicators::Window::Snapshot || first <= one.on, "{one:?}");
        }
    }

    #[test]
    fn the_lines_of_one_whole_have_the_same_whole(told in children()) {
        let all = told.all();
        let out_of = |line| tally(&all, line).out_of;
        for line in [Line::ReReferrals, Line::NothingFurther, Line::NotInNeed] {
            prop_assert_eq!(out_of(line), out_of(Line::Referrals));
        }
        prop_assert_eq!(out_of(Line::ToConference), out_of(Line::EnquiryNothing));
        prop_assert_eq!(out_of(Line::OpenTwoYears), out_of(Line::InNeed));
        prop_assert_eq!(out_of(Line::SecondPlans), out_of(Line::PlansStarted));
        prop_assert_eq!(out_of(Line::PlansTwoYears), out_of(Line::PlansOpen));
        let (conference, nothing) = (tally(&all, Line::ToConference), tally(&all, Line::EnquiryNothing));
        prop_assert!(conference.counts + nothing.counts <= conference.out_of, "no enquiry ended both ways");
        prop_assert!(tally(&all, Line::SecondPlansSoon).counts <= tally(&all, Line::SecondPlans).counts);
        let parts = out_of(Line::AssessmentsFromReferral) + out_of(Line::Reassessments);
        prop_assert!(parts <= out_of(Line::AssessmentsInTime), "each is a first one, a later one, or neither");
    }

    #[test]
    fn a_year_is_made_of_its_days_wherever_it_ends(told in children()) {
        // What the twelve months to a day hold is what the day before held, less the day that left and with the day that came.
        let yesterday = told.day.yesterday().unwrap();
        let now = tally(&told.all(), Line::Referrals).out_of;
        let (first, before) = (indicators::Window::Rolling.on(told.day).0, Told { day: yesterday, ..told });
        let was = tally(&before.all(), Line::Referrals).out_of;
        let on = |day| before.own.referrals.iter().filter(|one| one.on == day).count() as u64;
        let (left, today) = (first.yesterday().unwrap(), before.day.tomorrow().unwrap());
        let gone = if indicators::Window::Rolling.on(before.day).0 <= left { on(left) } else { 0 };
        prop_assert_eq!(now, was - gone + on(today));
    }

    #[test]
    fn nothing_that_happens_later_changes_what_was_counted_on_a_day(told in children(), later in 1..400_i64) {
        let on = told.day.checked_add(later.days()).unwrap().to_string();
        let before = told.all();
        let after = told
            .with(referral(900, &on))
            .with(assessment(901, &on, None))
            .with(enquiry(902, &on, None))
            .with(plan(903, &on, None))
            .with(conference(904, (ConferenceKind::Review, &on), ConferenceDecision::Continue));
        let mut after = Told { seen: after.seen.clone(), ..after };
        after.seen.push(Seen { on: day(&on), alone: true });
        prop_assert_eq!(after.all(), before);
    }
}
