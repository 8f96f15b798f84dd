//! Deciding what follows from a contact, with the reason.

use super::told::ToldContact;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind,
    actions::contact,
    contact::{Contact, ContactDecision},
    family::CaseStatus,
    ids::ContactId,
    object::Kept as KeptObject,
};
use ui::{
    form::{FormReader, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    safe_tonight,
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/contacts/{contact}/decide",
    Needs::Family(Deed::Decide),
    "contact.decision_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/contacts/{contact}/decide",
    Needs::Family(Deed::Decide),
    "contact.decided",
);

const LABELS: &[(&str, &str)] =
    &[("decision", "What follows"), ("decision_reason", "Why"), ("feedback", "What we told them")];

fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a KeptObject<Contact>, Trouble> {
    record.contact(visit.id::<ContactId>("contact")?).ok_or(Trouble::Absent)
}

/// Shows the form. The contact with which the case began is decided on with where the work stands.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let contact = named(&visit, &record)?;
    if contact::opening(&record).is_some_and(|opening| opening.id == contact.id) {
        return Ok(visit.go(&visit.within("stage"), ""));
    }
    let [reason, safe, rung] = safe_tonight::apart(&contact.decision_reason);
    let mut there = Values::new();
    there
        .add("decision", contact.decision.map_or("", ContactDecision::code))
        .add("decision_reason", reason)
        .add("safe_tonight", safe)
        .add("rung", rung)
        .add("feedback", &contact.feedback);
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, form).await
}

/// Keeps the decision.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let contact = named(&visit, &record)?;
    let id = contact.id;
    let mut reader = FormReader::new(&sent.values);
    let decision = reader.choice("decision", "Choose what follows.", ContactDecision::from_code);
    let reason = reader.needed("decision_reason", "Why", "Say why.");
    let asks = safe_tonight::Asks::of(decision);
    let reason = safe_tonight::answered(&mut reader, Some(&contact.value), asks, &reason);
    let feedback = reader.text("feedback", "What we told them");
    let form = match decision.filter(|_| reader.problems.is_empty()) {
        None => visit.form_again(&visit.path, &sent, &reader.problems),
        Some(decision) => {
            let why = reason.clone();
            let kept = visit
                .act_as_seen(
                    &sent,
                    &why,
                    move |record| seen::one(record, Kind::Contact, id.0),
                    move |record, acting| contact::decide(record, id, (decision, &reason, &feedback), acting),
                )
                .await?;
            if matches!(kept, SaveOutcome::Done(_)) {
                let place = format!("contacts#c-{id}");
                return Ok(visit.go(&visit.within(&place), "contact-decided"));
            }
            visit.refused(&sent, &kept, LABELS)
        }
    };
    page(&visit, &record, form).await
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let contact = named(visit, record)?;
    let names = visit.worker_names().await?;
    let open = record.families.first().is_some_and(|family| family.status == CaseStatus::Open);
    let offered = ContactDecision::ALL.iter().filter(|decision| match decision {
        ContactDecision::JoinsOpen => open,
        ContactDecision::NewReferral => !open || !contact::goes_on(record, contact, visit.today),
        _ => true,
    });
    let status = status_of(&form);
    let form = Form { seen: seen::one(record, Kind::Contact, contact.id.0), ..form };
    let content = context! {
        form => shown(form),
        contact => shown(ToldContact::of(contact, record, &names, visit.today)),
        decisions => shown(offered.map(|one| Choice::new(one.code(), one.words())).collect::<Vec<_>>()),
        closed => !open,
        says_danger => safe_tonight::is_asked(contact),
        safe_question => safe_tonight::QUESTION,
        back => visit.within("contacts"),
    };
    visit.page_as(status, "contacts/decide.html", "What follows from a contact", record, content).await
}
