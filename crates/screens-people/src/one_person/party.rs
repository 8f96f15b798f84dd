//! A sponsor, carer, resident or adopter is known elsewhere too: in the network of a family, or as an adult of one.

use super::{
    say::{self, Here},
    take_back,
};
use access::Deed;
use axum::response::Response;
use practice::ids::OnePersonId;
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::PartyVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/parties/{party}/elsewhere", Needs::Party(Deed::Change), "one_person.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/parties/{party}/elsewhere", Needs::Party(Deed::Change), "one_person.said");
/// The form that asks why it is taken back.
pub(super) const ASK_BACK: Route = Route::get(
    "/parties/{party}/elsewhere/{one_person}/withdraw",
    Needs::Party(Deed::Change),
    "one_person.withdrawal_asked",
);
/// That form sent.
pub(super) const TAKE_BACK: Route = Route::post(
    "/parties/{party}/elsewhere/{one_person}/withdraw",
    Needs::Party(Deed::Change),
    "one_person.withdrawn",
);

async fn here(visit: &PartyVisit) -> Result<Here, Trouble> {
    let record = visit.opened().await?;
    let party = record.party(visit.party()).ok_or(Trouble::Absent)?;
    Ok(Here {
        permit: visit.permit.of_record(),
        person: None,
        name: party.name.clone(),
        back: format!("{}#elsewhere", visit.within("")),
    })
}

/// Shows the form.
pub(super) async fn ask(visit: PartyVisit) -> Result<Response, Trouble> {
    say::ask(&visit, &here(&visit).await?).await
}

/// Looks for a name, or says it in both records.
pub(super) async fn send(visit: PartyVisit, sent: Sent) -> Result<Response, Trouble> {
    say::send(&visit, &here(&visit).await?, &sent).await
}

async fn said(visit: &PartyVisit) -> Result<take_back::Said, Trouble> {
    let record = visit.opened().await?;
    let one = record.one_person(visit.id::<OnePersonId>("one_person")?).ok_or(Trouble::Absent)?;
    Ok(take_back::Said {
        permit: visit.permit.of_record(),
        statement: one.value.clone(),
        name: record.party(visit.party()).map(|party| party.name.clone()).unwrap_or_default(),
        back: format!("{}#elsewhere", visit.within("")),
    })
}

/// Asks why it is taken back.
pub(super) async fn ask_back(visit: PartyVisit) -> Result<Response, Trouble> {
    take_back::ask(&visit, &said(&visit).await?).await
}

/// Takes it back in both records.
pub(super) async fn take_back(visit: PartyVisit, sent: Sent) -> Result<Response, Trouble> {
    take_back::send(&visit, &said(&visit).await?, &sent).await
}
