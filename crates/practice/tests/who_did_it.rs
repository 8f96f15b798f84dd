//! Who is feared is read from all that the record tells, and nobody named beside words of violence as the one who did it has
//! the whole plan by one person's tick.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod family;

use family::{AMIR, AUNT, DAD, MUM, TODAY, act, after, plan, record, rule, said, saved};
use jiff::ToSpan;
use practice::{
    CaseRecord, Who,
    actions::{plan as plans, readers::decide_reader},
    ids::{ItemId, PersonId, PlanId, PlanRuleId},
    map::{Category, MapItem},
    plan::{Gets, PlanKind, PlanReader, PlanRule, SafetyPlan},
    views::{Fear, asks_about_doer, asks_whose, fear, is_violent, may_be, reading, to_be_handed},
};
use proptest::prelude::*;

const TONIGHT: PlanId = PlanId(81);
const LINE: PlanRuleId = PlanRuleId(82);

/// Leanne and Gary, whose referral says this, and a draft of tonight's plan.
fn told(worried: &str, trigger: &str) -> CaseRecord {
    let whole = record();
    let mut bare = CaseRecord { families: whole.families, people: whole.people, ..CaseRecord::default() };
    bare.relationships = whole.relationships;
    worried.clone_into(&mut bare.families[0].value.referral.worried);
    for (id, name) in [(MUM, "Leanne"), (DAD, "Gary")] {
        let person = bare.people.iter_mut().find(|person| person.id == id).unwrap();
        (person.value.given, person.value.called) = (name.to_owned(), String::new());
        person.value.also_known_as.clear();
    }
    let tonight = SafetyPlan {
        trigger: trigger.to_owned(),
        valid_until: Some(TODAY.saturating_add(2.days())),
        ..plan(TONIGHT, PlanKind::Immediate)
    };
    let line = PlanRule {
        text: "They sleep at 3 Hope Row".into(),
        when: "tonight".into(),
        danger: None,
        goals: Vec::new(),
        doers: vec![Who::Person(AUNT)],
        backups: Vec::new(),
        ..rule(LINE, TONIGHT)
    };
    saved(&saved(&bare, tonight), line)
}

fn with(record: &CaseRecord, change: impl FnOnce(&mut SafetyPlan)) -> CaseRecord {
    let mut plan = record.plan(TONIGHT).unwrap().value.clone();
    change(&mut plan);
    saved(record, plan)
}

fn fears(record: &CaseRecord, person: PersonId) -> Option<Fear> {
    fear(record, Some(record.plan(TONIGHT).unwrap()), person)
}

fn whole(record: &CaseRecord, person: PersonId) -> bool {
    reading(record, record.plan(TONIGHT).unwrap(), person).gets() == Gets::Whole
}

#[test]
fn nobodys_is_not_taken_silently_and_gives_no_paper_to_whoever_the_referral_names() {
    let draft = told("Gary hit Leanne in the face and threatened to kill her", "They came home frightened.");
    let nobodys = with(&draft, |plan| plan.whose = Some(Vec::new()));
    let refused = said(act(|acting| plans::agree(&nobodys, TONIGHT, acting)));
    assert!(
        refused.contains("Somebody has said that Gary did it.") && !refused.contains("Leanne"),
        "{refused}"
    );
    let why = with(&nobodys, |plan| plan.nobody_because = "It was another Gary.".into());
    let agreed = after(&why, &act(|acting| plans::agree(&why, TONIGHT, acting)).unwrap());
    assert_eq!((fears(&agreed, DAD), fears(&agreed, MUM)), (Some(Fear::Told), None));
    assert!(!whole(&agreed, DAD) && whole(&agreed, MUM));
    let handed = to_be_handed(&agreed, agreed.plan(TONIGHT).unwrap());
    assert!(handed.contains(&MUM) && !handed.contains(&DAD), "{handed:?}");
    let given = PlanReader { why: "He asked.".into(), ..PlanReader::new(DAD, Gets::Whole) };
    let decided = after(&agreed, &act(|acting| decide_reader(&agreed, TONIGHT, given, acting)).unwrap());
    assert!(!whole(&decided, DAD), "one person’s decision waits for a second");
}

#[test]
fn where_nobody_is_told_to_have_done_it_each_who_may_have_is_asked_about_but_not_whom_it_happened_to() {
    let draft = told("He hit Leanne.", "They came home frightened.");
    assert!(may_be(&draft).people.contains(&DAD) && !may_be(&draft).people.contains(&MUM));
    assert_eq!(
        (fears(&draft, DAD), fears(&draft, MUM)),
        (None, None),
        "asked, and nobody limited before the answer"
    );
    let nobodys = with(&draft, |plan| plan.whose = Some(Vec::new()));
    assert!(asks_whose(&nobodys, nobodys.plan(TONIGHT).unwrap()).unwrap().contains("Gary"));
    assert_eq!((fears(&nobodys, DAD), fears(&nobodys, MUM)), (Some(Fear::MayBe), None));
    let his = with(&draft, |plan| plan.whose = Some(vec![DAD]));
    assert!(asks_whose(&his, his.plan(TONIGHT).unwrap()).is_none());
    assert_eq!(fears(&his, DAD), Some(Fear::Plan));
}

#[test]
fn being_named_in_what_happened_makes_nobody_the_suspect() {
    let draft = told("Gary pinned Mum against the cooker", "Leanne and the girls go to her mum’s tonight");
    assert_eq!((fears(&draft, DAD), fears(&draft, MUM)), (Some(Fear::Told), None));
    let calm = told("No food again.", "Leanne was found asleep on the stairs.");
    assert_eq!(fears(&calm, MUM), None, "a draft asks whose it is");
}

#[test]
fn somebody_feared_stands_in_or_does_it_alone_only_with_a_reason() {
    let draft = told("Gary hit Leanne.", "They came home.");
    let draft = with(&draft, |plan| plan.whose = Some(vec![DAD]));
    let line = |change: &dyn Fn(&mut PlanRule)| {
        let mut rule = draft.plan_rule(LINE).unwrap().value.clone();
        change(&mut rule);
        let mut record = draft.clone();
        record.put(practice::Kept::new(rule.into()));
        record
    };
    let asked = |record: &CaseRecord| {
        asks_about_doer(record, record.plan(TONIGHT).unwrap(), record.plan_rule(LINE).unwrap())
    };
    let stands_in = line(&|rule| rule.backups = vec![Who::Person(DAD)]);
    assert!(asked(&stands_in).unwrap().contains("Gary would do this if somebody cannot"));
    let paper =
        practice::views::family_plan(&stands_in, stands_in.plan(TONIGHT).unwrap(), Some(AUNT), &|_| {
            String::new()
        });
    assert_eq!(paper.unwrap().rules[0].backup, "", "the paper does not tell him as the one who stands in");
    assert!(asked(&line(&|rule| rule.doers = vec![Who::Person(DAD)])).is_some());
    let his = line(&|rule| {
        rule.doers = vec![Who::Person(DAD)];
        rule.text = "Gary stays away from the house".into();
    });
    assert_eq!(asked(&his), None, "what he promises of himself stays easy");
    let allowed = line(&|rule| {
        rule.backups = vec![Who::Person(DAD)];
        rule.although_feared = "The handover is at the police station.".into();
    });
    assert_eq!(asked(&allowed), None);
    act(|acting| plans::agree(&allowed, TONIGHT, acting)).unwrap();
}

#[test]
fn harm_whose_words_tell_of_violence_counts_where_nobody_answered() {
    let draft = told("No food.", "They came home.");
    let harm = |text: &str, violent| {
        let mut record = draft.clone();
        let item = MapItem {
            actor: Some(Who::Person(DAD)),
            violent,
            ..MapItem::new(ItemId(77), family::MAP, Category::PastHarm, text)
        };
        record.put(practice::Kept::new(item.into()));
        is_violent(&record, DAD)
    };
    assert!(harm("His hand was round his neck until he went limp", None));
    assert!(!harm("His hand was round his neck until he went limp", Some(false)));
    assert!(!harm("There was no food for two days", None));
}

/// The same family with a third grown-up: the aunt becomes whoever the story needs.
fn with_third(worried: &str, change: impl FnOnce(&mut practice::people::Person)) -> CaseRecord {
    let mut record = told(worried, "They came home frightened.");
    let third = record.people.iter_mut().find(|person| person.id == AUNT).unwrap();
    third.value.called.clear();
    change(&mut third.value);
    with(&record, |plan| plan.whose = Some(Vec::new()))
}

fn named(given: &'static str, family: &'static str) -> impl FnOnce(&mut practice::people::Person) {
    move |person| (person.given, person.family) = (given.to_owned(), family.to_owned())
}

#[test]
fn who_is_told_of_by_what_they_are_to_others_is_asked_about() {
    use practice::people::Part;
    for (words, part) in [
        ("His brother hit Leanne.", Part::Relative),
        ("Gary’s brother punched her.", Part::Relative),
        ("The lodger hit Leanne.", Part::Friend),
        ("One of his mates touched Maya.", Part::Friend),
    ] {
        let record = with_third(words, |person| {
            (person.given, person.part, person.sex) = ("Wayne".into(), part, practice::people::Sex::Male);
        });
        let may = may_be(&record);
        assert!(!may.is_told && may.people.contains(&AUNT), "{words}: {may:?}");
        assert!(fears(&record, AUNT).is_some(), "{words}");
    }
    let elsewhere = with_third("He hit Leanne.", |person| person.part = Part::Friend);
    assert!(!may_be(&elsewhere).people.contains(&AUNT), "nothing tells of a friend");
    let ex = with_third("Mum’s ex hit Leanne.", |person| person.part = Part::Relative);
    assert!(!may_be(&ex).is_told, "Mum did not: {:?}", may_be(&ex));
}

#[test]
fn of_two_with_one_first_name_the_family_name_says_which_and_without_it_both_are_asked_about() {
    let both = with_third("Gary hit Leanne.", named("Gary", "Smith"));
    assert!([DAD, AUNT].iter().all(|id| fears(&both, *id) == Some(Fear::Told)));
    for words in
        ["Gary Smith hit Leanne.", "She was punched by Gary Smith.", "Leanne is afraid of Gary Smith."]
    {
        let one = with_third(words, named("Gary", "Smith"));
        assert_eq!((fears(&one, DAD), fears(&one, AUNT)), (None, Some(Fear::Told)), "{words}");
    }
    let own = with_third("Gary Okafor hit Leanne.", named("Gary", "Smith"));
    assert_eq!((fears(&own, DAD), fears(&own, AUNT)), (Some(Fear::Told), None));
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for (given, also, words) in [
        ("Paweł", "", "Pawel hit Leanne."),
        ("Pawel", "", "Leanne was punched by Paweł."),
        ("José", "", "Jose\u{301} threatened Leanne."),
        ("Abdul Rahman", "", "Abdul Rahman has hit Leanne again."),
        ("محمد", "Mohammed", "Mohammed hit Leanne."),
        ("محمد", "", "محمد hit Leanne."),
        ("مُحَمَّد", "", "She is afraid of محمد."),
        ("Gareth", "Gaz", "Gaz kicked Leanne."),
        ("Kelly", "", "Kelly hit Leanne."),
        ("Jean-Luc", "", "Jean Luc slapped Leanne."),
    ] {
        let record = with_third(words, |person| {
            person.given = given.to_owned();
            person.also_known_as =
                [also].iter().filter(|name| !name.is_empty()).map(ToString::to_string).collect();
        });
        assert_eq!(fears(&record, AUNT), Some(Fear::Told), "{given}: {words}");
    }
}

#[test]
fn a_danger_that_names_nobody_asks_and_a_carer_named_for_neglect_answers_nothing() {
    let draft = with(&told("No food in the house.", "They came home."), |plan| plan.whose = Some(Vec::new()));
    let mut record = draft.clone();
    let danger = practice::danger::DangerStatement {
        behaviour: "a man comes at night and hits whoever opens".into(),
        examples: Vec::new(),
        harm_kinds: Vec::new(),
        ..family::danger()
    };
    record.put(practice::Kept::new(danger.into()));
    let asked = asks_whose(&record, record.plan(TONIGHT).unwrap());
    assert!(asked.unwrap().contains("not who did it"));
    let neglect = MapItem {
        actor: Some(Who::Person(MUM)),
        violent: Some(false),
        ..MapItem::new(ItemId(77), family::MAP, Category::PastHarm, "There was no food for two days.")
    };
    record.put(practice::Kept::new(neglect.into()));
    let asked = asks_whose(&record, record.plan(TONIGHT).unwrap());
    assert!(asked.is_some_and(|asked| asked.contains("Gary")), "who hit is still not said");
}

/// Tonight's plan because of Gary, whose line is changed so.
fn his(change: &dyn Fn(&mut PlanRule)) -> (CaseRecord, PlanRule) {
    let draft = with(&told("Gary hit Leanne.", "They came home."), |plan| plan.whose = Some(vec![DAD]));
    let mut rule = draft.plan_rule(LINE).unwrap().value.clone();
    change(&mut rule);
    (draft, rule)
}

#[test]
fn no_way_of_writing_a_line_passes_by_the_question_about_somebody_feared() {
    let (draft, stands_in) = his(&|rule| rule.backups = vec![Who::Person(DAD)]);
    let refused = said(family::put(&draft, stands_in.clone()));
    assert!(refused.contains("Gary would do this if somebody cannot"), "{refused}");
    let added = PlanRule { id: PlanRuleId(83), seq: 2, ..stands_in.clone() };
    assert!(said(family::put(&draft, added)).contains("Gary would do this"), "a new line, too");
    let because = PlanRule { although_feared: "At the police station.".into(), ..stands_in.clone() };
    let allowed = saved(&draft, because.clone());
    let taken_back = PlanRule { although_feared: String::new(), ..because.clone() };
    assert!(said(family::put(&allowed, taken_back)).contains("say why that is safe"));

    // What was written before anybody feared him stands, can be kept from somebody, and is asked about when it is agreed.
    let mut before = draft.clone();
    before.put(practice::Kept::new(stands_in.clone().into()));
    assert!(family::put(&before, stands_in.clone()).is_ok());
    assert!(family::put(&before, PlanRule { not_for: vec![MUM], ..stands_in.clone() }).is_ok());
    let agreed = said(act(|acting| plans::agree(&before, TONIGHT, acting)));
    assert!(agreed.contains("“They sleep at 3 Hope Row”: People are worried about Gary’s"), "{agreed}");
}

#[test]
fn nobody_feared_has_the_children_alone_under_another_name_with_another_or_as_a_promise() {
    let asked = |change: &dyn Fn(&mut PlanRule)| {
        let (mut draft, rule) = his(change);
        draft.put(practice::Kept::new(rule.clone().into()));
        asks_about_doer(&draft, draft.plan(TONIGHT).unwrap(), &rule)
    };
    let by = |who: Vec<Who>, text: &'static str| {
        asked(&move |rule: &mut PlanRule| (rule.doers, rule.text) = (who.clone(), text.to_owned()))
    };
    let dad = Who::Person(DAD);
    assert!(by(vec![Who::Other("Gary, her dad".into())], "He fetches them.").is_some(), "by name alone");
    assert!(
        by(vec![dad.clone(), Who::Person(family::LEO)], "They come home.").is_some(),
        "a child watches over nobody"
    );
    let two = by(vec![dad.clone(), Who::Other("Gary’s mate".into())], "They fetch them.");
    assert!(two.unwrap().contains("nobody else would do this"));
    for text in [
        "Gary takes them out to the park.",
        "Gary puts them to bed and there is no shouting.",
        "Gary looks after them and never drinks.",
    ] {
        assert!(by(vec![dad.clone()], text).is_some(), "{text}");
    }
    for text in [
        "Gary stays away.",
        "Gary doesn’t ring.",
        "Gary never fetches them from school.",
        "Gary sleeps elsewhere and does not come in.",
    ] {
        assert!(by(vec![dad.clone()], text).is_none(), "{text}");
    }
    assert!(by(vec![dad.clone(), Who::Person(AUNT)], "They fetch them.").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever is told, ticked and decided by one person: whoever is told to have done it has not the whole plan.
    #[test]
    fn nobody_told_to_have_done_it_has_the_whole_plan_by_one_persons_tick(
        doer in prop::sample::select(vec![MUM, DAD, AUNT]),
        says in 0..6_usize,
        place in 0..4_usize,
        whose in proptest::option::of(proptest::collection::vec(prop::sample::select(vec![MUM, DAD, AUNT]), 0..3)),
        because in any::<bool>(),
        gets in proptest::option::of(prop::sample::select(Gets::ALL.to_vec())),
        second in any::<bool>(),
    ) {
        let draft = told("", "They came home.");
        let name = draft.person(doer).unwrap().short_name().to_owned();
        let words = [
            format!("{name} hit them in the face."), format!("She was punched by {name} on Sunday."),
            format!("They are afraid of {name}."), format!("{name} has repeatedly threatened to kill her."),
            format!("Leo, 3, says that {name} strangled her."), format!("{name} was violent again."),
        ][says].clone();
        let mut record = draft;
        match place {
            0 => record.families[0].value.referral.worried = words,
            1 => for plan in &mut record.plans { plan.value.trigger.clone_from(&words); },
            2 => record.put(practice::Kept::new(
                MapItem::new(ItemId(77), family::MAP, Category::PastHarm, &words).into())),
            _ => record.put(practice::Kept::new(
                MapItem { behaviour: words, ..MapItem::new(ItemId(77), family::MAP, Category::Complicating, "Told") }.into())),
        }
        for plan in &mut record.plans {
            plan.value.whose.clone_from(&whose);
            if because { plan.value.nobody_because = "An accident.".into(); }
        }
        prop_assert!(!whole(&record, doer));
        let Some(gets) = gets else { return Ok(()) };
        let given = PlanReader { why: "He asked.".into(), ..PlanReader::new(doer, gets) };
        let Ok(changes) = act(|acting| decide_reader(&record, TONIGHT, given, acting)) else { return Ok(()) };
        let mut decided = after(&record, &changes);
        prop_assert!(!whole(&decided, doer), "{gets:?}");
        if second && gets == Gets::Whole {
            for reader in &mut decided.plans.iter_mut().find(|plan| plan.id == TONIGHT).unwrap().value.readers {
                reader.second = Some(practice::plan::SecondLook { by: AMIR, on: TODAY, why: "Looked.".into() });
            }
            prop_assert!(whole(&decided, doer) || is_violent(&decided, doer), "a second yes opens it");
        }
    }
}

#[test]
fn an_old_line_and_an_old_plan_read_and_are_written_as_ever() {
    let draft = told("", "They came home.");
    let rule = serde_json::to_value(&draft.plan_rule(LINE).unwrap().value).unwrap();
    assert!(rule.get("although_feared").is_none());
    assert_eq!(serde_json::from_value::<PlanRule>(rule).unwrap().although_feared, "");
    let plan = serde_json::to_value(&draft.plan(TONIGHT).unwrap().value).unwrap();
    assert!(plan.get("nobody_because").is_none());
}
