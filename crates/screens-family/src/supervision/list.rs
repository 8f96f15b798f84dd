//! The supervisions about a family, the latest first.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::meeting::{Supervision, SupervisionKind};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    page::shown,
    people_options::name_of,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/supervision", Needs::Family(Deed::See), "supervisions.seen");

/// A supervision in the list.
#[derive(Debug, Serialize)]
struct Line {
    kind: &'static str,
    day: String,
    who: Vec<String>,
    best_questions: String,
    learning: String,
    next: String,
    edit: String,
    /// Whether this person may change it.
    can_change: bool,
}

/// Shows them.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let mut all: Vec<&Supervision> = record.supervisions.iter().map(|kept| &kept.value).collect();
    all.sort_by_key(|one| std::cmp::Reverse((one.on, one.id)));
    let can_change = Allowed::of(&visit, &record).supervise;
    let line = |one: &Supervision| Line {
        can_change: can_change
            && (!super::supervision_form::is_helper(&visit) || one.kind == SupervisionKind::Group),
        kind: one.kind.words(),
        day: calendar::long(one.on),
        who: one.present.iter().map(|who| name_of(who, &record, &names)).collect(),
        best_questions: one.best_questions.clone(),
        learning: one.learning.clone(),
        next: one.next.clone(),
        edit: visit.within(&format!("supervision/{}", one.id)),
    };
    let content = context! {
        all => shown(all.into_iter().map(line).collect::<Vec<_>>()),
        add => visit.within("supervision/new"),
        map => visit.within("map"),
        can_change,
    };
    visit.page("supervision/list.html", "Supervision", &record, content).await
}
