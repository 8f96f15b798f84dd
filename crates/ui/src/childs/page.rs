//! A page in a child's hands: its own bare layout, a title that says nothing, and words that a child reads.

use crate::{
    App,
    page::{Frame, shown},
    session::SignedIn,
    trouble::Trouble,
    visit::Visit,
};
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use minijinja::{Value, context};

/// The title of every page that a child is handed.
pub const TITLE: &str = "Your page";

/// A page in the child's layout.
pub fn page(visit: &Visit, status: StatusCode, template: &str, content: Value) -> Result<Response, Trouble> {
    let mut frame = visit.frame(TITLE);
    frame.nav = Vec::new();
    frame.me = None;
    frame.done = None;
    visit.show_as(status, template, &frame, content)
}

/// Whether a device that was handed over for this page is in a child's hands.
pub fn use_of(handed_over: &str) -> bool {
    handed_over.contains("/rater/")
        && (handed_over.ends_with("/child") || handed_over.ends_with("/child/stopped"))
}

/// The page of a trouble on a device in a child's hands: it names nobody and hands back nothing of what stood there.
pub fn trouble(app: &App, who: &SignedIn, trouble: &Trouble) -> Response {
    let frame = Frame { title: TITLE.to_owned(), token: who.secret.token(), ..Frame::default() };
    match app.pages().render("trouble/childs.html", context! { frame => shown(frame) }) {
        Ok(html) => (trouble.status(), Html(html)).into_response(),
        Err(_) => (trouble.status(), "This did not work. Please give this back.\n").into_response(),
    }
}
