//! Whatever people do, one permitted action after another: no map stands signed, no plan is called working and no case is
//! closed while a blocking rule stands in the way.

mod hostile;

use hostile::{World, briefly, deeds};
use practice::{
    CaseRecord,
    family::CaseStatus,
    plan::PlanStatus,
    rules::{Look, in_the_way_of_closing, in_the_way_of_plan, in_the_way_of_sign_off},
    testing::{FULL, Progress, Shape, arbitrary_family},
};
use proptest::prelude::*;

/// What ought never to be.
fn wrong(world: &World) -> Vec<String> {
    let record: &CaseRecord = &world.record;
    let look = Look { record, today: world.today, thresholds: &world.thresholds };
    let signed = record.maps.iter().filter(|map| map.is_signed());
    let maps = signed.flat_map(|map| in_the_way_of_sign_off(look, map.id));
    let working = record.plans.iter().filter(|plan| plan.status == PlanStatus::Working);
    let plans = working.flat_map(|plan| in_the_way_of_plan(look, plan.id, PlanStatus::Working));
    let closed = record.families.iter().any(|family| family.status == CaseStatus::Closed);
    let closing = if closed { in_the_way_of_closing(look) } else { Vec::new() };
    maps.chain(plans)
        .chain(closing)
        .map(|finding| format!("{}: {}", finding.rule, finding.sentence))
        .collect()
}

/// Takes the full plan back to a draft, so that people have to agree, test and hand it over.
fn not_agreed_yet(record: &mut CaseRecord) {
    for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
        plan.value.status = PlanStatus::Draft;
        plan.value.owned_by_network_on = None;
    }
    record.plan_tests.clear();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, max_shrink_iters: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_permitted_action_leads_to_what_ought_never_to_be(
        (shape, mut record) in arbitrary_family(),
        begun in any::<bool>(),
        deeds in deeds(),
    ) {
        if begun && shape.progress == Progress::AtWork {
            not_agreed_yet(&mut record);
        }
        let mut world = World::new(record, shape.today);
        prop_assert_eq!(wrong(&world), Vec::<String>::new());
        for (by, deed) in &deeds {
            let changes = world.does(*by, deed);
            prop_assert_eq!(wrong(&world), Vec::<String>::new(), "after {:?}: {:?}", deed, briefly(&changes));
        }
    }
}

/// Agreed, tested, seen to work, failed, mended: each step is possible, and each in its turn.
#[test]
fn a_plan_is_agreed_tested_and_mended() {
    use hostile::Deed::{Meet, Plan, Test};
    let shape = Shape { dangers: 1, ..Shape::default() };
    let mut record = practice::testing::sound_family(&shape);
    not_agreed_yet(&mut record);
    let mut world = World::new(record, shape.today);
    let (test, plan) = (
        |worked| Test { rule: 0, seen_by: Some(practice::testing::GRAN), followed: true, worked },
        |step| Plan { which: 0, step },
    );
    let status = |world: &World| world.record.plan(FULL).map(|plan| plan.status);
    for (deed, then) in [
        (plan(3), PlanStatus::Draft),
        (plan(0), PlanStatus::Agreed),
        (plan(2), PlanStatus::InTest),
        (plan(3), PlanStatus::InTest),
        (test(true), PlanStatus::InTest),
        (plan(3), PlanStatus::Working),
        (plan(6), PlanStatus::Working),
        (test(false), PlanStatus::NotWorking),
        (plan(0), PlanStatus::NotWorking),
        (Meet, PlanStatus::NotWorking),
        (plan(0), PlanStatus::Agreed),
        (plan(3), PlanStatus::Agreed),
        (test(true), PlanStatus::Agreed),
        (plan(3), PlanStatus::Working),
    ] {
        world.does(practice::testing::LEAD, &deed);
        assert_eq!(status(&world), Some(then), "after {deed:?}");
        assert_eq!(wrong(&world), Vec::<String>::new());
    }
    assert!(world.record.plan(FULL).is_some_and(|plan| plan.owned_by_network_on.is_some()));
}

/// The property says nothing if people never get anywhere: from a family that is ready, signing and closing do happen.
#[test]
fn people_do_get_there() {
    use hostile::Deed::{Close, SignOff};
    let shape = Shape { progress: Progress::ReadyToClose, ..Shape::default() };
    let mut world = World::new(practice::testing::sound_family(&shape), shape.today);
    assert_eq!(world.does(practice::testing::MANAGER, &SignOff).len(), 1);
    assert!(world.does(practice::testing::MANAGER, &Close { step: 2 }).len() > 2);
    assert_eq!(wrong(&world), Vec::<String>::new());
    assert_eq!(
        world.does(practice::testing::MANAGER, &Close { step: 4 }).len(),
        2,
        "the case, and why on its closing"
    );
}
