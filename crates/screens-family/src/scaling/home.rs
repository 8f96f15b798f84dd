//! The scales of a family and the rounds in which people gave their numbers.

use crate::{
    map::Hints,
    pair::line::{self, Line},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    Kind, Who,
    ids::WorkerId,
    views::{NameLookup, scale_story},
};
use serde::Serialize;
use ui::scales;
use ui::{
    allowed::Allowed,
    page::shown,
    people_options::name_of,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/scaling", Needs::Family(Deed::See), "scaling.seen");

/// A scale.
#[derive(Serialize)]
struct Asked {
    id: String,
    title: String,
    about: String,
    question: String,
    line: Line,
    hints: Vec<String>,
}

/// A round.
#[derive(Serialize)]
struct Held {
    href: String,
    on: String,
    leads: String,
    raters: String,
    sealed: bool,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let called = |worker: WorkerId| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
    let hints = Hints::of(&record, visit.on.unwrap_or(visit.today), &visit.app.settings().thresholds);
    let scales: Vec<Asked> = record
        .scales
        .iter()
        .map(|scale| Asked {
            id: scale.id.to_string(),
            title: scales::title(&record, scale),
            about: scales::about(&record, scale),
            question: scale.question.clone(),
            line: line::of(&scale_story(&record, scale, &NameLookup { record: &record, workers: &called })),
            hints: hints.about(Kind::Scale, scale.id.0),
        })
        .collect();
    let mut rounds: Vec<_> = record.rounds.iter().collect();
    rounds.sort_by_key(|round| (round.opened.is_some(), std::cmp::Reverse(round.on), round.id));
    let rounds: Vec<Held> = rounds
        .into_iter()
        .map(|round| {
            let raters: Vec<String> = round.raters.iter().map(|who| name_of(who, &record, &names)).collect();
            Held {
                href: visit.within(&format!("rounds/{}", round.id)),
                on: calendar::long(round.on),
                leads: name_of(&Who::Worker(round.chair), &record, &names),
                raters: practice::views::list(&raters),
                sealed: round.opened.is_none(),
            }
        })
        .collect();
    let content = context! {
        base => visit.within(""),
        scales => shown(scales),
        rounds => shown(rounds),
        may_change => Allowed::of(&visit, &record).change,
    };
    visit.page("scaling/home.html", "Scaling", &record, content).await
}
