//! Closing an account, opening it again, giving a new one-time password, switching lost codes off.

use super::{one_time, person_edit::named, person_form};
use crate::second::asked;
use access::Role;
use axum::{http::StatusCode, response::Response};
use record::standing::{Wanted, Way};
use ui::{
    form::{FormReader, Problems},
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

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
            let mut reader = FormReader::new(&sent.values);
            let why = "Say why the account is closed: for example, has left.";
            let reason = reader.needed("reason", "The reason", why);
            if reader.problems.is_empty() {
                store.disable_account(permit, account.id, &reason).await?;
                return Ok(visit.go("/administration", "account-closed"));
            }
            problems = reader.problems;
        }
        "open" => {
            if account.role != Role::Administrator {
                store.enable_account(permit, account.id).await?;
                return Ok(visit.go("/administration", "account-opened"));
            }
            if let Some((reason, way)) = asked::read(&sent.values, "open-reason", &mut problems) {
                let wanted = Wanted::Open { worker: account.id };
                store.ask_second(permit, wanted, &reason, way).await?;
                return Ok(visit.go("/administration", asked::done(way)));
            }
        }
        "reset" if account.id == visit.actor().worker => {
            problems.add("", "Change your own password under “Your account”.");
        }
        "reset" => {
            if let Some((reason, way)) = asked::read(&sent.values, "reset-reason", &mut problems) {
                let (words, hash) = one_time::draw(&visit).await?;
                let wanted = Wanted::Password { worker: account.id, hash };
                store.ask_second(permit, wanted, &reason, way).await?;
                let waits = way == Way::Second;
                return one_time::page(&visit, &account.display_name, &account.username, &words, waits);
            }
        }
        "code-off" if account.id == visit.actor().worker => {
            problems.add("", "Switch your own codes off under “Your account”.");
        }
        "code-off" => {
            if let Some((reason, way)) = asked::read(&sent.values, "code-reason", &mut problems) {
                let wanted = Wanted::CodeOff { worker: account.id };
                store.ask_second(permit, wanted, &reason, way).await?;
                return Ok(visit.go("/administration", asked::done(way)));
            }
        }
        _ => {
            return Err(Trouble::Unreadable(
                "This form does not say what to do. Go back and choose a button.",
            ));
        }
    }
    let mut values = person_form::as_sent(&account);
    for field in ["reason", "open-reason", "reset-reason", "code-reason"] {
        values.add(field, sent.values.text(field));
    }
    person_form::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &values, &problems, Some(&account)).await
}
