//! Deleting a saved check, with the reason. What the journal says of it stays.

use super::looked::Looked;
use crate::checks::Checks;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use ui::{
    form::{FormReader, Values},
    page::{Form, shown},
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/delete", Needs::Office(Office::Returns), "return.deleting");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/returns/{check}/delete", Needs::Office(Office::Returns), "return.deleted");

/// Asks why.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &looked, StatusCode::OK, form)
}

/// Deletes it.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let looked = Looked::find_at(&visit).await?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed("reason", "Why it is deleted", "Say why it is deleted.");
    if !reader.problems.is_empty() {
        let form = visit.form_again(&visit.path, &sent, &reader.problems);
        return page(&visit, &looked, StatusCode::UNPROCESSABLE_ENTITY, form);
    }
    visit.app.store().delete_saved_return(visit.permit, looked.run.id, &reason).await?;
    visit.app.held::<Checks>().forget(looked.run.id);
    Ok(visit.go("/returns", "check-deleted"))
}

fn page(visit: &OfficeVisit, looked: &Looked, status: StatusCode, form: Form) -> Result<Response, Trouble> {
    let name = looked.saved.as_ref().ok_or(Trouble::Absent)?.checked.name.clone();
    let content = context! { form => shown(form), base => looked.path(), name };
    visit.show_as(status, "returns/delete.html", &visit.frame("Delete a saved check"), content)
}
