//! Signing out, here or everywhere.

use crate::{
    route::{Needs, Route},
    security::forget_pages,
    session::{Sent, cookie::Secret},
    trouble::Trouble,
    visit::Visit,
};
use axum::{
    http::header,
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};

/// Ends this session.
pub(super) const SEND: Route = Route::post("/sign-out", Needs::Account, "session.ended");
/// Ends every session of this person.
pub(super) const EVERYWHERE: Route =
    Route::post("/account/sign-out-everywhere", Needs::Account, "session.ended_everywhere");

/// Ends this session.
pub(super) async fn send(visit: Visit, _sent: Sent) -> Result<Response, Trouble> {
    let session = visit.who.secret.hash();
    visit.app.store().end_session(visit.actor().worker, &session).await?;
    visit.app.forget_session(&session);
    Ok(gone(&visit))
}

/// Ends every session of this person, this one too.
pub(super) async fn everywhere(visit: Visit, _sent: Sent) -> Result<Response, Trouble> {
    visit.app.store().end_all_sessions(visit.actor().worker).await?;
    visit.app.forget_old().await;
    Ok(gone(&visit))
}

fn gone(visit: &Visit) -> Response {
    let gone =
        (AppendHeaders([(header::SET_COOKIE, Secret::unset())]), Redirect::to("/sign-in?done=signed-out"));
    forget_pages(gone.into_response(), visit.app.store().new_id())
}
