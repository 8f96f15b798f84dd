//! The check before signing off: findings first, then the whole map and its pairs as they would be signed.

use super::answers;
use crate::family::pairs;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Finding, Level,
    ids::MapId,
    map::{Map, MapStatus},
    rules::{self, Look},
};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    form::Values,
    page::{Form, shown},
    places,
    route::{Needs, Route},
    seen,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/families/{family}/check", Needs::Family(Deed::See), "check.seen");

/// A finding with the way to its place.
#[derive(Debug, Serialize)]
struct Line {
    text: String,
    href: String,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = match current(&record) {
        Some(map) => Some(visit.form(&sign_path(&visit, map.id), 0, &Values::new()).await?),
        None => None,
    };
    page(&visit, &record, StatusCode::OK, form).await
}

/// Where the form of a map is sent.
fn sign_path(visit: &FamilyVisit, map: MapId) -> String {
    visit.within(&format!("maps/{map}/sign-off"))
}

/// The map on which people work: the latest that no other has replaced.
pub(super) fn current(record: &CaseRecord) -> Option<&Map> {
    record
        .maps
        .iter()
        .map(|kept| &kept.value)
        .filter(|map| map.status != MapStatus::Superseded)
        .max_by_key(|map| (map.begun, map.id))
}

/// The page, with the form as it was sent where signing was refused.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    form: Option<Form>,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let day = visit.on.unwrap_or(visit.today);
    let thresholds = &visit.app.settings().thresholds;
    let look = Look { record, today: day, thresholds };
    let map = current(record);
    let form = form.zip(map).map(|(form, map)| Form { seen: seen::map(record, map.id), ..form });
    let in_the_way = map.map(|map| rules::in_the_way_of_sign_off(look, map.id)).unwrap_or_default();
    let others: Vec<Finding> = rules::check(look)
        .into_iter()
        .filter(|finding| finding.level != Level::Count && !in_the_way.contains(finding))
        .collect();
    let line = |finding: &Finding| Line {
        text: finding.sentence.clone(),
        href: places::path_of_finding(visit.family(), record, finding),
    };
    let lines = |all: &[Finding]| shown(all.iter().map(line).collect::<Vec<_>>());
    let signed = map.and_then(|map| map.signed_off.as_ref()).filter(|_| map.is_some_and(Map::is_signed));
    let content = context! {
        allowed => shown(Allowed::of(visit, record)),
        has_map => map.is_some(),
        map_history => map.map(|map| format!("{}?kind=map&id={}", visit.within("history"), map.id)),
        version => map.map(|map| map.version),
        map_status => map.map(|map| map.status.words()),
        signed => signed.is_some(),
        signed_by => signed.map(|signed| names.get(&signed.by).cloned().unwrap_or_default()),
        signed_on => signed.map(|signed| calendar::long(signed.on)),
        signed_note => signed.map(|signed| signed.note.clone()),
        in_the_way => lines(&in_the_way),
        others => lines(&others),
        columns => shown(map.map(|map| answers::columns(record, map.id, &names)).unwrap_or_default()),
        disagreements => shown(map.map(|map| answers::disagreements(record, map.id, &names)).unwrap_or_default()),
        pairs => shown(pairs::now(record, &names, day, thresholds)),
        form => shown(form),
    };
    visit.page_as(status, "check/show.html", "Check and sign off", record, content).await
}
