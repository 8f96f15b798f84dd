//! Ticking a milestone, with what shows that it was reached (practice I26).

use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use minijinja::context;
use practice::{
    CaseRecord,
    actions::milestone::{Evidence, tick_milestone},
    ids::{ItemId, MilestoneId, TestId},
    map::Category,
};
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/milestones/{milestone}/tick",
    Needs::Family(Deed::Change),
    "milestone.tick_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/milestones/{milestone}/tick",
    Needs::Family(Deed::Change),
    "milestone.ticked",
);

const LABELS: &[(&str, &str)] = &[
    ("actual", "The day"),
    ("evidence", "What shows it"),
    ("evidence_items", "Items of the map"),
    ("evidence_tests", "Tests of the plan"),
];

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let id: MilestoneId = visit.id("milestone")?;
    let record = visit.record().await?;
    let mut there = Values::new();
    there.add_date("actual", Some(visit.today));
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, StatusCode::OK, id, form).await
}

/// Ticks it, or says what is missing.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id: MilestoneId = visit.id("milestone")?;
    let form = match read(&sent.values) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok((day, evidence)) => {
            let kept = visit
                .act(&sent, "", move |record, acting| tick_milestone(record, id, day, evidence, acting))
                .await?;
            if matches!(kept, SaveOutcome::Done(_)) {
                return Ok(visit.go(&format!("{}#m-{id}", visit.within("trajectory")), "ticked"));
            }
            visit.form_after(&visit.path, &sent, kept, LABELS, |_| Values::new()).await?
        }
    };
    let record = visit.record().await?;
    page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, id, form).await
}

fn read(values: &Values) -> Result<(Date, Evidence), Problems> {
    let mut reader = FormReader::new(values);
    let day = reader.date("actual", "The day");
    if day.is_none() && reader.problems.is_empty() {
        reader.problems.add("actual", "Give the day on which it was reached.");
    }
    let evidence = Evidence {
        words: reader.text("evidence", "What shows it"),
        items: reader.many("evidence_items", "Items of the map", |text| text.parse::<ItemId>().ok()),
        tests: reader.many("evidence_tests", "Tests of the plan", |text| text.parse::<TestId>().ok()),
    };
    match day {
        Some(day) if reader.problems.is_empty() => Ok((day, evidence)),
        _ => Err(reader.problems),
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    id: MilestoneId,
    form: Form,
) -> Result<Response, Trouble> {
    let milestone = record.milestone(id).ok_or(Trouble::Absent)?;
    let items: Vec<Choice> = record
        .items
        .iter()
        .filter(|item| matches!(item.category, Category::ExistingSafety | Category::Strength))
        .map(|item| Choice {
            value: item.id.to_string(),
            text: item.text.clone(),
            hint: item.category.words().to_owned(),
        })
        .collect();
    let tests: Vec<Choice> = record
        .plan_tests
        .iter()
        .filter(|test| test.passed())
        .map(|test| {
            let rule = record.plan_rule(test.rule).map(|rule| rule.text.clone()).unwrap_or_default();
            Choice {
                value: test.id.to_string(),
                text: format!("{}: {rule}", calendar::long(test.on)),
                hint: test.note.clone(),
            }
        })
        .collect();
    let content = context! {
        form => shown(form),
        what => &milestone.what,
        gate => super::show::gate(record, &milestone.gate),
        shut => practice::actions::milestone::still_shut(record, &milestone.gate),
        items => shown(items),
        tests => shown(tests),
        back => visit.within("trajectory"),
    };
    visit.page_as(status, "trajectory/tick.html", "Tick a milestone", record, content).await
}
