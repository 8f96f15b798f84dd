//! Verifying the journal: every chain is computed again, and the result is said in words.

use super::journal;
use axum::response::Response;
use minijinja::context;
use record::{OfficeAct, Verified};
use ui::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The button pressed.
pub(super) const SEND: Route =
    Route::post("/administration/journal/verify", Needs::Office(Office::ReadJournal), "journal.verified");

/// Verifies, and shows the result above the journal.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let found = store.verify(|_| ()).await?;
    store.journal_office(&visit.permit, OfficeAct::new(visit.route.verb, visit.now)).await?;
    let content = context! {
        verified => said(&found),
        whole => found.is_whole() && found.breaks.is_empty(),
        ..journal::content(&visit, &visit.query).await?
    };
    visit.show("administration/journal.html", "Journal", content)
}

/// The result as sentences.
fn said(found: &Verified) -> String {
    let through = format!(
        "{} entries of {} chains, {} records’ parts, {} rows about accounts and access, and {} checkpoints were gone through. {}",
        found.entries,
        found.chains,
        found.objects,
        found.rows,
        found.checkpoints,
        found.remarks.join(" ")
    );
    let through = through.trim_end();
    match &found.first {
        None if !found.breaks.is_empty() => format!(
            "The journal is whole but for a known break, across which no signature vouches. {} {through}",
            found.breaks.join(" ")
        ),
        None => format!(
            "The journal is whole: nothing was changed, taken out or put in behind its back. {through}"
        ),
        Some(first) => format!(
            "The journal is broken in {} {}. The first: {} (chain {}, entry {}). {through} Keep a copy of the database as it is and call whoever looks after Kith.",
            found.faults,
            if found.faults == 1 { "place" } else { "places" },
            first.what.trim_end_matches('.'),
            first.chain,
            first.seq
        ),
    }
}
