//! The children with a team of their own with whom somebody works: those who came without a family, in care, after care.

use access::OfficeDeed;
use axum::response::Response;
use minijinja::context;
use serde::Serialize;
use serde_json::json;
use ui::{
    child_frame::{age_of, name_of},
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/children", Needs::Office(Office::FindPeople), "children.seen");

/// One of them, as one row.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    name: String,
    age: String,
    lead: String,
    hidden: bool,
    /// Whether nobody has written down where the child lives.
    lives_nowhere: bool,
}

/// Shows them.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let (children, names) = (store.children(visit.permit).await?, store.worker_names().await?);
    let rows: Vec<Row> = children
        .into_iter()
        .map(|one| {
            let lead = one.child.own.and_then(|own| own.lead_worker);
            Row {
                href: format!("/children/{}", one.child.id),
                name: name_of(&one.child),
                age: age_of(&one.child, visit.today),
                lead: lead.and_then(|lead| names.get(&lead).cloned()).unwrap_or_default(),
                hidden: one.child.is_hidden(),
                lives_nowhere: !one.lives_somewhere && one.child.died.is_none(),
            }
        })
        .collect();
    visit.note(None, json!({ "children": rows.len() })).await?;
    let may_begin = access::office::permit(visit.actor(), OfficeDeed::RegisterFamily).is_ok();
    let title = "Children with a team of their own";
    visit.show("children/list.html", title, context! { rows => shown(rows), may_begin })
}
