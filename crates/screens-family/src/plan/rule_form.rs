//! The form of a rule: how it is filled, read and named. Adding and editing share it.

use super::form_page::FormPage;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::{GoalId, PersonId},
    plan::{AppliesWhen, PlanRule},
};
use ui::{
    fields,
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::{Choice, readers},
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("text", "What we will do"),
    ("goal", "The goals it serves"),
    ("who", "Who sees to it"),
    ("backup", "Who does when they cannot"),
    ("applies", "When it applies"),
    ("when", "When exactly"),
    ("how_tested", "How it is tested"),
    ("not_for", "From whom it is kept"),
    ("although_feared", "Why somebody feared may do it"),
];

/// A rule as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::PlanRule(rule) = object {
        values
            .add("text", &rule.text)
            .add("applies", rule.applies.code())
            .add("when", &rule.when)
            .add("how_tested", &rule.how_tested)
            .add("although_feared", &rule.although_feared);
        for goal in &rule.goals {
            values.add("goal", goal.to_string());
        }
        fields::add_all(&mut values, "who", &rule.doers);
        fields::add_all(&mut values, "backup", &rule.backups);
        rule.not_for.iter().for_each(|id| {
            values.add("not_for", id.to_string());
        });
    }
    values
}

/// Reads the form into a rule. The danger is one of those of the goals, the same as before where it is.
pub(super) fn read(record: &CaseRecord, values: &Values, mut rule: PlanRule) -> Result<PlanRule, Problems> {
    let mut reader = FormReader::new(values);
    rule.text = reader.needed("text", "What we will do", "Write what you will do: “We will …”.");
    rule.goals = reader.many("goal", "The goal", |text| text.parse::<GoalId>().ok());
    let dangers: Vec<_> =
        rule.goals.iter().filter_map(|id| record.goal(*id)).map(|goal| goal.danger).collect();
    if !rule.danger.is_some_and(|danger| dangers.contains(&danger)) {
        rule.danger = dangers.first().copied().or(rule.danger);
    }
    rule.doers = fields::read_all(&mut reader, "who", "Who sees to it");
    rule.backups = fields::read_all(&mut reader, "backup", "Who does when they cannot");
    if let Some(applies) = reader.choice(
        "applies",
        "Say whether it applies every day or when something happens.",
        AppliesWhen::from_code,
    ) {
        rule.applies = applies;
    }
    rule.when = reader.line("when", "When exactly");
    rule.how_tested = reader.text("how_tested", "How it is tested");
    rule.not_for = reader.many("not_for", "From whom it is kept", |text| text.parse::<PersonId>().ok());
    rule.although_feared = reader.text("although_feared", "Why somebody feared may do it");
    if reader.problems.is_empty() { Ok(rule) } else { Err(reader.problems) }
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    rule: &PlanRule,
    is_new: bool,
) -> Result<Response, Trouble> {
    let plan = record.plan(rule.plan).ok_or(Trouble::Absent)?;
    let title = if is_new { "Add a rule" } else { "Change a rule" };
    let tested = record.plan_tests.iter().any(|test| test.rule == rule.id);
    let applies: Vec<Choice> =
        AppliesWhen::ALL.iter().map(|when| Choice::new(when.code(), when.words())).collect();
    let names = visit.worker_names().await?;
    let people = fields::named(record, &names, &form, &["who", "backup"]);
    let more = context! { is_new => is_new, people => shown(people), applies => shown(applies), tested => tested, readers => shown(readers(record)) };
    FormPage { template: "plan/rule.html", title, people: &[] }
        .draw(visit, record, Some(&plan.value), status_of(&form), form, more)
        .await
}
