//! The form of a map item: how it is filled, read and named. Adding and editing share it.

use crate::{
    form::{Problems, Reader, Values},
    page::{Form, shown},
    screens::people_options,
    trouble::Trouble,
    visit::FamilyVisit,
};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    FamilyRecord, Object, Who,
    ids::PersonId,
    map::{Category, MapItem},
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("text", "What was seen or said"),
    ("category", "Where it belongs"),
    ("said_by", "Who said it"),
    ("source", "Where it comes from"),
    ("when", "When"),
    ("children", "Which children"),
];

/// An item as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::MapItem(item) = object {
        values
            .add("text", &item.text)
            .add("category", item.category.code())
            .add("source", &item.source)
            .add("when", &item.when);
        if let Some(who) = &item.said_by {
            values.add("said_by", who.to_string());
        }
        if item.verbatim {
            values.add("verbatim", "yes");
        }
        for child in &item.children {
            values.add("children", child.to_string());
        }
    }
    values
}

/// Reads the form into an item that has everything the form does not ask for.
pub(super) fn read(values: &Values, mut item: MapItem) -> Result<MapItem, Problems> {
    let mut reader = Reader::new(values);
    item.text = reader.needed("text", "What was seen or said", "Write what was seen or said.");
    if let Some(category) =
        reader.choice("category", "Choose where it belongs on the map.", Category::from_code)
    {
        item.category = category;
    }
    item.said_by = reader.optional("said_by", "Who said it", |text| text.parse::<Who>().ok());
    item.verbatim = values.ticked("verbatim");
    item.source = reader.line("source", "Where it comes from");
    item.when = reader.line("when", "When");
    item.children = reader.many("children", "Which children", |text| text.parse::<PersonId>().ok());
    if reader.problems.is_empty() { Ok(item) } else { Err(reader.problems) }
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &FamilyRecord,
    status: StatusCode,
    title: &str,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let content = context! {
        form => shown(form),
        title => title,
        back => visit.within("map"),
        categories => shown(Category::ALL.iter().map(|category| people_options::Choice::new(category.code(), category.words())).collect::<Vec<_>>()),
        everybody => shown(people_options::everybody(record, &names)),
        children => shown(people_options::children(record)),
    };
    visit.page_as(status, "map/item.html", title, record, content).await
}
