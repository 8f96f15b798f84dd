//! Taking back what was written down of a child's pathway and never happened, with the reason. The journal keeps it.

use super::thing::{named, rest, which as which_of};
use access::Deed;
use axum::response::Response;
use practice::{Kept, Object, actions::pathway::take_back};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::{FormReader, Values},
    keep::{SaveOutcome, problems},
    page::Form,
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form that asks why.
pub(super) const ASK: Route = Route::get(
    "/children/{child}/pathway/{kind}/{number}/withdraw",
    Needs::Child(Deed::Decide),
    "child_pathway.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/children/{child}/pathway/{kind}/{number}/withdraw",
    Needs::Child(Deed::Decide),
    "child_pathway.withdrawn",
);

/// What the form needs besides its values.
#[derive(Debug, Clone, Serialize)]
struct WithdrawPage {
    back: String,
    what: String,
}

/// Asks why.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let thing = named(&visit, &opened.record)?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &opened, &thing, form)
}

/// Takes it out of what stands, or shows what stands in the way with the reason still there.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let thing = named(&visit, &opened.record)?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed("reason", "Why it is taken back", "Say why this is taken back.");
    let mut wrong = reader.problems;
    if wrong.is_empty() {
        let which = which_of(&thing.value);
        let back = visit.withdraw_by_in(visit.permit.of_record(), &sent, &reason, which, take_back);
        match back.await? {
            SaveOutcome::Done(_) => return Ok(visit.go(&visit.within("pathway"), "withdrawn")),
            SaveOutcome::Not(findings) => wrong = problems(&findings, &[("reason", "Why")]),
            SaveOutcome::Clash(_) => {}
        }
    }
    let form = visit.form_again(&visit.path, &sent, &wrong);
    page(&visit, &opened, &thing, form)
}

fn page(
    visit: &ChildVisit,
    opened: &ChildOpened,
    thing: &Kept<Object>,
    form: Form,
) -> Result<Response, Trouble> {
    let which = which_of(&thing.value);
    let form = Form { seen: seen::one(&opened.record, which.0, which.1), ..form };
    let page = WithdrawPage { back: visit.within(&rest(which)), what: which.0.words().to_owned() };
    let status = status_of(&form);
    visit.form_page((status, form), ("pathway/withdraw.html", "Take something back"), opened, page)
}
