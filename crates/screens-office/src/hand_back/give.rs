//! The password given: the device is the worker's again, and they go on at the round.

use super::show::page;
use axum::{http::StatusCode, response::Response};
use ui::session::HAND_BACK_PATH;
use ui::{
    form::Problems,
    route::{Needs, Route},
    session::{
        Sent,
        again::{as_typed, check_password, own},
    },
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route = Route::post(HAND_BACK_PATH, Needs::Account, "session.handed_back");

/// Looks at the password, with the same limit on tries as at signing in.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let Some(handed) = visit.who.handed_over.clone() else { return Ok(visit.go("/my-work", "")) };
    let (account, secrets) = own(&visit).await?;
    let typed = as_typed(&sent.values, "password");
    if let Err(sentence) = check_password(&visit, &secrets, typed).await? {
        let mut problems = Problems::default();
        problems.add("password", sentence);
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &problems);
    }
    visit.app.store().reauthenticated(account.id, &visit.who.secret.hash()).await?;
    let round = handed.split_once("/rater/").map_or("/my-work", |(round, _)| round);
    Ok(visit.go(round, ""))
}
