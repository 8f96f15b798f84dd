//! Asks for the password. The page tells nobody's name but the worker's: it is in a family's hands.

use axum::{http::StatusCode, response::Response};
use minijinja::context;
use ui::childs::page;
use ui::session::HAND_BACK_PATH;
use ui::{
    form::Problems,
    page::shown,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get(HAND_BACK_PATH, Needs::Account, "session.hand_back_asked");

/// Shows it; where nothing was handed over, goes on.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    if visit.who.handed_over.is_none() {
        return Ok(visit.go("/my-work", ""));
    }
    page(&visit, StatusCode::OK, &Problems::default())
}

/// The page, with what is wrong with the password.
pub(super) fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let mut frame = visit.frame("Hand it back");
    frame.nav = Vec::new();
    frame.me = None;
    let handed = visit.who.handed_over.clone().unwrap_or_default();
    if page::use_of(&handed) {
        "Your page".clone_into(&mut frame.title);
        let content = context! {
            form => shown(visit.form_again(HAND_BACK_PATH, &Sent::default(), problems)),
            carry_on => (!handed.ends_with("/stopped")).then_some(handed),
        };
        return visit.show_as(status, "hand_back/childs.html", &frame, content);
    }
    let content = context! {
        form => shown(visit.form_again(HAND_BACK_PATH, &Sent::default(), problems)),
        worker => visit.who.name.clone(),
        carry_on => visit.who.handed_over.clone(),
    };
    visit.show_as(status, "hand_back/show.html", &frame, content)
}
