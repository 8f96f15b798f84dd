//! What one child reads: every text that the worker wrote for this child, and the ways to the child's page and paper.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Who,
    child_words::{ChildWords, Young, about_plan, about_scale},
    ids::PersonId,
    plan::SafetyPlan,
    readable::Limits,
    rules::asked_of,
    scale::ScalingRound,
    views::plans_to_print,
};
use serde::Serialize;
use ui::childs::asked;
use ui::scales;
use ui::{
    allowed::Allowed,
    page::shown,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/people/{person}/words", Needs::Family(Deed::See), "child_words.list_seen");

/// Words that are written.
#[derive(Serialize)]
struct Written {
    href: String,
    title: String,
    words: String,
    ends: String,
    age: u8,
    is_easy: bool,
}

/// A round that waits for the child.
#[derive(Serialize)]
struct Waiting {
    on: String,
    href: String,
    missing: Vec<(String, String)>,
}

/// A plan by which people go: the child's paper of it, or the form for the words that are still to be written.
#[derive(Serialize)]
struct OfPlan {
    title: String,
    is_written: bool,
    href: String,
}

/// Shows it. A grown-up has no such page, and is read among the people.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let child = visit.id::<PersonId>("person")?;
    let person = record.person(child).ok_or(Trouble::Absent)?;
    let Some(young) = Young::of(person, visit.today) else {
        return Ok(visit.go(&visit.within("people"), ""));
    };
    let limits = young.limits();
    let written: Vec<Written> = record
        .child_words
        .iter()
        .filter(|words| words.child == child)
        .map(|words| written(&visit, &record, words, limits))
        .collect();
    let mut rounds = Vec::new();
    for round in record.rounds.iter().filter(|round| round.opened.is_none()) {
        let Some(place) = round.raters.iter().position(|who| *who == Who::Person(child)) else { continue };
        let progress = visit.app.store().round_progress(&visit.permit, round.id).await?;
        if progress.is_some_and(|progress| !progress.answered.contains(&Who::Person(child))) {
            rounds.push(waiting(&visit, &record, round, (child, place)));
        }
    }
    let today = visit.on.unwrap_or(visit.today);
    let plans: Vec<OfPlan> = plans_to_print(&record, today)
        .into_iter()
        .map(|plan| of_plan(&visit, &record, plan, child))
        .collect();
    let content = context! {
        name => practice::views::called(&record, person),
        most => limits.age,
        written => shown(written),
        rounds => shown(rounds),
        plans => shown(plans),
        new => visit.within(&asked::form(child, None)),
        may_change => Allowed::of(&visit, &record).change,
        back => visit.within("people"),
    };
    visit.page("children/home.html", "Words for a child", &record, content).await
}

fn of_plan(visit: &FamilyVisit, record: &CaseRecord, plan: &SafetyPlan, child: PersonId) -> OfPlan {
    let is_written = about_plan(record, child, plan.id).is_some();
    let path = if is_written {
        format!("plan/{}/children/{child}", plan.id)
    } else {
        asked::form(child, Some(format!("plan:{}", plan.id)))
    };
    OfPlan {
        title: format!("{}, number {}", plan.kind.words().to_lowercase(), plan.version),
        is_written,
        href: visit.within(&path),
    }
}

fn written(visit: &FamilyVisit, record: &CaseRecord, words: &ChildWords, limits: Limits) -> Written {
    let scale = words.scale.and_then(|id| record.scale(id));
    let plan = words.plan.and_then(|id| record.plan(id));
    let title = match (scale, plan) {
        (Some(scale), _) => about(record, scale.id),
        (None, Some(plan)) => format!("{}, number {}", plan.kind.words(), plan.value.version),
        (None, None) => String::new(),
    };
    let measured = words.measured(record, limits);
    Written {
        href: visit.within(&format!("child-words/{}", words.id)),
        title,
        words: words.words.clone(),
        ends: if words.scale.is_some() {
            format!("0: {} 10: {}", words.at_0, words.at_10)
        } else {
            String::new()
        },
        age: measured.age,
        is_easy: measured.is_easy(limits),
    }
}

fn waiting(
    visit: &FamilyVisit,
    record: &CaseRecord,
    round: &ScalingRound,
    (child, place): (PersonId, usize),
) -> Waiting {
    let asked = asked_of(record, round, &Who::Person(child));
    let missing =
        asked.into_iter().map(|(scale, _)| scale).filter(|id| about_scale(record, child, *id).is_none());
    Waiting {
        on: calendar::long(round.on),
        href: visit.within(&format!("rounds/{}/rater/{place}", round.id)),
        missing: missing
            .map(|id| (about(record, id), visit.within(&asked::form(child, Some(format!("scale:{id}"))))))
            .collect(),
    }
}

/// What a scale is about, for the worker.
fn about(record: &CaseRecord, scale: practice::ids::ScaleId) -> String {
    let Some(scale) = record.scale(scale) else { return String::new() };
    let (title, about) = (scales::title(record, scale), scales::about(record, scale));
    if about.is_empty() { title } else { format!("{title}: {about}") }
}
