//! A study: how far it is while it runs; then what it says first, its report to read, its files to take away.

use crate::studies::Studies;
use crate::studies::StudyRun;
use axum::response::Response;
use evaluation::evaluate::Done;
use minijinja::context;
use practice::ids::{decode, encode};
use std::{sync::Arc, time::Duration};
use ui::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// So long a page waits for a study that is about to end.
const LOOK: Duration = Duration::from_secs(1);

/// The page.
pub(super) const SHOW: Route =
    Route::get("/evidence/studies/{run}", Needs::Office(Office::Evidence), "study.seen");

/// The address of a study.
pub(super) fn path(id: i64) -> String {
    format!("/evidence/studies/{}", encode(id))
}

/// The study of the address. One that this session does not hold is absent.
pub(super) fn at(visit: &OfficeVisit) -> Result<Arc<StudyRun>, Trouble> {
    let id = visit.params.get("run").and_then(|text| decode(text).ok()).ok_or(Trouble::Absent)?;
    visit.app.held::<Studies>().of_session(&visit.who.secret.hash(), id, visit.now).ok_or(Trouble::Absent)
}

/// Shows it, or how far it is.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let run = at(&visit)?;
    // Whoever looks again without script sees the report as soon as it is there.
    run.wait(LOOK).await;
    match run.outcome() {
        Some(Ok(done)) => report(&visit, &run, done),
        Some(Err(faults)) => {
            let content =
                context! { base => path(run.id), file => run.file.clone(), faults => faults.clone() };
            visit.show("evidence/not_run.html", "A study that could not be run", content)
        }
        None => {
            let (compared, of) = run.progress();
            let content = context! { base => path(run.id), file => run.file.clone(), compared, of };
            visit.show("evidence/running.html", "A study is running", content)
        }
    }
}

fn report(visit: &OfficeVisit, run: &StudyRun, done: &Done) -> Result<Response, Trouble> {
    let names = done.written.iter().map(|file| file.name.clone());
    let (charts, files): (Vec<String>, Vec<String>) = names.partition(|name| name.starts_with("charts/"));
    let content = context! {
        base => path(run.id),
        file => run.file.clone(),
        headline => done.headline.clone(),
        when => words::moment(run.at),
        minutes => visit.app.settings().idle.as_mins(),
        files,
        charts,
    };
    visit.show("evidence/study.html", "A study", content)
}
