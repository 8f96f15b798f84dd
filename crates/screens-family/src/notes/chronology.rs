//! The chronology of a family: its notes and the dated facts of its record, the newest first.

use super::{
    asked::{Asked, FACTS, written},
    fields,
    line::LineShown,
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::views;
use record::ledger::Window;
use ui::{
    page::shown,
    people_options::{self, Choice},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/families/{family}/notes", Needs::Family(Deed::See), "notes.seen");
/// The page with what is looked for, words too.
pub(super) const SEARCH: Route =
    Route::post("/families/{family}/notes", Needs::Family(Deed::See), "notes.searched");

/// Lines on a page.
const SIZE: usize = 50;

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let asked = Asked::of_address(&visit)?;
    page(&visit, asked).await
}

/// Shows what was looked for.
pub(super) async fn search(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let asked = Asked::of_form(&sent.values)?;
    page(&visit, asked).await
}

async fn page(visit: &FamilyVisit, asked: Asked) -> Result<Response, Trouble> {
    let window = Window { wanted: asked.wanted.clone(), before: asked.before, size: SIZE + 1 };
    let moment = visit.on.map(ui::words::end_of);
    let store = visit.app.store();
    let found = store
        .open_family_with_notes(&visit.permit, moment, window, visit.reading())
        .await
        .map_err(|error| visit.not_there(error))?;
    let record = found.record;
    if record.families.is_empty() {
        return Err(visit.absent());
    }
    let found = views::chronology(&record, found.notes, &asked.wanted, asked.before, SIZE);
    let names = visit.worker_names().await?;
    let lines: Vec<LineShown> =
        found.lines.iter().map(|line| LineShown::of(visit, &record, &names, line)).collect();
    let mut kinds = fields::kinds();
    kinds.push(Choice::new(FACTS, "Only what stands elsewhere in the record"));
    let may = access::family::permit(visit.actor(), &visit.facts, Deed::Change, visit.now).is_ok();
    let content = context! {
        lines => shown(lines),
        here => visit.within("notes"),
        token => visit.who.secret.token(),
        children => shown(people_options::children(&record)),
        kinds => shown(kinds),
        child => asked.wanted.child.map(|child| child.to_string()),
        kind => asked.kind(),
        words => asked.words.clone(),
        is_filtered => asked.wanted != views::Wanted::default(),
        older => found.next.and_then(|next| asked.address(visit, Some(next))),
        older_from => found.next.map(written),
        newest => asked.before.and_then(|_| asked.address(visit, None)),
        is_later_page => asked.before.is_some(),
        write => (visit.on.is_none() && may).then(|| visit.within("notes/new")),
        visit => visit.within("visits/new"),
    };
    visit.page("notes/chronology.html", "Notes and chronology", &record, content).await
}
