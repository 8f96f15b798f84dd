//! Writing down that a child died. It is never refused because of who works with which family: whoever knows of it writes it down,
//! and every record to which the child belongs says so from that moment.

use super::links;
use access::Deed;
use axum::response::Response;
use practice::actions::children::death::child_died;
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::{FormReader, Values},
    keep::{From, SaveOutcome, problems},
    page::Form,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/children/{child}/died", Needs::Child(Deed::Change), "child.death_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/died", Needs::Child(Deed::Change), "child.died");

const LABELS: &[(&str, &str)] = &[("died", "The day")];

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct DiedPage {
    back: String,
    called: String,
    unborn: bool,
}

/// Shows the form.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &opened, form)
}

/// Keeps the day, in the child's record and in those of all its families.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let mut reader = FormReader::new(&sent.values);
    let died = reader.date("died", "The day");
    if died.is_none() && reader.problems.is_empty() {
        reader.problems.add("died", "Put in the day, as far as it is known today. It can be changed later.");
    }
    let wrong = match died.filter(|_| reader.problems.is_empty()) {
        None => reader.problems,
        Some(died) => {
            let (child, today) = (visit.child(), visit.today);
            let families = visit.permits_for(links::today(&visit, &opened), Deed::Change).await?;
            let kept = visit.decide(&sent, "", (From::default(), families), move |scene, _| {
                child_died(scene, child, died, today)
            });
            match kept.await? {
                SaveOutcome::Not(findings) => problems(&findings, LABELS),
                SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
                    return Ok(visit.go(&visit.within(""), "child-died"));
                }
            }
        }
    };
    page(&visit, &visit.opened().await?, visit.form_again(&visit.path, &sent, &wrong))
}

fn page(visit: &ChildVisit, opened: &ChildOpened, form: Form) -> Result<Response, Trouble> {
    let child = &opened.record.child(visit.child()).ok_or(Trouble::Absent)?.value;
    let page = DiedPage {
        back: visit.within(""),
        called: child.short_name().to_owned(),
        unborn: child.born.is_some_and(|born| born > visit.today),
    };
    visit.decision_page(form, ("children/died.html", "Write down a death"), opened, page)
}
