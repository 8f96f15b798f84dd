//! The form of a map item: how it is filled, read and named. Adding and editing share it.

use super::{
    item_details::{add_details, read_details},
    sentences,
};
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    actions::words::are_own,
    ids::PersonId,
    map::{Category, MapItem},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::{Choice, name_of},
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
    words,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("text", "What was seen or said"),
    ("category", "Where it belongs"),
    ("said_by", "Who said it"),
    ("verbatim", "Their own words"),
    ("source", "Where it comes from"),
    ("when", "When"),
    ("children", "Which children"),
    ("actor", "Who did it"),
    ("violent", "Whether they have been violent"),
    ("behaviour", "What was done"),
    ("effects", "What it did to each child"),
    ("severity", "How bad it was"),
    ("significant", "Significant harm"),
    ("first", "The first time"),
    ("worst", "The worst time"),
    ("last", "The last time"),
    ("frequency", "How often"),
    ("danger", "Which danger was there"),
    ("occasions", "When somebody kept the child safe"),
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
        fields::add_who(&mut values, "said_by", item.said_by.as_ref());
        if item.verbatim {
            values.add("verbatim", "yes");
        }
        for child in &item.children {
            values.add("children", child.to_string());
        }
        add_details(&mut values, item);
    }
    values
}

/// Reads the form into an item that has everything the form does not ask for. Somebody's own words stay as they are,
/// whatever is sent.
pub(super) fn read(values: &Values, mut item: MapItem, own: bool) -> Result<MapItem, Problems> {
    let mut reader = FormReader::new(values);
    if let Some(category) =
        reader.choice("category", "Choose where it belongs on the map.", Category::from_code)
    {
        item.category = category;
    }
    if !own {
        item.text = reader.needed("text", "What was seen or said", "Write what was seen or said.");
        item.said_by = fields::read_who(&mut reader, values, "said_by", "Who said it");
        item.verbatim = values.ticked("verbatim");
    }
    item.source = reader.line("source", "Where it comes from");
    item.when = reader.line("when", "When");
    item.children = reader.many("children", "Which children", |text| text.parse::<PersonId>().ok());
    read_details(&mut reader, values, &mut item);
    if item.actor.is_some() && item.violent.is_none() && item.category == Category::PastHarm {
        let sentence = "Say whether whoever did it has been violent to somebody in the household, or people fear it. What they may read of the plan depends on it.";
        reader.problems.add("violent", sentence);
    }
    if reader.problems.is_empty() { Ok(item) } else { Err(reader.problems) }
}

/// The page with the form. `there` is the item that is edited.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    there: Option<&MapItem>,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let title = if there.is_some() { "Change what is on the map" } else { "Add to the map" };
    let own = there.filter(|item| are_own(item));
    let categories = Category::ALL.iter().map(|category| Choice {
        value: category.code().to_owned(),
        text: category.words().to_owned(),
        hint: meaning(*category).to_owned(),
    });
    let rows = fields::rows(&form.values, "occasions");
    let everybody = fields::everybody(record, &names, &form, &["said_by", "actor"]);
    let occasion_fields: Vec<String> = rows
        .iter()
        .flat_map(|row| [format!("occasions-{row}-who"), format!("occasions-{row}-witnessed_by")])
        .collect();
    let occasion_fields: Vec<&str> = occasion_fields.iter().map(String::as_str).collect();
    let witnesses = fields::everybody(record, &names, &form, &occasion_fields);
    let content = context! {
        form => shown(&form),
        title => title,
        back => visit.within("map"),
        own => own.map(|item| item.text.clone()),
        own_by => own.and_then(|item| item.said_by.as_ref()).map(|who| name_of(who, record, &names)),
        withdraw => there.map(|item| visit.within(&format!("items/{}/withdraw", item.id))),
        categories => shown(categories.collect::<Vec<_>>()),
        everybody => shown(everybody),
        witnesses => shown(witnesses),
        children => shown(fields::children(record)),
        dangers => shown(dangers(record)),
        severities => shown(severities()),
        rows => rows,
    };
    let status = status_of(&form);
    visit.page_as(status, "map/item.html", title, record, content).await
}

/// What belongs under a category, as the form explains it.
pub(super) fn meaning(category: Category) -> &'static str {
    match category {
        Category::PastHarm => "Something that an adult did or did not do, and what it did to the child.",
        Category::Complicating => {
            "It makes the danger harder to deal with, but does not itself hurt the child."
        }
        Category::Strength => {
            "Something good in the child’s life. It helps, but has not yet kept the child safe from the danger."
        }
        Category::ExistingSafety => {
            "A strength shown as protection: on a day when the danger was there, somebody kept the child safe."
        }
    }
}

/// The danger statements of a record as a form offers them.
pub(super) fn dangers(record: &CaseRecord) -> Vec<Choice> {
    let mut dangers: Vec<_> = record.dangers.iter().collect();
    dangers.sort_by_key(|danger| (danger.seq, danger.id));
    dangers
        .into_iter()
        .map(|danger| Choice::new(danger.id.to_string(), ui::words::short(&danger.behaviour)))
        .collect()
}

/// How bad harm was, 0 lowest, in words for people.
fn severities() -> Vec<Choice> {
    sentences::SEVERITIES
        .iter()
        .enumerate()
        .map(|(at, text)| Choice::new(at.to_string(), words::capital(text)))
        .collect()
}
