//! Words of violence, of control and of sexual harm, wherever a record tells what happened. A word too many means that a
//! second person looks; a word too few that nobody does: so the list is wide, and "never hit anybody" counts too.

use crate::object::FamilyRecord;

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

/// What makes abuse a word about drink or drugs, and hurt one about an accident.
const OF_SUBSTANCES: &[&str] = &["alcohol", "drink", "drug", "drugs", "substance"];
const BY_ACCIDENT: &[&str] = &["be", "been", "being", "get", "gets", "getting", "got", "is", "was"];

/// What follows where a child may choke by itself: on something, or fall.
const BY_ITSELF: &[&str] = &["", "and", "fall", "in", "on", "or"];

/// Whether anything in the record tells of such a thing: a danger, the history, a contact, an alert, a plan, on whichever map,
/// whoever did it, and whether or not it is over.
pub(super) fn tells_of_peril(record: &FamilyRecord) -> bool {
    let flagged = record.items.iter().any(|item| item.violent == Some(true))
        || record.dangers.iter().any(|danger| danger.violent.iter().flatten().next().is_some());
    flagged || texts(record).any(is_peril)
}

/// Everything in the record that tells what happened or may happen.
fn texts(record: &FamilyRecord) -> impl Iterator<Item = &str> {
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
        let found = WORDS.contains(word)
            || STEMS.iter().any(|stem| word.starts_with(stem))
            || PAIRS.contains(&(before, word))
            || (word.starts_with("abus") && !OF_SUBSTANCES.contains(&before))
            || (word.starts_with("chok") && !BY_ITSELF.contains(&after))
            || (*word == "hurt" && !BY_ACCIDENT.contains(&before));
        found.then_some(index)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
