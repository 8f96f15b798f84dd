//! Adding a scale: of a pair that has none, or about the whole, or about how willing or able somebody feels.

use super::scale_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{
    FamilyRecord, Object,
    ids::{DangerId, ScaleId},
    map::Variant,
    scale::{Orientation, SaidFirst, Scale, Subject},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/scales/new", Needs::Family(Deed::Change), "scale.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/scales/new", Needs::Family(Deed::Change), "scale.added");

/// Shows the form with the authority's words; `?danger=` names the pair, `?subject=` what it measures.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let bare = bare(&visit, &record, visit.query.text("danger"), visit.query.text("subject"));
    let mut there = scale_form::as_sent(&Object::Scale(bare.clone()));
    there.add("danger", visit.query.text("danger"));
    let form = visit.form(&visit.path, 0, &there).await?;
    scale_form::page(&visit, &record, form, &bare).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let bare = bare(&visit, &record, sent.values.text("danger"), sent.values.text("subject"));
    let read = scale_form::read(&sent.values, bare.clone());
    match visit.save(&sent, read, scale_form::LABELS, scale_form::as_sent).await? {
        None => Ok(visit.go(&visit.within("scaling"), "added")),
        Some(form) => scale_form::page(&visit, &record, form, &bare).await,
    }
}

fn bare(visit: &FamilyVisit, record: &FamilyRecord, danger: &str, subject: &str) -> Scale {
    let danger = danger.parse::<DangerId>().ok().and_then(|id| record.danger(id));
    let map = danger.map(|danger| danger.map).or_else(|| record.maps.iter().map(|map| map.id).max());
    let variant = map.and_then(|map| record.map(map)).map_or(Variant::Safety, |map| map.variant);
    let words = visit.app.settings().thresholds.scale_words(variant);
    let subject = Subject::from_code(subject).filter(|subject| *subject != Subject::Pair);
    Scale {
        id: ScaleId(visit.app.store().new_id()),
        subject: if danger.is_some() { Subject::Pair } else { subject.unwrap_or(Subject::Overall) },
        danger: danger.map(|danger| danger.id),
        person: None,
        question: match (danger, words) {
            (Some(_), Some(words)) => words.question.clone(),
            _ => "Thinking about everything on the map, where are things for the children today?".to_owned(),
        },
        orientation: Some(words.map_or(Orientation::TenBest, |words| words.orientation)),
        anchor_0: words.map(|words| words.anchor_0.clone()).unwrap_or_default(),
        anchor_10: words.map(|words| words.anchor_10.clone()).unwrap_or_default(),
        said_first: words.map_or(SaidFirst::Ten, |words| words.said_first),
    }
}
