//! Changing a person's name, role or team.

use super::person_form;
use crate::administration::sentence::sentence;
use crate::second::asked;
use access::Role;
use axum::{http::StatusCode, response::Response};
use practice::ids::WorkerId;
use record::{accounts::Account, standing::Wanted};
use ui::{
    form::Problems,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/administration/people/{worker}", Needs::Office(Office::Administer), "account.looked_at");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/administration/people/{worker}", Needs::Office(Office::Administer), "account.changed");

/// The account that the path names.
pub(super) async fn named(visit: &OfficeVisit) -> Result<Account, Trouble> {
    let worker: WorkerId = visit.id("worker")?;
    visit.app.store().account(worker).await?.map(|(account, _)| account).ok_or(Trouble::Absent)
}

/// Shows the account.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let account = named(&visit).await?;
    let there = person_form::as_sent(&account);
    person_form::page(&visit, StatusCode::OK, &there, &Problems::default(), Some(&account)).await
}

/// Keeps the change.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let account = named(&visit).await?;
    let mut problems = Problems::default();
    match person_form::read(&sent.values) {
        Err(wrong) => problems = wrong,
        Ok(details) if account.id == visit.actor().worker && details.role != account.role => {
            problems.add("role", "You cannot change your own role. Ask another administrator.");
        }
        Ok(details) if details.role == Role::Administrator && account.role != Role::Administrator => {
            if let Some((reason, way)) = asked::read(&sent.values, "role-reason", &mut problems) {
                let wanted = Wanted::Role { worker: account.id, details };
                match visit.app.store().ask_second(visit.permit, wanted, &reason, way).await {
                    Ok(_) => return Ok(visit.go("/administration", asked::done(way))),
                    Err(error) => problems.add("username", sentence(error)?),
                }
            }
        }
        Ok(details) => match visit.app.store().update_account(visit.permit, account.id, details).await {
            Ok(()) => return Ok(visit.go("/administration", "saved")),
            Err(error) => problems.add("username", sentence(error)?),
        },
    }
    person_form::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, &problems, Some(&account)).await
}
