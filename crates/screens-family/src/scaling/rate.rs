//! One person's page in a round: handed over on a telephone or tablet, it asks for a number and its reasons and shows
//! nobody else's. What is typed here is never kept as a draft: the device goes on to the next person. A worker may also
//! write down what somebody says, and gives their own number from their own account alone.

use super::{asked, asked::Ask};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Who,
    actions::rounds::{pass, submit_rating},
    child_words::Young,
    ids::{RatingId, RoundId},
    scale::{ScaleRating, ScalingRound, Score},
    views::feared_rater,
};
use ui::scales::here;
use ui::{
    contact::Contact,
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::name_of,
    private,
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/rounds/{round}/rater/{n}", Needs::Family(Deed::Change), "rating.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/rounds/{round}/rater/{n}", Needs::Family(Deed::Change), "rating.given");

/// Asks, or says that the number is sealed.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let (round, who) = here(&visit, &record)?;
    if Young::rater(&record, who, visit.today).is_some() {
        return Ok(visit.go(&format!("{}/child", visit.path), ""));
    }
    if round.opened.is_some() || is_colleague(&visit, who) {
        return Ok(visit.go(&visit.within(&format!("rounds/{}", round.id)), ""));
    }
    let waiting = visit.app.store().round_progress(&visit.permit, round.id).await?;
    if waiting.is_some_and(|progress| progress.answered.contains(who)) {
        return sealed(&visit, &record, round, who).await;
    }
    let form = visit.form_again(&visit.path, &Sent::default(), &Problems::default());
    ask(&visit, &record, round, who, fresh(&visit, form)).await
}

/// Seals it; or keeps that the person would rather not say.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let (round, who) = here(&visit, &record)?;
    // A child's number is taken on the child's own page alone.
    if Young::rater(&record, who, visit.today).is_some() {
        return Ok(visit.go(&format!("{}/child", visit.path), ""));
    }
    if sent.values.text("do") == "pass" {
        let (id, rater) = (round.id, who.clone());
        let kept = visit.act(&sent, "", move |record, acting| pass(record, id, &rater, acting)).await?;
        if matches!(kept, SaveOutcome::Done(_)) {
            return Ok(visit.go(&visit.path, ""));
        }
        return ask(&visit, &record, round, who, refused(&visit, &record, who, &sent, &kept)).await;
    }
    let asks =
        asked::of(&record, round, who, (&*visit.worker_names().await?, visit.who.handed_over.is_some()));
    let form = match read(&visit, &sent.values, &asks, round.id, who) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(ratings) => {
            match visit.act(&sent, "", move |record, acting| submit_rating(record, ratings, acting)).await? {
                SaveOutcome::Done(_) => return Ok(visit.go(&visit.path, "")),
                kept => refused(&visit, &record, who, &sent, &kept),
            }
        }
    };
    ask(&visit, &record, round, who, form).await
}

/// The form with why nothing was kept. Sentences of rules tell of the record: somebody who is feared and holds the device
/// reads none.
fn refused(visit: &FamilyVisit, record: &CaseRecord, who: &Who, sent: &Sent, kept: &SaveOutcome) -> Form {
    if visit.who.handed_over.is_none() || feared_rater(record, who).is_none() {
        return visit.refused(sent, kept, &[]);
    }
    let mut problems = Problems::default();
    problems.add("", "Your number could not be kept. Give the device back and say so.");
    fresh(visit, visit.form_again(&visit.path, sent, &problems))
}

fn fresh(visit: &FamilyVisit, mut form: Form) -> Form {
    form.once = practice::ids::encode(visit.app.store().new_id());
    form
}

/// Whether this is the page of another worker, who gives their number from their own account.
fn is_colleague(visit: &FamilyVisit, who: &Who) -> bool {
    matches!(who, Who::Worker(worker) if *worker != visit.actor().worker)
}

/// A number with reasons on everything that is asked; what is missing is said beside its field.
fn read(
    visit: &FamilyVisit,
    values: &Values,
    asks: &[Ask],
    round: RoundId,
    who: &Who,
) -> Result<Vec<ScaleRating>, Problems> {
    let mut reader = FormReader::new(values);
    let mut all = Vec::new();
    for ask in asks {
        let field = |part: &str| format!("{part}-{}", ask.key);
        let no_number = format!("Choose a number from 0 to 10{}.", ask.about());
        let no_reasons =
            format!("Say why this number{}. The reasons matter more than the number.", ask.about());
        let value = reader.choice(&field("value"), &no_number, |text| text.parse::<Score>().ok());
        let reasons = reader.needed(&field("reasons"), "Why this number", &no_reasons);
        let high = reader.text(&field("high"), "What makes it that high");
        let up = reader.text(&field("up"), "One small step up");
        if let Some(value) = value {
            all.extend(ask.counts_for.iter().map(|(scale, child)| ScaleRating {
                id: RatingId(visit.app.store().new_id()),
                scale: *scale,
                round: Some(round),
                rater: who.clone(),
                child: *child,
                value,
                reasons: reasons.clone(),
                what_makes_it_that_high: high.clone(),
                one_step_up: up.clone(),
                on: visit.today,
                asked: ask.neutral(),
            }));
        }
    }
    let mut problems = reader.problems;
    if problems.is_empty() && matches!(who, Who::Worker(_)) {
        told_alike(asks, &all, &mut problems);
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

/// A worker's reasons are written for each child (I24), and cannot be changed once they are sealed: said before, not after.
fn told_alike(asks: &[Ask], all: &[ScaleRating], problems: &mut Problems) {
    for (at, (ask, rating)) in asks.iter().zip(all).enumerate() {
        let same = |other: &ScaleRating| {
            other.scale == rating.scale && other.reasons.trim() == rating.reasons.trim()
        };
        if all.iter().take(at).any(same) {
            problems.add(
                format!("reasons-{}", ask.key),
                format!("The reasons{} are those for another child. Write what is so here.", ask.about()),
            );
        }
    }
}

async fn ask(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    who: &Who,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let handed = visit.who.handed_over.is_some();
    let asks = asked::of(record, round, who, (&names, handed));
    let private = private::told(record, who.person(), &asks);
    if handed && !private.is_empty() {
        return Ok(visit.go(back(visit, round).as_str(), ""));
    }
    let in_halves = *visit.app.settings().thresholds.scales.halves_allowed.on(visit.today);
    let steps = if in_halves { 1 } else { 2 };
    let numbers: Vec<String> =
        (0..=20).step_by(steps).filter_map(Score::halves).map(|score| score.to_string()).collect();
    let name = name_of(who, record, &names);
    let content = context! {
        form => shown(&form),
        name => name.clone(),
        asks => shown(&asks),
        numbers => numbers,
        handed,
        closed => !handed && feared_rater(record, who).is_some(),
        writes_for => !handed && !matches!(who, Who::Worker(_)),
        back => back(visit, round),
    };
    alone(visit, status_of(&form), "scaling/rate.html", "A number", (content, private))
}

async fn sealed(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    who: &Who,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let content = context! {
        name => name_of(who, record, &names),
        leads => if feared_rater(record, who).is_some() { String::new() } else { name_of(&Who::Worker(round.chair), record, &names) },
        contact => shown(Contact::of(visit, record).await?),
        passed => round.passed.contains(who),
        handed => visit.who.handed_over.is_some(),
        back => back(visit, round),
    };
    alone(visit, StatusCode::OK, "scaling/sealed.html", "Your number is sealed", (content, String::new()))
}

/// Where the page leads back: through the password where the device is in somebody else's hands.
fn back(visit: &FamilyVisit, round: &ScalingRound) -> String {
    if visit.who.handed_over.is_some() {
        ui::session::HAND_BACK_PATH.to_owned()
    } else {
        visit.within(&format!("rounds/{}", round.id))
    }
}

/// A page without the ways through the record: it is in somebody else's hands.
fn alone(
    visit: &FamilyVisit,
    status: StatusCode,
    template: &str,
    title: &str,
    (content, private): (minijinja::Value, String),
) -> Result<Response, Trouble> {
    let mut frame = visit.frame(title);
    frame.private = private;
    frame.nav = Vec::new();
    frame.me = None;
    visit.show_as(status, template, &frame, content)
}
