//! The form of a relationship: how it is filled, read and named. Adding and editing share it.

use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::{PersonId, RelationshipId},
    people::{Kinship, ParentalResponsibility, Relationship},
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
    ("a", "Who"),
    ("kinship", "How related"),
    ("b", "Of whom"),
    ("parental_responsibility", "Parental responsibility"),
    ("from", "From"),
    ("to", "Until"),
];

/// A relationship in words: "parent of Maya, with parental responsibility".
pub(super) fn words(record: &CaseRecord, link: &Relationship) -> String {
    let name = record.person(link.b).map_or("somebody", |other| other.short_name());
    with_terms(format!("{} of {name}", link.kinship.words()), link)
}

/// The same seen from the other side: "Ruth, parent, with parental responsibility".
pub(super) fn words_of_other(record: &CaseRecord, link: &Relationship) -> String {
    let name = record.person(link.a).map_or("somebody", |other| other.short_name());
    with_terms(format!("{name}, {}", link.kinship.words()), link)
}

fn with_terms(mut words: String, link: &Relationship) -> String {
    match link.parental_responsibility {
        ParentalResponsibility::Yes => words.push_str(", with parental responsibility"),
        ParentalResponsibility::No if matches!(link.kinship, Kinship::Parent | Kinship::StepParent) => {
            words.push_str(", without parental responsibility");
        }
        _ => {}
    }
    if let Some(from) = link.from {
        words = format!("{words}, since {}", calendar::long(from));
    }
    if let Some(to) = link.to {
        words = format!("{words}, until {}", calendar::long(to));
    }
    words
}

/// A relationship as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Relationship(link) = object {
        values
            .add("a", link.a.to_string())
            .add("b", link.b.to_string())
            .add("kinship", link.kinship.code())
            .add("parental_responsibility", link.parental_responsibility.code())
            .add_date("from", link.from)
            .add_date("to", link.to);
    }
    values
}

/// Reads the form.
pub(super) fn read(values: &Values, id: RelationshipId) -> Result<Relationship, Problems> {
    let mut reader = FormReader::new(values);
    let person = |text: &str| text.parse::<PersonId>().ok();
    let a = reader.choice("a", "Choose who this is about.", person);
    let kinship = reader.choice("kinship", "Choose how they are related.", Kinship::from_code);
    let b = reader.choice("b", "Choose the other person.", person);
    let parental_responsibility = reader
        .optional("parental_responsibility", "Parental responsibility", ParentalResponsibility::from_code)
        .unwrap_or(ParentalResponsibility::Unknown);
    let from = reader.date("from", "From");
    let to = reader.date("to", "Until");
    match (a, kinship, b) {
        (Some(a), Some(kinship), Some(b)) if reader.problems.is_empty() => {
            Ok(Relationship { id, a, b, kinship, parental_responsibility, from, to })
        }
        _ => Err(reader.problems),
    }
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    link: Option<RelationshipId>,
) -> Result<Response, Trouble> {
    let people: Vec<Choice> =
        record.people.iter().map(|person| Choice::new(person.id.to_string(), person.full_name())).collect();
    let (title, status) = ("How two people are related", status_of(&form));
    let content = context! {
        form => shown(form),
        title => title,
        back => visit.within("people"),
        people => shown(people),
        kinships => shown(Kinship::ALL.iter().map(|one| Choice::new(one.code(), format!("{} of", one.words()))).collect::<Vec<_>>()),
        responsibilities => shown(ParentalResponsibility::ALL.iter().map(|one| Choice::new(one.code(), one.words())).collect::<Vec<_>>()),
        history => link.map(|id| format!("{}?kind=relationship&id={id}", visit.within("history"))),
        withdraw => link.map(|id| visit.within(&format!("relationships/{id}/withdraw"))),
    };
    visit.page_as(status, "people/link.html", title, record, content).await
}
