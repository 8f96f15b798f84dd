//! What words for a child must be before they are saved: simple, about one thing, and free of what must not reach a child.
//! The name of a grown-up may be written, because some children call a stepfather so; such words are read to the child and
//! are on no page that is handed over and on no paper (`names_grown_ups`).

use super::{
    kinds::missing,
    refusals::{HOUSE_KEEPING, Refusals},
};
use crate::{
    child_words::{ChildWords, Young, holds_number},
    object::{FamilyRecord, Kind},
    readable::{Limits, Measured},
    views::list,
};

pub(super) fn check(record: &FamilyRecord, words: &ChildWords, refusals: &mut Refusals) {
    let at = (Kind::ChildWords, words.id.0);
    refusals.when(
        words.scale.is_some() == words.plan.is_some(),
        HOUSE_KEEPING,
        at,
        "about",
        "Choose what these words are about.",
    );
    let same = |other: &ChildWords| {
        other.id != words.id
            && (other.child, other.scale, other.plan) == (words.child, words.scale, words.plan)
    };
    refusals.when(
        record.child_words.iter().any(|other| same(other)),
        HOUSE_KEEPING,
        at,
        "about",
        "There are words about this for this child already. Change those.",
    );
    missing(refusals, at, "words", &words.words, "Write what you say to this child.");
    if words.scale.is_some() {
        missing(refusals, at, "at_0", &words.at_0, "Say what 0 means to this child.");
        missing(refusals, at, "at_10", &words.at_10, "Say what 10 means to this child.");
    }
    let Some(child) = record.person(words.child) else { return };
    let name = child.short_name();
    let Some(young) = Young::of(child, words.written_on) else {
        refusals.add(HOUSE_KEEPING, at, "", format!("{name} is grown up and gets the page of a grown-up."));
        return;
    };
    for (field, text) in [("words", &words.words), ("at_0", &words.at_0), ("at_10", &words.at_10)] {
        refusals.when(
            holds_number(text),
            HOUSE_KEEPING,
            at,
            field,
            "No telephone number stands in these words. Leave it out.",
        );
    }
    let measured = words.measured(record, young.limits());
    refusals.when(
        !measured.is_easy(young.limits()),
        HOUSE_KEEPING,
        at,
        "words",
        too_hard(&measured, young.limits(), name),
    );
}

/// "This reads like age 11, and Maya needs 8 or less. Hard words: “situation”. Long sentences: “When we all …”."
fn too_hard(measured: &Measured, limits: Limits, name: &str) -> String {
    let quoted = |all: &[String]| {
        let shown: Vec<String> = all.iter().take(8).map(|one| format!("“{one}”")).collect();
        list(&shown)
    };
    let mut sentences = if measured.age > limits.age {
        vec![format!("This reads like age {}, and {name} needs {} or less.", measured.age, limits.age)]
    } else {
        vec![format!("This is nearly easy enough for {name}.")]
    };
    if !measured.words.is_empty() {
        sentences.push(format!("Hard words: {}.", quoted(&measured.words)));
    }
    if !measured.sentences.is_empty() {
        sentences.push(format!("Long sentences: {}.", quoted(&measured.sentences)));
    }
    sentences.push("Use short words and short sentences.".to_owned());
    sentences.join(" ")
}
