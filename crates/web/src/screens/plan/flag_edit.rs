//! Changing a red flag of a plan.

use super::{flag_form, shown::href};
use crate::{
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::RedFlagId};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/plan/{plan}/red-flags/{flag}",
    Needs::Family(Deed::Change),
    "red_flag.seen",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/plan/{plan}/red-flags/{flag}",
    Needs::Family(Deed::Change),
    "red_flag.saved",
);

const TITLE: &str = "Change a red flag";

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let flag = record.red_flag(visit.id::<RedFlagId>("flag")?).ok_or(Trouble::Absent)?;
    let plan = record.plan(flag.plan).ok_or(Trouble::Absent)?;
    let there = flag_form::as_sent(&Object::RedFlag(flag.value.clone()));
    let form = visit.form(&visit.path, flag.version, &there).await?;
    flag_form::page(&visit, &record, &plan.value, TITLE, StatusCode::OK, form).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let flag = record.red_flag(visit.id::<RedFlagId>("flag")?).ok_or(Trouble::Absent)?;
    let plan = record.plan(flag.plan).ok_or(Trouble::Absent)?;
    let read = flag_form::read(&sent.values, flag.value.clone());
    match visit.save(&sent, read, flag_form::LABELS, flag_form::as_sent).await? {
        None => Ok(visit.go(&href(&visit, plan.id), "saved")),
        Some(form) => flag_form::page(&visit, &record, &plan.value, TITLE, status_of(&form), form).await,
    }
}
