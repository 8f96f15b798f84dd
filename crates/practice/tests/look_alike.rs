//! Somebody written down twice under nearly the same name, where one of the two is feared.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use practice::{
    CaseRecord, Thresholds, Who,
    actions::{Acting, same_person::say_if_same},
    ids::PersonId,
    people::Sex,
    plan::Gets,
    testing::{DAD, FULL, GRAN, LEAD, Shape, UNCLE, sound_family},
    views::{self, Fear, asks_if_same, family_plan, fear, reading},
};

fn say(record: &CaseRecord, person: PersonId, name: &str, is_same: bool) -> CaseRecord {
    let thresholds = Thresholds::default();
    let mut new_id = || 1;
    let (at, today) = (jiff::Timestamp::UNIX_EPOCH, Shape::default().today);
    let mut acting = Acting { by: LEAD, at, today, thresholds: &thresholds, new_id: &mut new_id };
    let changes = say_if_same(record, person, name, is_same, &mut acting).unwrap();
    record.after(&changes, LEAD, at)
}

/// The uncle is written down as this; the father, who is feared, as Kyle Marsden.
fn family(given: &str, family: &str) -> CaseRecord {
    let mut record = sound_family(&Shape::default());
    for person in &mut record.people {
        let person = &mut person.value;
        if person.id == DAD {
            (person.given, person.family, person.called) = ("Kyle".into(), "Marsden".into(), String::new());
        }
        if person.id == UNCLE {
            (person.given, person.family, person.called) = (given.into(), family.into(), String::new());
            (person.born, person.sex) = (None, Sex::Male);
        }
    }
    record
}

fn asked(record: &CaseRecord, person: PersonId) -> Vec<String> {
    asks_if_same(record, record.plan(FULL).map(|kept| &kept.value), person)
}

fn has_paper(record: &CaseRecord, person: PersonId) -> bool {
    family_plan(record, record.plan(FULL).unwrap(), Some(person), &|_| String::new()).is_some()
}

#[test]
fn nothing_is_handed_to_either_before_somebody_has_said_whether_they_are_one() {
    for (given, surname) in
        [("Kyle", "Marsdon"), ("Kile", "Marsden"), ("Marsden", "Kyle"), ("Kyl", "Marsden")]
    {
        let record = family(given, surname);
        assert_eq!(asked(&record, UNCLE), ["Kyle Marsden"], "{given} {surname}");
        assert_eq!(asked(&record, DAD), [format!("{given} {surname}")], "either way round");
        assert_eq!(fear(&record, None, UNCLE), Some(Fear::NearName));
        assert!(!has_paper(&record, UNCLE) && !has_paper(&record, DAD));
        assert!(asked(&record, GRAN).is_empty() && has_paper(&record, GRAN), "nobody else is asked about");
        let one = say(&record, UNCLE, "Kyle Marsden", true);
        assert!(asked(&one, UNCLE).is_empty() && asked(&one, DAD).is_empty(), "one answer is for both");
        assert_eq!(fear(&one, None, UNCLE), Some(Fear::SameName));
        let two = say(&record, DAD, &format!("{given} {surname}"), false);
        assert!(asked(&two, UNCLE).is_empty() && fear(&two, None, UNCLE).is_none());
        let his = reading(&two, two.plan(FULL).unwrap(), UNCLE);
        assert!(his.gets() == Gets::OwnPart && his.is_undecided(), "an answer by itself opens nothing");
    }
}

#[test]
fn another_name_another_birthday_or_another_sex_is_another_person() {
    for (given, surname) in [("Tom", "Marsden"), ("Kyle", "Thornton"), ("Leanne", "Marsdon")] {
        assert!(asked(&family(given, surname), UNCLE).is_empty(), "{given} {surname}");
    }
    let mut record = family("Kyle", "Marsdon");
    for person in record.people.iter_mut().filter(|person| [DAD, UNCLE].contains(&person.id)) {
        person.value.born = Shape::default()
            .today
            .checked_sub(jiff::Span::new().years(if person.id == DAD { 30 } else { 34 }))
            .ok();
    }
    let births: Vec<_> = [DAD, UNCLE].map(|id| record.person(id).unwrap().born).into();
    assert!(births[0] != births[1] && asked(&record, UNCLE).is_empty());
    let mut record = family("Kyle", "Marsdon");
    for person in record.people.iter_mut().filter(|person| person.id == UNCLE) {
        person.value.sex = Sex::Female;
    }
    assert!(asked(&record, UNCLE).is_empty());
}

#[test]
fn a_name_in_words_that_did_harm_is_asked_about_too_and_a_changed_name_is_asked_again() {
    let mut record = sound_family(&Shape::default());
    for person in record.people.iter_mut().filter(|person| person.id == UNCLE) {
        (person.value.given, person.value.family) = ("Kyle".into(), "Marsden".into());
        person.value.called = String::new();
    }
    for item in &mut record.items {
        item.value.actor = item.actor.as_ref().map(|_| Who::Other("Kile Marsdon (lodger)".to_owned()));
    }
    assert_eq!(asked(&record, UNCLE), ["Kile Marsdon (lodger)"]);
    assert_eq!(views::fear(&record, None, UNCLE), Some(Fear::NearName));
    let mut two = say(&record, UNCLE, "Kile Marsdon (lodger)", false);
    assert!(asked(&two, UNCLE).is_empty());
    for item in &mut two.items {
        item.value.actor = item.actor.as_ref().map(|_| Who::Other("Kyl Marsden".to_owned()));
    }
    assert_eq!(asked(&two, UNCLE), ["Kyl Marsden"], "the answer was about another name");
}

#[test]
fn a_person_of_an_older_release_reads_and_is_written_as_ever() {
    let record = sound_family(&Shape::default());
    let person = &record.person(DAD).unwrap().value;
    let old = serde_json::to_string(person).unwrap();
    assert!(!old.contains("alike"), "{old}");
    assert_eq!(&serde_json::from_str::<practice::people::Person>(&old).unwrap(), person);
}
