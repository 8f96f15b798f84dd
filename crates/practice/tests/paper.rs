//! For any plan and any reader: what is kept from the reader is not on the reader's paper, and everybody else loses nothing
//! by it.

#![expect(clippy::expect_used, reason = "a failed test should say so at once")]

use practice::{
    CaseRecord, Object, Who,
    ids::{PersonId, WorkerId},
    map::Category,
    plan::{Gets, PlanReader, PlanStatus},
    testing::{FULL, IMMEDIATE, Shape, arbitrary_family, sound_family},
    views::{self, FamilyPlan},
};
use proptest::prelude::*;

fn workers(_: WorkerId) -> String {
    "Amir Khan".to_owned()
}

/// The people whom the bits of a number choose.
fn chosen(people: &[PersonId], bits: u16) -> Vec<PersonId> {
    let is_chosen = |at: &usize| bits >> (at % 16) & 1 == 1;
    people.iter().enumerate().filter(|(at, _)| is_chosen(at)).map(|(_, id)| *id).collect()
}

/// Every line of the plan gets words that stand nowhere else, somebody who does it and some from whom it is kept; some
/// people are decided about, some are feared, some have said yes.
fn with_secrets(mut record: CaseRecord, bits: &[u16]) -> CaseRecord {
    let people: Vec<PersonId> = record.people.iter().map(|person| person.id).collect();
    let mut bits = bits.iter().copied().cycle();
    let mut next = || bits.next().unwrap_or_default();
    let one = |bits: u16| people[usize::from(bits) % people.len()];
    let named = |bits: u16| (0..=bits % 3).map(|more| Who::Person(one(bits / 3 + more))).collect::<Vec<_>>();
    for (at, kept) in record.plan_rules.iter_mut().enumerate() {
        let rule = &mut kept.value;
        (rule.text, rule.when) = (format!("RULE<x{at}>"), format!("WHEN<x{at}>"));
        (rule.doers, rule.backups) = (named(next()), named(next()));
        rule.not_for = chosen(&people, next());
        rule.not_for = rule.not_for.iter().copied().filter(|id| !rule.is_done_by(*id)).collect();
    }
    for (at, kept) in record.red_flags.iter_mut().enumerate() {
        let flag = &mut kept.value;
        flag.sign = format!("SIGN<{at}>");
        (flag.response, flag.phone) = (format!("RESPONSE<{at}>"), format!("PHONE<{at}>"));
        flag.not_for = chosen(&people, next());
    }
    for danger in &mut record.dangers {
        danger.value.whose = chosen(&people, next() & next());
    }
    for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
        "WHOM-TO-RING".clone_into(&mut plan.value.if_worried);
        "IF-SOMEBODY-CANNOT".clone_into(&mut plan.value.if_not);
        let gets = [Gets::Whole, Gets::OwnPart, Gets::Nothing];
        let decided = chosen(&people, next() & next()).into_iter();
        plan.value.readers =
            decided.map(|person| PlanReader::new(person, gets[usize::from(next()) % 3])).collect();
    }
    for rating in &mut record.ratings {
        rating.value.rater = Who::Person(one(next()));
    }
    record
}

/// Whether somebody is feared on the map and nobody has decided otherwise.
fn is_feared(record: &CaseRecord, person: PersonId) -> bool {
    let harm = |category| matches!(category, Category::PastHarm | Category::Complicating);
    let harmed =
        record.items.iter().any(|item| harm(item.category) && item.actor == Some(Who::Person(person)));
    harmed || record.dangers.iter().any(|danger| danger.whose.contains(&person))
}

fn decided(record: &CaseRecord, person: PersonId) -> Option<Gets> {
    record.plan(FULL)?.readers.iter().find(|reader| reader.person == person).map(|reader| reader.gets)
}

fn on_paper(record: &CaseRecord, reader: Option<PersonId>) -> Option<(FamilyPlan, String)> {
    let plan = views::family_plan(record, record.plan(FULL)?, reader, &workers)?;
    let words = format!("{plan:?}");
    Some((plan, words))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_kept_from_a_reader_is_on_their_paper(
        (_, record) in arbitrary_family(),
        bits in prop::collection::vec(any::<u16>(), 40),
    ) {
        let record = with_secrets(record, &bits);
        for reader in record.people.iter().map(|person| person.id) {
            let gets = decided(&record, reader);
            // Nobody has looked a second time, and somebody was hit: the whole does not open to whoever is feared.
            let part_only = is_feared(&record, reader) || gets.is_some_and(|gets| gets != Gets::Whole);
            let outside = views::reading(&record, record.plan(FULL).expect("it has one"), reader).stands_outside();
            let Some((plan, words)) = on_paper(&record, Some(reader)) else {
                prop_assert!(part_only || outside);
                continue;
            };
            prop_assert!(!outside, "whoever stands outside reads nothing that nobody decided");
            prop_assert!(!part_only, "whoever gets only their part reads no line that nobody gave them");
            for (at, rule) in record.plan_rules.iter().enumerate() {
                let here = rule.plan == FULL && !rule.not_for.contains(&reader);
                for secret in ["RULE", "WHEN"].map(|word| format!("{word}<x{at}>")) {
                    prop_assert_eq!(words.contains(&secret), here, "{} for {}: {}", secret, reader, words);
                }
            }
            let rules = record.plan_rules.iter().filter(|rule| rule.plan == FULL).map(|rule| &rule.not_for);
            let flags = record.red_flags.iter().filter(|flag| flag.plan == FULL).map(|flag| &flag.not_for);
            let is_kept = rules.chain(flags).any(|not_for| not_for.contains(&reader));
            prop_assert_eq!(
                words.contains("IF-SOMEBODY-CANNOT"),
                !part_only && !is_kept,
                "what each does then names what the lines name: for {}: {}", reader, words
            );
            for (at, flag) in record.red_flags.iter().enumerate() {
                let here = flag.plan == FULL && !flag.not_for.contains(&reader) && !part_only;
                for secret in ["SIGN", "RESPONSE", "PHONE"].map(|word| format!("{word}<{at}>")) {
                    prop_assert_eq!(words.contains(&secret), here, "{} for {}: {}", secret, reader, words);
                }
            }
            prop_assert_eq!(words.contains("WHOM-TO-RING"), !part_only);
            let own = record.person(reader).map(|person| person.short_name().to_owned()).unwrap_or_default();
            let others = || plan.numbers.iter().filter(|number| number.name != own);
            prop_assert!(!part_only || others().next().is_none(), "{:?}", plan.numbers);
            for child in record.people.iter().filter(|person| person.is_child()) {
                prop_assert!(others().all(|number| number.name != child.short_name()), "{:?}", plan.numbers);
            }
            for left in views::left_out(&record, record.plan(FULL).expect("the plan stands"), reader) {
                prop_assert!(!words.contains(left.text), "{} is said to be left out", left.text);
            }
        }
    }

    #[test]
    fn nobodys_copy_is_whole(
        (_, record) in arbitrary_family(),
        bits in prop::collection::vec(any::<u16>(), 40),
    ) {
        let record = with_secrets(record, &bits);
        let (plan, words) = on_paper(&record, None).expect("the family has a plan in force");
        let lines = record.plan_rules.iter().filter(|rule| rule.plan == FULL).count();
        prop_assert_eq!(plan.rules.len(), lines);
        prop_assert!(words.contains("WHOM-TO-RING"));
        prop_assert!(plan.rules.iter().all(|rule| !rule.yours), "it is nobody's own");
    }

    #[test]
    fn a_part_in_a_line_and_a_line_kept_from_the_same_person_are_refused(
        (shape, record) in arbitrary_family(),
    ) {
        let mut new_id = || 1;
        let thresholds = practice::Thresholds::default();
        for rule in record.plan_rules.iter().filter(|rule| rule.plan == FULL) {
            let mut rule = rule.value.clone();
            rule.not_for = rule.named().filter_map(Who::person).take(1).collect();
            let object: Object = rule.into();
            let mut acting = practice::actions::Acting {
                by: practice::testing::LEAD,
                at: jiff::Timestamp::UNIX_EPOCH,
                today: shape.today,
                thresholds: &thresholds,
                new_id: &mut new_id,
            };
            prop_assert!(practice::actions::put(&record, object, &mut acting).is_err());
        }
    }
}

#[test]
fn the_newest_plan_is_printed_first_and_one_for_tonight_until_it_has_ended() {
    let shape = Shape::default();
    let mut record = sound_family(&shape);
    let first = |record: &CaseRecord, day| views::plan_to_print(record, day).map(|plan| plan.id);
    let until = record.plan(IMMEDIATE).and_then(|plan| plan.valid_until).expect("it holds for days");
    assert_eq!(first(&record, shape.today), Some(IMMEDIATE));
    assert_eq!(first(&record, until), Some(IMMEDIATE));
    assert_eq!(first(&record, until.tomorrow().expect("a day")), Some(FULL), "it has ended");
    let order = |record: &CaseRecord| {
        views::plans_to_print(record, shape.today).into_iter().map(|plan| plan.id).collect::<Vec<_>>()
    };
    assert_eq!(order(&record), [IMMEDIATE, FULL]);
    // A safety plan that was agreed after it comes first.
    for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
        plan.value.valid_from = Some(shape.today);
    }
    assert_eq!(order(&record), [FULL, IMMEDIATE]);
    for plan in &mut record.plans {
        plan.value.status = if plan.id == FULL { PlanStatus::Draft } else { PlanStatus::Replaced };
    }
    assert!(order(&record).is_empty(), "nobody goes by a draft or a plan that was replaced");
}
