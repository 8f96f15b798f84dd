//! The page itself, for everybody or for one reader, with notes to the worker that are never printed.

use super::{fixed::WORDS, private::given_away, readable::grade};
use crate::{
    page::shown,
    route::{Needs, Route},
    screens::{allowed::Allowed, people_options::Choice},
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use practice::{
    FamilyRecord,
    ids::{PersonId, WorkerId},
    people::Part,
    plan::PlanKind,
    views::{FamilyNumber, FamilyPlan, family_plan, list},
};
use serde::Serialize;

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/family-plan", Needs::Family(Deed::See), "family_plan.seen");

/// The family's own text is called hard to read above this grade: an age of about twelve.
const EASY: f64 = 7.0;

/// The plan as the page shows it.
#[derive(Debug, Serialize)]
struct Paper {
    title: String,
    goals: Vec<String>,
    rules: Vec<Rule>,
    flags: Vec<Flag>,
    if_worried: String,
    numbers: Vec<Numbers>,
    agreed: String,
    next_meeting: Option<String>,
    until: Option<String>,
    ended: bool,
}

#[derive(Debug, Serialize)]
struct Rule {
    text: String,
    who: String,
    backup: String,
    when: String,
    yours: bool,
}

#[derive(Debug, Serialize)]
struct Flag {
    sign: String,
    who: String,
    response: String,
    phone: String,
}

/// Everybody's numbers for one goal.
#[derive(Debug, Serialize)]
struct Numbers {
    goal: String,
    direction: &'static str,
    said: Vec<Said>,
}

/// One person's number; where it differs from child to child, for which.
#[derive(Debug, Serialize)]
struct Said {
    name: String,
    value: String,
    children: String,
}

/// Shows it; `?reader=` is the person for whom it is printed.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let reader =
        visit.query.text("reader").parse::<PersonId>().ok().filter(|id| record.person(*id).is_some());
    let worker = |id: WorkerId| names.get(&id).cloned().unwrap_or_else(|| "a worker".to_owned());
    let today = visit.on.unwrap_or(visit.today);
    let plan = family_plan(&record, reader, &worker);
    let paper = plan.as_ref().map(|plan| paper(plan, today));
    let private =
        paper.as_ref().map(|paper| given_away(&record, reader, &everything(paper))).unwrap_or_default();
    let notes = plan.as_ref().map(|plan| notes(plan, today)).unwrap_or_default();
    let content = context! {
        reader => reader.map(|id| id.to_string()),
        reader_name => reader.and_then(|id| record.person(id)).map(|person| person.short_name().to_owned()),
        readers => shown(readers(&record)),
        private => list(&private),
        notes => notes,
        paper => if private.is_empty() { shown(paper) } else { minijinja::Value::UNDEFINED },
        words => shown(WORDS),
        back => visit.within("plan"),
        copies => plan
            .as_ref()
            .filter(|_| private.is_empty() && Allowed::of(&visit, &record).change)
            .map(|plan| visit.within(&format!("plan/{}/people/copies", plan.plan))),
    };
    visit.page("family_plan/show.html", "Plan for the family", &record, content).await
}

fn readers(record: &FamilyRecord) -> Vec<Choice> {
    record
        .people
        .iter()
        .filter(|person| person.died.is_none() && person.part != Part::Professional)
        .map(|person| Choice::new(person.id.to_string(), person.full_name()))
        .collect()
}

fn paper(plan: &FamilyPlan, today: Date) -> Paper {
    let children = list(&plan.children);
    Paper {
        title: if children.is_empty() {
            "Our plan".to_owned()
        } else {
            format!("Our plan to keep {children} safe")
        },
        goals: plan.goals.clone(),
        rules: plan
            .rules
            .iter()
            .map(|rule| Rule {
                text: rule.text.clone(),
                who: rule.who.clone(),
                backup: rule.backup.clone(),
                when: rule.when.clone(),
                yours: rule.yours,
            })
            .collect(),
        flags: plan
            .red_flags
            .iter()
            .map(|flag| Flag {
                sign: flag.sign.clone(),
                who: flag.who_watches.clone(),
                response: flag.response.clone(),
                phone: flag.phone.clone(),
            })
            .collect(),
        if_worried: plan.if_worried.clone(),
        numbers: numbers(&plan.numbers),
        agreed: list(&plan.agreed),
        next_meeting: plan.next_meeting.filter(|day| *day >= today).map(calendar::long),
        until: plan.until.map(calendar::long),
        ended: plan.until.is_some_and(|until| until < today),
    }
}

/// The numbers by goal, and within it by person: one who gives the same for every child has one number.
fn numbers(given: &[FamilyNumber]) -> Vec<Numbers> {
    let mut goals: Vec<Vec<&FamilyNumber>> = Vec::new();
    for number in given {
        let about = |goal: &&mut Vec<&FamilyNumber>| {
            goal.first()
                .is_some_and(|first| (&first.goal, first.orientation) == (&number.goal, number.orientation))
        };
        match goals.iter_mut().find(about) {
            Some(goal) => goal.push(number),
            None => goals.push(vec![number]),
        }
    }
    goals
        .into_iter()
        .filter_map(|goal| {
            let first = goal.first()?;
            let (heading, direction) = (first.goal.clone(), first.orientation.words());
            Some(Numbers { goal: heading, direction, said: said(&goal) })
        })
        .collect()
}

fn said(numbers: &[&FamilyNumber]) -> Vec<Said> {
    let mut said: Vec<(&FamilyNumber, Vec<String>)> = Vec::new();
    for number in numbers {
        let child = number.child.clone().filter(|child| *child != number.name);
        match said.iter_mut().find(|(one, _)| (&one.name, one.value) == (&number.name, number.value)) {
            Some((_, children)) => children.extend(child),
            None => said.push((number, child.into_iter().collect())),
        }
    }
    let differs = |name: &str| said.iter().filter(|(one, _)| one.name == name).count() > 1;
    said.iter()
        .map(|(number, children)| Said {
            name: number.name.clone(),
            value: number.value.to_string(),
            children: if differs(&number.name) { list(children) } else { String::new() },
        })
        .collect()
}

/// All text of the page that somebody typed.
fn everything(paper: &Paper) -> String {
    let mut all = paper.goals.clone();
    all.push(paper.if_worried.clone());
    for rule in &paper.rules {
        all.extend([&rule.text, &rule.who, &rule.backup, &rule.when].map(String::clone));
    }
    for flag in &paper.flags {
        all.extend([&flag.sign, &flag.who, &flag.response, &flag.phone].map(String::clone));
    }
    all.join("\n")
}

/// What the worker should know before printing. Never printed.
fn notes(plan: &FamilyPlan, today: Date) -> Vec<String> {
    let mut notes = Vec::new();
    if let (PlanKind::Immediate, Some(until)) = (plan.kind, plan.until.filter(|until| *until < today)) {
        notes.push(format!(
            "This immediate plan ended on {}. Meet and agree what holds now before you give it to anybody.",
            calendar::long(until)
        ));
    }
    match plan.goals_without_family_words {
        0 => {}
        1 => notes.push("One goal is left out, because it is not in the family’s words yet.".to_owned()),
        many => {
            notes.push(format!("{many} goals are left out, because they are not in the family’s words yet."));
        }
    }
    if !plan.if_worried.chars().any(|letter| letter.is_ascii_digit()) {
        notes.push("Under “What to do if you are worried” there is no telephone number yet.".to_owned());
    }
    let texts = plan.rules.iter().map(|rule| &rule.text).chain(&plan.goals).chain([&plan.if_worried]);
    for text in texts.filter(|text| text.split_whitespace().count() >= 6 && grade(text) > EASY) {
        let start = crate::screens::places::few_words(text);
        notes.push(format!(
            "“{start}” may be hard to read for some. Try shorter sentences and the words that the family uses at home."
        ));
    }
    notes
}
