//! A child's own page in a round, handed over or read to the child by the worker: the worker's words for this child, one
//! number, and one box or nothing. Nothing is required but the number, and a child may stop at any time: then nothing is
//! kept, and a device that was handed over opens nothing until the worker's password.

use super::{
    readers::{Readers, first_name},
    stopped,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Who,
    actions::rounds::{pass, submit_rating},
    child_words::Young,
    ids::{PersonId, RatingId},
    scale::{ScaleRating, ScalingRound, Score},
};
use ui::childs::asked::{self, Ask};
use ui::childs::page;
use ui::scales::here;
use ui::session::HAND_BACK_PATH;
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/rounds/{round}/rater/{n}/child",
    Needs::Family(Deed::Change),
    "rating.asked_of_child",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/rounds/{round}/rater/{n}/child",
    Needs::Family(Deed::Change),
    "rating.given",
);

/// Asks, or thanks the child who has answered.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let (round, child) = match child_here(&visit, &record)? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let waiting = visit.app.store().round_progress(&visit.permit, round.id).await?;
    if waiting.is_some_and(|progress| progress.answered.contains(&Who::Person(child))) {
        return thanks(&visit, &record, round, child).await;
    }
    let handed = visit.who.handed_over.is_some();
    if handed && !asked::names(&record, round, child, visit.today).is_empty() {
        return Ok(visit.go(HAND_BACK_PATH, ""));
    }
    if let Some(form) = asked::tells(&record, round, child) {
        return Ok(
            visit.go(if handed { HAND_BACK_PATH.to_owned() } else { visit.within(&form) }.as_str(), "")
        );
    }
    let mut form = visit.form_again(&visit.path, &Sent::default(), &Problems::default());
    form.once = practice::ids::encode(visit.app.store().new_id());
    ask(&visit, &record, round, child, StatusCode::OK, &form).await
}

/// Seals the number; or keeps that the child would rather not; or stops, and keeps nothing.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    if sent.values.text("do") == "stop" {
        return stopped::stop(&visit).await;
    }
    let record = visit.record().await?;
    let (round, child) = match child_here(&visit, &record)? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if sent.values.text("do") == "pass" {
        let (id, who) = (round.id, Who::Person(child));
        visit.act(&sent, "", move |record, acting| pass(record, id, &who, acting)).await?;
        return Ok(visit.go(&visit.path, ""));
    }
    let Ok(asks) = asked::of(&record, round, child) else { return Ok(visit.go(&visit.path, "")) };
    let read = read(&visit, &sent.values, &asks, (round, child));
    let form = match read {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(ratings) => {
            match visit.act(&sent, "", move |record, acting| submit_rating(record, ratings, acting)).await? {
                SaveOutcome::Done(_) => return Ok(visit.go(&visit.path, "")),
                // Whatever else stands in the way is said in a grown-up's words: a child gives the page back.
                SaveOutcome::Not(_) | SaveOutcome::Clash(_) => {
                    let mut problems = Problems::default();
                    problems.add("", "This did not work. Please give it back.");
                    visit.form_again(&visit.path, &sent, &problems)
                }
            }
        }
    };
    ask(&visit, &record, round, child, StatusCode::UNPROCESSABLE_ENTITY, &form).await
}

/// The round and the child whose page this is; or where else to go: the page of a grown-up, the words that are missing,
/// the round whose numbers are open.
pub(super) fn child_here<'a>(
    visit: &FamilyVisit,
    record: &'a CaseRecord,
) -> Result<Result<(&'a ScalingRound, PersonId), Response>, Trouble> {
    let (round, who) = here(visit, record)?;
    let back = visit.within(&format!("rounds/{}", round.id));
    let handed = visit.who.handed_over.is_some();
    let child = who.person().filter(|_| Young::rater(record, who, visit.today).is_some());
    let Some(child) = child.filter(|_| round.opened.is_none()) else {
        return Ok(Err(visit.go(if handed { HAND_BACK_PATH } else { &back }, "")));
    };
    if let Some(form) = asked::ready(record, round, child) {
        return Ok(Err(
            visit.go(if handed { HAND_BACK_PATH.to_owned() } else { visit.within(&form) }.as_str(), "")
        ));
    }
    Ok(Ok((round, child)))
}

/// A number on everything that is asked. A child need not say why (practice I3).
fn read(
    visit: &FamilyVisit,
    values: &Values,
    asks: &[Ask],
    (round, child): (&ScalingRound, PersonId),
) -> Result<Vec<ScaleRating>, Problems> {
    let mut reader = FormReader::new(values);
    let mut all = Vec::new();
    for ask in asks {
        let field = |part: &str| format!("{part}-{}", ask.key);
        let read = |text: &str| text.parse::<Score>().ok().filter(|score| score.is_whole());
        let value = reader.choice(&field("value"), "Please pick one number. Or you can stop.", read);
        let before = reader.problems.0.len();
        let more = if ask.has_box { reader.text(&field("more"), "This") } else { String::new() };
        if reader.problems.0.len() > before {
            reader.problems.0.truncate(before);
            reader.problems.add(field("more"), "We can not keep this text. Please make it short.");
        }
        if let Some(value) = value {
            all.push(ScaleRating {
                id: RatingId(visit.app.store().new_id()),
                scale: ask.scale,
                round: Some(round.id),
                rater: Who::Person(child),
                child: ask.child,
                value,
                reasons: more,
                what_makes_it_that_high: String::new(),
                one_step_up: String::new(),
                on: visit.today,
                asked: Some(ask.as_asked()),
            });
        }
    }
    if reader.problems.is_empty() { Ok(all) } else { Err(reader.problems) }
}

async fn ask(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    child: PersonId,
    status: StatusCode,
    form: &Form,
) -> Result<Response, Trouble> {
    let asks = asked::of(record, round, child).unwrap_or_default();
    let content = context! {
        readers => shown(Readers::of(visit, record, round, child).await?),
        form => shown(form),
        name => first_name(record, child),
        asks => shown(asks),
        handed => visit.who.handed_over.is_some(),
        back => visit.within(&format!("rounds/{}", round.id)),
    };
    page::page(visit, status, "children/give.html", content)
}

async fn thanks(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    child: PersonId,
) -> Result<Response, Trouble> {
    let handed = visit.who.handed_over.is_some();
    let content = context! {
        readers => shown(Readers::of(visit, record, round, child).await?),
        name => first_name(record, child),
        passed => round.passed.contains(&Who::Person(child)),
        handed,
        back => if handed { HAND_BACK_PATH.to_owned() } else { visit.within(&format!("rounds/{}", round.id)) },
    };
    page::page(visit, StatusCode::OK, "children/thanks.html", content)
}
