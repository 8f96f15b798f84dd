//! The form of a danger statement: who is worried, about what, with which examples, and what may happen to each child.

use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind, Object, Who,
    danger::{DangerStatement, Dispute, FearedEffect, HarmKind},
    ids::{ItemId, MapId, PersonId},
    map::{Category, Variant},
    people::Part,
};
use std::collections::BTreeSet;
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::{Choice, by_id, name_of},
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("honours", "What the family have already done"),
    ("worriers", "Who is worried"),
    ("behaviour", "What adults do or do not do"),
    ("whose", "Whose behaviour it is"),
    ("violent", "Who has been violent"),
    ("examples", "Examples"),
    ("harm_kinds", "Which kinds of harm"),
    ("feared", "What may happen to each child"),
    ("disputes", "Who does not agree"),
];

/// What the form sends where nobody has been violent.
const NOBODY: &str = "nobody";

/// A statement as the form sends it. What somebody said against it is not in the form: it stays as it was said.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::DangerStatement(danger) = object {
        values.add("honours", &danger.honours).add("behaviour", &danger.behaviour);
        fields::add_all(&mut values, "worriers", &danger.worriers);
        for person in &danger.whose {
            values.add("whose", person.to_string());
        }
        for person in danger.violent.iter().flatten() {
            values.add("violent", person.to_string());
        }
        if danger.violent.as_ref().is_some_and(Vec::is_empty) {
            values.add("violent", NOBODY);
        }
        for item in &danger.examples {
            values.add("examples", item.to_string());
        }
        for kind in &danger.harm_kinds {
            values.add("harm_kinds", kind.code());
        }
        for feared in &danger.feared {
            values.add(format!("feared-{}-child", feared.child), "yes");
            values.add(format!("feared-{}-short", feared.child), &feared.short_term);
            values.add(format!("feared-{}-long", feared.child), &feared.long_term);
        }
    }
    values
}

/// Reads the form into a statement that has everything the form does not ask for. Disagreements are added, never taken away.
pub(super) fn read(values: &Values, mut danger: DangerStatement) -> Result<DangerStatement, Problems> {
    let mut reader = FormReader::new(values);
    danger.honours = reader.text("honours", "What the family have already done");
    danger.worriers = fields::read_all(&mut reader, "worriers", "Who is worried");
    danger.behaviour = reader.needed(
        "behaviour",
        "What adults do or do not do",
        "Say what adults do or do not do that is worrying.",
    );
    danger.whose = reader.many("whose", "Whose behaviour it is", |text| text.parse::<PersonId>().ok());
    let violent = values.all("violent");
    danger.violent = (!violent.is_empty())
        .then(|| violent.iter().filter_map(|text| text.parse::<PersonId>().ok()).collect());
    danger.examples = reader.many("examples", "Examples", |text| text.parse::<ItemId>().ok());
    danger.harm_kinds = reader.many("harm_kinds", "Which kinds of harm", HarmKind::from_code);
    danger.feared = feared(&mut reader, values);
    for row in fields::filled(values, "disputes") {
        let (who, words) = (format!("disputes-{row}-who"), format!("disputes-{row}-words"));
        let dispute = reader.block(&format!("Person {} who does not agree", row + 1), |reader| {
            let said = reader.needed(&words, "What they say", "Write what they say, in their own words.");
            let named = fields::read_who(reader, values, &who, "Who does not agree");
            if named.is_none() {
                reader.problems.add(who, "Say who does not agree.");
            }
            named.map(|who| Dispute { who, words: said, on: None })
        });
        danger.disputes.extend(dispute);
    }
    if reader.problems.is_empty() { Ok(danger) } else { Err(reader.problems) }
}

/// A child whom the form names or about whom something was written.
fn feared(reader: &mut FormReader<'_>, values: &Values) -> Vec<FearedEffect> {
    let child = |field: &String| field.strip_prefix("feared-")?.split('-').next()?.parse::<PersonId>().ok();
    let children: BTreeSet<PersonId> = values.names().filter_map(child).collect();
    children
        .into_iter()
        .filter_map(|child| {
            let short_term = reader.text(&format!("feared-{child}-short"), "What may happen soon");
            let long_term = reader.text(&format!("feared-{child}-long"), "What may happen later");
            let named = values.ticked(&format!("feared-{child}-child"));
            (named || !short_term.is_empty() || !long_term.is_empty()).then_some(FearedEffect {
                child,
                short_term,
                long_term,
            })
        })
        .collect()
}

/// The page with the form. `there` is the statement that is edited.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    map: MapId,
    form: Form,
    there: Option<&DangerStatement>,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let variant = record.map(map).map_or(Variant::Safety, |map| map.variant);
    let harm = record.items.iter().filter(|item| item.map == map && item.category == Category::PastHarm);
    let harm = harm.map(|item| Choice::new(item.id.to_string(), ui::words::short(&item.text)));
    let disputes = there.map(|danger| danger.disputes.as_slice()).unwrap_or_default();
    let disputes: Vec<(String, String)> = disputes
        .iter()
        .map(|dispute| (name_of(&dispute.who, record, &names), dispute.words.clone()))
        .collect();
    let hints = match there {
        Some(danger) => crate::map::Hints::of(record, visit.today, &visit.app.settings().thresholds)
            .about(Kind::DangerStatement, danger.id.0),
        None => Vec::new(),
    };
    let word = variant.statement();
    let adults = by_id(record, |person| person.part != Part::Professional && !person.is_child());
    let mut violent = adults.clone();
    violent.push(Choice::new(NOBODY, "Nobody, and nobody fears it"));
    let title = if there.is_some() { format!("Change the {word}") } else { format!("Add a {word}") };
    let content = context! {
        form => shown(&form),
        title => title.clone(),
        word => word,
        back => there.map_or_else(|| visit.within("map"), |danger| visit.within(&format!("pairs/{}", danger.id))),
        people => shown(fields::named(record, &names, &form, &["worriers"])),
        adults => shown(adults),
        violent => shown(violent),
        everybody => shown(fields::everybody(record, &names, &form, &[])),
        children => shown(fields::children(record)),
        harm => shown(harm.collect::<Vec<_>>()),
        kinds => shown(HarmKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.words())).collect::<Vec<_>>()),
        disputes => disputes,
        rows => fields::rows(&form.values, "disputes"),
        hints => hints,
        withdraw => there.map(|danger| visit.within(&format!("dangers/{}/withdraw", danger.id))),
        resolve => there.map(|danger| visit.within(&format!("dangers/{}/resolve", danger.id))),
    };
    visit.page_as(status_of(&form), "pair/danger.html", &title, record, content).await
}

/// The place of the next statement on a map, from 1.
pub(super) fn next_place(record: &CaseRecord, map: MapId) -> u32 {
    let taken = record.dangers.iter().filter(|danger| danger.map == map).map(|danger| danger.seq).max();
    taken.unwrap_or(0) + 1
}

/// The person who adds a statement is worried too, as a rule.
pub(super) fn begun_by(worker: practice::ids::WorkerId) -> Values {
    let mut values = Values::new();
    values.add("worriers", Who::Worker(worker).to_string());
    values
}
