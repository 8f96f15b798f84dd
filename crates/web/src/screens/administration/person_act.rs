//! Closing an account, opening it again, giving a new one-time password, switching lost codes off.

use super::{one_time, person_edit::named, person_form};
use crate::{
    form::{Problems, Reader},
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};
use axum::{http::StatusCode, response::Response};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/administration/people/{worker}/act", Needs::Office(Office::Administer), "account.acted_on");

/// Does what the button said.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let account = named(&visit).await?;
    let (store, permit) = (visit.app.store(), visit.permit);
    let mut problems = Problems::default();
    match sent.values.text("do") {
        "close" if account.id == visit.actor().worker => {
            problems.add("", "You cannot close your own account. Ask another administrator.");
        }
        "close" => {
            let mut reader = Reader::new(&sent.values);
            let why = "Say why the account is closed: for example, has left.";
            let reason = reader.needed("reason", "The reason", why);
            if reader.problems.is_empty() {
                store.disable_account(permit, account.id, &reason).await?;
                return Ok(visit.go("/administration", "account-closed"));
            }
            problems = reader.problems;
        }
        "open" => {
            store.enable_account(permit, account.id).await?;
            return Ok(visit.go("/administration", "account-opened"));
        }
        "reset" if account.id == visit.actor().worker => {
            problems.add("", "Change your own password under “Your account”.");
        }
        "reset" => {
            let (words, hash) = one_time::draw(&visit).await?;
            store.set_password_hash(permit, account.id, hash, None).await?;
            return one_time::page(&visit, &account.display_name, &account.username, &words);
        }
        "code-off" => {
            store.set_totp(permit, account.id, None).await?;
            return Ok(visit.go("/administration", "code-off"));
        }
        _ => {
            return Err(Trouble::Unreadable(
                "This form does not say what to do. Go back and choose a button.",
            ));
        }
    }
    let mut values = person_form::as_sent(&account);
    values.add("reason", sent.values.text("reason"));
    person_form::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &values, &problems, Some(&account)).await
}
