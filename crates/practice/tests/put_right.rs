//! What was written down wrongly of a child's pathway is put right, and what hangs on it by rule goes along.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use jiff::civil::{Date, date};
use pathway::{
    ChildConference, ProtectionPlan,
    codes::{Category, ConferenceDecision, ConferenceKind},
    objects::CategoryFrom,
};
use practice::{
    CaseRecord, Kept, Kind, Thresholds,
    actions::{
        Acting, Refused,
        pathway::{correct, take_back},
    },
    ids::{ChildConferenceId, GroupId, ProtectionPlanId, WorkerId},
};

const HELD: Date = date(2026, 5, 27);

fn conference(on: Date, category: Category) -> ChildConference {
    ChildConference {
        id: ChildConferenceId(1),
        group: GroupId(1),
        kind: ConferenceKind::Initial,
        on,
        held: true,
        enquiry: None,
        notice: None,
        quorate: Some(true),
        not_quorate_because: String::new(),
        participation: None,
        decision: Some(ConferenceDecision::Plan),
        category: Some(category),
        dissent: String::new(),
        because: "Because of what we heard.".to_owned(),
        late_because: String::new(),
        unready_because: String::new(),
        carried: Vec::new(),
    }
}

fn plan() -> ProtectionPlan {
    ProtectionPlan {
        id: ProtectionPlanId(2),
        conference: Some(ChildConferenceId(1)),
        from: HELD,
        categories: vec![
            CategoryFrom { on: HELD, category: Category::Physical },
            CategoryFrom { on: date(2026, 8, 19), category: Category::Emotional },
        ],
        earlier_elsewhere: 0,
        ended: None,
        ended_because: None,
        ended_words: String::new(),
    }
}

fn put_right(mine: ChildConference) -> Result<CaseRecord, Refused> {
    let mut record = CaseRecord::default();
    record.put(Kept::new(conference(HELD, Category::Physical).into()));
    record.put(Kept::new(plan().into()));
    let thresholds = Thresholds::default();
    let mut new_id = || 9;
    let at = "2026-09-01T09:00:00Z".parse().unwrap();
    let by = WorkerId(7);
    let mut acting = Acting { by, at, today: date(2026, 9, 1), thresholds: &thresholds, new_id: &mut new_id };
    let changes = correct(&record, mine.into(), &mut acting)?;
    Ok(record.after(&changes, by, at))
}

#[test]
fn a_plan_moves_with_the_conference_that_made_it() {
    let record = put_right(conference(date(2026, 5, 26), Category::Physical)).unwrap();
    let plan = &record.protection_plans[0];
    assert_eq!((plan.from, plan.categories[0].on), (date(2026, 5, 26), date(2026, 5, 26)));
    assert_eq!(plan.categories[1].category, Category::Emotional, "what a review changed later stays");
}

#[test]
fn what_does_not_touch_the_plan_leaves_it_as_it_is() {
    let other = ChildConference { dissent: "Her aunt.".to_owned(), ..conference(HELD, Category::Physical) };
    let record = put_right(other).unwrap();
    assert_eq!(record.protection_plans[0].value, plan());
    assert_eq!(record.conferences[0].dissent, "Her aunt.");
}

#[test]
fn a_correction_decides_nothing_and_takes_no_decision_back() {
    let other = conference(HELD, Category::Neglect);
    assert!(put_right(other).is_err(), "a category follows the map");
    let none = ChildConference { decision: None, ..conference(HELD, Category::Physical) };
    assert!(put_right(none).is_err());
}

#[test]
fn a_plan_goes_with_the_conference_that_made_it_and_not_by_itself() {
    let back = |record: &CaseRecord, (kind, number): (Kind, i64)| {
        let thresholds = Thresholds::default();
        let mut new_id = || 9;
        let at = "2026-09-01T09:00:00Z".parse().unwrap();
        let by = WorkerId(7);
        let mut acting =
            Acting { by, at, today: date(2026, 9, 1), thresholds: &thresholds, new_id: &mut new_id };
        take_back(record, kind, number, "It was her cousin.", &mut acting)
            .map(|changes| record.after(&changes, by, at))
    };
    let mut record = CaseRecord::default();
    record.put(Kept::new(conference(HELD, Category::Physical).into()));
    record.put(Kept::new(plan().into()));
    assert!(back(&record, (Kind::ProtectionPlan, 2)).is_err());
    let after = back(&record, (Kind::ChildConference, 1)).unwrap();
    assert!(after.conferences.is_empty() && after.protection_plans.is_empty());
    let review = ChildConference {
        id: ChildConferenceId(3),
        kind: ConferenceKind::Review,
        decision: Some(ConferenceDecision::Continue),
        ..conference(date(2026, 8, 19), Category::Emotional)
    };
    record.put(Kept::new(review.into()));
    assert!(back(&record, (Kind::ChildConference, 1)).is_err(), "the plan was reviewed since");
}

#[test]
fn neither_is_kept_where_one_cannot_be() {
    assert!(put_right(conference(date(2027, 5, 26), Category::Physical)).is_err(), "it lies ahead");
}
