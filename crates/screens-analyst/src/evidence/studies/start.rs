//! Where a study is brought or an example chosen, and the studies that this session holds.

use crate::studies::Studies;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use serde::Serialize;
use ui::{
    form::Problems,
    page::shown,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/evidence/studies", Needs::Office(Office::Evidence), "evidence.studies_seen");

/// A study that is held.
#[derive(Serialize)]
struct Line {
    href: String,
    file: String,
    headline: String,
    when: String,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &[])
}

/// The page, with what is wrong with the files that were sent.
pub(super) fn page(visit: &OfficeVisit, status: StatusCode, faults: &[String]) -> Result<Response, Trouble> {
    let mut problems = Problems::default();
    for fault in faults {
        problems.add("study", fault);
    }
    let held: Vec<Line> = (visit.app.held::<Studies>().all_of(&visit.who.secret.hash()).iter())
        .map(|run| Line {
            href: super::held::path(run.id),
            file: run.file.clone(),
            headline: match run.outcome() {
                Some(Ok(done)) => done.headline.clone(),
                Some(Err(_)) => "It could not be run".to_owned(),
                None => "It is still running".to_owned(),
            },
            when: words::moment(run.at),
        })
        .collect();
    let content = context! {
        form => shown(visit.form_again("/evidence/studies", &Sent::default(), &problems)),
        held => shown(held),
    };
    visit.show_as(status, "evidence/studies.html", &visit.frame("Studies"), content)
}
