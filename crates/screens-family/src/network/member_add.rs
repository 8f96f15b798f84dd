//! Adding somebody to the network: a person of the record, or somebody new, in one form.

use super::member_form;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{
    actions::put,
    ids::{MemberId, PersonId},
    people::Person,
    plan::{Knows, NetworkMember},
};
use ui::{
    form::{Problems, Values},
    keep::{SaveOutcome, problems},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/network/new", Needs::Family(Deed::Change), "member.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/network/new", Needs::Family(Deed::Change), "member.added");

/// Shows the form; `?knows=` fills in the ring from which it was opened.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    there.add("natural", "yes").add_date("joined", Some(visit.today));
    if let Some(knows) = Knows::from_code(visit.query.text("knows")) {
        there.add("knows", knows.code());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    member_form::page(&visit, &record, StatusCode::OK, None, form).await
}

/// Keeps the member, and the person where they are new, together.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let form = match read(&visit, &sent.values) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok((person, member)) => {
            let kept = visit
                .act(&sent, "", move |record, acting| {
                    let mut changes = match person {
                        Some(person) => put(record, person.into(), acting)?,
                        None => Vec::new(),
                    };
                    let after = record.after(&changes, acting.by, acting.at);
                    changes.extend(put(&after, member.into(), acting)?);
                    Ok(changes)
                })
                .await?;
            match kept {
                SaveOutcome::Done(_) => return Ok(visit.go(&visit.within("network"), "added")),
                SaveOutcome::Not(findings) => {
                    visit.form_again(&visit.path, &sent, &problems(&findings, member_form::LABELS))
                }
                SaveOutcome::Clash(_) => visit.form_again(&visit.path, &sent, &Problems::default()),
            }
        }
    };
    let record = visit.record().await?;
    member_form::page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, None, form).await
}

/// Who it is and what they know, with every sentence of both at once.
fn read(visit: &FamilyVisit, values: &Values) -> Result<(Option<Person>, NetworkMember), Problems> {
    let id = PersonId(visit.app.store().new_id());
    let bare = member_form::bare(MemberId(visit.app.store().new_id()), id);
    let member = member_form::read(values, bare);
    let natural = values.text("natural") != "no";
    let who = match values.text("person") {
        member_form::NEW => member_form::read_new(values, id, natural).map(Some),
        text if text.parse::<PersonId>().is_ok() => Ok(None),
        _ => {
            let mut problems = Problems::default();
            problems.add("person", "Choose who it is, or “Somebody who is not in the record yet”.");
            Err(problems)
        }
    };
    match (who, member) {
        (Ok(person), Ok(mut member)) => {
            if person.is_none() {
                member.person = values.text("person").parse().unwrap_or(id);
            }
            Ok((person, member))
        }
        (Err(mut first), Err(rest)) => {
            first.0.extend(rest.0);
            Err(first)
        }
        (Err(problems), _) | (_, Err(problems)) => Err(problems),
    }
}
