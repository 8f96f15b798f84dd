//! Who may know of a carer, sponsor, resident or adopter: restricting the record to those who are named for it, and opening it again.

use crate::{
    colleagues::Colleagues,
    named::{self, NamedLine},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind,
    actions::parties::{open_party, restrict_party},
    ids::WorkerId,
};
use serde::Serialize;
use ui::{
    form::{FormReader, Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::PartyVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/parties/{party}/access", Needs::Party(Deed::Decide), "party.access_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/parties/{party}/access", Needs::Party(Deed::Decide), "party.access_changed");

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct AccessPage {
    back: String,
    restricted: bool,
    /// Who is named for the record, while it is restricted or before.
    named: Vec<NamedLine>,
    nameable: Vec<Choice>,
}

/// Shows it.
pub(super) async fn ask(visit: PartyVisit) -> Result<Response, Trouble> {
    let record = visit.opened().await?;
    let party = record.party(visit.party()).ok_or(Trouble::Absent)?;
    let mut begun = Values::new();
    // Whoever leads the work today stands on the form, so that leaving them out is a decision that is seen.
    let lead = party.allocation.lead_worker.filter(|worker| *worker != visit.actor().worker);
    if let Some(worker) = lead {
        begun.add("named", worker.to_string());
    }
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, form).await
}

/// Restricts, or opens again.
pub(super) async fn send(visit: PartyVisit, sent: Sent) -> Result<Response, Trouble> {
    visit.opened().await?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed("reason", "The reason", "Say why. It is kept in the journal.");
    let (named, restricts) = match sent.values.text("do") {
        "restrict" => (Colleagues::of(&visit).await?.named(&mut reader, "named"), true),
        "open" => (Vec::new(), false),
        _ => {
            return Err(Trouble::Unreadable(
                "This form does not say what to do. Go back and choose a button.",
            ));
        }
    };
    if !reader.problems.is_empty() {
        return again(&visit, &sent, &reader.problems).await;
    }
    match decide(&visit, &sent, &reason, (named, restricts)).await? {
        SaveOutcome::Not(findings) => again(&visit, &sent, &problems(&findings, &[])).await,
        SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
            Ok(visit.go(&visit.within(""), if restricts { "party-restricted" } else { "party-opened" }))
        }
    }
}

/// Decides as the page showed the record. Whoever restricts it and whom they named go on seeing it, and nobody else.
async fn decide(
    visit: &PartyVisit,
    sent: &Sent,
    reason: &str,
    (mut named, restricts): (Vec<WorkerId>, bool),
) -> Result<SaveOutcome, Trouble> {
    let (party, was) = (visit.party(), sent.seen().to_owned());
    let from = if restricts {
        named.push(visit.actor().worker);
        From { stay: named.clone(), named, ..From::default() }
    } else {
        From::default()
    };
    let permit = visit.permit.of_record();
    visit
        .keep_in(permit, sent, reason, from, move |record, _, _| {
            let is = seen::one(record, Kind::Party, party.0);
            seen::decide_still(&was, &is, || {
                if restricts { restrict_party(record, party) } else { open_party(record, party) }
            })
        })
        .await
}

async fn again(visit: &PartyVisit, sent: &Sent, wrong: &Problems) -> Result<Response, Trouble> {
    let form = visit.form_again(&visit.path, sent, wrong);
    page(visit, &visit.opened().await?, form).await
}

async fn page(visit: &PartyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let party = &record.party(visit.party()).ok_or(Trouble::Absent)?.value;
    let colleagues = Colleagues::of(visit).await?;
    let page = AccessPage {
        back: visit.within(""),
        restricted: party.restricted,
        named: named::lines(visit, visit.permit.of_record()).await?,
        nameable: colleagues.nameable(),
    };
    let form = Form { seen: seen::one(record, Kind::Party, party.id.0), ..form };
    let title = "Who may know of a carer or sponsor";
    let content = context! { form => shown(form.clone()), page => shown(page) };
    visit.show_as(status_of(&form), "parties/access.html", &visit.frame(title), content)
}
