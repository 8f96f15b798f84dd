//! Who may know of a family: whether its record is restricted, who is named, and who may never open it.

use access::{Deed, Role};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::WorkerId;
use record::{
    standing::{Named, StandingList},
    teams::{Colleague, StaffNames},
};
use serde::Serialize;
use ui::{
    form::{Problems, Values},
    page::shown,
    people_options::Choice,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/access", Needs::Family(Deed::Decide), "family.access_seen");

/// The field that says whether somebody goes on seeing the record when it is restricted.
pub(super) fn stays(worker: WorkerId) -> String {
    format!("stays-{worker}")
}

/// A name on a list.
#[derive(Serialize)]
struct On {
    worker: String,
    /// The field that asks whether they stay. Empty: whoever reads the page.
    stays: String,
    name: String,
    reason: String,
    since: String,
    by: String,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Values::new(), &Problems::default()).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    visit: &FamilyVisit,
    status: StatusCode,
    values: &Values,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let family = record.families.first().ok_or(Trouble::Absent)?;
    let store = visit.app.store();
    let names = store.names().await?;
    let on_list = store.list_of(visit.permit, StandingList::Named).await?;
    let conflicts = store.list_of(visit.permit, StandingList::Conflict).await?;
    let colleagues = store.colleagues().await?;
    let choice = |one: &Colleague| Choice::new(one.id.to_string(), &one.name);
    let everybody: Vec<Choice> = colleagues.iter().map(choice).collect();
    let with_records = |one: &&Colleague| !one.role.is_some_and(Role::sees_no_records);
    let can_be_named: Vec<Choice> = colleagues.iter().filter(with_records).map(choice).collect();
    let working = family.lead_worker.iter().chain(&family.co_workers).chain(&family.chair);
    let is_on = |list: &[Named], worker: WorkerId| list.iter().any(|one| one.worker == worker);
    let left_out: Vec<String> = working
        .clone()
        .filter(|worker| !is_on(&on_list, **worker))
        .map(|worker| names.worker(*worker).to_owned())
        .collect();
    let clashing: Vec<String> = working
        .filter(|worker| is_on(&conflicts, **worker))
        .map(|worker| names.worker(*worker).to_owned())
        .collect();
    let mut form = visit.form_again(&visit.path, &ui::session::Sent { values: values.clone() }, problems);
    form.once = practice::ids::encode(store.new_id());
    let content = context! {
        form => shown(form),
        restricted => family.restricted,
        me_named => is_on(&on_list, visit.actor().worker),
        left_out,
        clashing,
        named => shown(on(on_list, &names, visit.actor().worker)),
        conflicts => shown(on(conflicts, &names, visit.actor().worker)),
        everybody => shown(everybody),
        can_be_named => shown(can_be_named),
    };
    visit.page_as(status, "team/access.html", "Who may know of this family", &record, content).await
}

fn on(list: Vec<Named>, names: &StaffNames, me: WorkerId) -> Vec<On> {
    list.into_iter()
        .map(|one| On {
            worker: one.worker.to_string(),
            stays: if one.worker == me { String::new() } else { stays(one.worker) },
            name: names.worker(one.worker).to_owned(),
            reason: one.reason,
            since: words::moment(one.since),
            by: names.worker(one.added_by).to_owned(),
        })
        .collect()
}
