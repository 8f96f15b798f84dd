//! The files sent: read into memory, checked, and held for this session.

use super::{
    checked::{checked, hold},
    looked::path,
    start,
};
use crate::checks::{self, Files, Upload, Which};
use ::returns::{Year, ssda903};
use axum::{extract::Request, http::StatusCode, response::Response};
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
        Ok(check) => Ok(visit.go(&path(check), "")),
        Err(why) => again(&visit, &values, &why).await,
    }
}

async fn check(visit: &OfficeVisit, mut sent: Upload) -> Result<Result<i64, String>, Trouble> {
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
    let asked = values.text("year").parse().ok().map(Year);
    let run = checked(visit, visit.app.store().new_id(), which, files, asked).await?;
    visit.app.store().note_check(visit.permit, SEND.verb, &run.summary()).await?;
    let id = run.id;
    hold(visit, run, room);
    Ok(Ok(id))
}

async fn again(visit: &OfficeVisit, values: &Values, why: &str) -> Result<Response, Trouble> {
    let mut problems = Problems::default();
    problems.add("this_year", why);
    start::page(visit, StatusCode::UNPROCESSABLE_ENTITY, values, &problems).await
}
