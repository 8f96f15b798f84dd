//! Adding a danger statement to a map.

use super::danger_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{
    danger::{DangerStatement, DangerStatus},
    ids::{DangerId, MapId},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/maps/{map}/dangers/new", Needs::Family(Deed::Change), "danger.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/maps/{map}/dangers/new", Needs::Family(Deed::Change), "danger.added");

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let map = record.map(visit.id::<MapId>("map")?).ok_or(Trouble::Absent)?.id;
    let form = visit.form(&visit.path, 0, &danger_form::begun_by(visit.actor().worker)).await?;
    danger_form::page(&visit, &record, map, form, None).await
}

/// Keeps it; its scale comes with it. The pair's page asks for the goal.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let map = record.map(visit.id::<MapId>("map")?).ok_or(Trouble::Absent)?.id;
    let id = DangerId(visit.app.store().new_id());
    let bare = DangerStatement {
        id,
        map,
        seq: danger_form::next_place(&record, map),
        honours: String::new(),
        worriers: Vec::new(),
        behaviour: String::new(),
        examples: Vec::new(),
        feared: Vec::new(),
        disputes: Vec::new(),
        status: DangerStatus::Current,
        status_reason: String::new(),
    };
    let read = danger_form::read(&sent.values, bare);
    match visit.save(&sent, read, danger_form::LABELS, danger_form::as_sent).await? {
        None => {
            // A second press of the same form kept nothing under this id.
            let kept = visit.record().await?.danger(id).is_some();
            let to = if kept { format!("pairs/{id}") } else { format!("map?map={map}") };
            Ok(visit.go(&visit.within(&to), "danger-added"))
        }
        Some(form) => danger_form::page(&visit, &record, map, form, None).await,
    }
}
