//! Going to a child by the identifier that the authority gave. It is sent in a form and never stands in an address.

use super::looked::Looked;
use axum::response::Response;
use ui::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/returns/{check}/child", Needs::Office(Office::Returns), "return.child_looked_for");

/// Goes to the child, or says that nothing was found about a child with that identifier.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let found = looked.run.index.find(sent.values.text("child").trim());
    Ok(match found {
        Some(number) => visit.go(&format!("{}/children/{number}", looked.path()), ""),
        None => visit.go(&format!("{}?by=children", looked.path()), "no-such-child"),
    })
}
