//! Adding a red flag to a plan.

use super::{flag_form, shown::href};
use crate::{
    form::Values,
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{
    ids::{PlanId, RedFlagId},
    plan::RedFlag,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/{plan}/red-flags/new", Needs::Family(Deed::Change), "red_flag.asked");
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/plan/{plan}/red-flags/new",
    Needs::Family(Deed::Change),
    "red_flag.added",
);

const TITLE: &str = "Add a red flag";

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    flag_form::page(&visit, &record, &plan.value, TITLE, StatusCode::OK, form).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let bare = RedFlag {
        id: RedFlagId(visit.app.store().new_id()),
        plan: plan.id,
        sign: String::new(),
        who_watches: None,
        response: String::new(),
        phone: String::new(),
    };
    let read = flag_form::read(&sent.values, bare);
    match visit.save(&sent, read, flag_form::LABELS, flag_form::as_sent).await? {
        None => Ok(visit.go(&href(&visit, plan.id), "added")),
        Some(form) => flag_form::page(&visit, &record, &plan.value, TITLE, status_of(&form), form).await,
    }
}
