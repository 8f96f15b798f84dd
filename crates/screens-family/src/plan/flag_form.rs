//! The form of a red flag: how it is filled, read and named. Adding and editing share it.

use super::form_page::FormPage;
use axum::response::Response;
use minijinja::context;
use practice::{CaseRecord, Object, ids::PersonId, plan::RedFlag};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::readers,
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("sign", "The sign"),
    ("who_watches", "Who watches for it"),
    ("response", "What to do"),
    ("phone", "Whom to ring"),
    ("not_for", "From whom it is kept"),
];

/// A red flag as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::RedFlag(flag) = object {
        values.add("sign", &flag.sign).add("response", &flag.response).add("phone", &flag.phone);
        fields::add_who(&mut values, "who_watches", flag.who_watches.as_ref());
        flag.not_for.iter().for_each(|id| {
            values.add("not_for", id.to_string());
        });
    }
    values
}

/// Reads the form into a red flag.
pub(super) fn read(values: &Values, mut flag: RedFlag) -> Result<RedFlag, Problems> {
    let mut reader = FormReader::new(values);
    flag.sign = reader.needed("sign", "The sign", "Say which sign to watch for.");
    flag.who_watches = fields::read_who(&mut reader, values, "who_watches", "Who watches for it");
    flag.response = reader.text("response", "What to do");
    flag.phone = reader.line("phone", "Whom to ring");
    flag.not_for = reader.many("not_for", "From whom it is kept", |text| text.parse::<PersonId>().ok());
    if reader.problems.is_empty() { Ok(flag) } else { Err(reader.problems) }
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    flag: &RedFlag,
    is_new: bool,
) -> Result<Response, Trouble> {
    let plan = record.plan(flag.plan).ok_or(Trouble::Absent)?;
    let title = if is_new { "Add a red flag" } else { "Change a red flag" };
    FormPage { template: "plan/flag.html", title, people: &["who_watches"] }
        .draw(
            visit,
            record,
            Some(&plan.value),
            status_of(&form),
            form,
            context! { is_new => is_new, readers => shown(readers(record)) },
        )
        .await
}
