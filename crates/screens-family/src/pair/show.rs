//! The pair page, from top to bottom as a story: what we fear, where things are, what we will see, what has been seen,
//! what comes next.

use super::line;
use crate::charts::{self, Chart, Days};
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use practice::{
    CaseRecord, Level,
    danger::DangerStatus,
    goal::{GoalStatus, StepStatus},
    ids::{DangerId, WorkerId},
    scale::OwnQuestion,
    views::{self, PairStory},
};
use serde::Serialize;
use ui::childs::kept;
use ui::{
    allowed::Allowed,
    page::shown,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/pairs/{danger}", Needs::Family(Deed::See), "pair.seen");

/// What one person says.
#[derive(Serialize)]
struct Person {
    name: String,
    role: &'static str,
    says: Vec<Says>,
}

/// Somebody's latest number with the reasons, and how it has moved.
#[derive(Serialize)]
struct Says {
    about: Option<String>,
    value: String,
    reasons: String,
    /// Whether a child's words are kept from this page, which is shown in the room.
    kept: bool,
    high: String,
    up: String,
    on: String,
    chart: Chart,
    /// What was asked, where it was a child's own question.
    asked: Option<OwnQuestion>,
}

/// What was seen on a day.
#[derive(Serialize)]
struct Seen {
    on: String,
    words: String,
    by: String,
}

/// A next step.
#[derive(Serialize)]
struct Step {
    id: String,
    text: String,
    who: String,
    open: bool,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let id: DangerId = visit.id("danger")?;
    let names = visit.worker_names().await?;
    let called = |worker: WorkerId| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
    let day = visit.on.unwrap_or(visit.today);
    let story = views::pair(&record, id, day, &visit.app.settings().thresholds, &called);
    let story = story.ok_or(Trouble::Absent)?;
    let danger = record.danger(id).ok_or(Trouble::Absent)?;
    let scale = story.scale.as_ref();
    let hints: Vec<String> = story
        .findings
        .iter()
        .filter(|finding| finding.level != Level::Count)
        .map(|finding| finding.sentence.clone())
        .collect();
    let title = format!("{} {}", words::capital(story.variant.statement()), danger.seq);
    let content = context! {
        base => visit.within(""),
        back => format!("{}?map={}", visit.within("map"), danger.map),
        danger => id.to_string(),
        map => danger.map.to_string(),
        word => story.variant.statement(),
        goal_word => story.variant.goal(),
        statement => story.statement.sentences().map(str::to_owned).collect::<Vec<_>>(),
        worry => story.statement.worry.clone(),
        resolved => (danger.status == DangerStatus::Resolved).then(|| danger.status_reason.clone()),
        disputes => disputes(&story),
        goal => story.goal.as_ref().map(|goal| context! {
            id => goal.id.to_string(),
            sentences => goal.sentences.clone(),
            family_words => goal.family_words.clone(),
            status => goal.status.words(),
            is_open => goal.status == GoalStatus::Open,
        }),
        line => scale.map(|scale| shown(line::of(scale))),
        question => scale.map(|scale| scale.question.clone()),
        scale_id => scale.map(|scale| scale.id.to_string()),
        people => shown(people(&record, &story)),
        seen => shown(seen(&story)),
        steps => shown(steps(&story)),
        hints => hints,
        may_change => Allowed::of(&visit, &record).change,
    };
    visit.page("pair/show.html", &title, &record, content).await
}

/// Who disagrees, in which words, and since which day in words.
pub(crate) fn disputes(story: &PairStory) -> Vec<(String, String, String)> {
    let day = |on: &Option<Date>| on.map(calendar::long).unwrap_or_default();
    story.disputes.iter().map(|(who, words, on)| (who.clone(), words.clone(), day(on))).collect()
}

/// Everybody who has given a number, with all that they say: about each child where they differ.
fn people(record: &CaseRecord, story: &PairStory) -> Vec<Person> {
    let Some(scale) = &story.scale else { return Vec::new() };
    let all = scale.tracks.iter().flat_map(|track| track.numbers.iter().map(|(on, _)| *on));
    let Some(days) = Days::over(all) else { return Vec::new() };
    let mut people: Vec<Person> = Vec::new();
    for given in &scale.latest {
        let track = scale.tracks.iter().find(|track| {
            (&track.name, &track.child, &track.asked) == (&given.name, &given.child, &given.asked)
        });
        let kept = record.rating(given.id).is_some_and(|rating| kept::is_kept_for_worker(record, rating));
        let says = Says {
            about: given.child.clone().filter(|child| *child != given.name),
            value: given.value.to_string(),
            reasons: if kept { String::new() } else { given.reasons.clone() },
            kept,
            high: given.what_makes_it_that_high.clone(),
            up: given.one_step_up.clone(),
            on: calendar::long(given.on),
            chart: charts::draw(track.map(|track| track.numbers.as_slice()).unwrap_or_default(), days),
            asked: given.asked.clone(),
        };
        match people.iter_mut().find(|person| person.name == given.name) {
            Some(person) => person.says.push(says),
            None => people.push(Person { name: given.name.clone(), role: given.role, says: vec![says] }),
        }
    }
    people
}

fn seen(story: &PairStory) -> Vec<Seen> {
    let shown = story.shown.iter();
    shown
        .map(|shown| Seen {
            on: shown.on.map_or_else(|| "On a day not known".to_owned(), calendar::long),
            words: shown.words.clone(),
            by: shown.witnessed_by.clone(),
        })
        .collect()
}

fn steps(story: &PairStory) -> Vec<Step> {
    story
        .steps
        .iter()
        .map(|step| {
            let mut who: Vec<String> = vec![step.owner.clone()];
            match step.status {
                StepStatus::Open => who.extend(step.due.map(|due| format!("by {}", calendar::long(due)))),
                status => who.push(status.words().to_lowercase()),
            }
            who.retain(|part| !part.is_empty());
            Step {
                id: step.id.to_string(),
                text: step.text.clone(),
                who: who.join(" · "),
                open: step.status == StepStatus::Open,
            }
        })
        .collect()
}
