//! The form of a next step: what, who, by when, towards which goal; later how it went.

use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind, Object,
    goal::{NextStep, StepStatus},
    ids::GoalId,
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
    ("text", "What will be done"),
    ("goal", "Which goal it serves"),
    ("owner", "Who sees to it"),
    ("due", "By when"),
    ("status", "What became of it"),
    ("done_on", "When it was done"),
    ("outcome", "How it went"),
    ("moved_scale", "Whether it moved the number"),
];

/// A step as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::NextStep(step) = object {
        values.add("text", &step.text).add("status", step.status.code()).add("outcome", &step.outcome);
        if let Some(goal) = step.goal {
            values.add("goal", goal.to_string());
        }
        fields::add_who(&mut values, "owner", step.owner.as_ref());
        values.add_date("due", step.due).add_date("done_on", step.done_on);
        if let Some(moved) = step.moved_scale {
            values.add("moved_scale", if moved { "yes" } else { "no" });
        }
    }
    values
}

/// Reads the form into a step that has everything the form does not ask for.
pub(super) fn read(values: &Values, mut step: NextStep) -> Result<NextStep, Problems> {
    let mut reader = FormReader::new(values);
    step.text = reader.needed("text", "What will be done", "Say what will be done.");
    step.goal = reader.optional("goal", "Which goal it serves", |text| text.parse::<GoalId>().ok());
    step.owner = fields::read_who(&mut reader, values, "owner", "Who sees to it");
    step.due = reader.date("due", "The day by which it is done");
    if let Some(status) = reader.optional("status", "What became of it", StepStatus::from_code) {
        step.status = status;
        step.done_on = reader.date("done_on", "The day on which it was done");
        step.outcome = reader.text("outcome", "How it went");
        step.moved_scale = match values.text("moved_scale") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    }
    if reader.problems.is_empty() { Ok(step) } else { Err(reader.problems) }
}

/// The page with the form. `there` is the step that is edited.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    there: Option<&NextStep>,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let goals: Vec<Choice> = record
        .goals
        .iter()
        .map(|goal| {
            let words =
                [&goal.parent_doing, &goal.family_words].into_iter().find(|text| !text.trim().is_empty());
            let words =
                words.map_or_else(|| "A goal without words yet".to_owned(), |text| ui::words::short(text));
            let hint = record.danger(goal.danger).map(|danger| ui::words::short(&danger.behaviour));
            Choice { value: goal.id.to_string(), text: words, hint: hint.unwrap_or_default() }
        })
        .collect();
    let hints = match there {
        Some(step) => crate::map::Hints::of(record, visit.today, &visit.app.settings().thresholds)
            .about(Kind::NextStep, step.id.0),
        None => Vec::new(),
    };
    let title = if there.is_some() { "Next step" } else { "Add a next step" };
    let content = context! {
        form => shown(&form),
        title => title,
        editing => there.is_some(),
        back => visit.within("map"),
        goals => shown(goals),
        everybody => shown(fields::everybody(record, &names, &form, &["owner"])),
        statuses => shown(StepStatus::ALL.iter().map(|status| Choice::new(status.code(), status.words())).collect::<Vec<_>>()),
        hints => hints,
        withdraw => there.map(|step| visit.within(&format!("steps/{}/withdraw", step.id))),
    };
    visit.page_as(status_of(&form), "steps/step.html", title, record, content).await
}
