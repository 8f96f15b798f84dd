//! How a plan stands is told as it is so, and in one way wherever it is told.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod family;
use family::*;
use practice::{
    CaseRecord, Thresholds, Who,
    actions::Change,
    meeting::MeetingStatus,
    plan::{Mark, PlanStatus, SafetyPlan},
    rules::{Look, still_needed},
    views::{self, DueKind, Meets, Standing, standing_of, summary},
};

fn stands(record: &CaseRecord) -> Standing {
    standing_of(record, record.plan(PLAN).unwrap(), TODAY)
}

fn yes(who: practice::ids::PersonId) -> Mark {
    Mark { who: Who::Person(who), on: TODAY, how: None }
}

/// The plan with somebody's yes.
fn agreed() -> CaseRecord {
    let record = record();
    let plan = SafetyPlan { signatures: vec![yes(MUM)], ..record.plan(PLAN).unwrap().value.clone() };
    after(&record, &[Change::Put(plan.into())])
}

fn changed() -> CaseRecord {
    let record = agreed();
    let mut rule = record.plan_rule(RULE).unwrap().value.clone();
    "on Fridays and Saturdays".clone_into(&mut rule.when);
    saved(&record, rule)
}

/// What the summary, what is due, the paper and closing say of the plan.
fn told(record: &CaseRecord) -> (String, bool, String, bool) {
    let thresholds = Thresholds::default();
    let look = Look { record, today: TODAY, thresholds: &thresholds };
    let paper = views::family_plan(record, record.plan(PLAN).unwrap(), None, &|_| "Amir".to_owned()).unwrap();
    (
        summary(record, TODAY, &thresholds).unwrap().plan,
        views::due(record, TODAY, &thresholds).iter().any(|due| due.kind == DueKind::PlanYes),
        paper.standing.unwrap().for_family(),
        still_needed(look).iter().any(|finding| finding.sentence.contains("Nobody has said yes to it")),
    )
}

#[test]
fn a_plan_that_changed_is_not_agreed_until_somebody_says_yes_again() {
    assert_eq!(stands(&agreed()), Standing::Agreed);
    assert_eq!(told(&agreed()), ("Agreed".to_owned(), false, String::new(), false));

    let mut record = changed();
    assert_eq!(stands(&record), Standing::Changed);
    let (list, due, paper, _) = told(&record);
    assert_eq!((list.as_str(), due), ("Changed since it was agreed", true));
    assert!(paper.contains("changed since it was agreed"), "{paper}");
    // However far it had come: what was tested is not what it says now.
    for status in [PlanStatus::InTest, PlanStatus::Working] {
        record.plans[0].value.status = status;
        assert_eq!(stands(&record), Standing::Changed);
    }
    assert!(told(&record).3, "closing asks for the yes");

    record.plans[0].value.signatures.push(yes(AUNT));
    assert_eq!(stands(&record), Standing::Working);
    assert_eq!(told(&record), ("Working".to_owned(), false, String::new(), false));
}

#[test]
fn a_plan_to_which_nobody_ever_said_yes_is_not_called_agreed() {
    let record = record();
    assert_eq!(stands(&record), Standing::WithoutYes);
    assert_eq!(told(&record).0, "Nobody has said yes to it");
}

#[test]
fn a_failed_test_says_what_is_so() {
    let record = saved(&agreed(), test_of(90, false));
    let said = stands(&record).sentence();
    assert_eq!(
        said,
        "The plan is not working since 21 November 2026: the network meets on 30 November 2026."
    );
    assert_eq!(
        told(&record).2,
        "This plan has not worked since 21 November 2026. We meet on 30 November 2026 to make it better."
    );
    let mut held = record.clone();
    (held.meetings[0].value.status, held.meetings[0].value.on) = (MeetingStatus::Held, TODAY);
    assert!(matches!(stands(&held), Standing::NotWorking { meets: Some(Meets::Held(TODAY)), .. }));
    assert!(
        stands(&held)
            .sentence()
            .ends_with("The network met on 23 November 2026: the plan has not been agreed again yet.")
    );
    let mut off = record;
    off.meetings[0].value.status = MeetingStatus::Cancelled;
    assert!(stands(&off).sentence().ends_with("no network meeting is planned."));
    for said in [stands(&held).sentence(), stands(&off).sentence()] {
        assert!(!said.contains("would") && !said.contains("goes back"), "{said}");
    }
}
