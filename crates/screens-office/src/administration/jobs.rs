//! What Kith does by itself: what runs, what was done when, and what was given up, with the sentence that says why.

use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::{decode, encode};
use record::jobs::{Job, Kind, Stands};
use serde::Serialize;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
    words::moment,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/administration/jobs", Needs::Office(Office::Administer), "jobs.seen");
/// “Try again now”, for what was given up.
pub(super) const AGAIN: Route =
    Route::post("/administration/jobs/{job}/again", Needs::Office(Office::Administer), "job.tried_again");

/// How many of those that were done are shown.
const DONE: u32 = 50;

#[derive(Serialize)]
struct Line {
    what: String,
    about: String,
    when: String,
    failed: Option<String>,
    again: Option<String>,
}

impl Line {
    fn of(job: &Job) -> Self {
        let tries = match job.attempts {
            0 => String::new(),
            1 => ", tried once".to_owned(),
            several => format!(", tried {several} times"),
        };
        let node = job.node.map(|node| format!(" on node {node}")).unwrap_or_default();
        let when = match job.stands {
            Stands::GivenUp(at) => format!("Given up {}{tries}", moment(at)),
            Stands::Running => format!("Runs now{node}"),
            Stands::Waiting => format!("Waits until {}{tries}", moment(job.due)),
            Stands::Done(at) => format!("Done {}{node}", moment(at)),
        };
        let is_open = !matches!(job.stands, Stands::Done(_));
        let failed = job.failed.as_ref().filter(|_| is_open);
        Self {
            what: job.kind.map_or("Only a newer version of Kith knows this", Kind::words).to_owned(),
            // The key of what is done each night is its day.
            about: job.key.parse().map_or_else(|_| job.key.clone(), calendar::long),
            when,
            failed: failed.map(|(at, why)| format!("{}: {why}", moment(*at))),
            again: matches!(job.stands, Stands::GivenUp(_))
                .then(|| format!("/administration/jobs/{}/again", encode(job.id))),
        }
    }
}

/// Shows them.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, None).await
}

/// Lets one that was given up be tried again.
pub(super) async fn again(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let job = visit.params.get("job").and_then(|text| decode(text).ok()).ok_or(Trouble::Absent)?;
    match visit.app.store().try_job_again(visit.permit, job).await {
        Ok(()) => Ok(visit.go(SHOW.path, "job-again")),
        Err(why) => {
            page(
                &visit,
                StatusCode::UNPROCESSABLE_ENTITY,
                Some(crate::administration::sentence::sentence(why)?),
            )
            .await
        }
    }
}

async fn page(visit: &OfficeVisit, status: StatusCode, refused: Option<String>) -> Result<Response, Trouble> {
    let jobs = visit.app.store().jobs(visit.permit, DONE).await?;
    let those = |which: fn(&Stands) -> bool| -> Vec<Line> {
        jobs.iter().filter(|job| which(&job.stands)).map(Line::of).collect()
    };
    let content = context! {
        refused,
        given_up => shown(those(|stands| matches!(stands, Stands::GivenUp(_)))),
        open => shown(those(|stands| matches!(stands, Stands::Running | Stands::Waiting))),
        done => shown(those(|stands| matches!(stands, Stands::Done(_)))),
        at => "jobs",
    };
    visit.show_as(status, "administration/jobs.html", &visit.frame("Jobs"), content)
}
