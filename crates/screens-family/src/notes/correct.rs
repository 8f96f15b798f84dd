//! Correcting a case note: what stood before stays readable, with the reason.

use super::{fields, visit::shown_form, visit_fields};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kept,
    case_note::{CaseNote, Corrected},
    ids::CaseNoteId,
};
use ui::{
    form::FormReader,
    page::{Form, shown},
    people_options,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const ASK: Route = Route::get(
    "/families/{family}/notes/{case_note}/correct",
    Needs::Family(Deed::Change),
    "case_note.correction_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/notes/{case_note}/correct",
    Needs::Family(Deed::Change),
    "case_note.corrected",
);

fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<CaseNote>, Trouble> {
    record.case_note(visit.id::<CaseNoteId>("case_note")?).ok_or(Trouble::Absent)
}

/// Shows the form with the note as it stands, or with the draft. On a day that has passed nothing is corrected.
pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let note = named(&visit, &record)?;
    if let Some(day) = visit.on {
        return Ok(visit.go(&format!("{}?on={day}", one(&visit, note)), ""));
    }
    let stands = visit_fields::as_sent(&note.value.clone().into());
    let form = visit.form(&visit.path, note.version, &stands).await?;
    page(&visit, &record, form, note).await
}

/// Keeps the correction, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let note = named(&visit, &record)?;
    let mut reader = FormReader::new(&sent.values);
    let why = reader.text("corrected", "Why it is corrected");
    let corrected = Some(Corrected { why: why.clone(), by: None, at: None });
    let said = if note.visited.is_some() {
        visit_fields::read(&sent.values, &record, note.value.clone())
    } else {
        fields::read(&sent.values, note.value.clone())
    };
    let labels = if note.visited.is_some() { visit_fields::LABELS } else { fields::LABELS };
    let read = match (said, reader.problems) {
        (Ok(read), problems) if problems.is_empty() => Ok(CaseNote { corrected, ..read }),
        (Ok(_), problems) => Err(problems),
        (Err(mut problems), mut more) => {
            problems.0.append(&mut more.0);
            Err(problems)
        }
    };
    match visit.save_because(&sent, &why, read, labels, visit_fields::as_sent).await? {
        Saved::Kept(_) => Ok(visit.go(&one(&visit, note), "note-corrected")),
        Saved::Again(form) => page(&visit, &record, form, note).await,
    }
}

fn one(visit: &FamilyVisit, note: &CaseNote) -> String {
    visit.within(&format!("notes/{}", note.id))
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    note: &CaseNote,
) -> Result<Response, Trouble> {
    if note.visited.is_some() {
        return shown_form(visit, record, form, ("Correct a visit", one(visit, note), false)).await;
    }
    let status = status_of(&form);
    let content = context! {
        title => "Correct a case note",
        is_new => false,
        form => shown(form),
        kinds => shown(fields::kinds()),
        children => shown(people_options::children(record)),
        back => one(visit, note),
    };
    visit.page_as(status, "notes/form.html", "Correct a case note", record, content).await
}
