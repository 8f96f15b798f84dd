//! Moving an item to another category: by one button, or on a page that says what belongs where and asks what existing
//! safety needs.

use super::{item_details, item_form};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord,
    actions::move_item::{Shown, move_item},
    ids::{DangerId, ItemId},
    map::{Category, MapItem},
};
use ui::{
    fields,
    form::{FormReader, MORE, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/items/{item}/move", Needs::Family(Deed::Change), "map_item.move_asked");
/// The form or the button sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/items/{item}/move", Needs::Family(Deed::Change), "map_item.moved");

const LABELS: &[(&str, &str)] = &[
    ("category", "Where it belongs"),
    ("danger", "Which danger was there"),
    ("occasions", "When somebody kept the child safe"),
];

/// Shows it; `?to=` fills in the category.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let item = record.item(visit.id::<ItemId>("item")?).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    there.add("category", visit.query.text("to"));
    if let Some(danger) = item.danger {
        there.add("danger", danger.to_string());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, item, form).await
}

/// Moves it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let item = record.item(visit.id::<ItemId>("item")?).ok_or(Trouble::Absent)?;
    let form = if sent.values.ticked(MORE) {
        visit.form_again(&visit.path, &sent, &ui::form::Problems::default())
    } else {
        match keep(&visit, &sent, item.id).await? {
            None => {
                return Ok(
                    visit.go(&format!("{}?map={}#item-{}", visit.within("map"), item.map, item.id), "moved")
                );
            }
            Some(form) => form,
        }
    };
    page(&visit, &record, item, form).await
}

async fn keep(visit: &FamilyVisit, sent: &Sent, item: ItemId) -> Result<Option<Form>, Trouble> {
    let mut reader = FormReader::new(&sent.values);
    let to = reader.choice("category", "Choose where it belongs on the map.", Category::from_code);
    let danger = reader.optional("danger", "Which danger was there", |text| text.parse::<DangerId>().ok());
    let occasions = item_details::occasions(&mut reader, &sent.values);
    let (Some(to), true) = (to, reader.problems.is_empty()) else {
        return Ok(Some(visit.form_again(&visit.path, sent, &reader.problems)));
    };
    let kept = visit
        .act(sent, "", move |record, acting| move_item(record, item, to, Shown { danger, occasions }, acting))
        .await?;
    Ok(match kept {
        SaveOutcome::Done(_) => None,
        kept => Some(visit.refused(sent, &kept, LABELS)),
    })
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    item: &MapItem,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let categories = Category::ALL.iter().filter(|category| **category != item.category);
    let categories = categories.map(|category| Choice {
        value: category.code().to_owned(),
        text: category.words().to_owned(),
        hint: item_form::meaning(*category).to_owned(),
    });
    let content = context! {
        form => shown(&form),
        text => item.text.clone(),
        own => item.verbatim,
        now => item.category.words(),
        back => visit.within("map"),
        categories => shown(categories.collect::<Vec<_>>()),
        dangers => shown(item_form::dangers(record)),
        witnesses => shown(fields::everybody(record, &names, &form, &[])),
        rows => fields::rows(&form.values, "occasions"),
    };
    visit.page_as(status_of(&form), "map/move.html", "Move on the map", record, content).await
}
