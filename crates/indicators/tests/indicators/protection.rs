//! Enquiries, conferences and plans: indicators 10 to 18, and 36.

use crate::story::{Told, conference, day, enquiry, in_need, plan, referral};
use indicators::Line;
use pathway::codes::{Category, ConferenceDecision::*, ConferenceKind::*, EnquiryOutcome};
use pathway::objects::CategoryFrom;
use practice::{
    ids::{EnquiryId, PersonId},
    testing::{child, resolve_first_danger},
    who::Who,
};

#[test]
fn an_enquiry_counts_when_it_began_and_when_it_ended() {
    let told = Told::new()
        .with(enquiry(1, "2025-11-20", Some(("2025-12-10", EnquiryOutcome::Conference))))
        .with(enquiry(2, "2026-10-20", None));
    assert_eq!(told.tally(Line::Enquiries), (1, 1), "the first began more than a year ago");
    assert_eq!(told.tally(Line::ToConference), (1, 1), "the second goes on");
    assert_eq!(told.tally(Line::EnquiryNothing), (0, 1));
}

#[test]
fn an_enquiry_ended_with_nothing_further_where_no_plan_follows_before_the_next_referral() {
    let ended = enquiry(1, "2026-03-02", Some(("2026-03-16", EnquiryOutcome::NotSubstantiated)));
    let told = Told::new().with(referral(1, "2026-03-01")).with(ended);
    assert_eq!(told.tally(Line::EnquiryNothing), (1, 1));
    assert_eq!(told.with(in_need(1, "2026-04-01")).tally(Line::EnquiryNothing), (0, 1));
    let ended = enquiry(1, "2026-03-02", Some(("2026-03-16", EnquiryOutcome::NoContinuingRisk)));
    let again = Told::new().with(ended).with(referral(2, "2026-05-01")).with(in_need(1, "2026-05-20"));
    assert_eq!(again.tally(Line::EnquiryNothing), (1, 1), "the plan is of another referral");
}

#[test]
fn a_conference_is_in_time_fifteen_working_days_after_the_strategy_discussion_that_began_the_enquiry() {
    // E6: from 23 March 2026 the fifteenth working day is 15 April.
    let told = |on| {
        let mut held = conference(1, (Initial, on), Plan);
        held.enquiry = Some(EnquiryId(1));
        Told::new()
            .with(enquiry(1, "2026-03-23", Some(("2026-04-01", EnquiryOutcome::Conference))))
            .with(enquiry(2, "2026-04-02", None))
            .with(held)
    };
    assert_eq!(told("2026-04-15").tally(Line::ConferencesInTime), (1, 1));
    assert_eq!(
        told("2026-04-16").tally(Line::ConferencesInTime),
        (0, 1),
        "the later enquiry begins no new clock"
    );
    let from_none = Told::new().with(conference(1, (Initial, "2026-04-16"), Plan));
    assert_eq!(from_none.tally(Line::ConferencesInTime), (0, 0));
}

#[test]
fn a_conference_after_a_move_has_a_line_of_its_own() {
    // E11: notice on 1 May 2026, due on 26 May.
    let told = |on, notice: Option<&str>| {
        let mut held = conference(1, (TransferIn, on), Plan);
        held.notice = notice.map(day);
        Told::new().with(held)
    };
    assert_eq!(told("2026-05-26", Some("2026-05-01")).tally(Line::TransfersInTime), (1, 1));
    assert_eq!(told("2026-05-27", Some("2026-05-01")).tally(Line::TransfersInTime), (0, 1));
    assert_eq!(told("2026-05-27", None).tally(Line::TransfersInTime), (0, 0));
    assert_eq!(told("2026-05-26", Some("2026-05-01")).tally(Line::ConferencesInTime), (0, 0));
}

#[test]
fn only_a_first_conference_that_was_held_can_end_in_a_plan() {
    let mut planned = conference(3, (Initial, "2026-12-01"), Plan);
    planned.held = false;
    let told = Told::new()
        .with(conference(1, (Initial, "2026-05-04"), Plan))
        .with(conference(2, (PreBirth, "2026-06-04"), NoPlan))
        .with(conference(4, (Review, "2026-08-04"), Continue))
        .with(planned)
        .on("2026-12-31");
    assert_eq!(told.tally(Line::ConferencePlans), (1, 2));
}

#[test]
fn a_plan_counts_while_it_is_in_force_and_when_it_began_and_ended() {
    let told = Told::new().with(plan(1, "2024-11-23", Some("2026-11-22"))).with(plan(2, "2026-11-23", None));
    assert_eq!(told.tally(Line::PlansOpen), (1, 1));
    assert_eq!(told.tally(Line::PlansStarted), (1, 1));
    assert_eq!(told.tally(Line::SecondPlans), (1, 1));
    assert_eq!(told.tally(Line::SecondPlansSoon), (1, 1));
    assert_eq!(told.tally(Line::EndedTwoYears), (0, 1), "one day short of two years");
    assert_eq!(told.tally(Line::PlansTwoYears), (0, 1));
}

#[test]
fn an_earlier_plan_elsewhere_makes_a_second_one_and_not_one_within_two_years() {
    let mut second = plan(1, "2026-05-01", None);
    second.earlier_elsewhere = 1;
    let told = Told::new().with(second);
    assert_eq!(told.tally(Line::SecondPlans), (1, 1));
    assert_eq!(told.tally(Line::SecondPlansSoon), (0, 1));
    let soon = |ended| Told::new().with(plan(1, "2020-01-06", Some(ended))).with(plan(2, "2026-05-01", None));
    assert_eq!(soon("2024-05-01").tally(Line::SecondPlansSoon), (1, 1));
    assert_eq!(soon("2024-04-30").tally(Line::SecondPlansSoon), (0, 1));
}

#[test]
fn reviews_are_in_time_where_none_that_was_due_was_late_or_left_out() {
    // E12: from 30 November 2027 the first is due on 29 February 2028, the next half a year after it.
    let told = |reviews: &[&str], on| {
        let mut told = Told::new().with(plan(1, "2027-11-30", None)).on(on);
        for (at, review) in reviews.iter().enumerate() {
            told = told.with(conference(10 + i64::try_from(at).unwrap(), (Review, review), Continue));
        }
        told.of(Line::ReviewsInTime).first().map(|one| (one.counts, one.why.words()))
    };
    assert_eq!(told(&[], "2028-02-28"), None, "the plan is younger than three months");
    assert!(told(&[], "2028-02-29").unwrap().0, "due today");
    assert_eq!(told(&[], "2028-03-01").unwrap(), (false, "Not done: it was due by 29 February 2028".into()));
    assert!(told(&["2028-02-29"], "2028-08-29").unwrap().0);
    assert!(!told(&["2028-02-29"], "2028-08-30").unwrap().0);
    let late = told(&["2028-03-01", "2028-05-01"], "2028-06-01").unwrap();
    assert_eq!(late, (false, "Late: on 1 March 2028, due by 29 February 2028".into()), "it stays late");
}

#[test]
fn the_category_follows_a_danger_for_this_child_that_still_stands() {
    let told = |category| {
        let mut one = plan(1, "2026-05-04", None);
        one.categories.push(CategoryFrom { on: day("2026-08-01"), category });
        Told::new().with(one)
    };
    // Neglect and emotional abuse are feared in the sound family.
    assert_eq!(told(Category::Emotional).tally(Line::CategoryFollows), (1, 1));
    assert_eq!(told(Category::Multiple).tally(Line::CategoryFollows), (1, 1));
    let other = told(Category::Physical);
    assert_eq!(other.tally(Line::CategoryFollows), (0, 1));
    assert_eq!(other.why(Line::CategoryFollows), "The dangers for the child are of other kinds");
    let mut over = told(Category::Neglect);
    assert_eq!(over.tally(Line::CategoryFollows), (1, 1));
    resolve_first_danger(&mut over.family);
    assert_eq!(over.tally(Line::CategoryFollows), (0, 1));
    over.links.clear();
    assert_eq!(over.why(Line::CategoryFollows), "No family’s record holds the child");
}

#[test]
fn a_conference_asks_the_family_and_the_child_for_numbers_of_their_own() {
    let on_day = "2026-10-14"; // Forty days before: the day of the family's round.
    let mut told = Told::new().with(conference(1, (Initial, on_day), Plan));
    let mut own = told.family.ratings[0].value.clone();
    own.round = Some(told.family.rounds[0].id);
    told.family.ratings.clear();
    assert_eq!(told.why(Line::OwnNumbers), "No number of the child or of the family");
    let mut give = |told: &mut Told, number: i64, rater: PersonId| {
        (own.id.0, own.rater, own.child) = (number, Who::Person(rater), None);
        told.family.put(practice::Kept::new(own.clone().into()));
    };
    give(&mut told, 900, practice::testing::MUM);
    assert_eq!(told.why(Line::OwnNumbers), "Numbers of the family, none of the child");
    give(&mut told, 901, child(1));
    assert_eq!(told.tally(Line::OwnNumbers), (0, 1), "a sister’s number is not the child’s");
    give(&mut told, 902, child(0));
    assert_eq!(told.tally(Line::OwnNumbers), (1, 1));
    told.family.rounds[0].value.opened = None;
    assert_eq!(told.tally(Line::OwnNumbers), (0, 1), "what is sealed is not known");
}
