//! After signing in again: a form that keeps no draft, such as somebody's sealed number, waits to be sent once more. What
//! was typed rides in the page of whoever typed it, not on the screen, and in the database until then.

use crate::{
    App,
    form::Values,
    page::{Frame, shown},
    session::cookie::Secret,
    trouble::Trouble,
};
use axum::response::{Html, IntoResponse, Response};
use minijinja::context;

/// Whether a form that was sent here rides along: those of families' records do.
pub(super) fn is_carried(path: &str) -> bool {
    path.starts_with("/families/")
}

/// The page with the one button that sends it.
pub(super) fn page(app: &App, secret: &Secret, to: &str, typed: &Values) -> Response {
    let own = ["_once", "_version"].map(|name| (name, typed.text(name)));
    let fields = shown(typed.typed().chain(own).collect::<Vec<_>>());
    let frame = shown(bare_frame(app, "Send what was typed"));
    let content = context! { frame, to, token => secret.token(), fields };
    match app.pages().render("session/carry_on.html", content) {
        Ok(html) => Html(html).into_response(),
        Err(error) => Trouble::Page(error).into_response(),
    }
}

/// A page of nobody in particular.
pub(super) fn bare_frame(app: &App, title: &str) -> Frame {
    Frame {
        title: title.to_owned(),
        authority: app.settings().authority.clone(),
        path: "/sign-in".into(),
        demo: app.settings().demo,
        ..Frame::default()
    }
}
