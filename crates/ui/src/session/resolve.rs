//! Finds who sent a request, and keeps the words of a form that was sent after its session had ended.

use super::{HAND_BACK_PATH, PASSWORD_PATH, body, cookie::Secret, sign_in};
use crate::{App, security, trouble::Trouble, trouble_page};
use access::{Actor, RecordPermit};
use axum::{
    body::Body,
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use record::Witness;
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

impl SignedIn {
    /// What must still stand in each transaction that writes for this session, with the permit where there is one.
    pub(crate) fn witness(&self, app: &App, permit: Option<RecordPermit>) -> Witness {
        Witness {
            token_hash: self.secret.hash(),
            actor: self.actor,
            handed_over: self.handed_over.clone(),
            limits: app.limits(),
            permit,
        }
    }
}

/// Puts the person behind the session on the request, and draws the page of any trouble that comes back.
pub async fn resolve(State(app): State<App>, request: Request, next: Next) -> Response {
    let secret =
        if request.uri().path().starts_with("/assets/") { None } else { Secret::of(request.headers()) };
    let who = match who(&app, secret.clone()).await {
        Ok(who) => who,
        Err(trouble) => return trouble_page::page(&app, None, &trouble, &[]),
    };
    let handed = who.as_ref().is_some_and(|who| who.handed_over.is_some());
    let mark = app.store().new_id();
    let response = answer(app, (who, secret), request, next).await;
    if handed { security::forget_pages(response, mark) } else { response }
}

async fn answer(
    app: App,
    (who, cookie): (Option<SignedIn>, Option<Secret>),
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(who) = &who {
        request.extensions_mut().insert(who.clone());
    }
    let path = request.uri().path().to_owned();
    let asked = request.uri().path_and_query().map_or_else(|| path.clone(), ToString::to_string);
    if who.is_none() && request.method() == Method::POST && path != "/sign-in" && path != "/drafts" {
        return carry(&app, cookie, request).await;
    }
    if who.as_ref().is_some_and(|who| who.must_change_password) && !goes_before_password(&path) {
        return Redirect::to(PASSWORD_PATH).into_response();
    }
    if let Some(page) = who.as_ref().and_then(|who| who.handed_over.as_deref())
        && !goes_while_handed_over(&path, page)
    {
        return if request.method() == Method::POST {
            trouble_page::page(&app, who.as_ref(), &Trouble::HandedOver, &[])
        } else {
            Redirect::to(HAND_BACK_PATH).into_response()
        };
    }
    let mut sent = None;
    let mut ended = None;
    if let Some(who) = &who
        && request.method() == Method::POST
        && path != "/sign-in"
        && !body::has_files(request.headers())
    {
        let (mut parts, stream) = request.into_parts();
        match body::sent(&parts.headers, stream).await {
            Ok(form) => {
                parts.extensions.insert(form.clone());
                sent = Some(form);
            }
            Err((trouble, typed)) => return trouble_page::page(&app, Some(who), &trouble, &typed),
        }
        request = Request::from_parts(parts, Body::empty());
        // A body may take its time: nobody reads on in a session that ended meanwhile. What is written is looked at
        // once more in its own transaction.
        ended = app.for_session(who.witness(&app, None)).store().look_again().await.err();
    }
    let response = match ended {
        Some(why) => Trouble::from(why).into_response(),
        None => next.run(request).await,
    };
    let Some(trouble) = response.extensions().get::<Arc<Trouble>>().cloned() else { return response };
    let is_of_record = ["/families/", "/children/"].iter().any(|area| path.starts_with(area));
    let typed = sent.as_ref().filter(|_| is_of_record);
    match (&*trouble, &sent) {
        (Trouble::SignedOut, _) if path == "/drafts" => response,
        // The session ended while the form was on its way.
        (Trouble::SignedOut, Some(sent)) => {
            let whose = who.as_ref().map(|who| who.actor.worker);
            sign_in::page_with_carried(&app, &path, sent, whose).await
        }
        (Trouble::SignedOut, None) => Redirect::to(&sign_in::address(&asked)).into_response(),
        // Whoever holds the device now reads neither a name nor what was typed.
        (trouble @ Trouble::HandedOver, _) => trouble_page::page(&app, None, trouble, &[]),
        (trouble, _) => {
            let typed = typed.map(|sent| body::typed(&sent.values)).unwrap_or_default();
            trouble_page::page(&app, who.as_ref(), trouble, &typed)
        }
    }
}

async fn who(app: &App, secret: Option<Secret>) -> Result<Option<SignedIn>, Trouble> {
    let Some(secret) = secret else { return Ok(None) };
    let Some(session) = app.store().find_session(&secret.hash(), app.limits()).await? else {
        return Ok(None);
    };
    app.store().touch_session(&secret.hash(), &session, app.limits()).await?;
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
    matches!(path, "/sign-out" | "/help" | "/accessibility" | PASSWORD_PATH) || path.starts_with("/health")
}

/// What can be reached on a device that was handed over: the page for which it was, and the ways to the password.
fn goes_while_handed_over(path: &str, page: &str) -> bool {
    path == page
        || matches!(path, "/sign-out" | HAND_BACK_PATH)
        || path.starts_with("/assets/")
        || path.starts_with("/health")
}

/// Shows the sign-in page. What was typed waits for the account whose session ended, to be put back into its form afterwards;
/// nothing of it stands in a page for somebody who is not signed in.
async fn carry(app: &App, ended: Option<Secret>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let (parts, sent) = request.into_parts();
    if body::has_files(&parts.headers) {
        // Whoever is not signed in sends no files: nothing of them is read, and the connection ends with the answer.
        drop(sent);
        return Redirect::to(&sign_in::address(&path)).into_response();
    }
    let whose = match ended {
        Some(secret) => app.store().whose_session(&secret.hash()).await,
        None => Ok(None),
    };
    match (body::sent(&parts.headers, sent).await, whose) {
        (Ok(sent), Ok(whose)) => sign_in::page_with_carried(app, &path, &sent, whose).await,
        (Err((trouble, _)), _) => trouble_page::page(app, None, &trouble, &[]),
        (_, Err(why)) => trouble_page::page(app, None, &why.into(), &[]),
    }
}
