//! Words of violence, of control and of sexual harm, wherever a record tells what happened. A word too many means that a
//! second person looks; a word too few that nobody does: so the list is wide, and "never hit anybody" counts too.

use crate::object::CaseRecord;
use std::sync::LazyLock;

/// Words that begin so.
const STEMS: &[&str] = &[
    "assault",
    "batter",
    "beaten",
    "bruis",
    "coerc",
    "controll",
    "domestic",
    "exploit",
    "fought",
    "grab",
    "grabb",
    "groom",
    "indecent",
    "injunction",
    "intimidat",
    "knife",
    "knives",
    "molest",
    "naked",
    "porn",
    "possessive",
    "punch",
    "rape",
    "raping",
    "refuge",
    "sexual",
    "slap",
    "smack",
    "smash",
    "stab",
    "stalk",
    "strangl",
    "threat",
    "traffick",
    "violen",
    "weapon",
];

/// Whole words.
const WORDS: &[&str] = &[
    "beat", "beats", "beating", "controls", "fgm", "fight", "fighting", "fights", "forced", "forces",
    "forcing", "gun", "hit", "hits", "hitting", "hurts", "jealous", "kick", "kicked", "kicking", "kicks",
    "neck", "pinned", "pins", "pushed", "pushes", "shaken", "shakes", "shook", "shove", "shoved", "shoves",
    "spits", "spat", "threw", "throat", "throws", "touched", "touches", "touching",
];

/// Two words that follow each other.
const PAIRS: &[(&str, &str)] = &[
    ("afraid", "of"),
    ("frightened", "of"),
    ("scared", "of"),
    ("terrified", "of"),
    ("kill", "her"),
    ("kill", "him"),
    ("kill", "them"),
    ("kill", "you"),
    ("locks", "her"),
    ("locks", "him"),
    ("locks", "them"),
    ("locked", "her"),
    ("locked", "him"),
    ("locked", "them"),
];

/// The lists as each word of a record is looked up in them, many times over in each save: one by one took half of all its time.
struct Lists {
    /// The words that begin with each letter of a to z.
    words: [Vec<&'static str>; LETTERS],
    /// The stems that do.
    stems: [Vec<&'static str>; LETTERS],
}

/// a to z. No word of the lists begins otherwise.
const LETTERS: usize = 26;

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists { words: by_letter(WORDS), stems: by_letter(STEMS) });

fn by_letter(all: &'static [&'static str]) -> [Vec<&'static str>; LETTERS] {
    let mut lists = [const { Vec::new() }; LETTERS];
    for word in all {
        if let Some(list) = letter(word).and_then(|at| lists.get_mut(at)) {
            list.push(*word);
        }
    }
    lists
}

/// The place of a word's first letter among a to z.
fn letter(word: &str) -> Option<usize> {
    let first = word.bytes().next().filter(u8::is_ascii_lowercase)?;
    Some(usize::from(first - b'a'))
}

impl Lists {
    fn hold(&self, word: &str) -> bool {
        let Some(at) = letter(word) else { return false };
        let (words, stems) = (self.words.get(at), self.stems.get(at));
        words.into_iter().flatten().any(|known| *known == word)
            || stems.into_iter().flatten().any(|stem| word.starts_with(stem))
    }
}

/// What makes abuse a word about drink or drugs, and hurt one about an accident.
const OF_SUBSTANCES: &[&str] = &["alcohol", "drink", "drug", "drugs", "substance"];
const BY_ACCIDENT: &[&str] = &["be", "been", "being", "get", "gets", "getting", "got", "is", "was"];

/// What follows where a child may choke by itself: on something, or fall.
const BY_ITSELF: &[&str] = &["", "and", "fall", "in", "on", "or"];

/// Whether anything in the record tells of such a thing: a danger, the history, a contact, an alert, a plan, on whichever map,
/// whoever did it, and whether or not it is over.
pub(super) fn tells_of_peril(record: &CaseRecord) -> bool {
    let flagged = record.items.iter().any(|item| item.violent == Some(true))
        || record.dangers.iter().any(|danger| danger.violent.iter().flatten().next().is_some());
    flagged || texts(record).any(is_peril)
}

/// Everything in the record that tells what happened or may happen.
fn texts(record: &CaseRecord) -> impl Iterator<Item = &str> {
    let dangers = record.dangers.iter().flat_map(|danger| {
        let effects = danger.feared.iter().flat_map(|one| [&one.short_term, &one.long_term]);
        [&danger.behaviour].into_iter().chain(effects)
    });
    let items = record.items.iter().flat_map(|item| {
        let moments = [&item.first.what, &item.worst.what, &item.last.what];
        let effects = item.effects.iter().map(|one| &one.text);
        let occasions = item.occasions.iter().flat_map(|one| [&one.what, &one.child_outcome]);
        [&item.text, &item.behaviour].into_iter().chain(moments).chain(effects).chain(occasions)
    });
    let contacts = record.contacts.iter().flat_map(|one| {
        [&one.worried, &one.needs_to_happen, &one.danger_words, &one.tonight_words, &one.parents_words]
    });
    let referrals =
        record.families.iter().flat_map(|one| [&one.referral.worried, &one.referral.needs_to_happen]);
    let plans = record.plans.iter().flat_map(|plan| [&plan.trigger, &plan.if_not]);
    let rules = record.plan_rules.iter().flat_map(|rule| [&rule.text, &rule.when]);
    let flags = record.red_flags.iter().flat_map(|flag| [&flag.sign, &flag.response]);
    let goals = record.goals.iter().flat_map(|goal| [&goal.parent_doing, &goal.family_words]);
    let scales = record.scales.iter().map(|scale| &scale.anchor_0);
    let lines = record.bottom_lines.iter().flat_map(|line| [&line.text, &line.reason]);
    let people = record.people.iter().flat_map(|person| &person.alerts);
    let network = record.network.iter().map(|member| &member.concerns);
    let told = dangers.chain(items).chain(contacts).chain(referrals).chain(plans).chain(rules).chain(flags);
    told.chain(goals).chain(scales).chain(lines).chain(people).chain(network).map(String::as_str)
}

/// Whether a text tells of it.
pub(super) fn is_peril(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    peril_at(&words.collect::<Vec<_>>()).next().is_some()
}

/// Where among these words, in small letters, such a thing is told.
pub(super) fn peril_at<'a>(words: &'a [&'a str]) -> impl Iterator<Item = usize> + 'a {
    let at = |index: Option<usize>| index.and_then(|index| words.get(index)).copied().unwrap_or_default();
    words.iter().enumerate().filter_map(move |(index, word)| {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let found = LISTS.hold(word)
            || (matches!(*word, "of" | "her" | "him" | "them" | "you") && PAIRS.contains(&(before, word)))
            || (word.starts_with("abus") && !OF_SUBSTANCES.contains(&before))
            || (word.starts_with("chok") && !BY_ITSELF.contains(&after))
            || (*word == "hurt" && !BY_ACCIDENT.contains(&before));
        found.then_some(index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_found_as_if_each_list_was_gone_through(
            stem in proptest::sample::select(STEMS), word in proptest::sample::select(WORDS), end in "[a-zé]{0,4}", cut in 0_usize..9,
        ) {
            for text in [format!("{stem}{end}"), format!("{word}{end}"), stem.chars().take(cut).collect(), end.clone()] {
                let one_by_one = WORDS.contains(&text.as_str()) || STEMS.iter().any(|stem| text.starts_with(stem));
                prop_assert_eq!(LISTS.hold(&text), one_by_one, "{}", text);
            }
        }
    }

    #[test]
    fn every_word_of_the_lists_can_be_found() {
        for word in WORDS.iter().chain(STEMS) {
            assert!(LISTS.hold(word), "{word}");
        }
        for (first, second) in PAIRS {
            assert!(is_peril(&format!("{first} {second}")), "{first} {second}");
        }
    }

    #[test]
    fn violence_control_and_sexual_harm_are_found_and_neglect_and_drink_are_not() {
        for text in [
            "Kyle hit Mum.",
            "He punched the door; the knife lay there",
            "STRANGLED her in May",
            "There is a non-molestation order.",
            "Mum is afraid of him.",
            "He controls what she spends.",
            "sexually abused by an uncle",
            "He hurt Leo.",
            "Grabbed by the arm",
            "He said he would kill them.",
            "He threw a plate.",
            "She went to a refuge.",
            "He may choke Kim.",
            "His hand was round his neck until he went limp.",
            "Wayne pinned Mum against the cooker",
        ] {
            assert!(is_peril(text), "{text}");
        }
        for text in [
            "Mum drinks until she sleeps, and nobody hears the baby.",
            "The children get hurt when nobody watches the fire.",
            "Alcohol abuse since 2019; substance abuse before.",
            "She is frightened when Mum does not wake.",
            "No food in the house, and the electricity is off.",
            "Bea may choke, fall or be left wet.",
            "Leo missed his insulin twice. He shouts at Mum.",
            "",
        ] {
            assert!(!is_peril(text), "{text}");
        }
    }
}
