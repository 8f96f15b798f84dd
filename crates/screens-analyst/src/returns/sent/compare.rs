//! What changed since a file was sent: the file is made anew, as the record would make it today, and laid beside it.

use super::{
    super::{looked, out_of_record},
    at, show, title,
};
use axum::{http::StatusCode, response::Response};
use practice::ids::encode;
use record::homes::Wanted;
use ui::{
    form::Problems,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/returns/sent/{submission}/compare",
    Needs::Office(Office::Returns),
    "return.compared_with_record",
);

/// Makes the file anew and goes to the comparison.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let kept = at(&visit).await?;
    let year = i16::try_from(kept.sent.year).unwrap_or_default();
    let made = match Wanted::new(year, &kept.sent.authority, None) {
        Ok(wanted) => {
            let reason = format!("To compare it with what was sent: {}", title(&kept));
            out_of_record::make(&visit, wanted, &reason).await?
        }
        Err(why) => Err(why.to_string()),
    };
    match made {
        Ok(check) => {
            let with = encode(kept.sent.id);
            Ok(visit.go(&format!("{}/compare?with={with}", looked::path(check)), ""))
        }
        Err(why) => {
            let mut problems = Problems::default();
            problems.add("compare", why);
            show::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &kept, &problems).await
        }
    }
}
