//! Writing a case note.

use super::fields;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind,
    case_note::{CaseNote, NoteKind},
    ids::CaseNoteId,
};
use ui::{
    form::Values,
    page::{Form, shown},
    people_options,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/families/{family}/notes/new", Needs::Family(Deed::Change), "case_note.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/notes/new", Needs::Family(Deed::Change), "case_note.added");

/// Shows the form: today, and what it was is left open.
pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut begun = Values::new();
    begun.add_date("happened_on", Some(visit.today));
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, form).await
}

/// Keeps the note.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let bare = CaseNote {
        id: CaseNoteId(visit.app.store().new_id()),
        kind: NoteKind::Other,
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
    let read = fields::read(&sent.values, bare);
    match visit.save(&sent, read, fields::LABELS, fields::as_sent).await? {
        Saved::Kept(changed) => {
            // A form sent twice was kept once, under the first number.
            let first = changed.iter().find(|changed| changed.kind == Kind::CaseNote);
            let number = first.map_or(number, |changed| changed.number);
            let rest = format!("notes#n-{}", practice::ids::encode(number));
            Ok(visit.go(&visit.within(&rest), "note-added"))
        }
        Saved::Again(form) => page(&visit, &visit.record().await?, form).await,
    }
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let content = context! {
        title => "Write a case note",
        is_new => true,
        form => shown(form),
        kinds => shown(fields::kinds()),
        children => shown(people_options::children(record)),
        contact => visit.within("contacts/new"),
        back => visit.within("notes"),
    };
    visit.page_as(status, "notes/form.html", "Write a case note", record, content).await
}
