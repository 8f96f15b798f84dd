//! What stands in a sealed child's own record alone: the name since the adoption, and who adopted the child and where they live.
//! None of it may stand in the words of a family to which the child once belonged, where everybody who works with that family
//! would read it.
//!
//! Names count in full, a given name beside the family name in either order, whatever the case, spacing and alphabet: "Matilda
//! Lindqvist", "LINDQVIST, Matilda". One name alone does not: "Will" and "May" are other words too, and a refusal because of "Taylor" would
//! tell more than it keeps. Of an address the line of the street with its number counts, and the postcode; a town does not. What
//! the family's record says of its own people already is no secret there: a grandmother who adopts keeps her name and her address.

use super::{KINDS, Postcode, Text, Way, has_digit, is_plain, parts, phones, words};
use crate::{
    Finding, Level, Place, RuleId,
    actions::refusals::HOUSE_KEEPING,
    child::{Child, PlacementKind},
    ids::PartyId,
    object::{CaseRecord, Object},
    party::Party,
    people::Person,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// What somebody reads whose words were refused. It says nothing of what was found.
pub const SENTENCE: &str = "This holds something that may not stand in this family’s record, so it was not kept. What you typed is still \
    here. Ring your practice supervisor before you write it down anywhere else.";

/// The longest word that may well be another word than a name.
const SHORT: usize = 4;

/// What of a sealed child's record may not stand in one family's words. It is looked for and never handed out.
pub struct SealedNames {
    ways: BTreeSet<Way>,
    phones: BTreeSet<String>,
}

/// The parties whose names and addresses stand in a sealed child's record alone: with whom the child was placed for adoption, or
/// lives since the record was sealed. None where it is not sealed.
pub fn parties(own: &CaseRecord) -> Vec<PartyId> {
    let sealed = own.child_records.first().and_then(|child| child.sealed.as_ref());
    let Some(sealed) = sealed else { return Vec::new() };
    let since = own
        .placements
        .iter()
        .filter(|placement| placement.kind == PlacementKind::Adoption || placement.from >= sealed.on);
    since.map(|placement| placement.party).collect()
}

impl SealedNames {
    /// What may not stand in the words of this family. `own`: a sealed child's record. `parties`: those that [`parties`] names.
    pub fn of(own: &CaseRecord, parties: &[Party], family: &CaseRecord) -> Self {
        let (mut ways, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for child in &own.child_records {
            of_child(child, &mut ways);
        }
        for party in parties {
            of_party(&party.name, &mut ways);
            of_address(&party.address, &mut ways);
            numbers.extend(phones(&party.phone));
        }
        let told = told(family);
        ways.retain(|way| !told.has(way));
        numbers.retain(|number| !told.rings(number));
        Self { ways, phones: numbers }
    }

    /// Whether any of it stands in the words of a thing.
    pub fn stands_in(&self, object: &Object) -> bool {
        if self.ways.is_empty() && self.phones.is_empty() {
            return false;
        }
        let body = object.to_json().ok().and_then(|body| serde_json::from_str(&body).ok());
        let mut said = Vec::new();
        texts(&body.unwrap_or(Value::Null), &mut said);
        if let Object::Person(person) = object {
            said.push(names(person));
        }
        let text = Text::of(&said.join("\n"));
        self.ways.iter().any(|way| text.has(way)) || self.phones.iter().any(|phone| text.rings(phone))
    }
}

/// What stands in the way of keeping this thing.
pub fn finding(object: &Object) -> Finding {
    let place = Place { kind: object.kind(), number: object.number(), field: "" };
    Finding { rule: RuleId::I(HOUSE_KEEPING), level: Level::Block, sentence: SENTENCE.to_owned(), place }
}

/// What the family's record says of its own people.
fn told(family: &CaseRecord) -> Text {
    let people = family.people.iter().map(|person| {
        [names(person).as_str(), person.address.as_str(), person.phone.as_str(), person.household.as_str()]
            .join("\n")
    });
    Text::of(&people.collect::<Vec<_>>().join("\n"))
}

/// Everything that somebody is called, in both orders.
fn names(person: &Person) -> String {
    let Person { given, family, called, also_known_as, .. } = person;
    let first = given.split_whitespace().next().unwrap_or_default();
    format!(
        "{given} {family}\n{family} {given}\n{first} {family}\n{family} {first}\n{called} {family}\n{family} {called}\n{}",
        also_known_as.join("\n")
    )
}

fn of_child(child: &Child, ways: &mut BTreeSet<Way>) {
    let (given, family, called) = (words(&child.given), words(&child.family), words(&child.called));
    let first = given.first().cloned().into_iter().collect();
    for name in [given, first, called] {
        add(&name, &family, ways);
    }
}

/// Adopters are called "Anna Lindqvist", or "Anna and Erik Lindqvist".
fn of_party(name: &str, ways: &mut BTreeSet<Way>) {
    const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr"];
    let all = words(name);
    let mut apart: Vec<Vec<String>> = name
        .split(['&', ',', '+', '/', ';'])
        .map(words)
        .flat_map(|part| part.split(|word| word == "and").map(<[String]>::to_vec).collect::<Vec<_>>())
        .collect();
    for part in &mut apart {
        part.retain(|word| !TITLES.contains(&word.as_str()));
    }
    let Some(family) = all.last().cloned() else { return };
    for part in apart {
        match part.as_slice() {
            [] => {}
            [one] if *one == family => {}
            [one] => add(std::slice::from_ref(one), std::slice::from_ref(&family), ways),
            [first, .., last] => {
                add(&part[..part.len() - 1], std::slice::from_ref(last), ways);
                add(std::slice::from_ref(first), std::slice::from_ref(last), ways);
            }
        }
    }
}

/// A name in full, in both orders. One name alone finds nobody.
fn add(given: &[String], family: &[String], ways: &mut BTreeSet<Way>) {
    if given.is_empty() || family.is_empty() {
        return;
    }
    let may_be_another_word = |word: &String| is_plain(word) || word.chars().count() <= SHORT;
    let has_capitals = given.iter().chain(family).all(may_be_another_word);
    for (first, second) in [(given, family), (family, given)] {
        let name: Vec<&str> = first.iter().chain(second).map(String::as_str).collect();
        ways.insert(Way::name(&name, has_capitals));
    }
}

/// The street with its number, the house with its name, and the postcode. A town is everybody's.
fn of_address(address: &str, ways: &mut BTreeSet<Way>) {
    for part in parts(address) {
        let (part, postcode) = Postcode::apart(&part);
        ways.extend(postcode.map(|postcode| Way::new(postcode.whole)));
        let name: Vec<&String> = part.iter().filter(|word| !has_digit(word)).collect();
        let has_number = name.len() < part.len() && !name.is_empty();
        let is_house = name.len() > 1 && name.iter().any(|word| KINDS.contains(&word.as_str()));
        let says = name.iter().any(|word| !is_plain(word));
        if says && (has_number || is_house) {
            ways.insert(Way::new(part.concat()));
        }
    }
}

/// Every text of a body.
fn texts(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::String(text) => said.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| texts(one, said)),
        Value::Object(fields) => fields.values().for_each(|one| texts(one, said)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
