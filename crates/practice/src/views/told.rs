//! Who did it, as far as the words of a record say so simply: "Gary hit Leanne", "she was hit by Gary", "Dad threatened". What
//! is told in another way is not guessed: then it is asked whose behaviour it is.

use super::{
    feared::{folded, names},
    fears::Fears,
    peril_words::peril_at,
};
use crate::{
    ids::PersonId,
    map::Category,
    object::FamilyRecord,
    people::{Kinship, Part, Person, Sex},
    plan::PlanKind,
};

/// What words tell of one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// They did it.
    pub(super) did: bool,
    /// It was done to them.
    pub(super) suffered: bool,
    /// They go somewhere with the children.
    pub(super) leaves: bool,
}

impl Told {
    /// Whether they are clearly the one to whom it happened, or who takes the children out of it.
    pub(super) fn is_spared(self) -> bool {
        !self.did && (self.suffered || self.leaves)
    }
}

/// What stands between a name and what the person did: "Gary has often hit".
const BETWEEN: &[&str] = &[
    "again",
    "allegedly",
    "also",
    "always",
    "could",
    "did",
    "does",
    "had",
    "has",
    "have",
    "just",
    "may",
    "might",
    "often",
    "once",
    "regularly",
    "repeatedly",
    "sometimes",
    "then",
    "to",
    "tried",
    "twice",
    "will",
    "would",
];
/// What makes of what somebody did what was done to them: "Leanne was hit".
const PASSIVE: &[&str] = &["be", "been", "being", "got", "gets", "is", "was", "were"];
/// What takes it back, or makes it an answer: then it is asked.
const UNSURE: &[&str] = &["back", "defence", "defend", "defended", "never", "no", "not", "nt", "t"];
/// What is a thing and no deed: "a knife", "domestic".
const THINGS: &[&str] = &[
    "domestic",
    "gun",
    "injunction",
    "knife",
    "knives",
    "neck",
    "porn",
    "refuge",
    "sexual",
    "throat",
    "violence",
    "weapon",
    "weapons",
];
/// What somebody is, and so was not done to them: "he is violent".
const TRAITS: &[&str] =
    &["abusive", "controlling", "intimidating", "jealous", "possessive", "threatening", "violent"];
/// What stands between a deed and the one to whom it is done: "threatened to kill Leanne".
const BEFORE_WHOM: &[&str] =
    &["at", "hit", "hurt", "kill", "kicked", "of", "out", "punched", "slapped", "to"];
/// Who goes along: "Tina and the girls go to her mum's".
const CHILDREN: &[&str] =
    &["babies", "baby", "boy", "boys", "child", "children", "girl", "girls", "kids", "twins"];
/// What happens to oneself: "she hit her head".
const OWN: &[&str] = &["her", "herself", "himself", "his", "their", "themselves"];

/// What the words tell of this person, sentence by sentence.
pub(super) fn told(record: &FamilyRecord, words: &str, person: &Person) -> Told {
    let names = called_in(record, person);
    let children: Vec<String> =
        record.people.iter().filter(|one| one.is_child()).flat_map(|child| names_of(child)).collect();
    let mut told = Told::default();
    for sentence in words.split(['.', '!', '?', ';', ':', '\n', '“', '”', '"']) {
        let tokens = tokens(sentence);
        if tokens.iter().any(|token| !token.is_empty()) {
            in_sentence(&tokens, &names, &children, &mut told);
        }
    }
    told
}

fn names_of(person: &Person) -> impl Iterator<Item = String> {
    names(person).collect::<Vec<_>>().into_iter()
}

/// The names by which somebody is told of; and Mum or Dad where there is one of them.
fn called_in(record: &FamilyRecord, person: &Person) -> Vec<Vec<String>> {
    let only = |sex| {
        let parents = record.people.iter().filter(|one| one.part == Part::Parent && one.sex == sex);
        person.part == Part::Parent && person.sex == sex && parents.count() == 1
    };
    let mut all: Vec<String> = names_of(person).collect();
    if only(Sex::Female) {
        all.extend(["mum", "mummy", "mother", "mam"].map(str::to_owned));
    }
    if only(Sex::Male) {
        all.extend(["dad", "daddy", "father"].map(str::to_owned));
    }
    all.into_iter().map(|name| name.split(' ').map(str::to_owned).collect()).collect()
}

/// The words of a sentence, folded. A comma or a bracket is an empty word, past which nothing belongs together.
fn tokens(sentence: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for (at, part) in sentence.split([',', '(', ')', '–', '—']).enumerate() {
        if at > 0 {
            tokens.push(String::new());
        }
        tokens.extend(folded(part).split_whitespace().map(str::to_owned));
    }
    tokens
}

fn in_sentence(tokens: &[String], names: &[Vec<String>], children: &[String], told: &mut Told) {
    let at = |index: usize| tokens.get(index).map_or("", String::as_str);
    // "Her mum" is not Mum, and "Gary’s brother" not Gary.
    let free = |from: usize, to: usize| {
        let owned = from > 0 && ["her", "his", "my", "s", "their"].contains(&at(from - 1));
        !owned && at(to) != "s"
    };
    let starts = |from: usize| {
        names
            .iter()
            .any(|name| tokens.get(from..from + name.len()) == Some(name) && free(from, from + name.len()))
    };
    let ends = |to: usize| {
        names.iter().any(|name| {
            to.checked_sub(name.len()).is_some_and(|from| tokens[from..to] == **name && free(from, to))
        })
    };
    for from in 0..tokens.len() {
        let Some(name) = names.iter().find(|name| tokens.get(from..from + name.len()) == Some(*name)) else {
            continue;
        };
        let after = from + name.len();
        let skip = |index: usize| {
            index + usize::from(["all", "both", "her", "his", "the", "their"].contains(&at(index)))
        };
        let with = |index: usize| {
            let one = skip(skip(index));
            CHILDREN.contains(&at(one)) || children.iter().any(|child| child == at(one))
        };
        let goes_with =
            (after..(after + 6).min(tokens.len())).any(|index| at(index) == "with" && with(index + 1));
        if free(from, after) && ((at(after) == "and" && with(after + 1)) || goes_with) {
            told.leaves = true;
        }
    }
    let unsure = tokens.iter().any(|token| UNSURE.contains(&token.as_str()));
    for deed in peril_at(&tokens.iter().map(String::as_str).collect::<Vec<_>>()) {
        let word = at(deed);
        let fears = word == "of";
        let is_deed = !fears && !THINGS.contains(&word);
        let mut left = deed;
        let mut passive = false;
        while left > 0 {
            let before = at(left - 1);
            passive |= PASSIVE.contains(&before);
            let kill = ["kill", "locks", "locked"].contains(&before) && left == deed;
            let frightened = fears && left == deed;
            if !(kill
                || frightened
                || PASSIVE.contains(&before)
                || BETWEEN.contains(&before)
                || before.ends_with("ly"))
            {
                break;
            }
            left -= 1;
        }
        let passive = passive && !word.ends_with("ing") && !TRAITS.contains(&word);
        let own = OWN.contains(&at(deed + 1));
        if ends(left) && (fears || (is_deed && passive)) {
            told.suffered = true;
        } else if ends(left) && is_deed && !unsure && !(own && is_accident(word)) {
            told.did = true;
        }
        // By whom it was done, or of whom somebody is afraid.
        let by = (deed + 1..(deed + 5).min(tokens.len())).take_while(|index| !at(*index).is_empty());
        let by = by.filter(|index| ["by", "from"].contains(&at(*index))).map(|index| index + 1).next();
        let whom = if fears { Some(deed + 1) } else { by };
        if !unsure && whom.is_some_and(&starts) {
            told.did = true;
        }
        // To whom it was done.
        let mut right = deed + 1;
        while BEFORE_WHOM.contains(&at(right)) {
            right += 1;
        }
        if is_deed && !passive && starts(right) {
            told.suffered = true;
        }
    }
}

/// Whether it is a word of something that happens to oneself: "she hit her head".
fn is_accident(word: &str) -> bool {
    ["bruised", "hit", "hits", "hurt", "hurts"].contains(&word)
}

/// What in a record tells what happened or is feared: the referral, contacts, harm, dangers, and why a plan was made.
pub(super) fn accounts(record: &FamilyRecord) -> impl Iterator<Item = &str> {
    let referrals = record.families.iter().map(|family| &family.referral.worried);
    let contacts = record.contacts.iter().flat_map(|one| [&one.worried, &one.danger_words]);
    let harm = record
        .items
        .iter()
        .filter(|item| matches!(item.category, Category::PastHarm | Category::Complicating));
    let harm = harm
        .flat_map(|item| [&item.text, &item.behaviour, &item.first.what, &item.worst.what, &item.last.what]);
    let dangers = record.dangers.iter().map(|danger| &danger.behaviour);
    let plans = record.plans.iter().filter(|plan| plan.kind == PlanKind::Immediate).map(|plan| &plan.trigger);
    referrals.chain(contacts).chain(harm).chain(dangers).chain(plans).map(String::as_str)
}

fn is_grown_up(person: &Person) -> bool {
    !person.is_child() && person.part != Part::Professional && person.died.is_none()
}

/// What these accounts tell of this person.
pub(super) fn told_in(record: &FamilyRecord, accounts: &[&str], person: &Person) -> Told {
    if person.is_child() {
        return Told::default();
    }
    let names = called_in(record, person);
    // Most texts name most people not at all: those are passed over before their words are looked at.
    let names_them = |text: &str| {
        let lower = text.to_lowercase();
        names.iter().filter_map(|name| name.first()).any(|first| lower.contains(first.as_str()))
    };
    let mut all = Told::default();
    for one in accounts.iter().filter(|text| names_them(text)).map(|text| told(record, text, person)) {
        all.did |= one.did;
        all.suffered |= one.suffered;
        all.leaves |= one.leaves;
    }
    all
}

/// Whether it may have been this person, where no account says who it was: a parent, a parent's partner, or a grown-up of the
/// household, who is not clearly the one to whom it happened or who leaves with the children.
fn may_have_done_it(fears: &Fears<'_>, person: &Person) -> bool {
    let record = fears.record();
    let partner = |kinship| {
        matches!(
            kinship,
            Kinship::StepParent
                | Kinship::ParentPartner
                | Kinship::ParentExPartner
                | Kinship::Partner
                | Kinship::ExPartner
        )
    };
    let lives_there = !person.household.trim().is_empty()
        && record.people.iter().any(|one| one.is_child() && one.household.trim() == person.household.trim());
    let is_near = person.part == Part::Parent
        || lives_there
        || record.relationships.iter().any(|link| link.a == person.id && partner(link.kinship));
    is_grown_up(person) && is_near && !fears.told(person).is_spared()
}

/// Of whom it is asked whose behaviour it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MayBe {
    /// Whether the words of the record say that they did it. Otherwise they only may have.
    pub is_told: bool,
    /// Who, in the order of the record. Empty: nothing tells of violence, or it is said whose behaviour it is.
    pub people: Vec<PersonId>,
}

/// Who has to be ruled out before a plan is nobody's behaviour: those whom the words of the record name as having done it; or,
/// where they name none and nobody else is feared, everybody who may have. `is_named`: whom the record names otherwise.
pub(super) fn may_be(fears: &Fears<'_>, is_named: &dyn Fn(&Person) -> bool) -> MayBe {
    let record = fears.record();
    if !fears.tells_of_peril() {
        return MayBe::default();
    }
    let of = |is: &dyn Fn(&Person) -> bool| -> Vec<PersonId> {
        record
            .people
            .iter()
            .filter(|person| is_grown_up(person) && is(person))
            .map(|person| person.id)
            .collect()
    };
    let told = of(&|person| fears.told(person).did);
    if !told.is_empty() {
        let people = told
            .into_iter()
            .filter(|id| record.person(*id).is_some_and(|person| !is_named(person)))
            .collect();
        return MayBe { is_told: true, people };
    }
    if record.people.iter().any(|person| is_named(person)) {
        return MayBe::default();
    }
    MayBe { is_told: false, people: of(&|person| may_have_done_it(fears, person)) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::testing::{DAD, MUM, Shape, sound_family};

    fn of(words: &str) -> [Told; 2] {
        let mut record = sound_family(&Shape::default());
        for (id, name) in [(MUM, "Leanne"), (DAD, "Gary")] {
            let person = record.people.iter_mut().find(|person| person.id == id).unwrap();
            name.clone_into(&mut person.value.given);
            person.value.called.clear();
            person.value.also_known_as.clear();
            "Holroyd".clone_into(&mut person.value.family);
        }
        [MUM, DAD].map(|id| told(&record, words, &record.person(id).unwrap().value))
    }

    #[test]
    fn who_hit_whom_is_read_where_the_words_say_it_simply() {
        for words in [
            "Gary hit Leanne in the face and threatened to kill her.",
            "Leanne was hit by Gary.",
            "Gary has repeatedly punched Leanne",
            "Dad pinned Mum against the cooker",
            "Leanne is afraid of Gary.",
            "Leanne has been strangled twice by Gary",
            "Gary threatened to kill Leanne.",
            "She said that Gary would hit Leanne.",
        ] {
            let [leanne, gary] = of(words);
            assert!(gary.did, "{words}: {gary:?}");
            assert!(!leanne.did && leanne.suffered, "{words}: {leanne:?}");
        }
    }

    #[test]
    fn what_the_words_do_not_say_simply_is_not_guessed() {
        for words in [
            "He hit Leanne, and Gary was there.",
            "Gary’s brother hit her.",
            "Gary never hit Leanne.",
            "Leanne hit him back when Gary came.",
            "Leanne hit her head.",
            "There was a fight between Leanne and Gary.",
            "Leanne ran to her mum’s. A knife lay there.",
            "Leanne, domestic abuse. Gary, at work.",
            "",
        ] {
            let [leanne, gary] = of(words);
            assert!(!leanne.did && !gary.did, "{words}: {leanne:?} {gary:?}");
        }
        assert!(of("He hit Leanne.")[0].suffered);
        for words in
            ["Leanne and the girls go to her mum’s tonight.", "Leanne goes to Rose’s with the children"]
        {
            assert_eq!(of(words)[0], Told { leaves: true, ..Told::default() }, "{words}");
        }
    }
}
