//! Who did it, as far as the words of a record say so simply; and where they do not, who may have: then it is asked whose
//! behaviour it is.

use super::{
    deeds::{Called, Cast, Sentence, Told},
    feared::{folded, names},
    fears::Fears,
    related::is_meant,
};
use crate::{
    ids::PersonId,
    map::Category,
    object::CaseRecord,
    people::{Kinship, Part, Person, Sex},
    plan::PlanKind,
};

/// Everybody of a record with the names by which they are told of.
#[derive(Debug)]
pub(super) struct ToldNames {
    people: Vec<(PersonId, Named)>,
    cast: Cast,
}

#[derive(Debug)]
struct Named {
    /// Each name, folded, and word by word.
    names: Vec<(String, Vec<String>)>,
    /// The first word of the family name.
    family: String,
}

impl ToldNames {
    /// Those of this record.
    pub(super) fn of(record: &CaseRecord) -> Self {
        let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let named = |person: &Person| Named {
            names: called_in(record, person)
                .into_iter()
                .map(|name| {
                    let words = words(&name);
                    (name, words)
                })
                .collect(),
            family: folded(&person.family).split(' ').next().unwrap_or_default().to_owned(),
        };
        let people: Vec<(PersonId, Named)> =
            record.people.iter().map(|person| (person.id, named(person))).collect();
        let everybody = people.iter().flat_map(|(_, named)| &named.names).map(|(_, words)| words.clone());
        let children = record.people.iter().filter(|one| one.is_child());
        let children = children.flat_map(|child| names(child).collect::<Vec<_>>()).collect();
        let cast = Cast { everybody: everybody.collect(), children };
        Self { people, cast }
    }

    /// What these sentences tell of this person.
    pub(super) fn told(&self, sentences: &[Sentence], person: PersonId) -> Told {
        let called = self.called(person);
        let mut told = Told::default();
        for sentence in sentences {
            self.cast.told(&called, sentence, &mut told);
        }
        told
    }

    /// By which names this person is told of, and after which words a name is somebody else's: the family names of others
    /// who have it too.
    fn called(&self, person: PersonId) -> Vec<Called> {
        let Some((_, own)) = self.people.iter().find(|(id, _)| *id == person) else { return Vec::new() };
        let others = || self.people.iter().filter(|(id, other)| *id != person && other.family != own.family);
        let of = |(name, words): &(String, Vec<String>)| {
            let namesakes =
                others().filter(|(_, other)| other.names.iter().any(|(theirs, _)| theirs == name));
            let families = namesakes.map(|(_, other)| other.family.clone());
            Called { words: words.clone(), unless_before: families.filter(|one| !one.is_empty()).collect() }
        };
        own.names.iter().map(of).collect()
    }
}

/// The names by which somebody is told of; and Mum or Dad where there is one of them.
fn called_in(record: &CaseRecord, person: &Person) -> Vec<String> {
    let only = |sex| {
        let parents = record.people.iter().filter(|one| one.part == Part::Parent && one.sex == sex);
        person.part == Part::Parent && person.sex == sex && parents.count() == 1
    };
    let mut all: Vec<String> = names(person).collect();
    let family = folded(&person.family);
    if !family.is_empty() {
        let given: Vec<String> = all.iter().filter(|name| !name.ends_with(&family)).cloned().collect();
        all.extend(given.into_iter().map(|name| format!("{name} {family}")));
    }
    if only(Sex::Female) {
        all.extend(["mum", "mummy", "mother", "mam"].map(str::to_owned));
    }
    if only(Sex::Male) {
        all.extend(["dad", "daddy", "father"].map(str::to_owned));
    }
    all
}

/// What in a record tells what happened or is feared: the referral, contacts, harm, dangers, and why a plan was made.
pub(super) fn accounts(record: &CaseRecord) -> impl Iterator<Item = &str> {
    let referrals = record.families.iter().map(|family| &family.referral.worried);
    let contacts = record.contacts.iter().flat_map(|one| [&one.worried, &one.danger_words]);
    let harm = record
        .items
        .iter()
        .filter(|item| matches!(item.category, Category::PastHarm | Category::Complicating));
    let harm = harm.flat_map(|item| {
        [&item.text, &item.behaviour, &item.first.what, &item.worst.what, &item.last.what]
            .into_iter()
            .chain(item.effects.iter().map(|one| &one.text))
    });
    let dangers = record.dangers.iter().map(|danger| &danger.behaviour);
    let plans = record.plans.iter().filter(|plan| plan.kind == PlanKind::Immediate).map(|plan| &plan.trigger);
    referrals.chain(contacts).chain(harm).chain(dangers).chain(plans).map(String::as_str)
}

fn is_grown_up(person: &Person) -> bool {
    !person.is_child() && person.part != Part::Professional && person.died.is_none()
}

/// Whether it may have been this person, if no account says who it was: a parent, a parent's partner, a grown-up of the
/// household, or whoever an account may mean that tells of "his brother" or "the lodger"; but nobody who is clearly the one
/// to whom it happened or who leaves with the children.
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
        || record.relationships.iter().any(|link| link.a == person.id && partner(link.kinship))
        || is_meant(record, person, fears.relations());
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
/// where they name none and nobody was entered as the one, everybody who may have. `is_named`: whom the record names
/// otherwise; `is_answer`: whom it names as the one who was violent, and not for what has nothing to do with it.
pub(super) fn may_be(
    fears: &Fears<'_>,
    is_named: &dyn Fn(&Person) -> bool,
    is_answer: &dyn Fn(&Person) -> bool,
) -> MayBe {
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
    if record.people.iter().any(|person| is_answer(person)) {
        return MayBe::default();
    }
    MayBe { is_told: false, people: of(&|person| may_have_done_it(fears, person)) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::testing::{DAD, GRAN, MUM, Shape, sound_family};
    use crate::views::deeds::sentences;

    fn of(words: &str) -> [Told; 2] {
        let mut record = sound_family(&Shape::default());
        for (id, name) in [(MUM, "Leanne"), (DAD, "Gary")] {
            let person = record.people.iter_mut().find(|person| person.id == id).unwrap();
            name.clone_into(&mut person.value.given);
            person.value.called.clear();
            person.value.also_known_as.clear();
            person.value.sex = if id == MUM { Sex::Female } else { Sex::Male };
            "Holroyd".clone_into(&mut person.value.family);
        }
        let gran = record.people.iter_mut().find(|person| person.id == GRAN).unwrap();
        (gran.value.given, gran.value.called) = ("Wayne".into(), String::new());
        [MUM, DAD].map(|id| ToldNames::of(&record).told(&sentences(words), id))
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
            "Gary Holroyd hit Leanne.",
            "Mr. Holroyd slapped Leanne",
            "Gary hit Leanne and would not stop.",
            "Gary came home drunk and punched Leanne.",
            "Wayne and Gary kicked Leanne",
            "Leanne was threatened by Wayne and Gary.",
            "Leanne is scared of what Gary might do.",
            "Gary’s been hitting Leanne",
            "The children’s dad punched Leanne",
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
            "Her step-dad hit Leanne.",
            "Her dad punched her.",
            "The grand mother hit Leanne",
            "Leanne and Gary fight every night.",
            "Gary and Leanne fought.",
            "Leanne says Gary drinks and hit her.",
            "It is not true that Gary hit Leanne.",
            "Leanne is no longer afraid of Gary.",
            "Leanne was hit on her way home from Gary.",
            "Gary’s violent brother came.",
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
