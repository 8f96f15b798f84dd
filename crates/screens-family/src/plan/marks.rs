//! Who has said yes to the plan, who has a copy, and which children have been told.

use super::{agree, form_page::FormPage, shown::href};
use crate::care;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Object, Who,
    child_words::about_plan,
    ids::PlanId,
    plan::{Gets, How, Mark, PlanKind, SafetyPlan},
    views::{called, has_paper, left_out, list, reading, talk_first},
};
use std::collections::BTreeSet;
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/plan/{plan}/people/{what}",
    Needs::Family(Deed::Change),
    "plan.marks_seen",
);
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/{plan}/people/{what}", Needs::Family(Deed::Change), "plan.marked");

const LABELS: &[(&str, &str)] = &[
    ("signatures", "Who has said yes"),
    ("reason", "Why not everybody has"),
    ("copies_given", "Who has a copy"),
    ("children_told", "Which children have been told"),
];

/// What is marked: the path, the field, the heading.
#[derive(Debug, Clone, Copy)]
struct What {
    field: &'static str,
    title: &'static str,
}

fn what(visit: &FamilyVisit) -> Result<What, Trouble> {
    let (field, title) = match visit.params.get("what").map(String::as_str) {
        Some("signed") => ("signatures", "Who has said yes to the plan?"),
        Some("copies") => ("copies_given", "Who has a copy of the plan?"),
        Some("told") => {
            ("children_told", "Which children have been told the plan, in a way that they understand?")
        }
        _ => return Err(Trouble::Absent),
    };
    Ok(What { field, title })
}

fn marks(plan: &mut SafetyPlan, what: What) -> &mut Vec<Mark> {
    match what.field {
        "signatures" => &mut plan.signatures,
        "copies_given" => &mut plan.copies_given,
        _ => &mut plan.children_told,
    }
}

/// Whether it asks what is asked where the plan is agreed: a plan for tonight that people go by may have changed since, and
/// whoever has not said yes to it as it is now is asked, or it is said why it cannot wait.
fn asks_as_agreeing(plan: &SafetyPlan, what: What) -> bool {
    what.field == "signatures" && plan.kind == PlanKind::Immediate && plan.is_in_force()
}

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let what = what(&visit)?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let mut there = as_sent(&Object::SafetyPlan(plan.value.clone()), what);
    there.add_date("on", Some(visit.today));
    let form = visit.form(&visit.path, plan.version, &there).await?;
    page(&visit, &record, &plan.value, what, StatusCode::OK, form).await
}

/// Keeps who was ticked; whoever was ticked before keeps their day.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let what = what(&visit)?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let read = read(&record, &sent.values, plan.value.clone(), what);
    let reason = sent.values.text("reason").to_owned();
    match visit.save_because(&sent, &reason, read, LABELS, |object| as_sent(object, what)).await? {
        Saved::Kept(_) => Ok(visit.go(&href(&visit, plan.id), "saved")),
        Saved::Again(form) => page(&visit, &record, &plan.value, what, status_of(&form), form).await,
    }
}

fn read(
    record: &CaseRecord,
    values: &Values,
    mut plan: SafetyPlan,
    what: What,
) -> Result<SafetyPlan, Problems> {
    let mut reader = FormReader::new(values);
    let ticked = reader.many(what.field, what.title, fields::listed);
    let on = reader.date("on", "The day");
    // Kept in the journal as it was typed; what cannot be kept is said here.
    reader.text("reason", "Why not everybody has");
    let before = marks(&mut plan, what).clone();
    let mut after = Vec::new();
    for who in ticked {
        let how = reader.optional(&format!("how-{who}"), "How they said yes", How::from_code);
        let is_new = before.iter().all(|mark| mark.who != who);
        if asks_as_agreeing(&plan, what) && is_new && how.is_none() {
            reader.problems.add(format!("how-{who}"), "Say how this person said yes.");
        }
        match (before.iter().find(|mark| mark.who == who), on) {
            (Some(mark), _) => after.push(Mark { how: how.or(mark.how), ..mark.clone() }),
            (None, Some(on)) => after.push(Mark { who, on, how }),
            (None, None) if reader.problems.is_empty() => {
                reader.problems.add("on", "Say on which day.");
            }
            (None, None) => {}
        }
    }
    if what.field == "copies_given" {
        for mark in after.iter().filter(|mark| before.iter().all(|old| old.who != mark.who)) {
            let choice = Choice::new(mark.who.to_string(), "");
            if let Some(name) = gets_nothing(record, &plan, &choice) {
                reader.problems.add(what.field, format!("There is no paper of this plan for {name}. If something else was given to {name}, tell your supervisor, and decide what {name} may have."));
            }
        }
    }
    let reason = reader.text("reason", "Why not everybody has");
    if asks_as_agreeing(&plan, what) && reader.problems.is_empty() && reason.trim().is_empty() {
        let yes: BTreeSet<Who> = after.iter().map(|mark| mark.who.clone()).collect();
        if let Some(sentence) = agree::ask_them_first(record, &plan, &agree::silent(record, &plan, &yes)) {
            reader.problems.add("reason", sentence);
        }
    }
    *marks(&mut plan, what) = after;
    if reader.problems.is_empty() { Ok(plan) } else { Err(reader.problems) }
}

fn as_sent(object: &Object, what: What) -> Values {
    let mut values = Values::new();
    if let Object::SafetyPlan(plan) = object {
        for mark in marks(&mut plan.clone(), what).iter() {
            values.add(what.field, mark.who.to_string());
            if let Some(how) = mark.how {
                values.add(format!("how-{}", mark.who), how.code());
            }
        }
    }
    values
}

/// What somebody may get of the plan on paper, beside their tick box.
fn may_get(record: &CaseRecord, plan: &SafetyPlan, choice: &Choice) -> String {
    let Ok(Who::Person(person)) = choice.value.parse::<Who>() else { return String::new() };
    let is_child = record.person(person).is_some_and(|one| one.is_child());
    let reading = reading(record, plan, person);
    let gets = match reading.gets() {
        _ if is_child && about_plan(record, person, plan.id).is_some() => {
            "Gets the words that you wrote for them"
        }
        _ if is_child => "Has nothing to read yet: write your words for them first",
        _ if !has_paper(record, plan, person) => {
            return "Has a copy, and is to have nothing on paper. Think of what stood on it, and talk with your supervisor about it."
                .to_owned();
        }
        Gets::Whole if left_out(record, plan, person).is_empty() => "May have the whole plan",
        Gets::Whole => "May have the plan without what is kept from them",
        Gets::OwnPart | Gets::Nothing => "May have only their own part",
    };
    let care = if reading.gets() == Gets::Whole { None } else { reading.risk };
    let care = care.map(|_| talk_first("give it to", &choice.text)).unwrap_or_default();
    format!("{gets}. {care}").trim().to_owned()
}

/// Who is not to be handed a copy at all, by what they are called.
fn gets_nothing(record: &CaseRecord, plan: &SafetyPlan, choice: &Choice) -> Option<String> {
    let Ok(Who::Person(person)) = choice.value.parse::<Who>() else { return None };
    let here = record.person(person).filter(|one| !one.is_child())?;
    (!has_paper(record, plan, person)).then(|| called(record, here))
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    plan: &SafetyPlan,
    what: What,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let mut people = fields::named(record, &names, &form, &[what.field]);
    if what.field == "children_told" {
        let is_child = |text: &str| matches!(text.parse::<Who>(), Ok(Who::Person(id)) if record.person(id).is_some_and(|person| person.is_child()));
        people.retain(|choice| is_child(&choice.value));
    }
    let before = marks(&mut plan.clone(), what).clone();
    let marked = |choice: &Choice| before.iter().find(|mark| mark.who.to_string() == choice.value);
    let mut unlisted = Vec::new();
    if what.field == "copies_given" {
        people.retain(|choice| {
            let listed = marked(choice).is_some() || gets_nothing(record, plan, choice).is_none();
            unlisted.extend(gets_nothing(record, plan, choice).filter(|_| !listed));
            listed
        });
    }
    for choice in &mut people {
        let day = marked(choice).map(|mark| calendar::long(mark.on)).unwrap_or_default();
        let more = if what.field == "copies_given" { may_get(record, plan, choice) } else { String::new() };
        let hint = [day, more].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
        if !hint.is_empty() {
            choice.hint = hint;
        }
    }
    if what.field == "signatures" {
        care::hint(record, Some(plan), "ask", &mut people);
        care::hint_of_earlier_yes(plan, &mut people);
    }
    let hows: Vec<Choice> = How::ALL.iter().map(|how| Choice::new(how.code(), how.words())).collect();
    let hows = if what.field == "signatures" { hows } else { Vec::new() };
    let more = context! {
        field => what.field,
        people => shown(people),
        asks_why => asks_as_agreeing(plan, what),
        hows => shown(hows),
        unlisted => list(&unlisted),
        about_copies => what.field == "copies_given",
    };
    FormPage { template: "plan/marks.html", title: what.title, people: &[] }
        .draw(visit, record, Some(plan), status, form, more)
        .await
}
