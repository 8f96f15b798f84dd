//! Adding a person: the account is made with a one-time password, which is shown once.

use super::{one_time, person_form};
use crate::administration::sentence::sentence;
use crate::second::asked;
use access::Role;
use axum::{http::StatusCode, response::Response};
use record::standing::{Wanted, Way};
use ui::{
    form::{Problems, Values},
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/administration/people/new", Needs::Office(Office::Administer), "account.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/administration/people/new", Needs::Office(Office::Administer), "account.made");

/// Shows the empty form.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    person_form::page(&visit, StatusCode::OK, &Values::new(), &Problems::default(), None).await
}

/// Makes the account.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let problems = match person_form::read(&sent.values) {
        Err(problems) => problems,
        Ok(details) => {
            let (words, hash) = one_time::draw(&visit).await?;
            let (name, username) = (details.display_name.clone(), details.username.to_lowercase());
            let administers = details.role == Role::Administrator;
            let mut wrong = Problems::default();
            let asks = if administers { asked::read(&sent.values, "role-reason", &mut wrong) } else { None };
            if !wrong.is_empty() {
                return person_form::page(
                    &visit,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    &sent.values,
                    &wrong,
                    None,
                )
                .await;
            }
            match visit.app.store().create_account(visit.permit, details, hash).await {
                Ok(worker) => {
                    let waits = asks.as_ref().is_some_and(|(_, way)| *way == Way::Second);
                    if let Some((reason, way)) = asks {
                        let wanted = Wanted::Open { worker };
                        visit.app.store().ask_second(visit.permit, wanted, &reason, way).await?;
                    }
                    return one_time::page(&visit, &name, &username, &words, waits);
                }
                Err(error) => {
                    let mut problems = Problems::default();
                    problems.add("username", sentence(error)?);
                    problems
                }
            }
        }
    };
    person_form::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, &problems, None).await
}
