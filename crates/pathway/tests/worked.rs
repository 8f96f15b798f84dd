//! The worked examples E1 to E16 and E22 of the pathway: deadlines over Easter, Christmas and holidays that were proclaimed late.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use calendar::{Date, Known};
use jiff::Timestamp;
use pathway::{
    ClockId::{self, *},
    Clocks, Due, End,
    clocks::{Began, Standing, due},
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn from(id: ClockId, began: &str) -> Due {
    due(&Clocks::default(), id, Began::On(day(began)), Known::ALL).unwrap()
}

fn ends(id: ClockId, began: &str) -> String {
    from(id, began).end.day().to_string()
}

#[test]
fn e1_to_e3_a_referral_is_decided_by_the_end_of_the_next_working_day() {
    assert_eq!(ends(ReferralDecision, "2026-12-24"), "2026-12-29");
    assert_eq!(ends(ReferralDecision, "2026-04-25"), "2026-04-27", "received on a Saturday");
    assert_eq!(ends(ReferralDecision, "2026-04-02"), "2026-04-07", "received on Maundy Thursday");
}

#[test]
fn e4_and_e5_an_assessment_takes_forty_five_working_days() {
    assert_eq!(ends(Assessment, "2026-11-12"), "2027-01-19");
    assert_eq!(calendar::add_working_days(day("2027-01-19"), -5).unwrap(), day("2027-01-12"));
    assert_eq!(ends(Assessment, "2027-04-12"), "2027-06-16", "over both holidays of May");
}

#[test]
fn e6_to_e8_a_conference_follows_its_strategy_discussion_within_fifteen() {
    let march = from(InitialConference, "2026-03-23");
    assert_eq!(march.end, End::Day(day("2026-04-15")));
    let held = Began::On(day("2026-04-16"));
    assert_eq!(march.used(held, Known::ALL).unwrap(), (true, "16 working days, 1 late".to_owned()));
    assert!(march.is_late(held) && !march.is_late(Began::On(day("2026-04-15"))));
    assert_eq!(ends(InitialConference, "2027-03-25"), "2027-04-19", "the day before Good Friday");
    assert_eq!(ends(InitialConference, "2026-12-26"), "2027-01-19", "a Saturday on which nobody else works");
}

#[test]
fn e9_and_e10_a_holiday_that_is_proclaimed_moves_what_is_open_and_leaves_what_ended_before() {
    let held_to = |began: &str, known: &str| {
        due(&Clocks::default(), InitialConference, Began::On(day(began)), Known::on(day(known))).unwrap().end
    };
    let end = |text: &str| End::Day(day(text));
    assert_eq!(held_to("2023-04-24", "2022-11-05"), end("2023-05-16"), "nobody knew of the coronation");
    assert_eq!(held_to("2023-04-24", "2023-04-24"), end("2023-05-17"));
    assert_eq!(held_to("2022-09-12", "2022-09-09"), end("2022-10-03"));
    assert_eq!(held_to("2022-09-12", "2022-09-12"), end("2022-10-04"));
}

#[test]
fn e11_a_child_who_moved_here_has_a_conference_within_fifteen() {
    assert_eq!(ends(TransferConference, "2026-05-01"), "2026-05-26", "over both holidays of May");
}

#[test]
fn e12_and_e13_reviews_count_in_months_and_are_proposed_on_a_day_on_which_people_work() {
    assert_eq!(ends(FirstReview, "2027-11-30"), "2028-02-29", "a leap year");
    assert_eq!(ends(NextReview, "2028-02-29"), "2028-08-29");
    let sunday = from(FirstReview, "2026-11-30");
    assert_eq!((sunday.end, sunday.book_by), (End::Day(day("2027-02-28")), Some(day("2027-02-26"))));
    assert_eq!(from(FirstReview, "2027-11-30").book_by, None, "a Tuesday needs no other day");
}

#[test]
fn e14_a_core_group_meets_within_ten() {
    assert_eq!(ends(FirstCoreGroup, "2026-12-18"), "2027-01-06");
}

#[test]
fn e15_seventy_two_hours_are_neither_longer_nor_shorter_when_the_clocks_change() {
    let after = |began: &str| {
        due(&Clocks::default(), PoliceProtection, Began::At(moment(began)), Known::ALL).unwrap()
    };
    // Half past ten in the evening in summer time is half past nine in the evening three days later, in winter time.
    let autumn = after("2026-10-24T21:30:00Z");
    assert_eq!(autumn.end, End::Moment(moment("2026-10-27T21:30:00Z")));
    assert_eq!(autumn.by(), "9:30pm on Tuesday 27 October 2026");
    let spring = after("2027-03-27T22:30:00Z");
    assert_eq!(spring.end, End::Moment(moment("2027-03-30T22:30:00Z")));
    assert_eq!(spring.by(), "11:30pm on Tuesday 30 March 2027");
}

#[test]
fn e16_an_emergency_order_whose_last_day_is_a_holiday_may_run_to_noon_of_the_next_that_is_none() {
    let order = from(EmergencyProtection, "2027-03-19");
    assert_eq!((order.end, order.noon_of), (End::Day(day("2027-03-26")), Some(day("2027-03-27"))));
    let ordinary = from(EmergencyProtection, "2026-11-24");
    assert_eq!((ordinary.end, ordinary.noon_of), (End::Day(day("2026-12-01")), None));
    // The eighth day is Christmas Eve; of 19 December it is Boxing Day on a Saturday, which is no bank holiday itself.
    let christmas = from(EmergencyProtection, "2026-12-18");
    assert_eq!((christmas.end, christmas.noon_of), (End::Day(day("2026-12-25")), Some(day("2026-12-26"))));
}

#[test]
fn e22_what_began_long_enough_before_the_last_day_of_the_census_has_passed_its_time_on_it() {
    let census = day("2027-03-31");
    let has_passed = |id, began: &str| from(id, began).end.day() < census;
    assert!(has_passed(AssessmentCensus, "2027-01-22") && !has_passed(AssessmentCensus, "2027-01-25"));
    assert!(has_passed(InitialConference, "2027-03-05") && !has_passed(InitialConference, "2027-03-08"));
}

#[test]
fn people_read_the_day_with_its_name_and_how_much_is_left() {
    let words = |now: &str| from(InitialConference, "2026-03-23").words(moment(now), Known::ALL).unwrap();
    assert_eq!(words("2026-03-24T09:00:00Z"), "by Wednesday 15 April 2026, 14 working days left");
    assert_eq!(words("2026-04-14T09:00:00Z"), "by Wednesday 15 April 2026, 1 working day left");
    assert_eq!(words("2026-04-15T09:00:00Z"), "today, by Wednesday 15 April 2026");
    assert_eq!(words("2026-04-20T09:00:00Z"), "3 working days late: it was due by Wednesday 15 April 2026");
}

#[test]
fn a_clock_is_near_when_a_third_of_its_time_is_left_and_one_of_hours_twelve_before() {
    let stands = |now: &str| from(InitialConference, "2026-03-23").standing(moment(now), Known::ALL).unwrap();
    assert_eq!(stands("2026-04-07T09:00:00Z"), Standing::Ahead);
    assert_eq!(stands("2026-04-08T09:00:00Z"), Standing::Near);
    assert_eq!(stands("2026-04-15T23:30:00Z"), Standing::Late, "half an hour after midnight in Britain");
    let hours =
        due(&Clocks::default(), PoliceProtection, Began::At(moment("2026-11-01T20:00:00Z")), Known::ALL)
            .unwrap();
    let at = |now: &str| hours.standing(moment(now), Known::ALL).unwrap();
    assert_eq!(at("2026-11-04T07:00:00Z"), Standing::Ahead);
    assert_eq!(at("2026-11-04T08:00:00Z"), Standing::Today);
    assert_eq!(at("2026-11-04T20:00:01Z"), Standing::Late);
    assert_eq!(
        hours.words(moment("2026-11-04T10:00:00Z"), Known::ALL).unwrap(),
        "today, by 8pm on Wednesday 4 November 2026"
    );
}
