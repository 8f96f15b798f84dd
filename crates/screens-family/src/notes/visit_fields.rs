//! The fields of a visit, as its two forms ask for them: writing one, and correcting it. Six answers besides the words: when, where, how
//! each child was seen, where they sleep, who else was there, what each child said.

use super::fields;
use pathway::visit::{ChildSeen, Seen, VisitPlace, Visited};
use practice::{CaseRecord, Object, case_note::CaseNote, ids::PersonId, views::called};
use serde::Serialize;
use ui::{
    form::{FormReader, Problems, Values},
    people_options::Choice,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("happened_on", "The day"),
    ("happened_at", "The time"),
    ("children", "The children"),
    ("visited", "Whom you saw"),
    ("with_whom", "Who else was there"),
    ("words", "What happened"),
    ("corrected", "Why it is corrected"),
];

/// That somebody did not go to see this child.
const NOT_ABOUT: &str = "not_about";

/// A child on the form.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    name: String,
    /// The ending of the names of the fields.
    key: String,
}

/// The living children of the record, the eldest first.
pub(super) fn rows(record: &CaseRecord) -> Vec<Row> {
    let mut children: Vec<_> =
        record.people.iter().filter(|one| one.is_child() && one.died.is_none()).collect();
    children.sort_by_key(|child| (child.born, child.id));
    children.into_iter().map(|child| Row { name: called(record, child), key: child.id.to_string() }).collect()
}

/// How a child was seen, as choices.
pub(super) fn seens() -> Vec<Choice> {
    let mut all: Vec<Choice> = Seen::ALL.iter().map(|one| Choice::new(one.code(), one.words())).collect();
    all.push(Choice::new(NOT_ABOUT, "The visit was not about this child"));
    all
}

/// Where it was, as choices.
pub(super) fn places() -> Vec<Choice> {
    VisitPlace::ALL.iter().map(|one| Choice::new(one.code(), one.words())).collect()
}

/// A visit as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = fields::as_sent(object);
    let Object::CaseNote(CaseNote { visited: Some(visited), .. }) = object else { return values };
    values.add("visited-place", visited.place.code());
    if let Some(bedroom) = visited.bedroom {
        values.add("visited-bedroom", if bedroom { "yes" } else { "no" });
    }
    for one in &visited.children {
        values.add(format!("visited-seen-{}", one.child), one.seen.code());
        values.add(format!("visited-said-{}", one.child), &one.said);
    }
    values
}

/// Reads the form into a note that has everything the form does not ask for.
pub(super) fn read(values: &Values, record: &CaseRecord, note: CaseNote) -> Result<CaseNote, Problems> {
    let mut values = values.clone();
    // A visit has no other kind; what a note asks besides is asked alike.
    values.set("kind", vec!["visit".to_owned()]);
    values.remove("children");
    let (note, mut problems) = match fields::read(&values, note.clone()) {
        Ok(note) => (note, Problems::default()),
        Err(problems) => (note, problems),
    };
    let mut reader = FormReader::new(&values);
    let place = reader.choice("visited-place", "Say where the visit was.", VisitPlace::from_code);
    let bedroom = reader.optional("visited-bedroom", "Whether you saw where they sleep", |text| match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let mut children = Vec::new();
    for row in rows(record) {
        let Ok(child) = row.key.parse::<PersonId>() else { continue };
        let (seen, said) = reader.block(&row.name, |reader| {
            let field = format!("visited-seen-{child}");
            let seen = reader.choice(&field, "Say whether you saw this child.", |code| {
                if code == NOT_ABOUT { Some(None) } else { Seen::from_code(code).map(Some) }
            });
            let said = reader.text(&format!("visited-said-{child}"), "What the child said");
            if !said.is_empty() && seen.is_some_and(|seen| seen.is_none_or(|seen| seen == Seen::No)) {
                reader.problems.add(field, "Words of the child stand here. Say how you saw the child.");
            }
            (seen.flatten(), said)
        });
        children.extend(seen.map(|seen| ChildSeen { child, seen, said }));
    }
    if children.is_empty() && reader.problems.is_empty() {
        reader.problems.add("", "Say which children you went to see.");
    }
    problems.0.append(&mut reader.problems.0);
    match place.filter(|_| problems.is_empty()) {
        Some(place) => Ok(CaseNote { visited: Some(Visited { place, children, bedroom }), ..note }),
        None => Err(problems),
    }
}
