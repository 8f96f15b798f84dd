//! The emergency openings of a team's families, for the supervisor to look over.

use access::{Emergency, OfficeDeed, SomeTeam};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::{TeamId, decode, encode};
use record::standing::GlassId;
use serde::Serialize;
use serde_json::json;
use ui::{
    form::{FormReader, Problems},
    page::shown,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The list.
pub(super) const SHOW: Route = Route::get(
    "/team/emergency",
    Needs::Office(Office::ReviewBreakGlass(SomeTeam)),
    "break_glass.reviews_seen",
);
/// A review sent.
pub(super) const SEND: Route =
    Route::post("/team/emergency", Needs::Office(Office::ReviewBreakGlass(SomeTeam)), "break_glass.reviewed");

/// Openings on the page.
const LIMIT: u32 = 200;

/// One opening as the list has it.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    href: String,
    family: String,
    reference: String,
    who: String,
    reason: String,
    emergency: Option<Emergency>,
    at: String,
    until: String,
    running: bool,
    reviewed_by: String,
    reviewed_at: String,
    note: String,
    own: bool,
}

/// Shows them.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    visit.note(Some(("team", team(&visit)?.0)), json!({})).await?;
    page(&visit, StatusCode::OK, &Sent::default(), &Problems::default()).await
}

/// Keeps what the supervisor found.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let opening = decode(sent.values.text("opening")).map(GlassId).map_err(|_| Trouble::Absent)?;
    let mut reader = FormReader::new(&sent.values);
    let field = format!("note-{}", encode(opening.0));
    let note = reader.needed(&field, "What you found", "Write what you found.");
    if !reader.problems.is_empty() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent, &reader.problems).await;
    }
    visit.app.store().review_break_glass(visit.permit, team(&visit)?, opening, &note).await?;
    Ok(visit.go("/team/emergency", "reviewed"))
}

fn team(visit: &OfficeVisit) -> Result<TeamId, Trouble> {
    match visit.permit.deed() {
        OfficeDeed::ReviewBreakGlass(team) => Ok(team),
        _ => Err(Trouble::NotYourRole),
    }
}

async fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    sent: &Sent,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let openings = visit.app.store().break_glass_openings(visit.permit, team(visit)?, LIMIT).await?;
    let names = visit.app.store().worker_names().await?;
    let name = |worker| names.get(&worker).cloned().unwrap_or_else(|| "somebody who has left".to_owned());
    let lines: Vec<Line> = openings
        .into_iter()
        .map(|opening| Line {
            id: encode(opening.id.0),
            href: format!("/families/{}/history?who={}&show=all", opening.family, opening.worker),
            family: opening.family_name,
            reference: opening.reference,
            who: name(opening.worker),
            reason: opening.reason,
            emergency: opening.emergency,
            at: words::moment(opening.opened_at),
            until: words::moment(opening.until),
            running: opening.until > visit.now,
            reviewed_by: opening.reviewed.map(|(worker, _)| name(worker)).unwrap_or_default(),
            reviewed_at: opening.reviewed.map(|(_, at)| words::moment(at)).unwrap_or_default(),
            note: opening.review_note,
            own: opening.worker == visit.actor().worker,
        })
        .collect();
    let (waiting, done): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| line.reviewed_by.is_empty());
    let form = visit.form_again("/team/emergency", sent, problems);
    let content = context! { form => shown(form), waiting => shown(waiting), done => shown(done) };
    let title = "Emergency openings";
    visit.show_as(status, "emergency/review.html", &visit.frame(title), content)
}
