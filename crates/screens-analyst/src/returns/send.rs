//! The files sent: read into memory, checked, and held for this session.

use super::{looked::path, start};
use crate::checks::Checks;
use crate::checks::{self, Earlier, Files, Run, Upload, Which};
use ::returns::{Year, ssda903};
use axum::{extract::Request, http::StatusCode, response::Response};
use std::sync::Arc;
use ui::{
    form::{Problems, Values},
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route = Route::post("/returns", Needs::Office(Office::Returns), "return.checked");

/// Checks the files.
pub(super) async fn send(visit: OfficeVisit, request: Request) -> Result<Response, Trouble> {
    let sent = match checks::read(&visit.app, request).await {
        Ok(upload) => upload,
        Err(refused) => return again(&visit, &Values::new(), &refused.sentence()?).await,
    };
    let values = sent.values.clone();
    match check(&visit, sent).await? {
        Ok(run) => Ok(visit.go(&path(run.id), "")),
        Err(why) => again(&visit, &values, &why).await,
    }
}

async fn check(visit: &OfficeVisit, mut sent: Upload) -> Result<Result<Arc<Run>, String>, Trouble> {
    let mut files = Files { this_year: sent.chosen_in("this_year"), last_year: sent.chosen_in("last_year") };
    for chosen in [&mut files.this_year, &mut files.last_year] {
        chosen.retain(|file| !ssda903::is_litter(&file.name));
    }
    let Upload { values, room, .. } = sent;
    if files.this_year.is_empty() {
        return Ok(Err("Choose the files of this year’s return.".to_owned()));
    }
    let which = match Which::of(&files.this_year) {
        Ok(which) => which,
        Err(why) => return Ok(Err(why)),
    };
    let (app, session) = (&visit.app, visit.who.secret.hash());
    let asked = values.text("year").parse().ok().map(Year);
    let (id, now, settings) = (app.store().new_id(), visit.now, app.held::<Checks>().settings().clone());
    let files = Arc::new(files);
    let run = app.held::<Checks>().in_turn(move || Run::check(id, which, now, files, asked, &settings)).await;
    let mut run = run.ok_or_else(|| Trouble::Broken("checking a return broke down".to_owned()))?;
    run.earlier = (app.held::<Checks>().latest(&session, which))
        .map(|before| Earlier { checked_at: before.checked_at, report: Arc::clone(&before.report) });
    app.store().note_check(visit.permit, SEND.verb, &run.summary()).await?;
    let run = Arc::new(run);
    app.held::<Checks>().hold(&session, Arc::clone(&run), now, room);
    app.watch_held();
    Ok(Ok(run))
}

async fn again(visit: &OfficeVisit, values: &Values, why: &str) -> Result<Response, Trouble> {
    let mut problems = Problems::default();
    problems.add("this_year", why);
    start::page(visit, StatusCode::UNPROCESSABLE_ENTITY, values, &problems).await
}
