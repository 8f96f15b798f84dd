//! Making a children in need census out of the record: of which year, by which authority, and why.

use super::{looked::path, out_of_record};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use record::homes::Wanted;
use ui::{
    form::{FormReader, Values},
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get("/returns/make", Needs::Office(Office::Returns), "return.making");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/returns/make", Needs::Office(Office::Returns), "return.made_of_record");

/// Asks.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, StatusCode::OK, form)
}

/// Makes it.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let mut reader = FormReader::new(&sent.values);
    let year: Option<i16> = reader.choice("year", "Choose the year.", |text| {
        text.parse().ok().filter(|year| Wanted::YEARS.contains(year))
    });
    let authority = configured(&visit).unwrap_or_else(|| reader.line("authority", "The authority’s number"));
    let reason = reader.needed("reason", "What the file is made for", "Say what the file is made for.");
    if authority.is_empty() {
        reader.problems.add("authority", "Enter the authority’s number.");
    } else if let Err(why) = Wanted::new(*Wanted::YEARS.end(), &authority, None) {
        reader.problems.add("authority", why.to_string());
    }
    let wanted = year.and_then(|year| Wanted::new(year, &authority, None).ok());
    if let Some(wanted) = wanted.filter(|_| reader.problems.is_empty()) {
        match out_of_record::make(&visit, wanted, &reason).await? {
            Ok(check) => return Ok(visit.go(&format!("{}/file", path(check)), "")),
            Err(why) => reader.problems.add("year", why),
        }
    }
    let form = visit.form_again(&visit.path, &sent, &reader.problems);
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, form)
}

/// The authority's number, where the configuration says it: its code in published statistics may be another.
fn configured(visit: &OfficeVisit) -> Option<String> {
    let code = &visit.app.settings().authority_code;
    Wanted::new(*Wanted::YEARS.end(), code, None).ok().map(|_| code.clone())
}

fn page(visit: &OfficeVisit, status: StatusCode, form: Form) -> Result<Response, Trouble> {
    let years: Vec<Choice> = Wanted::YEARS
        .rev()
        .map(|year| Choice::new(year.to_string(), format!("1 April {} to 31 March {year}", year - 1)))
        .collect();
    let content = context! { form => shown(form), years => shown(years), authority => configured(visit) };
    let frame = visit.frame("Make the children in need census");
    visit.show_as(status, "returns/make.html", &frame, content)
}
