//! Handing the device over for one person's number: from here on its session opens that page alone, until the worker's
//! password is given (`hand_back`). A child is handed a page of their own, once the worker's words for it are written.
//! Where somebody is feared, it is asked first who can see the screen.

use super::asked;
use crate::care;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Who,
    child_words::Young,
    scale::ScalingRound,
    views::{Fear, asks_if_same, fear, feared_rater, list},
};
use ui::{childs, scales::here};
use ui::{
    form::Problems,
    page::shown,
    people_options::name_of,
    private,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
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
    if let Some(person) = who.person().filter(|person| !asks_if_same(&record, None, *person).is_empty()) {
        return Ok(visit.go(&visit.within(&format!("people/{person}/same")), ""));
    }
    let child = who.person().filter(|_| Young::rater(&record, who, visit.today).is_some());
    if let Some(child) = child {
        if let Some(form) = childs::asked::ready(&record, round, child)
            .or_else(|| childs::asked::tells(&record, round, child))
        {
            return Ok(visit.go(&visit.within(&form), ""));
        }
        let told = list(&childs::asked::names(&record, round, child, visit.today));
        if !told.is_empty() {
            let name = name_of(who, &record, &*visit.worker_names().await?);
            return refused(&visit, &record, round, format!("The device was not handed over: what {name} would read names {told}. Read it to {name} yourself, or write it without the name.")).await;
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
    let feared_here = feared_rater(&record, who).is_some();
    if !feared_here && somebody_else_is_feared(&record, who) && sent.values.text("room") != "alone" {
        return ask_who_is_here(&visit, &record, round, who, &sent).await;
    }
    let session = visit.who.secret.hash();
    visit.app.store().hand_over_session(&visit.permit, Some(round.id), &session, &page).await?;
    Ok(visit.go(&page, ""))
}

/// Whether the record tells of somebody feared who may be in the room, and is not the one who is asked.
fn somebody_else_is_feared(record: &CaseRecord, who: &Who) -> bool {
    let mut others = record.people.iter().filter(|one| one.died.is_none() && who.person() != Some(one.id));
    others.any(|one| fear(record, None, one.id).is_some())
}

/// Asks who is in the room. The screen names nobody but the one who is asked: it is about to be in their hands. Where
/// somebody may see it, nothing is handed over, and the page says what to do instead.
async fn ask_who_is_here(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    who: &Who,
    sent: &Sent,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let mut problems = Problems::default();
    let seen = sent.values.text("room") == "seen";
    if sent.values.ticked("asked") && !seen {
        problems.add("room", "Say whether anybody else can see the screen.");
    }
    let content = context! {
        form => shown(visit.form_again(&visit.path, sent, &problems)),
        back => visit.within(&format!("rounds/{}", round.id)),
        name => name_of(who, record, &names),
        seen,
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page_as(status, "scaling/room.html", "Before you hand it over", record, content).await
}

/// Why it is not handed over: what they would read holds the hidden address or telephone number of somebody else.
async fn tells_where(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    who: &Who,
) -> Result<Option<Response>, Trouble> {
    let names = visit.worker_names().await?;
    let told = private::told(record, who.person(), &asked::of(record, round, who, (&names, true)));
    if told.is_empty() {
        return Ok(None);
    }
    let name = name_of(who, record, &names);
    refused(visit, record, round, format!("The device was not handed over: what {name} would read holds the hidden address or telephone number of {told}. Take it out of the question first, or ask {name} yourself.")).await.map(Some)
}

/// The round again, with why nothing was handed over.
async fn refused(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    why: String,
) -> Result<Response, Trouble> {
    let mut problems = Problems::default();
    problems.add("", why);
    let here = visit.within(&format!("rounds/{}", round.id));
    let form = visit.form_again(&here, &Sent::default(), &problems);
    super::round::waiting(visit, record, round, form).await
}

/// What this person will see, and why it is asked. Nothing was handed over yet.
async fn ask_first(
    visit: &FamilyVisit,
    record: &CaseRecord,
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
        asks => shown(asked::of(record, round, who, (&names, true))),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    visit.page_as(status, "scaling/hand_over.html", "Before you hand it over", record, content).await
}
