//! Writing down a check of a party, and changing one.

use super::check_fields as fields;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kept,
    ids::PartyCheckId,
    party::{CheckOutcome, PartyCheck, PartyCheckKind},
};
use ui::{
    form::Values,
    page::{Form, shown},
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::PartyVisit,
};

/// The form of a new one.
pub(super) const ASK: Route =
    Route::get("/parties/{party}/checks/new", Needs::Party(Deed::Change), "party_check.asked");
/// The form of a new one sent.
pub(super) const ADD: Route =
    Route::post("/parties/{party}/checks/new", Needs::Party(Deed::Change), "party_check.added");
/// The form of one that stands.
pub(super) const OPEN: Route =
    Route::get("/parties/{party}/checks/{party_check}", Needs::Party(Deed::Change), "party_check.seen");
/// The form of one that stands sent.
pub(super) const SAVE: Route =
    Route::post("/parties/{party}/checks/{party_check}", Needs::Party(Deed::Change), "party_check.saved");

/// Shows the form: what came of it is not known yet.
pub(super) async fn ask(visit: PartyVisit) -> Result<Response, Trouble> {
    visit.opened().await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, form, None)
}

/// Keeps a new check.
pub(super) async fn add(visit: PartyVisit, sent: Sent) -> Result<Response, Trouble> {
    visit.opened().await?;
    let bare = PartyCheck {
        id: PartyCheckId(visit.app.store().new_id()),
        kind: PartyCheckKind::Dbs,
        done: None,
        expires: None,
        outcome: CheckOutcome::Waiting,
        words: String::new(),
    };
    match visit.save(&sent, fields::read(&sent.values, bare), fields::FIELDS).await? {
        Saved::Kept(_) => Ok(visit.go(&checks(&visit), "added")),
        Saved::Again(form) => page(&visit, form, None),
    }
}

/// Shows the form with what is there, or with the draft.
pub(super) async fn open(visit: PartyVisit) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let check = named(&visit, &record)?;
    let form = visit.form(&visit.path, check.version, &fields::as_sent(&check.value.clone().into())).await?;
    page(&visit, form, Some(check.id))
}

/// Keeps the change, merged with what others changed meanwhile.
pub(super) async fn save(visit: PartyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let check = named(&visit, &record)?;
    match visit.save(&sent, fields::read(&sent.values, check.value.clone()), fields::FIELDS).await? {
        Saved::Kept(_) => Ok(visit.go(&checks(&visit), "saved")),
        Saved::Again(form) => page(&visit, form, Some(check.id)),
    }
}

/// Where the checks stand on the party's page.
pub(super) fn checks(visit: &PartyVisit) -> String {
    format!("{}#checks", visit.within(""))
}

/// The check that the path names.
pub(super) fn named<'a>(visit: &PartyVisit, record: &'a CaseRecord) -> Result<&'a Kept<PartyCheck>, Trouble> {
    record.party_check(visit.id("party_check")?).ok_or(Trouble::Absent)
}

fn page(visit: &PartyVisit, form: Form, standing: Option<PartyCheckId>) -> Result<Response, Trouble> {
    let title = if standing.is_some() { "Change a check" } else { "Write down a check" };
    let status = status_of(&form);
    let content = context! {
        title,
        form => shown(form),
        kinds => shown(fields::kinds()),
        outcomes => shown(fields::outcomes()),
        withdraw => standing.map(|check| visit.within(&format!("checks/{check}/withdraw"))),
        back => checks(visit),
    };
    visit.show_as(status, "parties/check.html", &visit.frame(title), content)
}
