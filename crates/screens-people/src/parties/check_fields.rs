//! The fields of a check, as the forms of writing one down and of changing it ask for them.

use practice::{
    Object,
    party::{CheckOutcome, PartyCheck, PartyCheckKind},
};
use ui::{
    form::{FormReader, Problems, Values},
    own_record::Fields,
    people_options::Choice,
};

/// The fields, by the names that they have in the type, and what people call them.
const LABELS: &[(&str, &str)] = &[
    ("kind", "What was looked into"),
    ("done", "When it was done"),
    ("expires", "Until when it counts"),
    ("outcome", "What came of it"),
    ("words", "In a sentence or two"),
];

/// The form's fields.
pub(super) const FIELDS: Fields<'static> = (LABELS, as_sent);

/// Longest account of a check, in characters: what a certificate says stays on the certificate.
const LONGEST_WORDS: usize = 500;

/// A check as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    let Object::PartyCheck(check) = object else { return values };
    values
        .add("kind", check.kind.code())
        .add_date("done", check.done)
        .add_date("expires", check.expires)
        .add("outcome", check.outcome.code())
        .add("words", &check.words);
    values
}

/// Reads the form into a check.
pub(super) fn read(values: &Values, mut check: PartyCheck) -> Result<PartyCheck, Problems> {
    let mut reader = FormReader::new(values);
    if let Some(kind) = reader.choice("kind", "Say what was looked into.", PartyCheckKind::from_code) {
        check.kind = kind;
    }
    check.done = reader.date("done", "The day on which it was done");
    check.expires = reader.date("expires", "The day until which it counts");
    if let Some(outcome) = reader.choice("outcome", "Say what came of it.", CheckOutcome::from_code) {
        check.outcome = outcome;
    }
    check.words = reader.text("words", "What came of it");
    if check.words.chars().count() > LONGEST_WORDS {
        let sentence = format!(
            "Say it in {LONGEST_WORDS} characters or fewer. What a certificate says stays on the certificate; \
             everything you typed is still here."
        );
        reader.problems.add("words", sentence);
    }
    if reader.problems.is_empty() { Ok(check) } else { Err(reader.problems) }
}

/// What may be looked into.
pub(super) fn kinds() -> Vec<Choice> {
    PartyCheckKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.words())).collect()
}

/// What may come of it.
pub(super) fn outcomes() -> Vec<Choice> {
    CheckOutcome::ALL.iter().map(|outcome| Choice::new(outcome.code(), outcome.words())).collect()
}
