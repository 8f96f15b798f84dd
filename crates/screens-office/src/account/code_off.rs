//! Switching six-digit codes off, with the password.

use axum::{http::StatusCode, response::Response};
use minijinja::context;
use ui::session::again::{as_typed, check_password, own};
use ui::{
    form::Problems,
    page::shown,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get("/account/code/off", Needs::Account, "account.code_off_asked");
/// The form sent.
pub(super) const SEND: Route = Route::post("/account/code/off", Needs::Account, "account.code_off");

/// Asks for the password.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Problems::default())
}

/// Switches codes off.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let (account, secrets) = own(&visit).await?;
    let typed = as_typed(&sent.values, "old");
    if let Err(sentence) = check_password(&visit, &secrets, typed).await? {
        let mut problems = Problems::default();
        problems.add("old", sentence);
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &problems);
    }
    visit.app.store().set_totp(visit.permit, account.id, None).await?;
    Ok(visit.go("/account", "code-off"))
}

fn page(visit: &OfficeVisit, status: StatusCode, problems: &Problems) -> Result<Response, Trouble> {
    let form = visit.form_again("/account/code/off", &Sent::default(), problems);
    visit.show_as(
        status,
        "account/code_off.html",
        &visit.frame("Switch six-digit codes off"),
        context! { form => shown(form) },
    )
}
