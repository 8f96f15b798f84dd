//! Where a plan protects from somebody, whoever has no part in it and does not care for the children has no paper of it until
//! somebody decides: a friend of the feared man carries the plan to him.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use practice::{
    CaseRecord, Kept, Object, Thresholds, Who,
    actions::{self, Acting, readers::decide_reader},
    ids::PersonId,
    map::Category,
    people::Part,
    plan::{Gets, PlanReader},
    testing::{DAD, FULL, GRAN, LEAD, MUM, Shape, UNCLE, arbitrary_family, plan_rule, sound_family},
    views::{fear, has_paper, reading, to_be_handed},
};
use proptest::prelude::*;

fn after(
    record: &CaseRecord,
    deed: impl FnOnce(&mut Acting<'_>) -> Result<Vec<actions::Change>, actions::Refused>,
) -> Result<CaseRecord, actions::Refused> {
    let mut next = 700_000;
    let mut new_id = || {
        next += 1;
        next
    };
    let changes = deed(&mut Acting {
        by: LEAD,
        at: jiff::Timestamp::UNIX_EPOCH,
        today: Shape::default().today,
        thresholds: &Thresholds::default(),
        new_id: &mut new_id,
    })?;
    Ok(record.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH))
}

fn saved(record: &CaseRecord, object: impl Into<Object>) -> CaseRecord {
    let object = object.into();
    after(record, |acting| actions::put(record, object, acting)).unwrap()
}

/// A family about whose plan nobody has decided, in which the uncle has nothing to do or to watch for.
fn with_a_friend() -> CaseRecord {
    let mut record = sound_family(&Shape::default());
    record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
    record.red_flags.iter_mut().for_each(|flag| flag.value.who_watches = Some(Who::Person(GRAN)));
    record
}

/// The same where nobody is feared.
fn without_fear() -> CaseRecord {
    let mut record = with_a_friend();
    let silent = || "The house is cold at night.".to_owned();
    for item in &mut record.items {
        (item.value.actor, item.value.violent) = (None, Some(false));
        (item.value.text, item.value.behaviour) = (silent(), silent());
    }
    for danger in &mut record.dangers {
        danger.value.whose.clear();
        danger.value.behaviour = silent();
    }
    record
}

fn gets(record: &CaseRecord, person: PersonId) -> Gets {
    reading(record, record.plan(FULL).unwrap(), person).gets()
}

#[test]
fn a_friend_of_the_feared_man_has_no_paper_until_somebody_decides_with_a_reason() {
    let record = with_a_friend();
    let plan = record.plan(FULL).unwrap();
    assert_eq!((gets(&record, UNCLE), gets(&record, MUM)), (Gets::Nothing, Gets::Whole));
    assert!(!has_paper(&record, plan, UNCLE) && !to_be_handed(&record, plan).contains(&UNCLE));
    assert!(reading(&record, plan, UNCLE).is_undecided() && reading(&record, plan, UNCLE).stands_outside());
    let decide = |why: &str| {
        let decided = PlanReader { why: why.to_owned(), ..PlanReader::new(UNCLE, Gets::Whole) };
        after(&record, |acting| decide_reader(&record, FULL, decided, acting))
    };
    assert!(decide("").is_err(), "more than nothing is given with a reason");
    let given = decide("He takes the children in, and does not speak to Dan.").unwrap();
    assert_eq!(gets(&given, UNCLE), Gets::Whole);
    let mut plan = given.plan(FULL).unwrap().value.clone();
    "Ring Rose at the lake.".clone_into(&mut plan.if_worried);
    let changed = saved(&given, plan);
    assert_eq!(gets(&changed, UNCLE), Gets::Nothing, "it was decided about other words");
    assert!(reading(&changed, changed.plan(FULL).unwrap(), UNCLE).is_undecided());
}

#[test]
fn whoever_is_given_a_part_has_the_plan_without_another_press_and_loses_it_with_the_part() {
    let record = with_a_friend();
    let mut rule = record.plan_rule(plan_rule(0)).unwrap().value.clone();
    rule.backups.push(Who::Person(UNCLE));
    let joined = saved(&record, rule.clone());
    assert_eq!(gets(&joined, UNCLE), Gets::Whole);
    rule.backups.pop();
    assert_eq!(gets(&saved(&joined, rule), UNCLE), Gets::Nothing);
    let mut flag = record.red_flags[0].value.clone();
    flag.who_watches = Some(Who::Person(UNCLE));
    assert_eq!(gets(&saved(&record, flag), UNCLE), Gets::Whole, "who watches for a sign has a part in it");
}

#[test]
fn where_nobody_is_feared_everybody_has_the_plan_and_what_made_it_closed_opens_it_to_nobody() {
    let calm = without_fear();
    assert_eq!(gets(&calm, UNCLE), Gets::Whole);
    let mut danger = calm.dangers[0].value.clone();
    danger.whose = vec![DAD];
    let feared = saved(&calm, danger.clone());
    assert_eq!(gets(&feared, UNCLE), Gets::Nothing);
    danger.whose.clear();
    let corrected = saved(&feared, danger);
    assert_eq!(gets(&corrected, UNCLE), Gets::Nothing, "a slip of a pen prints nothing");
    assert!(reading(&corrected, corrected.plan(FULL).unwrap(), UNCLE).is_undecided());
}

#[test]
fn somebody_feared_who_is_not_in_the_record_or_not_named_has_friends_too() {
    let harm = |change: fn(&mut practice::map::MapItem)| {
        let mut record = without_fear();
        let at = record.items.iter().position(|item| item.category == Category::PastHarm).unwrap();
        change(&mut record.items[at].value);
        gets(&record, UNCLE)
    };
    assert_eq!(harm(|_| ()), Gets::Whole);
    assert_eq!(harm(|item| item.actor = Some(Who::Other("her friend Gary".into()))), Gets::Nothing);
    assert_eq!(harm(|item| item.violent = Some(true)), Gets::Nothing);
}

#[test]
fn a_parent_who_lives_elsewhere_and_does_nothing_in_the_plan_is_outside_and_one_at_home_is_not() {
    let mut record = with_a_friend();
    for rule in &mut record.plan_rules {
        (rule.value.doers, rule.value.backups) = (vec![Who::Person(GRAN)], Vec::new());
    }
    assert_eq!(gets(&record, MUM), Gets::Whole);
    for person in record.people.iter_mut().filter(|person| person.id == MUM) {
        "Elsewhere".clone_into(&mut person.value.household);
    }
    assert_eq!(gets(&record, MUM), Gets::Nothing);
}

/// The people whom the bits of a number choose.
fn chosen(people: &[PersonId], bits: u16) -> Vec<PersonId> {
    people.iter().enumerate().filter(|(at, _)| bits >> (at % 16) & 1 == 1).map(|(_, id)| *id).collect()
}

fn shuffled(mut record: CaseRecord, bits: &[u16]) -> CaseRecord {
    let mut bits = bits.iter().copied().cycle();
    let mut next = || bits.next().unwrap_or_default();
    for (number, part) in (0..4).zip([Part::Friend, Part::Relative, Part::Professional, Part::Parent]) {
        let mut other = record.person(UNCLE).unwrap().value.clone();
        other.id.0 = 880_000 + number;
        (other.given, other.part) =
            (["Abel", "Bert", "Carl", "Dirk"][usize::try_from(number).unwrap()].into(), part);
        record.put(Kept::new(other.into()));
    }
    let people: Vec<PersonId> = record.people.iter().map(|person| person.id).collect();
    for person in &mut record.people {
        ["Orchard Row", "Elsewhere", ""][usize::from(next() % 3)].clone_into(&mut person.value.household);
    }
    let who = |bits| chosen(&people, bits).into_iter().map(Who::Person).collect::<Vec<_>>();
    for rule in &mut record.plan_rules {
        (rule.value.doers, rule.value.backups) =
            (who(next() & next() & next()), who(next() & next() & next()));
    }
    for flag in &mut record.red_flags {
        flag.value.who_watches = who(next()).into_iter().next();
    }
    let calm = next() % 3 == 0;
    for item in record.items.iter_mut().filter(|_| calm) {
        (item.value.actor, item.value.violent) = (None, Some(false));
    }
    for danger in &mut record.dangers {
        danger.value.whose = if calm { Vec::new() } else { chosen(&people, next() & next() & next()) };
    }
    let readers = chosen(&people, next() & next());
    let gets = Gets::ALL[usize::from(next() % 3)];
    for plan in &mut record.plans {
        plan.value.readers = readers.iter().map(|person| PlanReader::new(*person, gets)).collect();
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whoever_stands_outside_any_plan_has_no_paper_of_it_and_nobody_else_loses_any(
        (_, record) in arbitrary_family(),
        bits in prop::collection::vec(any::<u16>(), 40),
    ) {
        let record = shuffled(record, &bits);
        let homes: Vec<&str> = record.people.iter().filter(|one| one.is_child()).map(|one| one.household.as_str()).collect();
        for plan in &record.plans {
            let feared: Vec<PersonId> = record.people.iter().map(|one| one.id).filter(|id| fear(&record, Some(plan), *id).is_some()).collect();
            for person in &record.people {
                let who = Some(Who::Person(person.id));
                let does = record.plan_rules.iter().filter(|rule| rule.plan == plan.id).any(|rule| rule.doers.iter().chain(&rule.backups).any(|one| Some(one) == who.as_ref()));
                let watches = record.red_flags.iter().any(|flag| flag.plan == plan.id && flag.who_watches == who);
                let cares = person.part == Part::Parent && homes.contains(&person.household.as_str());
                let by_part = matches!(person.part, Part::Child | Part::Professional);
                let is_outside = !does && !watches && !cares && !by_part && !feared.contains(&person.id);
                let decided = plan.readers.iter().any(|reader| reader.person == person.id);
                if decided || feared.contains(&person.id) {
                    continue;
                }
                let closed = is_outside && !feared.is_empty();
                prop_assert_eq!(has_paper(&record, plan, person.id), !closed, "{} of {:?}", person.given, plan.kind);
                prop_assert!(!(closed && to_be_handed(&record, plan).contains(&person.id)));
            }
        }
    }

    #[test]
    fn no_save_gives_a_paper_to_whoever_had_none_but_a_part_in_the_plan_does(
        (_, record) in arbitrary_family(),
        bits in prop::collection::vec(any::<u16>(), 40),
        at in any::<prop::sample::Index>(),
    ) {
        let record = shuffled(record, &bits);
        let dangers: Vec<_> = record.dangers.iter().map(|danger| danger.value.clone()).collect();
        let mut danger = at.get(&dangers).clone();
        danger.whose = Vec::new();
        let Ok(changed) = after(&record, |acting| actions::put(&record, danger.into(), acting)) else { return Ok(()) };
        for plan in changed.plans.iter().filter(|plan| plan.is_in_force()) {
            let old = record.plan(plan.id).unwrap();
            for person in &record.people {
                let had = reading(&record, old, person.id).stands_outside();
                prop_assert!(!(had && has_paper(&changed, plan, person.id)), "{}", person.given);
            }
        }
    }
}
