//! Handing the device over for one person's number: from here on its session opens that page alone, until the worker's
//! password is given (`hand_back`). A child is handed a page of their own, once the worker's words for it are written.

use super::{asked, rate::here};
use crate::{
    form::Problems,
    page::shown,
    private,
    route::{Needs, Route},
    screens::{care, children, people_options::name_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    FamilyRecord, Who,
    child_words::Young,
    scale::ScalingRound,
    views::{Fear, feared_rater},
};

/// The button.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/rounds/{round}/rater/{n}/hand-over",
    Needs::Family(Deed::Change),
    "rating.handed_over",
);

/// Locks the session to the page. A worker's own page is not handed to anybody.
/// Before somebody who is feared gets it, the worker is asked.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let (round, who) = here(&visit, &record)?;
    let mut page = visit.path.trim_end_matches("/hand-over").to_owned();
    if matches!(who, Who::Worker(_)) || round.opened.is_some() {
        return Ok(visit.go(&visit.within(&format!("rounds/{}", round.id)), ""));
    }
    let child = who.person().filter(|_| Young::rater(&record, who, visit.today).is_some());
    if let Some(child) = child {
        if let Some(form) =
            children::ready(&record, round, child).or_else(|| children::tells(&record, round, child))
        {
            return Ok(visit.go(&visit.within(&form), ""));
        }
        page.push_str("/child");
    }
    if child.is_none()
        && let Some(refused) = tells_where(&visit, &record, round, who).await?
    {
        return Ok(refused);
    }
    if child.is_none()
        && sent.values.text("sees") != "yes"
        && let Some(fear) = feared_rater(&record, who)
    {
        return ask_first(&visit, &record, round, who, fear).await;
    }
    let session = visit.who.secret.hash();
    visit.app.store().hand_over_session(&visit.permit, Some(round.id), &session, &page).await?;
    Ok(visit.go(&page, ""))
}

/// Why it is not handed over: what they would read holds the hidden address or telephone number of somebody else.
async fn tells_where(
    visit: &FamilyVisit,
    record: &FamilyRecord,
    round: &ScalingRound,
    who: &Who,
) -> Result<Option<Response>, Trouble> {
    let names = visit.worker_names().await?;
    let told = private::told(record, who.person(), &asked::of(record, round, who, &names));
    if told.is_empty() {
        return Ok(None);
    }
    let name = name_of(who, record, &names);
    let mut problems = Problems::default();
    problems.add("", format!("The device was not handed over: what {name} would read holds the hidden address or telephone number of {told}. Take it out of the danger statement, the goal or the question first, or ask {name} yourself."));
    let here = visit.within(&format!("rounds/{}", round.id));
    let form = visit.form_again(&here, &Sent::default(), &problems);
    super::round::waiting(visit, record, round, form).await.map(Some)
}

/// What this person will see, and why it is asked. Nothing was handed over yet.
async fn ask_first(
    visit: &FamilyVisit,
    record: &FamilyRecord,
    round: &ScalingRound,
    who: &Who,
    fear: Fear,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let content = context! {
        care => care::about(record, "ask", who),
        form => shown(visit.form_again(&visit.path, &Sent::default(), &Problems::default())),
        back => visit.within(&format!("rounds/{}", round.id)),
        name => name_of(who, record, &names),
        why => fear.words(),
        asks => shown(asked::of(record, round, who, &names)),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page_as(status, "scaling/hand_over.html", "Before you hand it over", record, content).await
}
