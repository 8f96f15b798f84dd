//! The files sent: read into memory, checked, and held for this session.

use super::{looked::path, start};
use crate::{
    form::{Problems, Values},
    returns::{self, Earlier, Refused, Run, Upload, Which},
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};
use ::returns::Year;
use axum::{extract::Request, http::StatusCode, response::Response};
use std::sync::Arc;

/// The form sent.
pub(super) const SEND: Route = Route::post("/returns", Needs::Office(Office::Returns), "return.checked");

/// Checks the files.
pub(super) async fn send(visit: OfficeVisit, request: Request) -> Result<Response, Trouble> {
    let sent = match returns::read(&visit.app, request).await {
        Ok(upload) => upload,
        Err(refused) => return again(&visit, &Values::new(), &sentence(refused)?).await,
    };
    let values = sent.values.clone();
    match check(&visit, sent).await? {
        Ok(run) => Ok(visit.go(&path(run.id), "")),
        Err(why) => again(&visit, &values, &why).await,
    }
}

async fn check(visit: &OfficeVisit, sent: Upload) -> Result<Result<Arc<Run>, String>, Trouble> {
    let Upload { files, values, room } = sent;
    if files.this_year.is_empty() {
        return Ok(Err("Choose the files of this year’s return.".to_owned()));
    }
    let which = match Which::of(&files.this_year) {
        Ok(which) => which,
        Err(why) => return Ok(Err(why)),
    };
    let (app, session) = (&visit.app, visit.who.secret.hash());
    let asked = values.text("year").parse().ok().map(Year);
    let (id, now, settings) = (app.store().new_id(), visit.now, app.settings().returns.clone());
    let files = Arc::new(files);
    let run = app.checks().in_turn(move || Run::check(id, which, now, files, asked, &settings)).await;
    let mut run = run.ok_or_else(|| Trouble::Broken("checking a return broke down".to_owned()))?;
    run.earlier = (app.checks().latest(&session, which))
        .map(|before| Earlier { checked_at: before.checked_at, report: Arc::clone(&before.report) });
    app.store().note_check(visit.permit, SEND.verb, &run.summary()).await?;
    let run = Arc::new(run);
    app.checks().hold(&session, Arc::clone(&run), now, room);
    app.watch_checks();
    Ok(Ok(run))
}

fn sentence(refused: Refused) -> Result<String, Trouble> {
    Ok(match refused {
        Refused::TooLarge(most) => format!(
            "The files are larger than Kith takes at once ({} MB). Nothing was checked. Use kith validate on this \
             computer, which has no such limit.",
            most / 1_000_000
        ),
        Refused::TooMany => {
            "These are more files than any return has. Nothing was checked. Choose the files of one return.".into()
        }
        Refused::NoRoom => {
            "Too many returns are being checked just now, so nothing was read. Try again in a few minutes.".into()
        }
        Refused::Broken => {
            "The files did not arrive whole, so nothing was checked. Choose them again and send them once more."
                .into()
        }
        Refused::Trouble(trouble) => return Err(trouble),
    })
}

async fn again(visit: &OfficeVisit, values: &Values, why: &str) -> Result<Response, Trouble> {
    let mut problems = Problems::default();
    problems.add("this_year", why);
    start::page(visit, StatusCode::UNPROCESSABLE_ENTITY, values, &problems).await
}
