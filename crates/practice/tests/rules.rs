//! Every rule is silent on a sound family, speaks of what is broken where it is broken, and is silent again when it is
//! put right; and the order in which a record holds its things does not matter.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use practice::{
    CaseRecord, Finding, Level, Thresholds,
    plan::PlanStatus,
    rules::{
        self, Guards, Look, RULES, check, explain, in_the_way_of_closing, in_the_way_of_plan,
        in_the_way_of_sign_off,
    },
    testing::{
        FULL, MAP, MUTATIONS, Progress, Shape, arbitrary_family, mutations, resolve_first_danger,
        sound_family,
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn look<'a>(shape: &Shape, record: &'a CaseRecord, thresholds: &'a Thresholds) -> Look<'a> {
    Look { record, today: shape.today, thresholds }
}

/// The record with its objects in another order.
fn reordered(record: &CaseRecord, by: &[usize]) -> CaseRecord {
    let mut objects = record.objects();
    let count = objects.len();
    for (at, to) in by.iter().enumerate() {
        objects.swap(at % count, to % count);
    }
    let mut other = CaseRecord::default();
    for object in objects {
        other.push(object);
    }
    other
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_sound_family_breaks_no_rule((shape, record) in arbitrary_family()) {
        let thresholds = Thresholds::default();
        let look = look(&shape, &record, &thresholds);
        prop_assert_eq!(check(look), []);
        prop_assert_eq!(in_the_way_of_sign_off(look, MAP), []);
        prop_assert_eq!(in_the_way_of_plan(look, FULL, PlanStatus::Working), []);
        if shape.progress != Progress::AtWork {
            prop_assert_eq!(in_the_way_of_closing(look), []);
        }
    }

    #[test]
    fn a_worry_that_is_over_breaks_no_rule((shape, mut record) in arbitrary_family()) {
        resolve_first_danger(&mut record);
        let thresholds = Thresholds::default();
        prop_assert_eq!(check(look(&shape, &record, &thresholds)), []);
    }

    #[test]
    fn each_rule_finds_what_is_broken_and_nothing_else((shape, mutation) in mutations()) {
        let thresholds = Thresholds::default();
        let sound = sound_family(&shape);
        let mut broken = sound.clone();
        let place = (mutation.apply)(&shape, &mut broken);
        let found = check(look(&shape, &broken, &thresholds));
        let rules: BTreeSet<_> = found.iter().map(|finding| finding.rule).collect();
        prop_assert_eq!(rules, BTreeSet::from([mutation.rule]), "{:?}: {:?}", mutation, &found);
        prop_assert!(
            found.iter().any(|finding| finding.place == place && finding.level == mutation.level),
            "{:?} should be found at {:?}: {:?}", mutation, place, &found
        );
        for object in sound.objects() {
            broken.put(object);
        }
        for object in broken.objects() {
            if sound.find(object.value.kind(), object.value.number()).is_none() {
                broken.withdraw(object.value.kind(), object.value.number());
            }
        }
        prop_assert_eq!(check(look(&shape, &broken, &thresholds)), []);
    }

    #[test]
    fn the_order_of_things_does_not_matter(
        (shape, mutation) in mutations(),
        by in proptest::collection::vec(0..10_000_usize, 200),
    ) {
        let thresholds = Thresholds::default();
        let mut broken = sound_family(&shape);
        (mutation.apply)(&shape, &mut broken);
        let other = reordered(&broken, &by);
        let (a, b) = (look(&shape, &broken, &thresholds), look(&shape, &other, &thresholds));
        prop_assert_eq!(check(a), check(b));
        prop_assert_eq!(in_the_way_of_sign_off(a, MAP), in_the_way_of_sign_off(b, MAP));
        prop_assert_eq!(in_the_way_of_closing(a), in_the_way_of_closing(b));
        prop_assert_eq!(in_the_way_of_plan(a, FULL, PlanStatus::Working), in_the_way_of_plan(b, FULL, PlanStatus::Working));
    }

    #[test]
    fn sentences_are_for_people((shape, mutation) in mutations()) {
        let thresholds = Thresholds::default();
        let mut broken = sound_family(&shape);
        (mutation.apply)(&shape, &mut broken);
        for Finding { sentence, rule, .. } in check(look(&shape, &broken, &thresholds)) {
            prop_assert!(!sentence.contains(&rule.to_string()), "{}", sentence);
            prop_assert!(sentence.ends_with(['.', '?']), "{}", sentence);
            prop_assert!(sentence.starts_with(|first: char| !first.is_lowercase()), "{}", sentence);
            prop_assert!(sentence.split_whitespace().count() <= 50, "{}", sentence);
        }
    }
}

#[test]
fn every_rule_is_broken_by_some_mutation_and_explained() {
    for rule in RULES {
        assert!(MUTATIONS.iter().any(|mutation| mutation.rule == rule.id), "{} is never broken", rule.id);
        let text = explain(rule.id);
        assert_eq!(text, &rule.text);
        assert!(!text.title.is_empty() && !text.why.is_empty() && !text.basis.is_empty(), "{}", rule.id);
        let strongest = MUTATIONS.iter().filter(|one| one.rule == rule.id).map(|one| one.level).min();
        assert_eq!(strongest, Some(rule.level), "{}", rule.id);
    }
    assert!(RULES.is_sorted_by_key(|rule| rule.id));
    assert_eq!(explain(practice::RuleId::I(99)).basis, "");
}

#[test]
fn what_blocks_stands_in_the_way_of_the_step_that_it_guards() {
    let thresholds = Thresholds::default();
    for mutation in MUTATIONS.iter().filter(|mutation| mutation.level == Level::Block) {
        let mut shape = Shape { signed: false, ..Shape::default() };
        (mutation.fit)(&mut shape);
        let mut record = sound_family(&shape);
        let place = (mutation.apply)(&shape, &mut record);
        let look = look(&shape, &record, &thresholds);
        let rule = RULES.iter().find(|rule| rule.id == mutation.rule).unwrap();
        let in_the_way = match rule.guards {
            Guards::SignOff => in_the_way_of_sign_off(look, MAP),
            Guards::Plan => in_the_way_of_plan(look, FULL, PlanStatus::Working),
            Guards::Closure => in_the_way_of_closing(look),
            Guards::Saving | Guards::Nothing => check(look),
        };
        // A rule of a plan hangs on the map through its goal; without one it stands in the way of its plan.
        let in_the_way = if place.kind == practice::object::Kind::PlanRule {
            in_the_way_of_plan(look, FULL, PlanStatus::Agreed)
        } else {
            in_the_way
        };
        assert!(in_the_way.iter().any(|finding| finding.place == place), "{mutation:?}");
    }
}

#[test]
fn another_map_does_not_stand_in_the_way() {
    let shape = Shape::default();
    let thresholds = Thresholds::default();
    for mutation in MUTATIONS.iter().filter(|mutation| ![13, 16].contains(&mutation.rule.number())) {
        let mut shape = shape.clone();
        (mutation.fit)(&mut shape);
        let mut record = sound_family(&shape);
        let mut second = record.map(MAP).unwrap().clone();
        second.value.id = practice::ids::MapId(90_100);
        second.value.status = practice::map::MapStatus::Shared;
        second.value.signed_off = None;
        second.value.children.clear();
        (mutation.apply)(&shape, &mut record);
        record.maps.push(second);
        let found =
            rules::in_the_way_of_sign_off(look(&shape, &record, &thresholds), practice::ids::MapId(90_100));
        assert_eq!(found, [], "{mutation:?}");
    }
}

#[test]
fn what_closing_needs_does_not_stop_a_plan() {
    let shape = Shape { progress: Progress::ReadyToClose, ..Shape::default() };
    let thresholds = Thresholds::default();
    let mut record = sound_family(&shape);
    for plan in &mut record.plans {
        plan.value.children_told.clear();
    }
    let look = look(&shape, &record, &thresholds);
    assert_eq!(in_the_way_of_plan(look, FULL, PlanStatus::Working), []);
    assert_eq!(in_the_way_of_closing(look).len(), shape.children);
}
