//! Settings that change from a day on: a rule goes by what held when its clock began.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use calendar::Span;
use jiff::{ToSpan as _, civil::Date};
use practice::{
    Thresholds,
    ids::PartyCheckId,
    party::{CheckOutcome, PartyCheck, PartyCheckKind, PartyKind},
    plan::PlanKind,
    rules::{self, Look, demonstrated},
    scale::{EscalateTo, Orientation},
    testing::{Shape, sound_family},
    thresholds::{Band, Dated},
    views,
};

const FROM: Date = Date::constant(2026, 11, 10);

fn from_then_on<T>(usual: T, then: T) -> Dated<T> {
    Dated::changing(usual, vec![(FROM, then)]).unwrap()
}

#[test]
fn a_number_means_what_it_meant_when_it_was_given() {
    let mut thresholds = Thresholds::default();
    let all = |meaning: &str, escalate| {
        vec![Band { from: 0, to: 10, meaning: meaning.to_owned(), escalate, immediate_plan: false }]
    };
    thresholds.scales.bands = from_then_on(all("Before.", None), all("Afterwards.", Some(EscalateTo::Chair)));
    let shape = Shape::default();
    let meaning = |day| thresholds.band(shape.score(5), Orientation::TenBest, day).unwrap().meaning.as_str();
    assert_eq!((meaning(FROM.yesterday().unwrap()), meaning(FROM)), ("Before.", "Afterwards."));

    let record = sound_family(&shape);
    let look = Look { record: &record, today: FROM.saturating_add(1.year()), thresholds: &thresholds };
    let escalated: Vec<_> = rules::check(look).into_iter().filter(|one| one.rule.number() == 15).collect();
    let afterwards = record.ratings.iter().filter(|rating| rating.on >= FROM).count();
    assert_eq!(escalated.len(), afterwards, "numbers of before stay as they were: {escalated:?}");
}

#[test]
fn a_plan_is_looked_at_when_it_was_to_be_when_people_last_looked() {
    let mut thresholds = Thresholds::default();
    thresholds.plans.review_plan_every_days = from_then_on(42, 7);
    let day_before = FROM.yesterday().unwrap();
    assert_eq!(thresholds.test_plan_after_days(PlanKind::Full, day_before), 42);
    assert_eq!(thresholds.test_plan_after_days(PlanKind::Full, FROM), 7);
    let mut record = sound_family(&Shape::default());
    for (looked_at, due) in
        [(day_before, day_before.saturating_add(42.days())), (FROM, FROM.saturating_add(7.days()))]
    {
        record.plans[0].value.reviewed_on = Some(looked_at);
        let all = views::due(&record, Shape::default().today, &thresholds);
        let review = all.iter().find(|one| one.kind.code() == "plan_review").unwrap();
        assert_eq!(review.on, due);
    }
}

#[test]
fn a_family_that_has_begun_to_show_safety_is_not_asked_for_longer_afterwards() {
    let shape = Shape { dangers: 1, ..Shape::default() };
    let mut record = sound_family(&shape);
    record.goals[0].value.how_long = None;
    let look = Look { record: &record, today: shape.today, thresholds: &Thresholds::default() };
    let first = *demonstrated(look, &record.goals[0]).shown_on.first().unwrap();
    let mut thresholds = Thresholds::default();
    let longer = Span::months(12);
    for (from, needed) in [(first.tomorrow().unwrap(), Span::months(3)), (first, longer)] {
        thresholds.closing.demonstrated_for = Dated::changing(Span::months(3), vec![(from, longer)]).unwrap();
        let look = Look { thresholds: &thresholds, ..look };
        assert_eq!(demonstrated(look, &record.goals[0]).needed_for, needed);
    }
}

#[test]
fn a_check_that_runs_out_is_told_of_as_early_as_the_authority_says_on_that_day() {
    let mut thresholds = Thresholds::default();
    thresholds.parties.runs_out_within_days = from_then_on(28, 90);
    thresholds.parties.checks_of_resident = from_then_on(vec![], vec![PartyCheckKind::Dbs]);
    let day_before = FROM.yesterday().unwrap();
    let dbs = PartyCheck {
        id: PartyCheckId(1),
        kind: PartyCheckKind::Dbs,
        done: Some(day_before.saturating_sub(1.year())),
        expires: Some(FROM.saturating_add(60.days())),
        outcome: CheckOutcome::Sound,
        words: String::new(),
    };
    let looks =
        |checks: &[&PartyCheck], day| views::party_looks(PartyKind::Resident, checks, day, &thresholds).len();
    assert_eq!((looks(&[&dbs], day_before), looks(&[&dbs], FROM)), (0, 1));
    assert_eq!((looks(&[], day_before), looks(&[], FROM)), (0, 1), "a check that was not asked for then");
}
