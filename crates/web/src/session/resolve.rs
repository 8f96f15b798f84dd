//! Finds who sent a request, and keeps the words of a form that was sent after its session had ended.

use crate::{
    App,
    form::Values,
    screens,
    session::{Sent, body, cookie::Secret},
    trouble::Trouble,
};
use access::Actor;
use axum::{
    body::Body,
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use std::sync::Arc;

/// Somebody signed in.
#[derive(Clone)]
pub struct SignedIn {
    /// Who acts.
    pub actor: Actor,
    /// Their name.
    pub name: String,
    /// Whether a password of their own must be chosen before anything else.
    pub must_change_password: bool,
    /// The one page that may be opened while the device is in somebody else's hands.
    pub handed_over: Option<String>,
    /// The session's secret, from which the tokens of forms are drawn.
    pub secret: Secret,
}

/// Puts the person behind the session on the request, and draws the page of any trouble that comes back.
pub async fn resolve(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let secret =
        if request.uri().path().starts_with("/assets/") { None } else { Secret::of(request.headers()) };
    let who = match who(&app, secret).await {
        Ok(who) => who,
        Err(trouble) => return screens::trouble::page(&app, None, &trouble, &[]),
    };
    if let Some(who) = &who {
        request.extensions_mut().insert(who.clone());
    }
    let path = request.uri().path().to_owned();
    let asked = request.uri().path_and_query().map_or_else(|| path.clone(), ToString::to_string);
    if who.is_none() && request.method() == Method::POST && path != "/sign-in" && path != "/drafts" {
        return carry(&app, request).await;
    }
    if who.as_ref().is_some_and(|who| who.must_change_password) && !goes_before_password(&path) {
        return Redirect::to(screens::account::PASSWORD_PATH).into_response();
    }
    if let Some(page) = who.as_ref().and_then(|who| who.handed_over.as_deref())
        && !goes_while_handed_over(&path, page)
    {
        return if request.method() == Method::POST {
            screens::trouble::page(&app, None, &Trouble::HandedOver, &[])
        } else {
            Redirect::to(screens::hand_back::PATH).into_response()
        };
    }
    let mut typed = Vec::new();
    if who.is_some() && request.method() == Method::POST && path.starts_with("/families/") {
        let (parts, sent) = request.into_parts();
        let bytes = match body::read(&parts.headers, sent).await {
            Ok(bytes) => bytes,
            Err(trouble) => return screens::trouble::page(&app, who.as_ref(), &trouble, &[]),
        };
        typed = body::typed(&Values::from_urlencoded(&bytes));
        request = Request::from_parts(parts, Body::from(bytes));
    }
    let response = next.run(request).await;
    let Some(trouble) = response.extensions().get::<Arc<Trouble>>().cloned() else { return response };
    match &*trouble {
        Trouble::SignedOut if path == "/drafts" => response,
        Trouble::SignedOut => Redirect::to(&screens::session::sign_in::address(&asked)).into_response(),
        trouble => screens::trouble::page(&app, who.as_ref(), trouble, &typed),
    }
}

async fn who(app: &App, secret: Option<Secret>) -> Result<Option<SignedIn>, Trouble> {
    let Some(secret) = secret else { return Ok(None) };
    let settings = app.settings();
    let limits = record::accounts::Limits { idle: settings.idle, absolute: settings.absolute };
    let Some(session) = app.store().find_session(&secret.hash(), limits).await? else { return Ok(None) };
    app.store().touch_session(&secret.hash(), &session).await?;
    Ok(Some(SignedIn {
        actor: session.account.actor(),
        must_change_password: session.account.must_change_password,
        name: session.account.display_name,
        handed_over: session.handed_over,
        secret,
    }))
}

/// What somebody may reach who has not chosen a password of their own yet.
fn goes_before_password(path: &str) -> bool {
    matches!(path, "/sign-out" | "/help" | "/accessibility" | screens::account::PASSWORD_PATH)
        || path.starts_with("/health")
}

/// What can be reached on a device that was handed over: the page for which it was, and the ways to the password.
fn goes_while_handed_over(path: &str, page: &str) -> bool {
    path == page
        || matches!(path, "/sign-out" | screens::hand_back::PATH)
        || path.starts_with("/assets/")
        || path.starts_with("/health")
}

/// Shows the sign-in page with everything that was typed riding along, to be put back into its form afterwards.
async fn carry(app: &App, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let (parts, sent) = request.into_parts();
    if body::has_files(&parts.headers) {
        crate::returns::drain(app, sent).await;
        return Redirect::to(&screens::session::sign_in::address(&path)).into_response();
    }
    match body::read(&parts.headers, sent).await.and_then(|bytes| body::fields(&bytes)) {
        Ok(values) => screens::session::sign_in::page_with_carried(app, &path, &Sent::of(values)),
        Err(trouble) => screens::trouble::page(app, None, &trouble, &[]),
    }
}
