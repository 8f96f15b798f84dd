//! The form of a bottom line: what the agency will not give way on, and the rules by which the family and its network
//! meet it.

use super::form_page::FormPage;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    danger::DangerStatus,
    goal::BottomLine,
    ids::{BottomLineId, DangerId, PlanRuleId},
    plan::PlanStatus,
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("text", "What must be so"),
    ("reason", "Why"),
    ("imposed_by", "Who says so"),
    ("danger", "The danger it answers"),
    ("satisfied_by", "Rules that meet it"),
];

/// A bottom line as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::BottomLine(line) = object {
        values.add("text", &line.text).add("reason", &line.reason);
        fields::add_who(&mut values, "imposed_by", line.imposed_by.as_ref());
        if let Some(danger) = line.danger {
            values.add("danger", danger.to_string());
        }
        for rule in &line.satisfied_by {
            values.add("satisfied_by", rule.to_string());
        }
    }
    values
}

/// Reads the form into a bottom line.
pub(super) fn read(values: &Values, mut line: BottomLine) -> Result<BottomLine, Problems> {
    let mut reader = FormReader::new(values);
    line.text = reader.needed("text", "What must be so", "Say what must be so.");
    line.reason = reader.text("reason", "Why");
    line.imposed_by = fields::read_who(&mut reader, values, "imposed_by", "Who says so");
    line.danger = reader.optional("danger", "The danger", |text| text.parse::<DangerId>().ok());
    line.satisfied_by =
        reader.many("satisfied_by", "Rules that meet it", |text| text.parse::<PlanRuleId>().ok());
    if reader.problems.is_empty() { Ok(line) } else { Err(reader.problems) }
}

/// The page with the form. `there` is the bottom line that is edited.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    there: Option<BottomLineId>,
) -> Result<Response, Trouble> {
    let dangers: Vec<Choice> = record
        .dangers
        .iter()
        .filter(|danger| danger.status == DangerStatus::Current)
        .map(|danger| Choice::new(danger.id.to_string(), danger.behaviour.clone()))
        .collect();
    let live = |plan| record.plan(plan).is_some_and(|plan| plan.status != PlanStatus::Replaced);
    let rules: Vec<Choice> = record
        .plan_rules
        .iter()
        .filter(|rule| {
            live(rule.plan)
                || form.lists.get("satisfied_by").is_some_and(|all| all.contains(&rule.id.to_string()))
        })
        .map(|rule| Choice::new(rule.id.to_string(), rule.text.clone()))
        .collect();
    let more = context! {
        dangers => shown(dangers),
        rules => shown(rules),
        withdraw => there.map(|line| visit.within(&format!("bottom-lines/{line}/withdraw"))),
    };
    let title = if there.is_some() { "Change a bottom line" } else { "Add a bottom line" };
    FormPage { template: "plan/line.html", title, people: &["imposed_by"] }
        .draw(visit, record, None, status_of(&form), form, more)
        .await
}
