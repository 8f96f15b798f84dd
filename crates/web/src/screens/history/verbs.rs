//! What was done, in words: the verb of a journal entry as a sentence says it.

use practice::Kind;

/// "changed an item on the map", "read the history".
pub(super) fn words(verb: &str, kind: Option<Kind>, withdrawn: bool, change: bool) -> String {
    if let Some((_, sentence)) = WHOLE.iter().find(|(known, _)| *known == verb) {
        return (*sentence).to_owned();
    }
    let (thing, done) = verb.split_once('.').unwrap_or((verb, ""));
    let what = match kind {
        Some(kind) => with_article(kind.words()),
        None => page(thing),
    };
    if withdrawn {
        return format!("took away {what}");
    }
    let done = match DONE.iter().find(|(known, _)| *known == done) {
        Some((_, words)) => *words,
        None if !change => "read",
        None => {
            // The verb says what somebody did; what came with it is said by its kind.
            return format!("{}: {what}", done.replace('_', " "));
        }
    };
    format!("{done} {what}")
}

const WHOLE: &[(&str, &str)] = &[
    ("map.signed_off", "signed the map off"),
    ("closing.asked", "asked to close the case"),
    ("closing.audited", "audited the case for closing"),
    ("closing.overridden", "decided to close although something is missing"),
    ("closing.closed", "closed the case"),
    ("closing.reopened", "opened the case again"),
    ("milestone.ticked", "ticked a milestone"),
    ("milestone.moved", "changed the order of milestones"),
    ("history.seen", "read the history"),
    ("family.registered", "registered the family"),
    ("break_glass.opened", "opened the record in an emergency"),
    ("break_glass.reviewed", "looked an opening in an emergency over"),
];

const DONE: &[(&str, &str)] = &[
    ("added", "added"),
    ("saved", "changed"),
    ("changed", "changed"),
    ("edited", "changed"),
    ("created", "added"),
    ("moved", "moved"),
    ("withdrawn", "took away"),
    ("seen", "read"),
    ("opened", "opened"),
    ("asked", "opened the form for"),
    ("printed", "printed"),
    ("recorded", "recorded"),
    ("ticked", "ticked"),
    ("held", "held"),
    ("planned", "planned"),
    ("answered", "answered"),
    ("tested", "tested"),
    ("done", "ticked off"),
    ("resolved", "resolved"),
    ("signed", "signed"),
    ("told", "wrote down who was told of"),
    ("given", "gave"),
    ("agreed", "agreed"),
    ("registered", "registered"),
];

fn with_article(words: &str) -> String {
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

/// A page or form of the record by the first part of the verb.
fn page(thing: &str) -> String {
    let known = match thing {
        "family" => "the overview",
        "map" => "the map",
        "history" => "the history",
        "check" => "the check before signing off",
        "closing" => "the page on closing",
        "people" => "the people of the family",
        "trajectory" => "the trajectory",
        "network" => "the network",
        "plan" => "the safety plan",
        "family_plan" => "the family’s plan",
        "scaling" => "the numbers",
        "pair" => "a danger and its goal",
        other => match Kind::from_code(other) {
            Some(kind) => return with_article(kind.words()),
            None => return format!("“{}”", other.replace('_', " ")),
        },
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_read_as_sentences() {
        assert_eq!(words("map_item.saved", Some(Kind::MapItem), false, true), "changed an item on the map");
        assert_eq!(
            words("map_item.withdrawn", Some(Kind::MapItem), true, true),
            "took away an item on the map"
        );
        assert_eq!(words("family.seen", None, false, false), "read the overview");
        assert_eq!(words("map_item.asked", None, false, false), "opened the form for an item on the map");
    }
}
