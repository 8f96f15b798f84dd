//! What stands at the head of a map: for which children, in which words, who was there.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::{MapId, PersonId},
    map::{Map, MapStatus, Variant},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::{self, Choice},
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/maps/{map}", Needs::Family(Deed::Change), "map.head_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/maps/{map}", Needs::Family(Deed::Change), "map.saved");

const LABELS: &[(&str, &str)] = &[
    ("children", "Which children"),
    ("variant", "Which words"),
    ("status", "How far it has come"),
    ("family_present", "Who of the family was there"),
    ("reason_for_many_dangers", "Why so many danger statements"),
];

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let map = record.map(visit.id::<MapId>("map")?).ok_or(Trouble::Absent)?;
    let form = visit.form(&visit.path, map.version, &as_sent(&Object::Map(map.value.clone()))).await?;
    page(&visit, &record, map, form).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let map = record.map(visit.id::<MapId>("map")?).ok_or(Trouble::Absent)?;
    match visit.save(&sent, read(&sent.values, map.value.clone()), LABELS, as_sent).await? {
        Saved::Kept(_) => Ok(visit.go(&format!("{}?map={}", visit.within("map"), map.id), "saved")),
        Saved::Again(form) => page(&visit, &record, map, form).await,
    }
}

fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Map(map) = object {
        values.add("variant", map.variant.code()).add("status", map.status.code());
        values.add("reason_for_many_dangers", &map.reason_for_many_dangers);
        for child in &map.children {
            values.add("children", child.to_string());
        }
        for person in &map.family_present {
            values.add("family_present", person.to_string());
        }
    }
    values
}

fn read(values: &Values, mut map: Map) -> Result<Map, Problems> {
    let mut reader = FormReader::new(values);
    let ids = |text: &str| text.parse::<PersonId>().ok();
    map.children = reader.many("children", "Which children", ids);
    if map.children.is_empty() {
        reader.problems.add("children", "Choose the children whom the map is about.");
    }
    map.variant =
        reader.choice("variant", "Choose which words fit.", Variant::from_code).unwrap_or(map.variant);
    if let Some(status) = reader.optional("status", "How far it has come", MapStatus::from_code) {
        map.status = status;
    }
    map.family_present = reader.many("family_present", "Who was there", ids);
    map.reason_for_many_dangers = reader.text("reason_for_many_dangers", "The reason");
    if reader.problems.is_empty() { Ok(map) } else { Err(reader.problems) }
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, map: &Map, form: Form) -> Result<Response, Trouble> {
    let statuses = [MapStatus::Draft, MapStatus::Shared, MapStatus::Superseded];
    let statuses = statuses.iter().map(|status| Choice::new(status.code(), status.words()));
    let people = record.people.iter().map(|person| Choice {
        value: person.id.to_string(),
        text: person.full_name(),
        hint: person.part.words().to_owned(),
    });
    let content = context! {
        form => shown(&form),
        back => visit.within("map"),
        signed => map.is_signed(),
        variants => shown(Variant::ALL.iter().map(|variant| Choice::new(variant.code(), variant.words())).collect::<Vec<_>>()),
        statuses => shown(statuses.collect::<Vec<_>>()),
        children => shown(people_options::children(record)),
        people => shown(people.collect::<Vec<_>>()),
        several => fields::children(record).len() > 1,
        withdraw => visit.within(&format!("maps/{}/withdraw", map.id)),
    };
    visit.page_as(status_of(&form), "map/head.html", "About this map", record, content).await
}
