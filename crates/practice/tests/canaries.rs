//! For any plan, with words in every field of the record that stand nowhere else: none of them but the reader's own rules
//! reaches the paper of somebody from whom the plan protects, nor any day, number or name; and each thing that somebody
//! decided besides opens that thing alone.

#![expect(clippy::expect_used, reason = "a failed test should say so at once")]

use practice::{
    CaseRecord, Object, Who,
    ids::{PersonId, WorkerId},
    people::Alike,
    plan::{Besides, Gets, PlanReader, ReaderLine, SecondLook},
    testing::{DAD, FULL, GRAN, MANAGER, MUM, Shape, arbitrary_family, with_canaries},
    views::{self, FamilyPlan},
};
use proptest::prelude::*;

fn workers(_: WorkerId) -> String {
    "Amir Khan".to_owned()
}

/// The canaries that stand in words, in their order.
fn canaries(words: &str) -> Vec<String> {
    let after = words.split("CANARY").skip(1);
    let number = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    after.map(|rest| format!("CANARY{}X", number(rest))).collect()
}

/// The canaries of the rules that a reader does: what they do and when.
fn own(record: &CaseRecord, reader: PersonId) -> Vec<String> {
    let theirs = record.plan_rules.iter().filter(|rule| rule.plan == FULL && rule.is_done_by(reader));
    theirs.flat_map(|rule| canaries(&format!("{} {}", rule.text, rule.when))).collect()
}

/// The father is feared. Each bit lets him do a rule, alone, as one of several, or as a back-up.
fn family(record: &CaseRecord, parts: u8, readers: &[PlanReader]) -> CaseRecord {
    let mut record = record.clone();
    for (at, kept) in record.plan_rules.iter_mut().enumerate() {
        let rule = &mut kept.value;
        match parts >> (at * 2 % 8) & 3 {
            1 => rule.doers = vec![Who::Person(DAD)],
            2 => rule.doers = vec![Who::Person(MUM), Who::Person(DAD)],
            3 => rule.backups = vec![Who::Person(DAD), Who::Person(GRAN)],
            _ => {}
        }
    }
    for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
        plan.value.readers = readers.to_vec();
        plan.value.next_meeting = plan.valid_from;
        plan.value.valid_until = plan.valid_from;
    }
    let mut record = with_canaries(&record);
    tell_apart(&mut record);
    record
}

/// Somebody says of everybody whose name is nearly the father's, as one canary is nearly another, that they are two people.
fn tell_apart(record: &mut CaseRecord) {
    let plan = record.plan(FULL).map(|kept| kept.value.clone());
    let alike: Vec<Alike> = views::asks_if_same(record, plan.as_ref(), DAD)
        .into_iter()
        .map(|name| Alike { name, is_same: false, by: practice::testing::LEAD, on: Shape::default().today })
        .collect();
    for person in record.people.iter_mut().filter(|person| person.id == DAD) {
        person.value.alike.clone_from(&alike);
    }
}

/// Somebody gives the father every line that he does, as it stands, and a second person says yes.
fn give_all(record: &mut CaseRecord) {
    let (by, on) = (practice::testing::LEAD, Shape::default().today);
    let rules = record.plan_rules.iter().filter(|rule| rule.plan == FULL && rule.is_done_by(DAD));
    let given: Vec<ReaderLine> = rules
        .map(|rule| ReaderLine {
            person: DAD,
            rule: rule.id,
            stood: rule.words(),
            instead: String::new(),
            why: "He knows.".to_owned(),
            by,
            on,
            second: Some(SecondLook { by: MANAGER, on, why: "We talked it over.".to_owned() }),
            withheld: false,
        })
        .collect();
    for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
        plan.value.reader_lines.clone_from(&given);
    }
}

fn paper(record: &CaseRecord, reader: PersonId) -> Option<FamilyPlan> {
    views::family_plan(record, record.plan(FULL)?, Some(reader), &workers)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_the_familys_words_reaches_a_feared_person_by_default(
        (_, record) in arbitrary_family(),
        parts in any::<u8>(),
        own_part_decided in any::<bool>(),
    ) {
        let readers = if own_part_decided { vec![PlanReader::new(DAD, Gets::OwnPart)] } else { Vec::new() };
        let mut record = family(&record, parts, &readers);
        let theirs = own(&record, DAD);
        prop_assert_eq!(paper(&record, DAD), None, "nobody gave him a line");
        give_all(&mut record);
        let Some(paper) = paper(&record, DAD) else {
            prop_assert!(theirs.is_empty(), "a paper for whoever does something");
            return Ok(());
        };
        let found = canaries(&format!("{paper:?}"));
        prop_assert!(!found.is_empty());
        prop_assert!(found.iter().all(|canary| theirs.contains(canary)), "{found:?} of {theirs:?}: {paper:?}");
        prop_assert_eq!((paper.until, paper.from, paper.next_meeting, paper.version), (None, None, None, None));
        prop_assert!(paper.rules.iter().all(|rule| rule.who.is_empty() && rule.backup.is_empty() && rule.yours));
        prop_assert!(paper.numbers.is_empty() && paper.agreed.is_empty() && paper.children.is_empty());
        prop_assert!(paper.goals.is_empty() && paper.red_flags.is_empty() && paper.if_worried.is_empty());
        prop_assert!(paper.if_not.is_empty(), "what is done if he is there first is not for him");
    }

    #[test]
    fn no_line_reaches_a_part_reader_without_a_decision_about_its_very_words(
        (_, mut record) in arbitrary_family(),
        parts in any::<u8>(),
        picked in proptest::collection::vec((0..6_usize, any::<prop::sample::Index>(), any::<bool>()), 8),
    ) {
        let names: Vec<String> = record
            .people
            .iter()
            .filter(|person| person.id != DAD)
            .flat_map(|person| [person.given.clone(), person.called.clone()].into_iter().chain(person.also_known_as.clone()))
            .filter(|name| name.chars().filter(|letter| letter.is_alphanumeric()).count() > 1)
            .collect();
        for (at, kept) in record.plan_rules.iter_mut().enumerate() {
            let (kind, which, small) = &picked[at % picked.len()];
            let name = which.get(&names);
            let told = match kind {
                0 => format!("{name} sleeps with the children"),
                1 => format!("Goes out when {name}’s car comes"),
                2 => "Comes back on Saturdays".to_owned(),
                3 => "Leaves by half past".to_owned(),
                4 => "Keeps away from Larkspur Cottage".to_owned(),
                _ => "Sleeps somewhere else".to_owned(),
            };
            kept.value.when.clear();
            kept.value.text = if *small { told.to_lowercase() } else { told };
        }
        for person in record.people.iter_mut().filter(|person| person.id == GRAN) {
            person.value.address = "Larkspur Cottage, Marl".to_owned();
        }
        for (at, kept) in record.plan_rules.iter_mut().enumerate() {
            if parts >> (at % 8) & 1 == 1 {
                kept.value.doers = vec![Who::Person(DAD)];
            }
        }
        for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
            plan.value.readers = vec![PlanReader::new(DAD, Gets::OwnPart)];
        }
        let plan = record.plan(FULL).expect("the plan stands").value.clone();
        let held = views::held_back(&record, &plan, DAD);
        let own = || record.plan_rules.iter().filter(|rule| rule.plan == FULL && rule.is_done_by(DAD) && !rule.not_for.contains(&DAD));
        prop_assert_eq!(paper(&record, DAD), None, "by default nothing of a line is theirs to read");
        prop_assert_eq!(held.len(), own().count(), "each line is told to the worker as held back");
        // Somebody decides about each line: then it prints, until its words change.
        let mut decided = record.clone();
        for kept in decided.plans.iter_mut().filter(|kept| kept.id == FULL) {
            kept.value.reader_lines = own()
                .map(|rule| ReaderLine {
                    person: DAD,
                    rule: rule.id,
                    stood: rule.words(),
                    instead: String::new(),
                    why: "He knows.".to_owned(),
                    by: practice::testing::LEAD,
                    on: practice::testing::Shape::default().today,
                    second: None,
                    withheld: false,
                })
                .collect();
        }
        let plan = decided.plan(FULL).expect("the plan stands").value.clone();
        // Where it may bring danger, with a second person's yes; one person alone opens no line of it.
        let waits = |plan: &practice::plan::SafetyPlan, held: &views::HeldLine<'_>| {
            views::risk(&decided, Some(plan), DAD).is_some() && held.waits.is_some()
        };
        let after = views::held_back(&decided, &plan, DAD);
        prop_assert!(after.iter().all(|held| waits(&plan, held) && !held.tells.is_nothing()));
        for kept in decided.plans.iter_mut().filter(|kept| kept.id == FULL) {
            for line in &mut kept.value.reader_lines {
                let why = "We talked it over.".to_owned();
                line.second = Some(SecondLook { by: MANAGER, on: Shape::default().today, why });
            }
        }
        let plan = decided.plan(FULL).expect("the plan stands").value.clone();
        prop_assert!(views::held_back(&decided, &plan, DAD).is_empty());
        for kept in &mut decided.plan_rules {
            kept.value.text.push_str(" on Sunday");
        }
        prop_assert_eq!(views::held_back(&decided, &plan, DAD).len(), own().count());
    }

    #[test]
    fn what_was_decided_besides_opens_that_alone(
        (_, record) in arbitrary_family(),
        which in 0..Besides::ALL.len(),
    ) {
        let what = Besides::ALL[which];
        let look = SecondLook { by: MANAGER, on: Shape::default().today, why: "We talked it over.".to_owned() };
        let second = Some(look);
        let decided = PlanReader { besides: vec![what], second, ..PlanReader::new(DAD, Gets::OwnPart) };
        let mut record = family(&record, 0b0101_0101, &[decided]);
        give_all(&mut record);
        let paper = paper(&record, DAD).expect("he does something");
        let opened = [
            (Besides::Goals, !paper.goals.is_empty()),
            (Besides::Days, paper.until.is_some() && paper.version.is_some()),
            (Besides::Names, !paper.children.is_empty() && paper.rules.iter().all(|rule| !rule.who.is_empty())),
            (Besides::Ring, !paper.if_worried.is_empty()),
        ];
        for (besides, is_open) in opened {
            prop_assert_eq!(is_open, besides == what, "{:?} with {:?}: {:?}", besides, what, paper);
        }
        prop_assert!(paper.red_flags.is_empty() && paper.if_not.is_empty());
        prop_assert!(paper.numbers.is_empty() || what == Besides::Numbers);
        prop_assert!(paper.numbers.iter().all(|number| number.goal.is_empty() && number.child.is_none()));
    }
}

#[test]
fn canaries_stand_in_every_field_that_holds_words() {
    let record = with_canaries(&practice::testing::sound_family(&practice::testing::Shape::default()));
    let words = |object: Object| format!("{object:?}");
    for kept in record.objects() {
        let kind = kept.value.kind();
        let wordless = matches!(
            kind,
            practice::Kind::Relationship
                | practice::Kind::Scale
                | practice::Kind::ScalingRound
                | practice::Kind::Trajectory
        );
        assert!(wordless || words(kept.value).contains("CANARY"), "{kind:?} holds no canary");
    }
}
