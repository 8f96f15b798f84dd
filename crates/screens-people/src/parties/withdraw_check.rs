//! Taking back a check that was written down by mistake, with the reason.

use super::checks::{checks, named};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{Kept as Stands, Kind, party::PartyCheck};
use ui::{
    form::{FormReader, Values},
    keep::{SaveOutcome, problems},
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::PartyVisit,
};

/// The form that asks why.
pub(super) const ASK: Route = Route::get(
    "/parties/{party}/checks/{party_check}/withdraw",
    Needs::Party(Deed::Change),
    "party_check.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/parties/{party}/checks/{party_check}/withdraw",
    Needs::Party(Deed::Change),
    "party_check.withdrawn",
);

/// Asks why.
pub(super) async fn ask(visit: PartyVisit) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let check = named(&visit, &record)?;
    let mark = seen::one(&record, Kind::PartyCheck, check.id.0);
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, Form { seen: mark, ..form }, check)
}

/// Takes it out of what stands, or shows what stands in the way with the reason still there.
pub(super) async fn send(visit: PartyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let check = named(&visit, &record)?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed("reason", "Why it is removed", "Say why this is removed.");
    let mut wrong = reader.problems;
    if wrong.is_empty() {
        let at = (Kind::PartyCheck, check.id.0);
        match visit.withdraw_in(visit.permit.of_record(), &sent, &reason, at).await? {
            SaveOutcome::Done(_) => return Ok(visit.go(&checks(&visit), "withdrawn")),
            SaveOutcome::Not(findings) => wrong = problems(&findings, &[("reason", "Why")]),
            SaveOutcome::Clash(_) => {}
        }
    }
    let record = visit.opened().await?;
    let mark = seen::one(&record, Kind::PartyCheck, check.id.0);
    let form = visit.form_again(&visit.path, &sent, &wrong);
    page(&visit, Form { seen: mark, ..form }, check)
}

fn page(visit: &PartyVisit, form: Form, check: &Stands<PartyCheck>) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let content = context! {
        form => shown(form),
        what => check.kind.words(),
        done => check.done.map(calendar::long),
        back => checks(visit),
    };
    visit.show_as(status, "parties/withdraw_check.html", &visit.frame("Remove a check"), content)
}
