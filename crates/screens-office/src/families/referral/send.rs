//! Registering what the form says: one family, however often the form is sent.

use super::{
    duplicates,
    read::{Drawn, read},
    referred::{Referred, RefusedReferral},
    show::{page, team, workers},
};
use axum::{http::StatusCode, response::Response};
use practice::{
    Kind,
    actions::Acting,
    contact::DangerNow,
    family::Family,
    ids::{ContactId, FamilyId, WorkerId},
};
use record::{ChangeRequest, Outcome};
use ui::{
    form::Problems,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(in crate::families) const SEND: Route =
    Route::post("/families/new", Needs::Office(Office::RegisterFamily), "family.registered");

/// Registers the family, or shows the form again with everything that was typed.
pub(in crate::families) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let workers = workers(&visit).await?;
    let again = |problems: &Problems| visit.form_again(&visit.path, &sent, problems);
    if !sent.values.text("_more").is_empty() {
        return page(&visit, StatusCode::OK, again(&Problems::default()), &workers, None);
    }
    let of_team: Vec<WorkerId> = workers.iter().map(|(worker, _)| *worker).collect();
    let drawn = Drawn { contact: ContactId(visit.app.store().new_id()), now: visit.now };
    let referred = match read(&sent.values, &of_team, drawn) {
        Ok(referred) => referred,
        Err(problems) => {
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, again(&problems), &workers, None);
        }
    };
    let kept = visit.app.store().begun(visit.actor().worker, sent.once(), Kind::Family).await?;
    if kept.is_none()
        && sent.values.text("_looked") != duplicates::looked(&referred.children, &referred.adults)
    {
        let known = duplicates::find(&visit, &referred.children, &referred.adults).await?;
        if !known.people.is_empty() {
            let form = again(&Problems::default());
            return page(&visit, StatusCode::OK, form, &workers, Some(known));
        }
    }
    let is_danger = referred.contact.danger_now == DangerNow::Yes;
    let is_tonight = is_danger && referred.lead_worker == Some(visit.actor().worker);
    match keep(&visit, &sent, referred).await? {
        Ok(id) if is_tonight => Ok(visit.go(&format!("/families/{id}/plan/tonight"), "registered-tonight")),
        Ok(id) => {
            let said = if is_danger { "registered-danger" } else { "registered" };
            Ok(visit.go(&format!("/families/{id}"), said))
        }
        Err(refused) => {
            visit.written.refused_by(&refused.findings);
            let form = again(&refused.problems());
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, form, &workers, None)
        }
    }
}

async fn keep(
    visit: &OfficeVisit,
    sent: &Sent,
    referred: Referred,
) -> Result<Result<FamilyId, RefusedReferral>, Trouble> {
    let store = visit.app.store();
    // Drawn here: the form's key only says which form it was, so that a second press names the same family.
    let id = FamilyId(store.new_id());
    let made: Result<(Family, _), RefusedReferral> = {
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
        draft_before: sent.draft_before(),
        ..ChangeRequest::new(visit.route.verb, visit.now)
    };
    let outcome = store.create_family(&visit.permit, request, case, objects).await?;
    let changed = match &outcome {
        Outcome::Done(changed) | Outcome::Repeated(changed) => changed.as_slice(),
        Outcome::Refused(_) | Outcome::Conflict(_) => &[],
    };
    let kept = changed.iter().find(|changed| changed.kind == Kind::Family);
    Ok(Ok(kept.map_or(id, |kept| FamilyId(kept.number))))
}
