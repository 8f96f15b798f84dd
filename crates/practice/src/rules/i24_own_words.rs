//! I24: each child stands on the map as a person: what happened to this child, what is feared for this child, what this
//! child will have, numbers about this child, and this child's own words. Words copied from a brother or sister say that
//! nobody asked (practice 0.2, inspection findings on siblings' records).
//!
//! Texts are compared by their words, with the children's names taken out. What children themselves said may coincide:
//! up to five equal words are believed and warn. What a parent or relative said for each child is theirs, and warns too:
//! nobody may change it, only ask again. A child who does not speak because of a disability may be heard in
//! another way: then an item that is said by the child need not be in the child's own words.

use super::Look;
use super::look::{at, blank, found, quote};
use super::words::{spoken, words};
use crate::{
    Finding, Level, Place, RuleId,
    ids::PersonId,
    map::Map,
    object::Kind,
    people::Part,
    rules::rule::{Guards, Rule, RuleText},
    scale::{Scale, ScaleRating},
    views::care,
    who::Who,
};
use std::collections::BTreeSet;

/// Children say short things in the same words; more words than this do not come out the same twice.
const MAY_COINCIDE: usize = 5;

/// Fewer words after "because" give no reason.
const WORDS_OF_A_REASON: usize = 3;

pub(super) const RULE: Rule = Rule {
    id: RuleId::I(24),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "Each child has their own words, numbers, harm and goals: never a copy of a brother's or sister's",
        why: "Two children in one home do not live the same life. A text that fits both was written about neither. Where \
              something is the same for both, it says so once and why.",
        basis: "Inspection findings on records of siblings that were copies of each other.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    look.maps()
        .flat_map(|map| {
            [copies(look, map), silent_children(look, map), children_without_number(look, map)].concat()
        })
        .collect()
}

/// Something that is written about one child.
struct Said<'a> {
    child: PersonId,
    text: &'a str,
    place: Place,
    /// What kind of text: only texts of one kind are compared.
    about: &'static str,
    /// Whose words they are.
    voice: Voice<'a>,
}

/// Whose words a text is in. Nobody but the child, or the member of the family, could make theirs differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice<'a> {
    /// The child's own.
    Child,
    /// Of a parent, a relative or a friend who gave a number for each child.
    Family(&'a Who),
    /// A worker's, or another professional's.
    Professional(&'a Who),
    /// The record's.
    Record,
}

fn copies(look: Look<'_>, map: &Map) -> Vec<Finding> {
    let names: BTreeSet<String> = map.children.iter().flat_map(|child| names_of(look, *child)).collect();
    let mut all = texts(look, map);
    if all.iter().all(|said| all.first().is_some_and(|first| first.child == said.child)) {
        return Vec::new();
    }
    all.sort_by(|a, b| (a.child, &a.place, a.text).cmp(&(b.child, &b.place, b.text)));
    let folded: Vec<String> = all.iter().map(|said| fold(said.text, &names)).collect();
    let mut found_copies = Vec::new();
    for (later, said) in all.iter().enumerate().filter(|(later, _)| !folded[*later].is_empty()) {
        let twin = all[..later].iter().zip(&folded).find(|(earlier, words)| {
            earlier.about == said.about && earlier.child != said.child && **words == folded[later]
        });
        let Some((twin, _)) = twin else { continue };
        let (name, other) = (look.name(said.child), look.name(twin.child));
        let text = quote(said.text);
        let is_written = |voice| matches!(voice, Voice::Record | Voice::Professional(_));
        if is_written(said.voice) && is_written(twin.voice) && says_why_the_same(said.text) {
            // Once is an answer. The same reason for everything is a copy.
            let mut before = all[..later].iter().zip(&folded);
            let again = before.any(|(one, words)| one.child == said.child && *words == folded[later]);
            let (level, sentence) = if again {
                (
                    Level::Block,
                    format!(
                        "{name} and {other} are the same in more than one thing for one reason: {text}. Say for each thing what makes it the same, or write what is so for {name}."
                    ),
                )
            } else {
                (
                    Level::Warn,
                    format!(
                        "{name} and {other} are told of as one: {text}. Ask what is different for each of them."
                    ),
                )
            };
            found_copies.push(found(24, level, said.place.clone(), sentence));
            continue;
        }
        let coincidence = spoken(said.text).len() <= MAY_COINCIDE;
        let (level, sentence) = match (said.voice, twin.voice) {
            (Voice::Child, Voice::Child) => (
                if coincidence { Level::Warn } else { Level::Block },
                format!(
                    "{name} and {other} are recorded with the same words: {text}. Check that each of them said it."
                ),
            ),
            (Voice::Family(who), _) => {
                let ask = care(look.record, None, "ask", [who]);
                let who = look.called(who);
                let ask = ask.unwrap_or_else(|| format!("Ask {who} what is so for each of them."));
                let sentence =
                    format!("{who} gave the same reasons for {name} and for {other}: {text}. {ask}");
                (Level::Warn, sentence)
            }
            (Voice::Professional(_), _) => (
                Level::Block,
                format!(
                    "The reasons of the number for {name} read the same as for {other}: {text}. Give the number for \
                     {name} again, with what is so for {name}; or “The same as for {other}, because …”, if it is."
                ),
            ),
            _ => (
                Level::Block,
                format!(
                    "{} {name} reads the same as for {other}: {text}. Write what is so for {name}; or “The same as for {other}, because …”, if it is.",
                    said.about
                ),
            ),
        };
        found_copies.push(found(24, level, said.place.clone(), sentence));
    }
    found_copies
}

/// Whether a text says that it is the same for more than one child, and why: "The same for both, because they share a room."
fn says_why_the_same(text: &str) -> bool {
    let words = spoken(text);
    let because = words.iter().position(|word| word == "because");
    words.starts_with(&["the".to_owned(), "same".to_owned()])
        && because.is_some_and(|at| words.len() > at + WORDS_OF_A_REASON)
}

/// Everything on the map that is written about one child.
fn texts<'a>(look: Look<'a>, map: &Map) -> Vec<Said<'a>> {
    let mut all: Vec<Said<'a>> = Vec::new();
    let mut add = |child, text: &'a str, place, about, voice| {
        all.push(Said { child, text, place, about, voice });
    };
    for item in look.items().filter(|item| item.map == map.id) {
        for effect in &item.effects {
            let place = at(Kind::MapItem, item.id.0, "effects");
            add(effect.child, &effect.text, place, "What harm did to", Voice::Record);
        }
        if let Some(child) = item
            .said_by
            .as_ref()
            .and_then(Who::person)
            .filter(|who| item.verbatim && map.children.contains(who))
        {
            add(child, &item.text, at(Kind::MapItem, item.id.0, "text"), "What was said by", Voice::Child);
        }
    }
    for danger in look.dangers().filter(|danger| danger.map == map.id) {
        for feared in &danger.feared {
            let place = || at(Kind::DangerStatement, danger.id.0, "feared");
            add(feared.child, &feared.short_term, place(), "What may happen soon to", Voice::Record);
            add(feared.child, &feared.long_term, place(), "What may happen later to", Voice::Record);
        }
        for goal in look.goals_of(danger.id) {
            for experience in &goal.child_experiencing {
                let place = at(Kind::SafetyGoal, goal.id.0, "child_experiencing");
                add(experience.child, &experience.text, place, "What will be different for", Voice::Record);
            }
        }
    }
    for rating in look
        .latest_ratings()
        .into_iter()
        .filter(|rating| look.is_unsealed(rating) && is_on(look, map, rating))
    {
        if let Some(child) = child_of(map, rating) {
            let voice = match &rating.rater {
                Who::Person(person) if *person == child => Voice::Child,
                who if is_professional(look, who) => Voice::Professional(who),
                who => Voice::Family(who),
            };
            let place = at(Kind::ScaleRating, rating.id.0, "reasons");
            add(child, &rating.reasons, place, "The reasons of the number for", voice);
        }
    }
    all
}

/// Whether this is a worker or another professional, with an account or as a member of the network.
fn is_professional(look: Look<'_>, who: &Who) -> bool {
    let part = who.person().and_then(|person| look.record.person(person)).map(|person| person.part);
    who.is_professional() || part == Some(Part::Professional)
}

/// The child about whom a number is given. A child who rates without saying about whom speaks about itself.
fn child_of(map: &Map, rating: &ScaleRating) -> Option<PersonId> {
    rating.child.or_else(|| rating.rater.person().filter(|person| map.children.contains(person)))
}

/// Whether the number belongs to a pair of this map, or to no pair at all.
fn is_on(look: Look<'_>, map: &Map, rating: &ScaleRating) -> bool {
    look.record.scale(rating.scale).is_some_and(|scale| {
        scale.danger.is_none_or(|danger| look.danger(danger).is_some_and(|danger| danger.map == map.id))
    })
}

/// Every word by which people call a child.
fn names_of(look: Look<'_>, child: PersonId) -> Vec<String> {
    let Some(person) = look.record.person(child) else { return Vec::new() };
    let others = person.also_known_as.iter().map(String::as_str);
    [person.given.as_str(), &person.family, &person.called]
        .into_iter()
        .chain(others)
        .flat_map(spoken)
        .collect()
}

/// The words of a text without names, case, white space and punctuation.
fn fold(text: &str, names: &BTreeSet<String>) -> String {
    let mut folded = String::new();
    let mut after_name = false;
    for word in words(&text.to_lowercase()) {
        let is_name = names.contains(word.strip_suffix("'s").unwrap_or(&word));
        match (is_name, after_name) {
            (true, true) => {}
            (true, false) => folded.push('#'),
            (false, _) => folded.extend(word.split('\'')),
        }
        after_name = is_name;
    }
    folded
}

/// Children who are old enough to speak and have nothing on the map in their own words.
fn silent_children(look: Look<'_>, map: &Map) -> Vec<Finding> {
    let day = map.signed_off.as_ref().filter(|_| map.is_signed()).map_or(look.today, |signed| signed.on);
    let from_age = *look.thresholds.children.voice_from_age.on(day);
    let old_enough: Vec<PersonId> = Look { today: day, ..look }.children_from(from_age).collect();
    let mut silent: Vec<PersonId> = map
        .children
        .iter()
        .copied()
        .filter(|child| old_enough.contains(child) && !is_heard(look, map, *child))
        .collect();
    silent.sort_unstable();
    silent.dedup();
    silent
        .into_iter()
        .map(|child| {
            let name = look.name(child);
            let sentence = format!(
                "Nothing on the map is in {name}’s own words. Ask {name}, and put down what {name} says."
            );
            found(24, Level::Block, at(Kind::Map, map.id.0, "children"), sentence)
        })
        .collect()
}

fn is_heard(look: Look<'_>, map: &Map, child: PersonId) -> bool {
    let me = Who::Person(child);
    let another_way = look.record.person(child).is_some_and(|person| !person.disability.is_empty());
    let says = look.items().any(|item| {
        item.map == map.id
            && item.said_by.as_ref() == Some(&me)
            && (item.verbatim || another_way)
            && !blank(&item.text)
    });
    let rates = look
        .record
        .ratings
        .iter()
        .any(|rating| rating.rater == me && !blank(&rating.reasons) && is_on(look, map, rating));
    let disputes = look.dangers().filter(|danger| danger.map == map.id).flat_map(|danger| &danger.disputes);
    says || rates || disputes.into_iter().any(|dispute| dispute.who == me && !blank(&dispute.words))
}

/// Pairs about several children that have numbers, but not for each child.
fn children_without_number(look: Look<'_>, map: &Map) -> Vec<Finding> {
    let mut all = Vec::new();
    for danger in look.current_dangers().filter(|danger| danger.map == map.id) {
        let children: BTreeSet<PersonId> = danger.children().collect();
        for scale in look.scales_of(danger.id).filter(|_| children.len() > 1) {
            let rated = rated_children(look, map, scale);
            let missing: Vec<PersonId> =
                children.iter().copied().filter(|child| !rated.contains(&Some(*child))).collect();
            if !rated.is_empty() && !missing.is_empty() {
                let names = look.names(missing);
                let sentence = format!(
                    "There are numbers for {}, but none about {names}. Ask about each child by name.",
                    look.statement(danger)
                );
                all.push(found(24, Level::Block, at(Kind::Scale, scale.id.0, ""), sentence));
            }
        }
    }
    all
}

fn rated_children(look: Look<'_>, map: &Map, scale: &Scale) -> BTreeSet<Option<PersonId>> {
    let given =
        look.record.ratings.iter().filter(|rating| rating.scale == scale.id && look.is_unsealed(rating));
    given.map(|rating| child_of(map, rating)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        object::CaseRecord,
        testing::{BABY, LEAD, MUM, Shape, child, sound_family, voice},
    };

    fn findings(shape: &Shape, change: impl FnOnce(&mut CaseRecord)) -> Vec<(Level, Kind, &'static str)> {
        let mut record = sound_family(shape);
        change(&mut record);
        check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() })
            .into_iter()
            .map(|one| (one.level, one.place.kind, one.place.field))
            .collect()
    }

    #[test]
    fn a_copy_is_found_behind_names_case_and_punctuation() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let copy = |record: &mut CaseRecord| {
            record.goals[0].value.child_experiencing[0].text =
                "Maya sleeps in Maya's own bed all night.".to_owned();
            record.goals[0].value.child_experiencing[1].text =
                " leo sleeps, in Leo’s own bed, all night".to_owned();
        };
        assert_eq!(findings(&shape, copy), [(Level::Block, Kind::SafetyGoal, "child_experiencing")]);
        let feared = |record: &mut CaseRecord| {
            let short = record.dangers[0].feared[0].short_term.clone();
            record.dangers[0].value.feared[1].short_term = short.replace("Maya", "Leo Marlow");
        };
        assert_eq!(findings(&shape, feared), [(Level::Block, Kind::DangerStatement, "feared")]);
    }

    #[test]
    fn what_is_the_same_for_both_is_said_once_with_the_reason_and_asked_about() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let goal = |text: &'static str| {
            move |record: &mut CaseRecord| {
                for words in &mut record.goals[0].value.child_experiencing {
                    text.clone_into(&mut words.text);
                }
            }
        };
        let both = "The same for both, because they share a room and go to bed together.";
        let here = |level| [(level, Kind::SafetyGoal, "child_experiencing")];
        assert_eq!(findings(&shape, goal(both)), here(Level::Warn));
        assert_eq!(findings(&shape, goal("The same for both.")), here(Level::Block), "nobody says why");
        assert_eq!(findings(&shape, goal("The same for both, because so.")), here(Level::Block));
        assert_eq!(findings(&shape, goal("They sleep, because they share a room.")), here(Level::Block));
        let twice = |record: &mut CaseRecord| {
            goal(both)(record);
            for feared in &mut record.dangers[0].value.feared {
                both.clone_into(&mut feared.short_term);
            }
        };
        let found: Vec<Level> = findings(&shape, twice).into_iter().map(|(level, ..)| level).collect();
        assert_eq!(found.len(), 2);
        assert!(found.contains(&Level::Block), "one reason for everything is a copy: {found:?}");
        let as_other = |record: &mut CaseRecord| {
            "The same as for Maya, because both sleep at Gran’s."
                .clone_into(&mut record.goals[0].value.child_experiencing[1].text);
        };
        assert_eq!(findings(&shape, as_other), []);
    }

    #[test]
    fn short_words_of_children_may_coincide() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        for (words, level) in
            [("I miss Dad", Level::Warn), ("I miss Dad when he is away at work", Level::Block)]
        {
            let same = |record: &mut CaseRecord| {
                for item in record.items.iter_mut().filter(|item| item.verbatim) {
                    item.value.text = words.to_owned();
                }
            };
            assert_eq!(findings(&shape, same), [(level, Kind::MapItem, "text")]);
        }
    }

    #[test]
    fn a_workers_reasons_are_written_for_each_child_and_a_relatives_are_asked_again() {
        let shape = Shape { dangers: 1, ..Shape::default() };
        let levels = |rater: Who| -> BTreeSet<Level> {
            let same = |record: &mut CaseRecord| {
                for rating in record.ratings.iter_mut().filter(|rating| rating.rater == Who::Worker(LEAD)) {
                    rating.value.rater = rater.clone();
                    rating.value.reasons = "In bed by eight on each of our five visits.".to_owned();
                }
            };
            findings(&shape, same).into_iter().map(|(level, ..)| level).collect()
        };
        assert_eq!(levels(Who::Worker(LEAD)), BTreeSet::from([Level::Block]));
        assert_eq!(levels(Who::Person(MUM)), BTreeSet::from([Level::Warn]));
    }

    #[test]
    fn a_child_who_can_speak_is_heard_and_a_baby_need_not_be() {
        let shape = Shape { dangers: 1, baby: true, ..Shape::default() };
        assert_eq!(findings(&shape, |_| ()), []);
        let silence = |record: &mut CaseRecord| record.items.retain(|item| item.id != voice(1));
        assert_eq!(findings(&shape, silence), [(Level::Block, Kind::Map, "children")]);
        let another_way = |record: &mut CaseRecord| {
            for item in record.items.iter_mut().filter(|item| item.id == voice(1)) {
                item.value.verbatim = false;
            }
            for person in record.people.iter_mut().filter(|person| person.id == child(1)) {
                person.value.disability = vec!["does not speak".to_owned()];
            }
        };
        assert_eq!(findings(&shape, another_way), []);
    }

    #[test]
    fn each_child_of_a_pair_has_a_number_once_there_are_any() {
        let shape = Shape { dangers: 1, baby: true, ..Shape::default() };
        let without = |record: &mut CaseRecord| record.ratings.retain(|rating| rating.child != Some(BABY));
        assert_eq!(findings(&shape, without), [(Level::Block, Kind::Scale, "")]);
        assert_eq!(findings(&shape, |record| record.ratings.clear()), []);
    }
}
