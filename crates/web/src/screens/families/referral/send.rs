//! Registering what the form says: one family, however often the form is sent.

use super::{
    duplicates,
    read::read,
    referred::Referred,
    show::{page, team, workers},
};
use crate::{
    form::Problems,
    keep::problems,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};
use axum::{http::StatusCode, response::Response};
use practice::{
    actions::{Acting, Refused},
    family::Family,
    ids::{FamilyId, WorkerId},
};
use record::ChangeRequest;

/// The form sent.
pub(in crate::screens::families) const SEND: Route =
    Route::post("/families/new", Needs::Office(Office::RegisterFamily), "family.registered");

/// Registers the family, or shows the form again with everything that was typed.
pub(in crate::screens::families) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let workers = workers(&visit).await?;
    let again = |problems: &Problems| visit.form_again(&visit.path, &sent, problems);
    if !sent.values.text("_more").is_empty() {
        return page(&visit, StatusCode::OK, again(&Problems::default()), &workers, None);
    }
    let of_team: Vec<WorkerId> = workers.iter().map(|(worker, _)| *worker).collect();
    let referred = match read(&sent.values, &of_team, visit.today) {
        Ok(referred) => referred,
        Err(problems) => {
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, again(&problems), &workers, None);
        }
    };
    // The form's own key is the number of the family, so that a second press of the button names the same one.
    let id = FamilyId(practice::ids::decode(sent.once()).unwrap_or_else(|_| visit.app.store().new_id()));
    let looked = duplicates::looked(&referred.children);
    let is_kept = visit.app.store().access_facts(visit.actor().worker, id).await?.is_some();
    if !is_kept && sent.values.text("_looked") != looked {
        let known = duplicates::find(&visit, &referred.children).await?;
        if !known.is_empty() {
            let form = again(&Problems::default());
            return page(&visit, StatusCode::OK, form, &workers, Some((known, looked)));
        }
    }
    match keep(&visit, &sent, referred, id).await? {
        Ok(()) => Ok(visit.go(&format!("/families/{id}"), "registered")),
        Err(Refused(findings)) => {
            let form = again(&problems(&findings, &[]));
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, form, &workers, None)
        }
    }
}

async fn keep(
    visit: &OfficeVisit,
    sent: &Sent,
    referred: Referred,
    id: FamilyId,
) -> Result<Result<(), Refused>, Trouble> {
    let store = visit.app.store();
    let made: Result<(Family, _), Refused> = {
        let mut new_id = || store.new_id();
        let mut acting = Acting {
            by: visit.actor().worker,
            at: visit.now,
            today: visit.today,
            thresholds: &visit.app.settings().thresholds,
            new_id: &mut new_id,
        };
        referred.into_record(id, team(visit)?, &mut acting)
    };
    let (case, objects) = match made {
        Ok(made) => made,
        Err(refused) => return Ok(Err(refused)),
    };
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let request = ChangeRequest {
        once: some(sent.once()),
        draft: some(sent.draft()),
        ..ChangeRequest::new(visit.route.verb, visit.now)
    };
    store.create_family(&visit.permit, request, case, objects).await?;
    Ok(Ok(()))
}
