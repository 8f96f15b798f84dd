//! Somebody written down twice under nearly the same name. If one of the two is feared, it is asked whether they are one
//! person before anything is handed to either: a slip of the pen opens no plan.

use super::{feared::is_feared_themselves, fears::Fears};
use crate::{
    ids::PersonId,
    map::Category,
    object::CaseRecord,
    people::{Person, Sex},
    plan::SafetyPlan,
    who::Who,
};
use names::{PersonName, nearly_same};
use std::collections::BTreeMap;

/// Somebody whose name is nearly that of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    /// The other's name, as it stands in the record.
    pub name: String,
    /// Whether the other is feared, whoever the first is.
    pub is_feared: bool,
    /// What was answered. None: nobody has said whether they are one person.
    pub is_same: Option<bool>,
}

/// Everybody in the record whose name is nearly this person's, and not the same.
pub(super) fn look_alikes(fears: &Fears<'_>, plan: Option<&SafetyPlan>, here: &Person) -> Vec<LookAlike> {
    let record = fears.record();
    if here.is_child() || here.died.is_some() {
        return Vec::new();
    }
    let own = written(here);
    let mut all = Vec::new();
    for other in record.people.iter().filter(|other| may_be_one(here, other)) {
        if nearly_same(&own, &written(other)) {
            let answered = answered(here, &named(other)).or_else(|| answered(other, &named(here)));
            let is_feared = is_feared_themselves(fears, plan, other);
            all.push(LookAlike { name: named(other), is_feared, is_same: answered });
        }
    }
    for (words, did_harm) in by_words(record) {
        let is_row = record.people.iter().any(|person| named(person) == words);
        if !is_row && nearly_same(&own, &parted(&words)) {
            let is_same = answered(here, &words);
            all.push(LookAlike { name: words, is_feared: did_harm, is_same });
        }
    }
    all
}

/// Of whom it is asked whether they are this person: nobody has said, and one of the two is feared. While it is asked,
/// nothing is handed to this person.
pub fn asks_if_same(record: &CaseRecord, plan: Option<&SafetyPlan>, person: PersonId) -> Vec<String> {
    asks_if_same_given(&Fears::of(record), plan, person)
}

/// The same where it is known already who is feared.
pub(super) fn asks_if_same_given(
    fears: &Fears<'_>,
    plan: Option<&SafetyPlan>,
    person: PersonId,
) -> Vec<String> {
    let Some(here) = fears.record().person(person) else { return Vec::new() };
    let open = |one: &LookAlike| one.is_same.is_none();
    let mut alike = look_alikes(fears, plan, here);
    alike.retain(open);
    if alike.is_empty() {
        return Vec::new();
    }
    let feared = is_feared_themselves(fears, plan, here);
    alike.into_iter().filter(|one| feared || one.is_feared).map(|one| one.name).collect()
}

fn named(person: &Person) -> String {
    format!("{} {}", person.given.trim(), person.family.trim()).trim().to_owned()
}

fn written(person: &Person) -> PersonName {
    PersonName { given: person.given.clone(), family: person.family.clone(), also_known_as: Vec::new() }
}

fn answered(person: &Person, name: &str) -> Option<bool> {
    person.alike.iter().find(|alike| alike.name == name).map(|alike| alike.is_same)
}

/// Whether two rows may be one grown-up: nothing but the letters of their names speaks against it, and they are not the same.
fn may_be_one(here: &Person, other: &Person) -> bool {
    let differ = |a: Option<_>, b: Option<_>| a.is_some() && b.is_some() && a != b;
    let sexes = [here.sex, other.sex];
    let apart = sexes[0] != sexes[1] && !sexes.contains(&Sex::NotStated);
    let same = named(here).to_lowercase() == named(other).to_lowercase();
    here.id != other.id && !other.is_child() && !differ(here.born, other.born) && !apart && !same
}

/// People who are in the record by their name alone, and whether they are named as having done harm.
fn by_words(record: &CaseRecord) -> BTreeMap<String, bool> {
    let harm = |category| matches!(category, Category::PastHarm | Category::Complicating);
    let items = record.items.iter().filter_map(|item| Some((item.actor.as_ref()?, harm(item.category))));
    let rules = record.plan_rules.iter().flat_map(|rule| rule.named()).map(|who| (who, false));
    let flags = record.red_flags.iter().filter_map(|flag| Some((flag.who_watches.as_ref()?, false)));
    let mut all = BTreeMap::new();
    for (who, harm) in items.chain(rules).chain(flags) {
        if let Who::Other(words) = who {
            *all.entry(words.trim().to_owned()).or_default() |= harm;
        }
    }
    all
}

/// "Kile Marsden (neighbour)" in its parts.
fn parted(words: &str) -> PersonName {
    let name = words.split(['(', ',', ';', ':']).next().unwrap_or_default().trim();
    let (given, family) = name.split_once(' ').unwrap_or((name, ""));
    PersonName { given: given.to_owned(), family: family.trim().to_owned(), also_known_as: Vec::new() }
}
