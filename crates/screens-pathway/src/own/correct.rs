//! Putting right what was written down of a child's pathway, with the reason. Beside each field stands what the census will ask about it.

use super::{
    asked::{Asked, AskedLine},
    fields::{self, FieldView},
    thing::{named, rest, which as which_of},
};
use access::Deed;
use axum::response::Response;
use practice::{Kept, Object, actions::pathway::correct};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::FormReader,
    page::Form,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route = Route::get(
    "/children/{child}/pathway/{kind}/{number}",
    Needs::Child(Deed::Change),
    "child_pathway.correction_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/children/{child}/pathway/{kind}/{number}",
    Needs::Child(Deed::Change),
    "child_pathway.corrected",
);

/// What the form needs besides its values.
#[derive(Debug, Clone, Serialize)]
struct CorrectPage {
    back: String,
    what: String,
    fields: Vec<FieldBeside>,
    /// Where it is taken back. Empty: not by this person.
    withdraw: String,
}

/// A field, with what the census will ask about it.
#[derive(Debug, Clone, Serialize)]
struct FieldBeside {
    field: FieldView,
    asked: Vec<AskedLine>,
}

/// Shows the form with what stands.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let thing = named(&visit, &opened.record)?;
    let form = visit.form(&visit.path, thing.version, &fields::as_sent(&thing.value)).await?;
    page(&visit, &opened, &thing, form)
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let thing = named(&visit, &opened.record)?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.needed(
        "reason",
        "Why it is changed",
        "Say why it is changed. The reason stands in the history.",
    );
    let mut read = fields::read(&sent.values, thing.value.clone());
    if !reader.problems.is_empty() {
        let mut wrong = read.err().unwrap_or_default();
        wrong.0.extend(reader.problems.0);
        read = Err(wrong);
    }
    let labels = fields::labels(&thing.value);
    let own = async { Ok(visit.opened().await?.record) };
    let home = (visit.permit.of_record(), own);
    match visit.save_by_in(home, &sent, read, (&reason, correct), (&labels, fields::as_sent)).await? {
        Saved::Kept(_) => Ok(visit.go(&visit.within("pathway"), "saved")),
        Saved::Again(form) => page(&visit, &opened, &thing, form),
    }
}

fn page(
    visit: &ChildVisit,
    opened: &ChildOpened,
    thing: &Kept<Object>,
    form: Form,
) -> Result<Response, Trouble> {
    let which = which_of(&thing.value);
    let mut asked = Asked::of(&opened.record, visit.today).by_field(which);
    let fields = fields::views(&thing.value).unwrap_or_default();
    let fields = fields
        .into_iter()
        .map(|field| FieldBeside { asked: asked.remove(field.name).unwrap_or_default(), field })
        .collect();
    let page = CorrectPage {
        back: visit.within("pathway"),
        what: which.0.words().to_owned(),
        fields,
        withdraw: if visit.may(Deed::Decide) {
            visit.within(&format!("{}/withdraw", rest(which)))
        } else {
            String::new()
        },
    };
    let status = status_of(&form);
    visit.form_page((status, form), ("pathway/correct.html", "Put something right"), opened, page)
}
