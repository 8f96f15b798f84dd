//! The form of a bottom line: what must be so, who says so and why. How is for the family and their network.

use crate::{
    form::{Problems, Reader, Values},
    page::{Form, shown},
    screens::{fields, map::sentences, people_options::Choice, saving::status_of},
    trouble::Trouble,
    visit::FamilyVisit,
};
use axum::response::Response;
use minijinja::context;
use practice::{FamilyRecord, Object, goal::BottomLine, ids::DangerId};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("text", "What must be so"),
    ("imposed_by", "Who says so"),
    ("reason", "Why"),
    ("danger", "Which danger it answers"),
];

/// A bottom line as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::BottomLine(line) = object {
        values.add("text", &line.text).add("reason", &line.reason);
        fields::add_who(&mut values, "imposed_by", line.imposed_by.as_ref());
        if let Some(danger) = line.danger {
            values.add("danger", danger.to_string());
        }
    }
    values
}

/// Reads the form into a bottom line that has everything the form does not ask for.
pub(super) fn read(values: &Values, mut line: BottomLine) -> Result<BottomLine, Problems> {
    let mut reader = Reader::new(values);
    line.text = reader.needed("text", "What must be so", "Say what must be so.");
    line.imposed_by = fields::read_who(&mut reader, values, "imposed_by", "Who says so");
    line.reason = reader.text("reason", "Why");
    line.danger = reader.optional("danger", "Which danger it answers", |text| text.parse::<DangerId>().ok());
    if reader.problems.is_empty() { Ok(line) } else { Err(reader.problems) }
}

/// The page with the form. `there` is the bottom line that is edited.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &FamilyRecord,
    form: Form,
    there: Option<&BottomLine>,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let dangers = record.dangers.iter();
    let dangers =
        dangers.map(|danger| Choice::new(danger.id.to_string(), sentences::short(&danger.behaviour)));
    let title = if there.is_some() { "Change the bottom line" } else { "Add a bottom line" };
    let content = context! {
        form => shown(&form),
        title => title,
        back => visit.within("map"),
        dangers => shown(dangers.collect::<Vec<_>>()),
        everybody => shown(fields::everybody(record, &names, &form, &["imposed_by"])),
        withdraw => there.map(|line| visit.within(&format!("bottom-lines/{}/withdraw", line.id))),
    };
    visit.page_as(status_of(&form), "steps/bottom_line.html", title, record, content).await
}
