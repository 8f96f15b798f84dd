//! Changing who the child is: names, birth, sex, ethnicity, disability, numbers. What a family's record calls the child stands there.

use super::fields;
use access::Deed;
use axum::response::Response;
use practice::child::IdentifierKind;
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    page::Form,
    people_options::{self, Choice},
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route = Route::get("/children/{child}/who", Needs::Child(Deed::Change), "child.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/who", Needs::Child(Deed::Change), "child.saved");

/// What the form needs besides its fields.
#[derive(Debug, Clone, Serialize)]
struct WhoPage {
    back: String,
    sexes: Vec<Choice>,
    numbers: Vec<NumberField>,
    belongs: bool,
    /// Whether it is asked how the child came: of one who came without a family.
    came: bool,
}

/// The field of one sort of number.
#[derive(Debug, Clone, Serialize)]
struct NumberField {
    name: String,
    label: &'static str,
}

/// Shows the form.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let child = opened.record.child(visit.child()).ok_or(Trouble::Absent)?;
    let form = visit.form(&visit.path, child.version, &fields::as_sent(&child.value.clone().into())).await?;
    page(&visit, &opened, form)
}

/// Keeps who the child is, merged with what others changed meanwhile.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let child = opened.record.child(visit.child()).ok_or(Trouble::Absent)?;
    match visit
        .save(&sent, fields::read(&sent.values, child.value.clone(), visit.today), fields::FIELDS)
        .await?
    {
        Saved::Kept(_) => Ok(visit.go(&visit.within(""), "saved")),
        Saved::Again(form) => page(&visit, &opened, form),
    }
}

fn page(visit: &ChildVisit, opened: &ChildOpened, form: Form) -> Result<Response, Trouble> {
    let numbers = IdentifierKind::ALL.iter();
    let belongs = opened.families.iter().any(|family| family.link.is_on(visit.today));
    let came = opened.record.child(visit.child()).is_some_and(|child| !child.came.is_empty());
    let page = WhoPage {
        back: visit.within(""),
        sexes: people_options::sexes(),
        numbers: numbers
            .map(|kind| NumberField { name: fields::number(*kind), label: kind.words() })
            .collect(),
        belongs,
        came: came || !belongs,
    };
    let status = status_of(&form);
    visit.form_page((status, form), ("children/who.html", "Change who the child is"), opened, page)
}
