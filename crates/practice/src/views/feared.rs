//! The people from whom a plan protects. Whoever is feared gets nothing of a plan on paper but what they do themselves, until
//! somebody decides otherwise. In doubt somebody counts as feared: one press opens what was closed for nothing, and
//! nothing brings back a paper that was given away.

use super::{fears::Fears, look_alike::look_alikes, peril_words::is_peril, told::MayBe};
use crate::{
    danger::DangerStatement,
    ids::PersonId,
    map::{Category, MapItem},
    object::CaseRecord,
    people::{Person, Sex},
    plan::{PlanKind, PlanStatus, SafetyPlan},
    scale::ScalingRound,
    who::Who,
};
use unicode_normalization::UnicodeNormalization;

/// Why somebody counts as feared. The first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fear {
    /// A map names them as having harmed a child, also one that was replaced, and an item that was moved to what makes it
    /// harder.
    Harm,
    /// A danger statement says that it is their behaviour, also one that is no longer a danger.
    Danger,
    /// A plan says that it is because of their behaviour.
    Plan,
    /// The words of the record that tell of violence, of control or of sexual harm name them as the one who did it.
    Told,
    /// They may be the one: the record tells of such a thing, and names nobody as whose behaviour it is.
    MayBe,
    /// A statement or the reason for an immediate plan tells of them, and nobody has said whose behaviour it is; or it was
    /// said to be nobody's where the record tells of violence or somebody hides their address.
    Named,
    /// Somebody of the same name is in the record, who is feared.
    SameName,
    /// Somebody of nearly the same name is feared, and nobody has said that they are two people.
    NearName,
}

impl Fear {
    /// Why, as a half sentence after the person's name: "Dan is named on the map as having harmed a child."
    pub fn words(self) -> &'static str {
        match self {
            Self::Harm => "is named on the map as having harmed a child",
            Self::Danger => "is named in a danger statement as the one whose behaviour is feared",
            Self::Plan => "is named in a plan as the one whose behaviour makes it necessary",
            Self::Told => {
                "is told of as the one who did it, where the record tells of violence or of a threat"
            }
            Self::MayBe => {
                "may be the one, because the record tells of violence or of a threat and names nobody as whose behaviour it is"
            }
            Self::Named => {
                "is told of where the danger is told, and nobody is named as the one whose behaviour it is"
            }
            Self::SameName => "has the same name as somebody in this record whose behaviour is feared",
            Self::NearName => "has nearly the same name as somebody in this record whose behaviour is feared",
        }
    }
}

/// Whether, and why, a plan protects from this person. `plan`: the one to be read; where it says whose behaviour it is
/// about, nobody is guessed from the words of others.
pub fn fear(record: &CaseRecord, plan: Option<&SafetyPlan>, person: PersonId) -> Option<Fear> {
    Fears::of(record).fear(plan, person)
}

/// The same, from what was looked for in the record before.
pub(super) fn fear_in(fears: &Fears<'_>, plan: Option<&SafetyPlan>, person: PersonId) -> Option<Fear> {
    let record = fears.record();
    let here = record.person(person)?;
    fears
        .named(plan, here)
        .or_else(|| {
            let mut same = record.people.iter().filter(|other| other.id != person && is_same(here, other));
            same.any(|other| fears.named(plan, other).is_some()).then_some(Fear::SameName)
        })
        .or_else(|| near(fears, plan, here))
}

/// Whether somebody of nearly the same name is feared, and nobody has said that they are two people.
fn near(fears: &Fears<'_>, plan: Option<&SafetyPlan>, here: &Person) -> Option<Fear> {
    let alike = look_alikes(fears, plan, here).into_iter();
    alike
        .filter(|one| one.is_feared && one.is_same != Some(false))
        .map(|one| if one.is_same == Some(true) { Fear::SameName } else { Fear::NearName })
        .min()
}

/// Whether somebody is feared for what the record tells of them, and not for a name that they share.
pub(super) fn is_feared_themselves(fears: &Fears<'_>, plan: Option<&SafetyPlan>, person: &Person) -> bool {
    fears.named(plan, person).is_some()
}

/// Whether, and why, somebody who is asked for a number is feared; also where they are written down by name alone.
pub fn feared_rater(record: &CaseRecord, who: &Who) -> Option<Fear> {
    Fears::of(record).rater(who)
}

/// Those of the record who are asked in a round and are feared, in the order in which they are asked.
pub fn feared_raters(record: &CaseRecord, round: &ScalingRound) -> Vec<PersonId> {
    let fears = Fears::of(record);
    let people = round.raters.iter().filter_map(Who::person);
    people.filter(|person| fears.fear(None, *person).is_some()).collect()
}

/// Whether this person has been violent to somebody in the household, or people fear that they may be.
pub fn is_violent(record: &CaseRecord, person: PersonId) -> bool {
    let Some(here) = record.person(person) else { return false };
    let is = |id: PersonId| id == person || record.person(id).is_some_and(|other| is_same(here, other));
    let did = |item: &MapItem| match &item.actor {
        Some(Who::Person(actor)) => is(*actor),
        Some(Who::Other(words)) => tells_of(words, here),
        _ => false,
    };
    record.items.iter().any(|item| did(item) && counts_as_violent(item))
        || record.dangers.iter().any(|danger| danger.violent.iter().flatten().any(|id| is(*id)))
}

/// Whether an item says that whoever did it has been violent. If nobody has answered, its words do.
fn counts_as_violent(item: &MapItem) -> bool {
    item.violent.unwrap_or_else(|| tells_of_violence(item))
}

/// Whether the words of an item of harm tell of violence.
fn tells_of_violence(item: &MapItem) -> bool {
    let harm = matches!(item.category, Category::PastHarm | Category::Complicating);
    let moments = [&item.first.what, &item.worst.what, &item.last.what];
    let effects = item.effects.iter().map(|one| &one.text);
    harm && [&item.text, &item.behaviour].into_iter().chain(moments).chain(effects).any(|text| is_peril(text))
}

/// Of whom it is asked whose behaviour it is, before a plan is agreed as nobody's. Whom a map, a danger or a plan names
/// already is not asked about.
pub fn may_be(record: &CaseRecord) -> MayBe {
    Fears::of(record).may_be().clone()
}

/// Why somebody is feared because they were entered as such, and not because of words.
pub(super) fn typed(record: &CaseRecord, person: &Person) -> Option<Fear> {
    let id = person.id;
    let did = |actor: &Option<Who>| match actor {
        Some(Who::Person(actor)) => *actor == id,
        Some(Who::Other(words)) => tells_of(words, person),
        _ => false,
    };
    let harm = |category| matches!(category, Category::PastHarm | Category::Complicating);
    if record.items.iter().any(|item| harm(item.category) && did(&item.actor)) {
        return Some(Fear::Harm);
    }
    if record.dangers.iter().any(|danger| danger.whose.contains(&id)) {
        return Some(Fear::Danger);
    }
    let whose = |plan: &SafetyPlan| plan.whose.iter().flatten().any(|whose| *whose == id);
    record.plans.iter().any(|plan| whose(plan)).then_some(Fear::Plan)
}

/// Whether it was entered that this person is the one of whom the record tells such a thing: a carer who is named for neglect
/// answers no question about who hit whom.
pub(super) fn answers(record: &CaseRecord, person: &Person) -> bool {
    let did = |item: &MapItem| match &item.actor {
        Some(Who::Person(actor)) => *actor == person.id,
        Some(Who::Other(words)) => tells_of(words, person),
        _ => false,
    };
    let is_whose = |danger: &DangerStatement| {
        danger.whose.contains(&person.id)
            && (is_peril(&danger.behaviour) || danger.violent.iter().flatten().next().is_some())
    };
    record.items.iter().any(|item| did(item) && (item.violent == Some(true) || tells_of_violence(item)))
        || record.dangers.iter().any(|danger| is_whose(danger))
        || record.plans.iter().any(|plan| plan.whose.iter().flatten().any(|whose| *whose == person.id))
}

/// Whether somebody is feared for what the record tells of them. Of the plan it depends on whose it is said to be alone: what was found
/// is kept for each such answer.
pub(super) fn named(fears: &Fears<'_>, plan: Option<&SafetyPlan>, person: &Person) -> Option<Fear> {
    let (record, id) = (fears.record(), person.id);
    if let Some(fear) = typed(record, person) {
        return Some(fear);
    }
    let here = fears.told(person);
    if here.did {
        return Some(Fear::Told);
    }
    // "Nobody's" is one person's tick: where it would open a plan that a second person looks at, it ends no guess.
    let names_somebody = |whose: &[PersonId]| !whose.is_empty() || !is_perilous(fears, id);
    let says = |plan: &SafetyPlan| plan.whose.as_deref().is_some_and(names_somebody);
    // While a plan is a draft nobody has been asked yet, and agreeing it asks: nobody is limited by a guess meanwhile.
    let answered = |plan: &SafetyPlan| plan.whose.is_some() || plan.status != PlanStatus::Draft;
    let is_said = plan.is_some_and(says);
    let told_in_danger = || {
        record.dangers.iter().any(|danger| {
            !names_anybody(record, danger)
                && tells_of(&danger.behaviour, person)
                && !fears.told_in(&danger.behaviour, person).is_spared()
        })
    };
    let open = |plan: &SafetyPlan| plan.kind == PlanKind::Immediate && answered(plan) && !says(plan);
    let told_in_plan = || {
        record.plans.iter().any(|plan| {
            open(plan)
                && tells_of(&plan.trigger, person)
                && !here.is_spared()
                && !fears.told_in(&plan.trigger, person).is_spared()
        }) && !record.people.iter().any(|other| fears.told(other).did)
    };
    if !is_said && (told_in_danger() || told_in_plan()) {
        return Some(Fear::Named);
    }
    let asks = plan.is_some_and(|plan| plan.whose.as_ref().is_some_and(Vec::is_empty));
    (asks && fears.may_be().people.contains(&id)).then_some(Fear::MayBe)
}

/// Whether anything in the record may make it dangerous that this person reads a plan, whoever is feared.
fn is_perilous(fears: &Fears<'_>, person: PersonId) -> bool {
    fears.tells_of_peril() || fears.record().people.iter().any(|one| one.id != person && one.address_hidden)
}

/// Whether the statement, or an example of it, says whose behaviour it is.
fn names_anybody(record: &CaseRecord, danger: &DangerStatement) -> bool {
    let mut examples = danger.examples.iter().filter_map(|id| record.item(*id));
    !danger.whose.is_empty() || examples.any(|item| matches!(item.actor, Some(Who::Person(_))))
}

/// Whether words tell of this grown-up by name. Children are told of as those who were harmed.
pub(super) fn tells_of(words: &str, person: &Person) -> bool {
    let words = format!(" {} ", folded(words));
    let stands = |name: &str| {
        let spaced = name.chars().any(|letter| matches!(letter, 'a'..='z' | '\u{df}'..='\u{24f}'));
        // Other scripts write names into one word with what stands before and after them.
        if spaced {
            ["", "s"].iter().any(|end| words.contains(&format!(" {name}{end} ")))
        } else {
            words.contains(name)
        }
    };
    !person.is_child() && names(person).any(|name| stands(&name))
}

/// Whether two rows of a record may be one person: the same name, and nothing that speaks against it.
fn is_same(one: &Person, other: &Person) -> bool {
    let differ = |a: Option<_>, b: Option<_>| a.is_some() && b.is_some() && a != b;
    let apart = one.is_child() != other.is_child() || differ(one.born, other.born);
    let families = [folded(&one.family), folded(&other.family)];
    let family_fits = families[0] == families[1] || families.iter().any(String::is_empty);
    let given = |person: &Person| folded(person.given.split_whitespace().next().unwrap_or_default());
    let known = |person: &Person, name: &str| person.also_known_as.iter().any(|other| folded(other) == name);
    let whole = |person: &Person| folded(&format!("{} {}", person.given, person.family));
    let same_given = !given(one).is_empty() && given(one) == given(other);
    !apart && ((same_given && family_fits) || known(one, &whole(other)) || known(other, &whole(one)))
}

/// The names by which somebody is told of, folded.
pub(super) fn names(person: &Person) -> impl Iterator<Item = String> {
    let first = person.given.split_whitespace().next().unwrap_or_default();
    let family = folded(&person.family);
    let forms: &[&str] = match person.sex {
        Sex::Female => &["mrs", "ms", "miss", "dr"],
        Sex::Male => &["mr", "dr"],
        Sex::NotStated => &["mr", "mrs", "ms", "miss", "dr"],
    };
    let titled = forms.iter().map(move |title| format!("{title} {family}"));
    let titled = titled.filter(|_| !person.family.trim().is_empty());
    [first, &person.given, person.short_name()]
        .into_iter()
        .chain(person.also_known_as.iter().map(String::as_str))
        .map(folded)
        .chain(titled)
        .filter(|name| name.chars().count() > 1)
}

/// Small letters without accents, and single spaces, so that "Kyle’s" tells of Kyle and "Pawel" of Paweł.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        // Nearly every text, and each is asked about many times over.
        return text
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect::<Vec<_>>()
            .join(" ");
    }
    let mut apart = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_mark(*letter)) {
        match letter {
            'ł' | 'Ł' => apart.push('l'),
            'ø' | 'Ø' => apart.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => apart.push('d'),
            'ı' => apart.push('i'),
            'ß' => apart.push_str("ss"),
            'æ' | 'Æ' => apart.push_str("ae"),
            'œ' | 'Œ' => apart.push_str("oe"),
            letter if letter.is_alphanumeric() => apart.extend(letter.to_lowercase()),
            _ => apart.push(' '),
        }
    }
    apart.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether it is an accent, or a vowel sign that Arabic and Hebrew leave out as often as not.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_letters_are_folded_as_all_others_are(text in "[ -~]{0,40}") {
            // The letter with a mark takes the text the long way round.
            let (long, short) = (folded(&format!("{text} \u{e9}")), format!("{} e", folded(&text)));
            prop_assert_eq!(short.trim(), long);
        }
    }
}
