//! Somebody of a family's record is known elsewhere too.

use super::{
    say::{self, Here},
    take_back,
};
use access::Deed;
use axum::response::Response;
use practice::ids::{OnePersonId, PersonId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const ASK: Route = Route::get(
    "/families/{family}/people/{person}/elsewhere",
    Needs::Family(Deed::Change),
    "one_person.asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/people/{person}/elsewhere",
    Needs::Family(Deed::Change),
    "one_person.said",
);
/// The form that asks why it is taken back.
pub(super) const ASK_BACK: Route = Route::get(
    "/families/{family}/elsewhere/{one_person}/withdraw",
    Needs::Family(Deed::Change),
    "one_person.withdrawal_asked",
);
/// That form sent.
pub(super) const TAKE_BACK: Route = Route::post(
    "/families/{family}/elsewhere/{one_person}/withdraw",
    Needs::Family(Deed::Change),
    "one_person.withdrawn",
);

async fn here(visit: &FamilyVisit) -> Result<Here, Trouble> {
    let record = visit.record().await?;
    let person = record.person(visit.id::<PersonId>("person")?).ok_or(Trouble::Absent)?;
    Ok(Here {
        permit: visit.permit.of_record(),
        person: Some(person.id),
        name: person.full_name(),
        back: format!("{}#p-{}", visit.within("people"), person.id),
    })
}

/// Shows the form.
pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    say::ask(&visit, &here(&visit).await?).await
}

/// Looks for a name, or says it in both records.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    say::send(&visit, &here(&visit).await?, &sent).await
}

async fn said(visit: &FamilyVisit) -> Result<take_back::Said, Trouble> {
    let record = visit.record().await?;
    let one = record.one_person(visit.id::<OnePersonId>("one_person")?).ok_or(Trouble::Absent)?;
    let name = one.person.and_then(|person| record.person(person)).map(|person| person.full_name());
    Ok(take_back::Said {
        permit: visit.permit.of_record(),
        statement: one.value.clone(),
        name: name.unwrap_or_default(),
        back: visit.within("people"),
    })
}

/// Asks why it is taken back.
pub(super) async fn ask_back(visit: FamilyVisit) -> Result<Response, Trouble> {
    take_back::ask(&visit, &said(&visit).await?).await
}

/// Takes it back in both records.
pub(super) async fn take_back(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    take_back::send(&visit, &said(&visit).await?, &sent).await
}
