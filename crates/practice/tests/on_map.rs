//! What is decided about a child meets the map of its family, whatever the family: a map that is ready lacks nothing, what is missing is
//! named, and a decision is refused exactly where something is missing and the chair says nothing.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use jiff::civil::Date;
use pathway::{
    ChildConference, ProtectionPlan, Referral,
    codes::{Category, ConferenceDecision, ConferenceKind},
    objects::{CarriedGoal, CategoryFrom},
};
use practice::{
    CaseRecord, Kept, Level, Object, Scene, SceneChange, Thresholds,
    actions::{
        Acting, Change, Refused,
        pathway::{Confer, Conferred, hold_conference},
    },
    child::{Child, ChildLink},
    ids::{ChildId, GroupId, LinkId, PersonId, ProtectionPlanId, ReferralId},
    map::MapStatus,
    rules::{
        Look,
        pathway::{About, Said, categories_on_map, category_follows, goals_end, open_goals, ready_to_confer},
    },
    testing::{
        FAMILY, MANAGER, Progress, Shape, arbitrary_family, child, danger, goal, scale, shapes, sound_family,
    },
};
use proptest::{prelude::*, sample::Index};

/// The own record of the first child.
const OWN: ChildId = ChildId(5000);

/// The day of the round of numbers of a family made for tests.
fn met(shape: &Shape) -> Date {
    shape.days_ago(40)
}

fn lacks(record: &CaseRecord, shape: &Shape, child: PersonId) -> Vec<Said> {
    let thresholds = Thresholds::default();
    let look = Look { record, today: met(shape), thresholds: &thresholds };
    ready_to_confer(Some(About { look, child }), met(shape)).into_iter().map(|one| one.said).collect()
}

/// A family whose map is signed.
fn ready() -> impl Strategy<Value = (Shape, CaseRecord)> {
    shapes().prop_map(|shape| {
        let shape = Shape { signed: true, ..shape };
        let record = sound_family(&shape);
        (shape, record)
    })
}

/// A decision of a conference about the first child, and what became of it.
fn decide(
    shape: &Shape,
    record: &CaseRecord,
    said: Conferred,
    kind: ConferenceKind,
) -> Result<ChildConference, Refused> {
    let mut family = record.clone();
    let link = ChildLink {
        id: LinkId(5001),
        child: OWN,
        person: child(0),
        from: shape.days_ago(200),
        to: None,
        holding: true,
        stands: None,
    };
    family.put(Kept::new(link.into()));
    let mut own = CaseRecord::default();
    let person = record.person(child(0)).unwrap();
    own.put(Kept::new(Child::of_person(OWN, person, false).into()));
    own.put(Kept::new(referral(shape).into()));
    if kind == ConferenceKind::Review {
        own.put(Kept::new(plan(shape).into()));
    }
    let scene = Scene::of([(FAMILY.into(), family), (OWN.into(), own)]);
    let thresholds = Thresholds::default();
    let mut next = 9000;
    let mut new_id = || {
        next += 1;
        next
    };
    let at = shape.today.at(15, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    let mut acting =
        Acting { by: MANAGER, at, today: shape.today, thresholds: &thresholds, new_id: &mut new_id };
    let shared = Confer {
        kind,
        on: met(shape),
        notice: None,
        quorate: Some(true),
        not_quorate_because: String::new(),
        late_because: String::new(),
    };
    let changes = hold_conference(&scene, (FAMILY, &shared), &[(OWN, said)], &mut acting)?;
    let held = changes.into_iter().find_map(|(_, change): SceneChange| match change {
        Change::Put(Object::ChildConference(held)) => Some(held),
        _ => None,
    });
    Ok(held.unwrap())
}

fn referral(shape: &Shape) -> Referral {
    Referral {
        id: ReferralId(5002),
        group: GroupId(5003),
        family: Some(FAMILY),
        contact: None,
        on: shape.days_ago(200),
        source: "2A".to_owned(),
        need: Some(pathway::codes::PrimaryNeed::Abuse),
        no_further: Some(false),
        decided_because: "Harm.".to_owned(),
        decided: None,
        closed: None,
        closed_because: None,
    }
}

fn plan(shape: &Shape) -> ProtectionPlan {
    let from = shape.days_ago(130);
    ProtectionPlan {
        id: ProtectionPlanId(5004),
        conference: None,
        from,
        categories: vec![CategoryFrom { on: from, category: Category::Neglect }],
        earlier_elsewhere: 0,
        ended: None,
        ended_because: None,
        ended_words: String::new(),
    }
}

fn conferred(decision: ConferenceDecision, category: Option<Category>, unready_because: &str) -> Conferred {
    Conferred {
        participation: None,
        decision,
        category,
        because: "Because of what we heard.".to_owned(),
        dissent: String::new(),
        earlier_elsewhere: 0,
        steps_down: true,
        unready_because: unready_because.to_owned(),
        carried: Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_signed_map_with_numbers_of_the_day_lacks_nothing_for_any_child((shape, record) in ready()) {
        for child in shape.children() {
            prop_assert_eq!(lacks(&record, &shape, child), []);
        }
    }

    #[test]
    fn whatever_is_taken_away_is_missed_for_each_child_it_was_about_and_named(
        (shape, mut record) in ready(), which in any::<Index>(), what in 0..4_usize
    ) {
        let at = which.index(shape.dangers);
        let named = record.danger(danger(at)).unwrap().behaviour.clone();
        match what {
            0 => record.goals.retain(|kept| kept.id != goal(at)),
            1 => record.scales.retain(|kept| kept.id != scale(at)),
            2 => record.rounds.iter_mut().for_each(|round| round.value.scales.retain(|one| *one != scale(at))),
            _ => record.maps.iter_mut().for_each(|map| map.value.status = MapStatus::Shared),
        }
        for child in shape.children() {
            let said = lacks(&record, &shape, child);
            prop_assert_eq!(said.len(), 1, "{:?}", said);
            let sentence = said[0].to_string();
            let first: Vec<&str> = named.split_whitespace().take(3).collect();
            prop_assert!(what == 3 || sentence.contains(&first.join(" ")), "{}", sentence);
        }
    }

    #[test]
    fn a_category_blocks_exactly_where_no_danger_bears_it_out((shape, record) in arbitrary_family()) {
        let thresholds = Thresholds::default();
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        for child in shape.children() {
            let about = Some(About { look, child });
            let on_map = categories_on_map(about);
            for category in Category::ALL {
                let blocks = category_follows(about, *category).iter().any(|one| one.level == Level::Block);
                prop_assert_eq!(blocks, !on_map.contains(category), "{:?} of {:?}", category, on_map);
            }
        }
    }

    #[test]
    fn a_decision_is_refused_exactly_where_the_map_lacks_something_and_the_chair_says_nothing(
        shape in shapes(), category in prop::sample::select(Category::ALL), says_why in any::<bool>()
    ) {
        let record = sound_family(&shape);
        let thresholds = Thresholds::default();
        let look = Look { record: &record, today: met(&shape), thresholds: &thresholds };
        let about = Some(About { look, child: child(0) });
        let is_lacking = !ready_to_confer(about, met(&shape)).is_empty()
            || category_follows(about, category).iter().any(|one| one.level == Level::Block);
        let why = if says_why { "They could not wait." } else { " " };
        let said = conferred(ConferenceDecision::Plan, Some(category), why);
        match decide(&shape, &record, said, ConferenceKind::Initial) {
            Ok(held) => {
                prop_assert!(says_why || !is_lacking);
                prop_assert_eq!(!held.unready_because.is_empty(), is_lacking, "a reason stays where it was needed");
            }
            Err(refused) => {
                prop_assert!(is_lacking && !says_why, "{}", refused);
                prop_assert!(refused.0.iter().all(|one| one.place.field == "unready_because"));
            }
        }
    }

    #[test]
    fn a_plan_ends_where_each_goal_is_done_or_carried_and_the_chairs_reason_carries_none(
        (shape, record) in ready(), left_out in any::<Index>()
    ) {
        let thresholds = Thresholds::default();
        let look = Look { record: &record, today: met(&shape), thresholds: &thresholds };
        let about = Some(About { look, child: child(0) });
        let carry = |goal: &practice::goal::SafetyGoal| {
            CarriedGoal { goal: goal.id, because: "They have begun.".to_owned() }
        };
        let all: Vec<CarriedGoal> = open_goals(about).into_iter().map(carry).collect();
        prop_assert_eq!(all.is_empty(), shape.progress != Progress::AtWork);
        let ends = |carried: Vec<CarriedGoal>| {
            let said = conferred(ConferenceDecision::End, None, "We know what stands on it.");
            decide(&shape, &record, Conferred { carried, ..said }, ConferenceKind::Review)
        };
        prop_assert_eq!(goals_end(about, &all, true), []);
        prop_assert_eq!(ends(all.clone()).unwrap().carried, all.clone());
        if !all.is_empty() {
            let mut fewer = all;
            fewer.remove(left_out.index(fewer.len()));
            let refused = ends(fewer).unwrap_err();
            prop_assert_eq!(refused.0.len(), 1);
            prop_assert_eq!(refused.0[0].place.field, "carried");
        }
    }
}
