//! The form of a supervision: how it is filled, read and named.

use access::Role;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    meeting::{Supervision, SupervisionKind},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Whether whoever visits helps the team's practice and does not work on the record.
pub(super) fn is_helper(visit: &FamilyVisit) -> bool {
    visit.actor().role == Role::PracticeLead
}

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("kind", "One to one, or with the team"),
    ("on", "The day"),
    ("present", "Who took part"),
    ("best_questions", "The questions that opened something up"),
    ("learning", "What we learned"),
    ("next", "What is next"),
];

/// A supervision as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Supervision(supervision) = object {
        values
            .add("kind", supervision.kind.code())
            .add_date("on", Some(supervision.on))
            .add("best_questions", &supervision.best_questions)
            .add("learning", &supervision.learning)
            .add("next", &supervision.next);
        fields::add_all(&mut values, "present", &supervision.present);
    }
    values
}

/// Reads the form into a supervision.
pub(super) fn read(values: &Values, mut supervision: Supervision) -> Result<Supervision, Problems> {
    let mut reader = FormReader::new(values);
    if let Some(kind) =
        reader.choice("kind", "Say whether it was one to one or with the team.", SupervisionKind::from_code)
    {
        supervision.kind = kind;
    }
    match reader.date("on", "The day of the supervision") {
        Some(on) => supervision.on = on,
        None if !reader.problems.has("on") => {
            reader.problems.add("on", "Say on which day.");
        }
        None => {}
    }
    supervision.present = fields::read_all(&mut reader, "present", "Who took part");
    if supervision.present.is_empty() {
        reader.problems.add("present", "Say who took part.");
    }
    supervision.best_questions = reader.text("best_questions", "The questions that opened something up");
    supervision.learning = reader.text("learning", "What we learned");
    supervision.next = reader.text("next", "What is next");
    let written = [&supervision.best_questions, &supervision.learning, &supervision.next];
    if reader.problems.is_empty() && written.iter().all(|text| text.trim().is_empty()) {
        reader
            .problems
            .add("next", "Write what is next, what you learned, or a question that opened something up.");
    }
    if reader.problems.is_empty() { Ok(supervision) } else { Err(reader.problems) }
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    is_new: bool,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let offered = |kind: &&SupervisionKind| !is_helper(visit) || **kind == SupervisionKind::Group;
    let kinds: Vec<Choice> = SupervisionKind::ALL
        .iter()
        .filter(offered)
        .map(|kind| Choice::new(kind.code(), kind.words()))
        .collect();
    let title = if is_new { "Record a supervision" } else { "Change what was recorded" };
    let status = status_of(&form);
    let content = context! {
        title,
        back => visit.within("supervision"),
        map => visit.within("map"),
        kinds => shown(kinds),
        everybody => shown(fields::named(record, &names, &form, &["present"])),
        form => shown(form),
    };
    visit.page_as(status, "supervision/form.html", title, record, content).await
}
