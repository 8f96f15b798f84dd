//! What holds for every family: own words stay, nothing is left naming what is gone, sealed numbers stay sealed, and
//! whatever stands can be saved again as it is.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use jiff::Timestamp;
use practice::{
    CaseRecord, Kind, Object, Thresholds,
    actions::{Acting, Change, Refused, closing, put, references::references, sign_off, withdraw, words},
    family::CaseStatus,
    ids::{ClosureId, WorkerId},
    map::MapStatus,
    testing::{CLOSURE, LEAD, MAP, Progress, Shape, arbitrary_family, sound_family},
    views::seen_by,
};
use proptest::prelude::*;

fn act(
    shape: &Shape,
    action: impl FnOnce(&mut Acting<'_>) -> Result<Vec<Change>, Refused>,
) -> Result<Vec<Change>, Refused> {
    let thresholds = Thresholds::default();
    let mut next = 1_000_000;
    let mut new_id = || {
        next += 1;
        next
    };
    action(&mut Acting {
        by: WorkerId(7777),
        at: Timestamp::UNIX_EPOCH,
        today: shape.today,
        thresholds: &thresholds,
        new_id: &mut new_id,
    })
}

fn after(record: &CaseRecord, changes: &[Change]) -> CaseRecord {
    record.after(changes, LEAD, Timestamp::UNIX_EPOCH)
}

fn open(family: (Shape, CaseRecord)) -> (Shape, CaseRecord) {
    let (mut shape, _) = family;
    if shape.progress == Progress::Closed {
        shape.progress = Progress::AtWork;
    }
    let record = sound_family(&shape);
    (shape, record)
}

fn dangling(record: &CaseRecord) -> Option<String> {
    record.objects().iter().find_map(|kept| {
        let lost = references(&kept.value)
            .into_iter()
            .find(|named| record.find(named.kind, named.number).is_none())?;
        Some(format!("{:?} names {lost:?}", kept.value.kind()))
    })
}

/// One object made to look like another of its kind, or with other words: whatever a form might send.
fn tampered(record: &CaseRecord, at: usize, with: usize, text: &str) -> Object {
    let objects = record.objects();
    let target = objects[at % objects.len()].value.clone();
    let alike: Vec<Object> =
        objects.iter().map(|kept| kept.value.clone()).filter(|other| other.kind() == target.kind()).collect();
    let mut body: serde_json::Value =
        serde_json::from_str(&alike[with % alike.len()].to_json().unwrap()).unwrap();
    let own: serde_json::Value = serde_json::from_str(&target.to_json().unwrap()).unwrap();
    body["id"] = own["id"].clone();
    for field in ["text", "reasons", "family_words", "behaviour"] {
        if with.is_multiple_of(2) && body.get(field).is_some() {
            body[field] = text.into();
        }
    }
    Object::from_json(target.kind(), &body.to_string()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_can_be_saved_again(family in arbitrary_family()) {
        let (shape, record) = open(family);
        prop_assert_eq!(dangling(&record), None);
        for kept in record.objects() {
            let object = kept.value;
            let changes = act(&shape, |acting| put(&record, object.clone(), acting));
            prop_assert_eq!(changes, Ok(vec![Change::Put(object)]));
        }
    }

    #[test]
    fn no_save_alters_own_words(
        family in arbitrary_family(), at in 0..1000_usize, with in 0..1000_usize, text in "[a-z ]{0,12}",
    ) {
        let (shape, record) = open(family);
        let object = tampered(&record, at, with, &text);
        if let Ok(changes) = act(&shape, |acting| put(&record, object, acting)) {
            let saved = after(&record, &changes);
            for kept in saved.objects() {
                prop_assert!(!words::altered(&record, &kept.value), "{:?}", kept.value);
            }
            for item in record.items.iter().filter(|item| words::are_own(item)) {
                let now = saved.item(item.id).unwrap();
                prop_assert_eq!((&now.text, &now.said_by, now.verbatim), (&item.text, &item.said_by, true));
            }
        }
    }

    #[test]
    fn saving_and_withdrawing_leave_nothing_dangling(
        family in arbitrary_family(), steps in prop::collection::vec((0..1000_usize, 0..1000_usize, any::<bool>()), 1..12),
    ) {
        let (shape, mut record) = open(family);
        for (at, with, take) in steps {
            let objects = record.objects();
            let object = objects[at % objects.len()].value.clone();
            let result = if take {
                act(&shape, |acting| withdraw(&record, object.kind(), object.number(), "said twice", acting))
            } else {
                let object = tampered(&record, at, with, "other words");
                act(&shape, |acting| put(&record, object, acting))
            };
            if let Ok(changes) = result {
                record = after(&record, &changes);
            }
            prop_assert_eq!(dangling(&record), None);
        }
    }

    #[test]
    fn sealed_numbers_are_never_seen(family in arbitrary_family(), viewer in 0..6_i64) {
        let (_, mut record) = family;
        for round in &mut record.rounds {
            round.value.opened = None;
        }
        let round = record.rounds.first().map(|round| round.id);
        for (at, rating) in record.ratings.iter_mut().enumerate() {
            let sealed = at.is_multiple_of(2);
            rating.value.round = round.filter(|_| sealed);
            rating.value.reasons = if sealed { "SEALED" } else { "OPEN" }.to_owned();
        }
        let seen = seen_by(&record, WorkerId(900_000 + viewer));
        let json: String = seen.objects().iter().map(|kept| kept.value.to_json().unwrap()).collect();
        prop_assert!(!json.contains("SEALED"));
        prop_assert!(record.ratings.is_empty() || seen.ratings.len() < record.ratings.len());
    }
}

#[test]
fn a_sound_map_is_signed_off_and_a_disagreement_with_it() {
    for (disputed, status) in [(false, MapStatus::SignedOff), (true, MapStatus::AgreedWithDispute)] {
        let shape = Shape { disputed, ..Shape::default() };
        let record = sound_family(&shape);
        let changes = act(&shape, |acting| sign_off(&record, MAP, "Agreed", acting)).unwrap();
        assert_eq!(after(&record, &changes).map(MAP).unwrap().status, status);
    }
}

#[test]
fn a_case_that_is_ready_closes_without_anybody_overriding_anything() {
    let shape = Shape { progress: Progress::ReadyToClose, signed: true, ..Shape::default() };
    let record = sound_family(&shape);
    let closure: ClosureId = CLOSURE;
    let changes = act(&shape, |acting| closing::close(&record, closure, acting)).unwrap();
    let closed = after(&record, &changes);
    assert_eq!(closed.families[0].status, CaseStatus::Closed);
    assert!(closed.find(Kind::Closure, closure.0).is_some());
}

#[test]
fn work_that_is_not_done_does_not_close() {
    let shape = Shape { signed: true, ..Shape::default() };
    let record = sound_family(&shape);
    let asked =
        after(&record, &act(&shape, |acting| closing::ask_to_close(&record, "Enough.", acting)).unwrap());
    let closure = asked.closures.last().unwrap().id;
    let refused = act(&shape, |acting| closing::close(&asked, closure, acting)).unwrap_err();
    assert!(refused.0.len() > 1, "{refused}");
}

#[test]
fn a_manager_decides_over_what_stands_in_the_way_that_day_and_over_nothing_that_comes_afterwards() {
    let shape = Shape { signed: true, ..Shape::default() };
    let asked = sound_family(&shape);
    let mut asked =
        after(&asked, &act(&shape, |acting| closing::ask_to_close(&asked, "Enough.", acting)).unwrap());
    let closure = asked.closures.last().unwrap().id;
    for kept in asked.closures.iter_mut().filter(|kept| kept.id == closure) {
        kept.value.asked_by = Some(practice::Who::Worker(LEAD));
    }
    let over = |record: &CaseRecord| {
        after(
            record,
            &act(&shape, |acting| closing::override_closure(record, closure, "They move.", acting)).unwrap(),
        )
    };
    let decided = over(&asked);
    let kept = decided.closure(closure).unwrap();
    assert!(kept.overruled.iter().all(|one| !one.sentence.is_empty()) && kept.overruled.len() > 1);
    let json = serde_json::to_string(&kept.value).unwrap();
    assert_eq!(serde_json::from_str::<practice::family::Closure>(&json).unwrap(), kept.value);
    assert!(act(&shape, |acting| closing::close(&decided, closure, acting)).is_ok());

    // In March a test of the plan fails: January's decision does not know of it.
    let rule = decided.plan_rules[0].id;
    let failed = practice::plan::PlanTest {
        id: practice::ids::TestId(9_100),
        rule,
        on: shape.today,
        observed_by: Some(practice::Who::Person(practice::testing::GRAN)),
        followed: true,
        worked: false,
        note: "He came in by the back door.".into(),
        children: Vec::new(),
    };
    let failed = after(&decided, &act(&shape, |acting| put(&decided, failed.into(), acting)).unwrap());
    let refused = act(&shape, |acting| closing::close(&failed, closure, acting)).unwrap_err();
    assert!(refused.0.iter().all(|one| !kept.overruled.iter().any(|over| over.is(one))), "{refused}");
    let again = over(&failed);
    assert!(act(&shape, |acting| closing::close(&again, closure, acting)).is_ok(), "decided anew");
}
