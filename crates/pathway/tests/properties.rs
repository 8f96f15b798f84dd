//! What must hold for every clock and every day of fifteen years.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use calendar::{Date, Known};
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use matter::britain::day_in_britain;
use pathway::{
    ClockId, Clocks, Due, End, Length,
    clocks::{Began, Standing, due},
};
use proptest::prelude::*;

/// 2020 to 2034.
fn days() -> impl Strategy<Value = Date> {
    (0..5479_i64).prop_map(|days| Date::constant(2020, 1, 1).checked_add(days.days()).unwrap())
}

fn clocks() -> impl Strategy<Value = ClockId> {
    proptest::sample::select(ClockId::ALL)
}

fn from(id: ClockId, day: Date) -> Due {
    due(&Clocks::default(), id, Began::On(day), Known::ALL).unwrap()
}

proptest! {
    #[test]
    fn a_clock_ends_after_it_began_and_never_sooner_for_beginning_later(id in clocks(), day in days()) {
        let (today, tomorrow) = (from(id, day), from(id, day.tomorrow().unwrap()));
        prop_assert!(day < today.end.day());
        prop_assert!(today.end.day() <= tomorrow.end.day());
        if let Some(book_by) = today.book_by {
            prop_assert!(day < book_by && book_by < today.end.day());
            prop_assert!(calendar::is_working_day(book_by).unwrap() && !calendar::is_working_day(today.end.day()).unwrap());
        }
    }

    #[test]
    fn working_days_are_all_counted_and_the_last_is_one(id in clocks(), day in days()) {
        let one = from(id, day);
        if let Length::WorkingDays(count) = one.length {
            prop_assert!(calendar::is_working_day(one.end.day()).unwrap());
            prop_assert_eq!(calendar::working_days_between(day, one.end.day()).unwrap(), i32::from(count));
        }
    }

    #[test]
    fn hours_are_hours_whatever_the_clocks_on_the_wall_do(second in 1_577_836_800_i64..2_051_222_400) {
        let began = Timestamp::from_second(second).unwrap();
        let one = due(&Clocks::default(), ClockId::PoliceProtection, Began::At(began), Known::ALL).unwrap();
        let End::Moment(end) = one.end else { return Err(TestCaseError::fail("it ends at a moment")) };
        prop_assert_eq!(end.duration_since(began), SignedDuration::from_hours(72));
    }

    #[test]
    fn who_did_it_by_the_end_is_in_time_and_who_did_it_after_is_late(id in clocks(), day in days(), later in 0..400_i64) {
        let one = from(id, day);
        let stop = Began::On(day.checked_add(later.days()).unwrap());
        let (late, words) = one.used(stop, Known::ALL).unwrap();
        prop_assert_eq!(late, stop.day() > one.end.day());
        prop_assert_eq!((late, words.contains("late")), (one.is_late(stop), late));
    }

    #[test]
    fn a_clock_goes_from_ahead_over_near_and_today_to_late_and_never_back(id in clocks(), day in days(), hours in 0..4000_i64) {
        let one = from(id, day);
        let at = |hours: i64| {
            let midnight = day.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
            midnight.checked_add(SignedDuration::from_hours(hours)).unwrap()
        };
        let stands = |hours| one.standing(at(hours), Known::ALL).unwrap();
        prop_assert!(stands(hours) >= stands(hours + 1), "what is late stays late");
        prop_assert_eq!(stands(hours) == Standing::Late, day_in_britain(at(hours)) > one.end.day());
        prop_assert!(one.words(at(hours), Known::ALL).is_ok_and(|words| words.contains("20")));
    }

    #[test]
    fn a_holiday_that_nobody_knew_of_never_makes_what_ended_in_time_late(id in clocks(), day in days(), known in days()) {
        let then = due(&Clocks::default(), id, Began::On(day), Known::on(known)).unwrap();
        let now = from(id, day);
        prop_assert!(then.end.day() <= now.end.day(), "another holiday only moves an end away");
    }

    #[test]
    fn a_length_reads_as_it_is_written(count in 1..=1000_u16, unit in 0..5_usize) {
        let length = [Length::Hours, Length::Days, Length::Weeks, Length::Months, Length::WorkingDays][unit](count);
        prop_assert_eq!(length.to_string().parse::<Length>().unwrap(), length);
    }
}

#[test]
fn two_versions_of_a_clock_never_judge_one_event() {
    let text =
        serde_json::json!({ "first_core_group": [{ "from": "2027-04-01", "value": "5 working days" }] });
    let clocks: Clocks = serde_json::from_value(text).unwrap();
    let ends =
        |began: Date| due(&clocks, ClockId::FirstCoreGroup, Began::On(began), Known::ALL).unwrap().length;
    assert_eq!(ends(Date::constant(2027, 3, 31)), Length::WorkingDays(10), "begun before the change");
    assert_eq!(ends(Date::constant(2027, 4, 1)), Length::WorkingDays(5));
}

#[test]
fn a_slip_in_a_length_is_refused_with_how_to_write_it() {
    for slip in ["", "soon", "15", "-3 days", "0 days", "1.5 weeks", "15 workdays", "9999 days"] {
        let why = slip.parse::<Length>().unwrap_err().to_string();
        assert!(why.contains("Write it like “15 working days”"), "{slip}: {why}");
    }
}

#[test]
fn every_clock_says_on_what_it_rests() {
    for id in ClockId::ALL {
        assert!(!id.source().is_empty() && !id.words().is_empty(), "{id:?}");
    }
}
