//! The fields of a case note, as its two forms ask for them: writing one, and correcting it.

use practice::{
    Object,
    case_note::{CaseNote, NoteKind},
    ids::PersonId,
};
use ui::{
    form::{FormReader, Problems, Values, time_of_day},
    people_options::Choice,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("kind", "What it was"),
    ("happened_on", "The day"),
    ("happened_at", "The time"),
    ("children", "The children"),
    ("with_whom", "With whom"),
    ("words", "What happened"),
    ("corrected", "Why it is corrected"),
];

/// A note as the form sends it. Why it was corrected last is not why it is corrected now.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    let Object::CaseNote(note) = object else { return values };
    values
        .add("kind", note.kind.code())
        .add_date("happened_on", Some(note.happened_on))
        .add("happened_at-time", note.happened_at.map(calendar::short_time).unwrap_or_default())
        .add("with_whom", &note.with_whom)
        .add("words", &note.words);
    for child in &note.children {
        values.add("children", child.to_string());
    }
    values
}

/// Reads the form into a note that has everything the form does not ask for.
pub(super) fn read(values: &Values, mut note: CaseNote) -> Result<CaseNote, Problems> {
    let mut reader = FormReader::new(values);
    if let Some(kind) = reader.choice("kind", "Say what it was.", NoteKind::from_code) {
        note.kind = kind;
    }
    let before = reader.problems.0.len();
    match reader.date("happened_on", "The day on which it happened") {
        Some(day) => note.happened_on = day,
        None if reader.problems.0.len() == before => {
            reader.problems.add("happened_on", "Put in the day on which it happened.");
        }
        None => {}
    }
    let typed = reader.line("happened_at-time", "The time");
    note.happened_at = time_of_day(&typed);
    if note.happened_at.is_none() && !typed.is_empty() {
        let sentence = "Put in the time like 4:30pm or 16:30, or leave it empty.";
        reader.problems.add("happened_at-time", sentence);
    }
    note.children = reader.many("children", "The children", |text| text.parse::<PersonId>().ok());
    note.with_whom = reader.line("with_whom", "With whom");
    note.words = reader.needed("words", "What happened", "Write what happened and what was said.");
    if reader.problems.is_empty() { Ok(note) } else { Err(reader.problems) }
}

/// The kinds of note that the form offers.
pub(super) fn kinds() -> Vec<Choice> {
    NoteKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.words())).collect()
}
