//! Changing who may know of a family: naming people, taking names off, restricting the record and opening it again.

use super::access_show::{page, stays};
use crate::second::asked;
use access::{Deed, Role};
use axum::{http::StatusCode, response::Response};
use practice::{Object, actions, ids::WorkerId};
use record::{
    StoreError,
    standing::{StandingList, Way},
};
use ui::{
    form::{FormReader, Problems},
    keep::{SaveOutcome, problems},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/access", Needs::Family(Deed::Decide), "family.access_changed");

/// Does what the button said.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let wanted = sent.values.text("do").to_owned();
    let field = |part: &str| format!("{}-{part}", wanted.trim_start_matches("un"));
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed(&field("reason"), "The reason", "Say why. It is kept in the journal.");
    let mut wrong = reader.problems;
    match wanted.as_str() {
        "restrict" | "unrestrict" => {
            let restricts = wanted == "restrict";
            if restricts && !is_named(&visit, visit.actor().worker).await? {
                wrong.add(
                    field("reason"),
                    "Name yourself first. Otherwise you could not open this record any longer.",
                );
            }
            let stay = if restricts { who_stays(&visit, &sent, &mut wrong).await? } else { Vec::new() };
            if wrong.is_empty() {
                match restrict(&visit, &sent, &reason, (restricts, stay)).await? {
                    SaveOutcome::Not(findings) => wrong = problems(&findings, &[]),
                    SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
                        let done = if restricts { "restricted" } else { "unrestricted" };
                        return Ok(visit.go(&visit.path, done));
                    }
                }
            }
        }
        "name" | "unname" | "conflict" | "unconflict" => {
            if let Some(done) = change_list(&visit, &sent, &wanted, &reason, &mut wrong).await? {
                return Ok(done);
            }
        }
        _ => {
            return Err(Trouble::Unreadable(
                "This form does not say what to do. Go back and choose a button.",
            ));
        }
    }
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, &wrong).await
}

async fn is_named(visit: &FamilyVisit, worker: WorkerId) -> Result<bool, Trouble> {
    let named = visit.app.store().list_of(visit.permit, StandingList::Named).await?;
    Ok(named.iter().any(|one| one.worker == worker))
}

/// Those of whom it was said that they go on seeing the record. Everybody who has a name on it is asked about.
async fn who_stays(visit: &FamilyVisit, sent: &Sent, wrong: &mut Problems) -> Result<Vec<WorkerId>, Trouble> {
    let (store, me) = (visit.app.store(), visit.actor().worker);
    let (names, mut stay) = (store.names().await?, Vec::new());
    let on_it = store.list_of(visit.permit, StandingList::Named).await?;
    for worker in on_it.into_iter().map(|one| one.worker).filter(|worker| *worker != me) {
        match sent.values.text(&stays(worker)) {
            "yes" => stay.push(worker),
            "no" => {}
            _ => wrong.add(
                stays(worker),
                format!("Say whether {} may still open this record.", names.worker(worker)),
            ),
        }
    }
    Ok(stay)
}

async fn restrict(
    visit: &FamilyVisit,
    sent: &Sent,
    reason: &str,
    (restricts, stay): (bool, Vec<WorkerId>),
) -> Result<SaveOutcome, Trouble> {
    visit
        .act_and_stay(sent, reason, stay, move |record, acting| {
            let Some(family) = record.families.first() else { return Ok(Vec::new()) };
            let mut family = family.value.clone();
            family.restricted = restricts;
            actions::put(record, Object::from(family), acting)
        })
        .await
}

/// Puts a name on a list or takes it off. None where something is wrong.
async fn change_list(
    visit: &FamilyVisit,
    sent: &Sent,
    wanted: &str,
    reason: &str,
    wrong: &mut Problems,
) -> Result<Option<Response>, Trouble> {
    let store = visit.app.store();
    let which = wanted.trim_start_matches("un");
    let field = format!("{which}-worker");
    let adds = which == wanted;
    let list = if which == "name" { StandingList::Named } else { StandingList::Conflict };
    let known = store.colleagues().await?;
    let worker = sent.values.text(&field).parse::<WorkerId>().ok();
    let Some(worker) = worker.filter(|worker| !adds || known.iter().any(|one| one.id == *worker)) else {
        wrong.add(field, "Choose a person.");
        return Ok(None);
    };
    let sees_none = known.iter().any(|one| one.id == worker && one.role.is_some_and(Role::sees_no_records));
    if list == StandingList::Named && adds && sees_none {
        wrong.add(&field, "Administrators and analysts never see a record. Naming them would do nothing.");
    }
    let myself = worker == visit.actor().worker;
    if list == StandingList::Named && !adds && myself {
        let record = visit.record().await?;
        if record.families.iter().any(|family| family.restricted) {
            wrong.add(
                "name-reason",
                "You cannot take your own name off while the record is restricted. Ask another supervisor who is named.",
            );
        }
    }
    if !wrong.is_empty() {
        return Ok(None);
    }
    if list == StandingList::Named && adds {
        let record = visit.record().await?;
        if record.families.iter().any(|family| family.restricted) {
            if store.list_of(visit.permit, list).await?.iter().any(|one| one.worker == worker) {
                wrong.add(field, "This person is named already.");
                return Ok(None);
            }
            let way = if sent.values.text("way") == "emergency" { Way::Emergency } else { Way::Second };
            store.ask_second_to_name(visit.permit, worker, reason, way).await?;
            return Ok(Some(visit.go(&visit.path, asked::done(way))));
        }
    }
    if adds {
        store.add_to_list(visit.permit, list, worker, reason).await?;
    } else {
        match store.take_off_list(visit.permit, list, worker, reason).await {
            Err(StoreError::Refused(sentence) | StoreError::Conflict(sentence)) => {
                wrong.add(field, sentence);
                return Ok(None);
            }
            done => done?,
        }
    }
    // With a conflict of one's own the record is closed to oneself from now on.
    let to = if list == StandingList::Conflict && adds && myself { "/my-work" } else { visit.path.as_str() };
    Ok(Some(visit.go(to, if adds { "listed" } else { "unlisted" })))
}
