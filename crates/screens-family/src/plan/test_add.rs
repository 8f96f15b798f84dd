//! Recording a test of a rule. A failed test is kept, takes the plan back and calls the network together.

use super::{form_page::FormPage, of_path::rule_of_path, shown::href};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord,
    actions::plan::record_test,
    ids::{PersonId, PlanRuleId, TestId},
    plan::{PlanKind, PlanRule, PlanTest},
};
use ui::{
    fields,
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
    "/families/{family}/plan/{plan}/rules/{rule}/tests/new",
    Needs::Family(Deed::Change),
    "plan_test.asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/plan/{plan}/rules/{rule}/tests/new",
    Needs::Family(Deed::Change),
    "plan_test.added",
);

const LABELS: &[(&str, &str)] = &[
    ("on", "The day"),
    ("observed_by", "Who saw it"),
    ("followed", "Was it followed"),
    ("worked", "Did it work"),
    ("note", "What was seen"),
    ("children", "Which children were there"),
];

/// Shows the form, with today and all children filled in.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let rule = rule_of_path(&visit, &record)?;
    let mut there = Values::new();
    there.add_date("on", Some(visit.today));
    for child in fields::children(&record) {
        there.add("children", child.value);
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, &rule.value, StatusCode::OK, form).await
}

/// Keeps the test and what follows from it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let rule = rule_of_path(&visit, &record)?;
    let form = match read(&visit, &sent.values, rule.id) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(test) => {
            let tonight = record
                .plan(rule.plan)
                .is_some_and(|plan| plan.kind == PlanKind::Immediate && plan.is_in_force());
            let done = match (test.passed(), tonight) {
                (true, _) => "test-held",
                (false, true) => "tonight-failed",
                (false, false) => "test-failed",
            };
            match visit.act(&sent, "", move |record, acting| record_test(record, test, acting)).await? {
                SaveOutcome::Done(_) => {
                    let to = format!("{}#rule-{}", href(&visit, rule.plan), rule.id);
                    return Ok(visit.go(&to, done));
                }
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
    };
    page(&visit, &record, &rule.value, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

fn read(visit: &FamilyVisit, values: &Values, rule: PlanRuleId) -> Result<PlanTest, Problems> {
    let mut reader = FormReader::new(values);
    let yes_or_no = |text: &str| match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let on = reader.date("on", "The day of the test");
    if on.is_none() && reader.problems.is_empty() {
        reader.problems.add("on", "Say on which day it was tested.");
    }
    let observed_by = fields::read_who(&mut reader, values, "observed_by", "Who saw it");
    if observed_by.is_none() && !reader.problems.has("observed_by") {
        reader.problems.add("observed_by", "Say who saw it.");
    }
    let followed = reader.choice("followed", "Say whether the rule was followed.", yes_or_no);
    let worked = reader.choice("worked", "Say whether it kept the children safe.", yes_or_no);
    let note = reader.text("note", "What was seen");
    let children = reader.many("children", "Which children were there", |text| text.parse::<PersonId>().ok());
    match (on, followed, worked) {
        (Some(on), Some(followed), Some(worked)) if reader.problems.is_empty() => Ok(PlanTest {
            id: TestId(visit.app.store().new_id()),
            rule,
            on,
            observed_by,
            followed,
            worked,
            note,
            children,
        }),
        _ => Err(reader.problems),
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    rule: &PlanRule,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let plan = record.plan(rule.plan).ok_or(Trouble::Absent)?;
    let more = context! {
        rule => &rule.text,
        how_tested => &rule.how_tested,
        yes_no => shown([Choice::new("yes", "Yes"), Choice::new("no", "No")]),
    };
    FormPage { template: "plan/test.html", title: "Record a test", people: &["observed_by"] }
        .draw(visit, record, Some(&plan.value), status, form, more)
        .await
}
