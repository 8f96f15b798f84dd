//! One case note with all that it ever said: as it stands, or that it was withdrawn and why, and what stood before.

use super::line::{LineShown, worker};
use crate::wrong_family;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{CaseRecord, Kept, Kind, Object, ids::CaseNoteId};
use record::ledger::Version;
use serde::Serialize;
use ui::{
    page::shown,
    people_options::WorkerNames,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/notes/{case_note}", Needs::Family(Deed::See), "case_note.seen");

/// What was said at a time.
#[derive(Debug, Serialize)]
struct VersionShown {
    /// "First written", "Corrected", "Withdrawn", "Taken out".
    done: &'static str,
    at: String,
    by: String,
    why: String,
    /// What it said. None: it was withdrawn, or erased.
    line: Option<LineShown>,
    erased: bool,
}

/// Shows it. On a day that has passed, as it stood then.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let id: CaseNoteId = visit.id("case_note")?;
    let found = visit
        .app
        .store()
        .open_family_with_versions(&visit.permit, (Kind::CaseNote, id.0), visit.reading())
        .await
        .map_err(|error| visit.not_there(error))?;
    let record = found.record;
    let end = visit.on.map(words::end_of);
    let whole = found.versions.len();
    let versions: Vec<Version> =
        found.versions.into_iter().filter(|one| end.is_none_or(|end| one.at <= end)).collect();
    let Some(last) = versions.last() else { return Err(visit.absent()) };
    let names = visit.worker_names().await?;
    let stands = as_note(last).map(|note| LineShown::of_note(&visit, &record, &names, &note));
    let may = visit.on.is_none()
        && stands.is_some()
        && access::family::permit(visit.actor(), &visit.facts, Deed::Change, visit.now).is_ok();
    let mut before: Vec<VersionShown> =
        versions.iter().rev().map(|one| shown_version(&visit, &record, &names, one)).collect();
    let is_masked = last.is_masked;
    // What was taken out was never written in again: the last of all is that.
    if let Some(out) = before.first_mut().filter(|_| is_masked && versions.len() == whole) {
        out.done = "Taken out";
    }
    let content = context! {
        note => shown(stands),
        versions => shown(before),
        is_masked,
        audit => is_masked.then(|| wrong_family::href(&visit)).flatten(),
        back => visit.within("notes"),
        correct => may.then(|| visit.within(&format!("notes/{id}/correct"))),
        wrong_family => may.then(|| visit.within(&format!("notes/{id}/wrong-family"))),
        withdraw => may.then(|| visit.within(&format!("notes/{id}/withdraw"))),
    };
    visit.page("notes/one.html", "Case note", &record, content).await
}

fn as_note(version: &Version) -> Option<Kept<practice::case_note::CaseNote>> {
    match &version.value {
        Some(Object::CaseNote(note)) => Some(Kept {
            value: note.clone(),
            version: version.version,
            changed_at: version.at,
            changed_by: version.by,
        }),
        _ => None,
    }
}

fn shown_version(
    visit: &FamilyVisit,
    record: &CaseRecord,
    names: &WorkerNames,
    version: &Version,
) -> VersionShown {
    let note = as_note(version);
    VersionShown {
        done: match (&note, version.version) {
            (_, 1) => "First written",
            (Some(_), _) => "Corrected",
            (None, _) if version.is_erased || version.is_masked => "Changed",
            (None, _) => "Withdrawn",
        },
        at: words::moment(version.at),
        by: worker(names, version.by),
        why: version.reason.clone(),
        line: note.map(|note| LineShown::of_note(visit, record, names, &note)),
        erased: version.is_erased,
    }
}
