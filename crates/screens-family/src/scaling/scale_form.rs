//! The form of a scale: the question, both ends in words, which end is good, which is said first.

use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::PersonId,
    scale::{Orientation, SaidFirst, Scale, Subject},
};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("subject", "What it measures"),
    ("danger", "Its danger"),
    ("person", "Whom it is about"),
    ("question", "The question"),
    ("orientation", "Which end is good"),
    ("anchor_10", "What 10 means"),
    ("anchor_0", "What 0 means"),
    ("said_first", "Which end is said first"),
];

/// A scale as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Scale(scale) = object {
        values
            .add("subject", scale.subject.code())
            .add("question", &scale.question)
            .add("anchor_10", &scale.anchor_10)
            .add("anchor_0", &scale.anchor_0)
            .add("said_first", scale.said_first.code());
        if let Some(orientation) = scale.orientation {
            values.add("orientation", orientation.code());
        }
        if let Some(person) = scale.person {
            values.add("person", person.to_string());
        }
    }
    values
}

/// Reads the form into a scale that has everything the form does not ask for. The scale of a pair stays with its pair.
pub(super) fn read(values: &Values, mut scale: Scale) -> Result<Scale, Problems> {
    let mut reader = FormReader::new(values);
    if scale.danger.is_none() {
        let subject = reader.choice("subject", "Choose what it measures.", Subject::from_code);
        scale.subject = subject.unwrap_or(scale.subject);
        scale.person = reader.optional("person", "Whom it is about", |text| text.parse::<PersonId>().ok());
    }
    scale.question = reader.needed("question", "The question", "Write the question as it is asked.");
    scale.orientation = reader.choice("orientation", "Choose which end is good.", Orientation::from_code);
    scale.anchor_10 = reader.needed("anchor_10", "What 10 means", "Say what 10 means.");
    scale.anchor_0 = reader.needed("anchor_0", "What 0 means", "Say what 0 means.");
    let first = reader.choice("said_first", "Choose which end is said first.", SaidFirst::from_code);
    scale.said_first = first.unwrap_or(scale.said_first);
    if reader.problems.is_empty() { Ok(scale) } else { Err(reader.problems) }
}

/// The page with the form. `there` is the scale that is edited.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    there: &Scale,
) -> Result<Response, Trouble> {
    let known = record.scale(there.id).is_some();
    let rated = record.ratings.iter().any(|rating| rating.scale == there.id);
    let subjects = Subject::ALL.iter().filter(|subject| **subject != Subject::Pair);
    let people = record.people.iter().map(|person| Choice::new(person.id.to_string(), person.full_name()));
    let title = if known { "Change the scale" } else { "Add a scale" };
    let content = context! {
        form => shown(&form),
        title => title,
        back => visit.within("scaling"),
        pair => there.danger.and_then(|danger| record.danger(danger)).map(|danger| danger.behaviour.clone()),
        rated => rated,
        subjects => shown(subjects.map(|subject| Choice::new(subject.code(), subject.words())).collect::<Vec<_>>()),
        people => shown(people.collect::<Vec<_>>()),
        orientations => shown(Orientation::ALL.iter().map(|end| Choice::new(end.code(), end.words())).collect::<Vec<_>>()),
        firsts => shown(SaidFirst::ALL.iter().map(|end| Choice::new(end.code(), end.words())).collect::<Vec<_>>()),
        withdraw => (known && !rated).then(|| visit.within(&format!("scales/{}/withdraw", there.id))),
    };
    visit.page_as(status_of(&form), "scaling/scale.html", title, record, content).await
}
