//! Who may know of a child: restricting the record together with those of the child's families, and opening it again.

use super::links;
use crate::{
    colleagues::Colleagues,
    named::{self, NamedLine},
};
use access::Deed;
use axum::response::Response;
use practice::{
    actions::children::restrict::{open_child, restrict_child},
    ids::WorkerId,
};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::{FormReader, Problems, Values},
    keep::{From, SaveOutcome, problems},
    page::Form,
    people_options::Choice,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/children/{child}/access", Needs::Child(Deed::Decide), "child.access_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/access", Needs::Child(Deed::Decide), "child.access_changed");

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct AccessPage {
    back: String,
    restricted: bool,
    sealed: bool,
    /// The families that are restricted in the same act.
    families: Vec<String>,
    /// Who is named for the record, while it is restricted or before.
    named: Vec<NamedLine>,
    nameable: Vec<Choice>,
}

/// Shows it.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let mut begun = Values::new();
    // Those who work with the child today stand on the form, so that leaving one out is a decision that is seen.
    let holds = links::holding(&visit, &opened);
    let own = opened.record.child(visit.child()).and_then(|child| child.own);
    let leads = own.and_then(|own| own.lead_worker).into_iter().chain(holds.and_then(|one| one.lead_worker));
    for worker in leads.filter(|worker| *worker != visit.actor().worker) {
        begun.add("named", worker.to_string());
    }
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &opened, form).await
}

/// Restricts, or opens again.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed("reason", "The reason", "Say why. It is kept in the journal.");
    let (kept, done) = match sent.values.text("do") {
        "restrict" => {
            let named = Colleagues::of(&visit).await?.named(&mut reader, "named");
            if !reader.problems.is_empty() {
                return again(&visit, &sent, &reader.problems).await;
            }
            (restrict(&visit, &sent, &reason, &opened, named).await?, "child-restricted")
        }
        "open" => {
            if !reader.problems.is_empty() {
                return again(&visit, &sent, &reader.problems).await;
            }
            let child = visit.child();
            let opens = visit.decide(&sent, &reason, (From::default(), Vec::new()), move |scene, _| {
                open_child(scene, child)
            });
            (opens.await?, "child-opened")
        }
        _ => {
            return Err(Trouble::Unreadable(
                "This form does not say what to do. Go back and choose a button.",
            ));
        }
    };
    match kept {
        SaveOutcome::Not(findings) => again(&visit, &sent, &problems(&findings, &[])).await,
        SaveOutcome::Done(_) | SaveOutcome::Clash(_) => Ok(visit.go(&visit.within(""), done)),
    }
}

/// Restricts the child's record and those of its families; whoever does it and whom they named go on seeing them, and nobody else.
async fn restrict(
    visit: &ChildVisit,
    sent: &Sent,
    reason: &str,
    opened: &ChildOpened,
    mut named: Vec<WorkerId>,
) -> Result<SaveOutcome, Trouble> {
    let (child, today) = (visit.child(), visit.today);
    named.push(visit.actor().worker);
    let families = visit.permits_for(links::today(visit, opened), Deed::Decide).await?;
    let from = From { stay: named.clone(), named, ..From::default() };
    visit.decide(sent, reason, (from, families), move |scene, _| restrict_child(scene, child, today)).await
}

async fn again(visit: &ChildVisit, sent: &Sent, wrong: &Problems) -> Result<Response, Trouble> {
    let form = visit.form_again(&visit.path, sent, wrong);
    page(visit, &visit.opened().await?, form).await
}

async fn page(visit: &ChildVisit, opened: &ChildOpened, form: Form) -> Result<Response, Trouble> {
    let child = &opened.record.child(visit.child()).ok_or(Trouble::Absent)?.value;
    let colleagues = Colleagues::of(visit).await?;
    let page = AccessPage {
        back: visit.within(""),
        restricted: child.restricted,
        sealed: child.sealed.is_some(),
        families: links::names_today(visit, opened),
        named: named::lines(visit, visit.permit.of_record()).await?,
        nameable: colleagues.nameable(),
    };
    visit.decision_page(form, ("children/access.html", "Who may know of the child"), opened, page)
}
