//! Which kinds of harm the words of a story tell of, where it does not say so itself.

use practice::danger::HarmKind;

/// How words begin that tell of a kind of harm.
const TELLS: &[(HarmKind, &[&str])] = &[
    (HarmKind::Physical, &["hit", "punch", "bruise", "shook", "kick", "push"]),
    (HarmKind::Sexual, &["sexual", "touched"]),
    (HarmKind::Emotional, &["afraid", "shout", "scream", "violen", "threw", "throw", "threat"]),
];

/// The kinds of harm that a danger statement tells of. Every danger has one: a child who is left alone is neglected.
pub(crate) fn kinds_told(behaviour: &str) -> Vec<HarmKind> {
    let text = behaviour.to_lowercase();
    let is_told = |starts: &[&str]| {
        text.split_whitespace().any(|word| starts.iter().any(|start| word.starts_with(start)))
    };
    let mut kinds: Vec<HarmKind> =
        TELLS.iter().filter(|(_, starts)| is_told(starts)).map(|(kind, _)| *kind).collect();
    if kinds.is_empty() {
        kinds.push(HarmKind::Neglect);
    }
    kinds
}
