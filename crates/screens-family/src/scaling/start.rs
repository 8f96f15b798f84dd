//! Starting a round: which scales are asked, who is asked, who leads it.

use crate::care;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Who,
    actions::rounds::{NewRound, start_round},
    ids::{PersonId, ScaleId, WorkerId},
    people::Part,
    views::Fears,
};
use std::collections::HashMap;
use ui::scales;
use ui::{
    fields,
    form::{FormReader, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::{Choice, workers},
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/scaling/start", Needs::Family(Deed::Change), "round.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/scaling/start", Needs::Family(Deed::Change), "round.started");

const LABELS: &[(&str, &str)] =
    &[("scales", "Which scales"), ("raters", "Who is asked"), ("chair", "Who leads the round")];

/// Shows the form. Every scale is chosen unless `?scale=` names one; so are the worker and every
/// parent who is not feared.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    let only =
        visit.asked("scale", |id| id.parse::<ScaleId>().ok().filter(|id| record.scale(*id).is_some()))?;
    for scale in record.scales.iter().filter(|scale| only.is_none_or(|only| only == scale.id)) {
        there.add("scales", scale.id.to_string());
    }
    for parent in unfeared_parents(&record) {
        there.add("raters", Who::Person(parent).to_string());
    }
    let me = visit.actor().worker;
    there.add("raters", Who::Worker(me).to_string()).add("chair", leader(&record, me).to_string());
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, form).await
}

fn unfeared_parents(record: &CaseRecord) -> Vec<PersonId> {
    let fears = Fears::of(record);
    let parents = record.people.iter().filter(|person| person.part == Part::Parent);
    parents.map(|person| person.id).filter(|id| fears.fear(None, *id).is_none()).collect()
}

/// Starts it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let mut reader = FormReader::new(&sent.values);
    let scales = reader.many("scales", "Which scales", |text| text.parse::<ScaleId>().ok());
    let raters = fields::read_all(&mut reader, "raters", "Who is asked");
    let chair = reader.choice("chair", "Choose who leads the round.", |text| text.parse::<WorkerId>().ok());
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    if chair.is_some_and(|chair| leaders(&record, &names).all(|one| one.value != chair.to_string())) {
        reader.problems.add("chair", "Choose who leads the round from those who work with the family.");
    }
    let unknown = |who: &Who| matches!(who, Who::Worker(worker) if !names.contains_key(worker));
    if raters.iter().any(unknown) {
        reader
            .problems
            .add("raters", "This names a worker whom Kith does not know. Choose somebody from the list.");
    }
    if scales.is_empty() {
        reader.problems.add("scales", "Choose at least one scale.");
    }
    let form = match (chair, reader.problems.is_empty()) {
        (Some(chair), true) => {
            let asked = NewRound { meeting: None, scales, raters, chair };
            let act = visit.act(&sent, "", move |record, acting| start_round(record, asked, acting));
            match act.await? {
                SaveOutcome::Done(_) => {
                    let record = visit.record().await?;
                    let waiting = record.rounds.iter().filter(|round| round.opened.is_none());
                    let to = waiting.max_by_key(|round| round.id).map(|round| format!("rounds/{}", round.id));
                    let to = visit.within(&to.unwrap_or_else(|| "scaling".to_owned()));
                    return Ok(visit.go(&to, "round-started"));
                }
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
        _ => visit.form_again(&visit.path, &sent, &reader.problems),
    };
    let record = visit.record().await?;
    page(&visit, &record, form).await
}

/// Those who may lead a round: whoever works with the family.
fn leaders(record: &CaseRecord, names: &HashMap<WorkerId, String>) -> impl Iterator<Item = Choice> {
    workers(record, names)
        .into_iter()
        .filter_map(|choice| Some(Choice::new(choice.value.strip_prefix("worker:")?, choice.text)))
}

/// The person who starts leads where they work with the family, and the lead worker otherwise.
fn leader(record: &CaseRecord, me: WorkerId) -> WorkerId {
    let Some(family) = record.families.first() else { return me };
    let mine = family.lead_worker == Some(me) || family.chair == Some(me) || family.co_workers.contains(&me);
    if mine { me } else { family.lead_worker.unwrap_or(me) }
}

/// Whoever can be asked; beside each person who is feared, why they are not ticked and what they would see.
fn askable(record: &CaseRecord, mut people: Vec<Choice>) -> Vec<Choice> {
    let fears = Fears::of(record);
    for choice in &mut people {
        let who = choice.value.parse::<Who>().ok();
        if let Some(fear) = who.and_then(|who| fears.rater(&who)) {
            choice.hint = format!(
                "We have left this empty, because {} {}. {}On the page for this number stands neither the danger nor who worries.",
                choice.text,
                fear.words(),
                with_care(record, &choice.value)
            );
        }
    }
    people
}

/// What is to be thought of before somebody feared is asked.
fn with_care(record: &CaseRecord, value: &str) -> String {
    let care = value.parse::<Who>().map(|who| care::about(record, "ask", &who)).unwrap_or_default();
    if care.is_empty() {
        "Think first what being asked does to the others. ".to_owned()
    } else {
        format!("{care} ")
    }
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let scales = record.scales.iter().map(|scale| Choice {
        value: scale.id.to_string(),
        text: scales::title(record, scale),
        hint: scale.question.clone(),
    });
    let mut leaders: Vec<Choice> = leaders(record, &names).collect();
    leaders.dedup();
    let content = context! {
        form => shown(&form),
        back => visit.within("scaling"),
        scales => shown(scales.collect::<Vec<_>>()),
        people => shown(askable(record, fields::named(record, &names, &form, &["raters"]))),
        leaders => shown(leaders),
    };
    visit.page_as(status_of(&form), "scaling/start.html", "Ask everybody for a number", record, content).await
}
