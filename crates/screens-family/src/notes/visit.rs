//! Writing down a visit: one page, for a phone in a stairwell.

use super::visit_fields;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind,
    case_note::{CaseNote, NoteKind},
    contact::in_britain,
    ids::CaseNoteId,
};
use ui::{
    form::Values,
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/families/{family}/visits/new", Needs::Family(Deed::Change), "visit.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/visits/new", Needs::Family(Deed::Change), "visit.added");

/// Shows the form: today, now, at home.
pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut begun = Values::new();
    begun.add_date("happened_on", Some(visit.today));
    let now = in_britain(visit.now).time();
    begun.add("happened_at-time", calendar::short_time(now)).add("visited-place", "home");
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, form).await
}

/// Keeps the visit.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let bare = CaseNote {
        id: CaseNoteId(visit.app.store().new_id()),
        kind: NoteKind::Visit,
        happened_on: visit.today,
        happened_at: None,
        children: Vec::new(),
        with_whom: String::new(),
        words: String::new(),
        written_by: None,
        written_at: None,
        visited: None,
        corrected: None,
    };
    let number = bare.id.0;
    let read = visit_fields::read(&sent.values, &record, bare);
    match visit.save(&sent, read, visit_fields::LABELS, visit_fields::as_sent).await? {
        Saved::Kept(changed) => {
            // A form sent twice was kept once, under the first number.
            let first = changed.iter().find(|changed| changed.kind == Kind::CaseNote);
            let number = first.map_or(number, |changed| changed.number);
            let rest = format!("notes#n-{}", practice::ids::encode(number));
            Ok(visit.go(&visit.within(&rest), "visit-added"))
        }
        Saved::Again(form) => page(&visit, &visit.record().await?, form).await,
    }
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let back = visit.within("notes");
    shown_form(visit, record, form, ("Write down a visit", back, true)).await
}

/// The form of a visit: new, or as it is corrected.
pub(super) async fn shown_form(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    (title, back, is_new): (&str, String, bool),
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let content = context! {
        title => title,
        is_new => is_new,
        form => shown(form),
        rows => shown(visit_fields::rows(record)),
        seens => shown(visit_fields::seens()),
        places => shown(visit_fields::places()),
        answers => shown(vec![Choice::new("yes", "Yes"), Choice::new("no", "No")]),
        back => back,
    };
    visit.page_as(status, "notes/visit.html", title, record, content).await
}
