//! What waits for this person's yes.

use crate::{
    form::Problems,
    page::shown,
    route::{Needs, Office, Route},
    screens::words,
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::encode;
use record::{standing::Request, teams::Names};
use serde::Serialize;

/// The page.
pub(super) const SHOW: Route =
    Route::get("/second-person", Needs::Office(Office::MyWork), "second_person.seen");

/// One request in words.
#[derive(Serialize)]
struct Line {
    id: String,
    what: String,
    reference: String,
    reason: String,
    who: String,
    at: String,
    until: String,
    own: bool,
    emergency: bool,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Sent::default(), &Problems::default()).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    sent: &Sent,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let names = store.names().await?;
    let requests = store.second_requests(visit.permit).await?;
    let lines: Vec<Line> = requests.into_iter().map(|one| line(one, &names)).collect();
    let (own, others): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.own);
    let (emergencies, waiting): (Vec<Line>, Vec<Line>) = others.into_iter().partition(|line| line.emergency);
    let form = visit.form_again("/second-person", sent, problems);
    let content = context! {
        form => shown(form),
        waiting => shown(waiting),
        emergencies => shown(emergencies),
        own => shown(own),
    };
    visit.show_as(status, "second/waiting.html", &visit.frame("A second person"), content)
}

fn line(one: Request, names: &Names) -> Line {
    let who = names.worker(one.worker);
    let what = match one.wanted.as_str() {
        "name" => format!("Name {who} for a restricted record"),
        "password" => format!("Give {who} a new one-time password"),
        "code" => format!("Switch the six-digit codes of {who} off"),
        "role" => format!("Give {who} an administrator’s role"),
        _ => format!("Open the administrator’s account of {who}"),
    };
    Line {
        id: encode(one.id.0),
        what,
        reference: one.family.map(|(_, reference)| reference).unwrap_or_default(),
        reason: one.reason,
        who: names.worker(one.asked_by).to_owned(),
        at: words::moment(one.asked_at),
        until: words::moment(one.until),
        own: one.is_own,
        emergency: one.is_emergency,
    }
}
