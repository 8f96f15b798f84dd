//! The details of harm that has happened and of existing safety, in the form of an item.

use practice::{
    ids::{DangerId, PersonId},
    map::{ForChild, MapItem, Moment, Occasion},
};
use ui::{
    fields,
    form::{FormReader, Values},
};

/// Writes them as the form sends them.
pub(super) fn add_details(values: &mut Values, item: &MapItem) {
    fields::add_who(values, "actor", item.actor.as_ref());
    if let Some(violent) = item.violent {
        values.add("violent", if violent { "yes" } else { "no" });
    }
    values.add("behaviour", &item.behaviour).add("frequency", &item.frequency);
    for effect in &item.effects {
        values.add(format!("effects-{}", effect.child), &effect.text);
    }
    if let Some(severity) = item.severity {
        values.add("severity", severity.to_string());
    }
    if item.significant {
        values.add("significant", "yes");
    }
    for (name, moment) in [("first", &item.first), ("worst", &item.worst), ("last", &item.last)] {
        values.add_date(name, moment.on).add(format!("{name}-what"), &moment.what);
    }
    if let Some(danger) = item.danger {
        values.add("danger", danger.to_string());
    }
    for (row, occasion) in item.occasions.iter().enumerate() {
        let at = |part: &str| format!("occasions-{row}-{part}");
        values.add_date(&at("on"), occasion.on);
        fields::add_who(values, &at("who"), occasion.who.as_ref());
        values.add(at("what"), &occasion.what).add(at("child_outcome"), &occasion.child_outcome);
        fields::add_who(values, &at("witnessed_by"), occasion.witnessed_by.as_ref());
    }
}

/// Reads them.
pub(super) fn read_details(reader: &mut FormReader<'_>, values: &Values, item: &mut MapItem) {
    item.actor = fields::read_who(reader, values, "actor", "Who did it");
    item.violent = reader.optional("violent", "Whether they have been violent", |text| match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    item.behaviour = reader.text("behaviour", "What was done");
    item.effects = for_each_child(reader, values, "effects", "What it did to the child");
    item.severity = reader.optional("severity", "How bad it was", |text| text.parse().ok());
    item.significant = values.ticked("significant");
    item.first = moment(reader, "first", "The first time");
    item.worst = moment(reader, "worst", "The worst time");
    item.last = moment(reader, "last", "The last time");
    item.frequency = reader.line("frequency", "How often");
    item.danger = reader.optional("danger", "Which danger was there", |text| text.parse::<DangerId>().ok());
    item.occasions = occasions(reader, values);
}

/// The occasions that were typed, row by row.
pub(super) fn occasions(reader: &mut FormReader<'_>, values: &Values) -> Vec<Occasion> {
    fields::filled(values, "occasions")
        .into_iter()
        .map(|row| {
            let at = |part: &str| format!("occasions-{row}-{part}");
            reader.block(&format!("Occasion {}", row + 1), |reader| Occasion {
                on: reader.date(&at("on"), "The day"),
                who: fields::read_who(reader, values, &at("who"), "Who acted"),
                what: reader.text(&at("what"), "What they did"),
                witnessed_by: fields::read_who(reader, values, &at("witnessed_by"), "Who saw it"),
                child_outcome: reader.text(&at("child_outcome"), "How it went for the child"),
            })
        })
        .collect()
}

/// Words about each child, from fields named `name-child`.
pub(crate) fn for_each_child(
    reader: &mut FormReader<'_>,
    values: &Values,
    name: &str,
    label: &str,
) -> Vec<ForChild> {
    let start = format!("{name}-");
    let mut all = Vec::new();
    for field in values.names() {
        if let Some(child) = field.strip_prefix(&start).and_then(|id| id.parse::<PersonId>().ok()) {
            let text = reader.text(field, label);
            if !text.is_empty() {
                all.push(ForChild { child, text });
            }
        }
    }
    all
}

fn moment(reader: &mut FormReader<'_>, name: &str, label: &str) -> Moment {
    Moment { on: reader.date(name, label), what: reader.line(&format!("{name}-what"), label) }
}
