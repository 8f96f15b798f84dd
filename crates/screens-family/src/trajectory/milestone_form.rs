//! The form of a milestone: how it is filled, read and named. Adding and editing share it.

use super::show::in_order;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    goal::GoalStatus,
    ids::{GoalId, MilestoneId, ScaleId},
    scale::Score,
    trajectory::{Gate, Milestone},
};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    people_options::Choice,
    places::few_words,
    saving::status_of,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] =
    &[("what", "What will have happened"), ("planned", "Planned for"), ("gate", "What it waits for")];

/// A milestone that comes after all others.
pub(super) fn bare(record: &CaseRecord, id: MilestoneId) -> Milestone {
    Milestone {
        id,
        seq: in_order(record).last().map_or(1, |last| last.seq + 1),
        what: String::new(),
        gate: Gate::Evidence,
        planned: None,
        actual: None,
        evidence: String::new(),
        evidence_items: Vec::new(),
        evidence_tests: Vec::new(),
    }
}

/// A milestone as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Milestone(milestone) = object {
        values.add("what", &milestone.what).add_date("planned", milestone.planned);
        match &milestone.gate {
            Gate::Evidence => values.add("gate", "evidence"),
            Gate::Goal { goal } => values.add("gate", format!("goal:{goal}")),
            Gate::Scale { scale, needed } => {
                values.add("gate", format!("scale:{scale}")).add("gate-needed", needed.to_string())
            }
        };
    }
    values
}

/// Reads the form.
pub(super) fn read(values: &Values, mut milestone: Milestone) -> Result<Milestone, Problems> {
    let mut reader = FormReader::new(values);
    milestone.what = reader.needed("what", "What will have happened", "Write what will have happened.");
    milestone.planned = reader.date("planned", "Planned for");
    let chosen = values.text("gate").to_owned();
    let needed = values.text("gate-needed").parse::<Score>();
    let gate = match chosen.split_once(':') {
        None if chosen == "evidence" || chosen.is_empty() => Some(Gate::Evidence),
        Some(("goal", id)) => id.parse::<GoalId>().ok().map(|goal| Gate::Goal { goal }),
        Some(("scale", id)) => match (id.parse::<ScaleId>(), needed) {
            (Ok(scale), Ok(needed)) => Some(Gate::Scale { scale, needed }),
            (Ok(_), Err(_)) => {
                reader.problems.add("gate-needed", "Choose the number for which it waits, from 0 to 10.");
                Some(Gate::Evidence)
            }
            _ => None,
        },
        _ => None,
    };
    match gate {
        Some(gate) => milestone.gate = gate,
        None => reader.problems.add("gate", "Choose what it waits for from the list."),
    }
    if reader.problems.is_empty() { Ok(milestone) } else { Err(reader.problems) }
}

/// What a milestone can wait for.
fn gates(record: &CaseRecord) -> Vec<Choice> {
    let mut all = vec![Choice::new("evidence", "Only for what shows it")];
    for goal in record.goals.iter().filter(|goal| goal.status != GoalStatus::Withdrawn) {
        all.push(Choice::new(
            format!("goal:{}", goal.id),
            format!("Until this goal is partly met or met: {}", few_words(&goal.parent_doing)),
        ));
    }
    for scale in record.scales.iter().filter(|scale| scale.orientation.is_some()) {
        let about = scale
            .danger
            .and_then(|danger| record.danger(danger))
            .map_or_else(|| scale.subject.words().to_owned(), |danger| few_words(&danger.behaviour));
        all.push(Choice::new(
            format!("scale:{}", scale.id),
            format!("Until everybody’s number is safe enough: {about}"),
        ));
    }
    all
}

/// The page with the form.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    form: Form,
    milestone: Option<MilestoneId>,
) -> Result<Response, Trouble> {
    let title = if milestone.is_some() { "Change a milestone" } else { "Add a milestone" };
    let status = status_of(&form);
    let content = context! {
        form => shown(form),
        title => title,
        back => visit.within("trajectory"),
        gates => shown(gates(record)),
        numbers => shown((0..=10).map(|number: u8| Choice::new(number.to_string(), number.to_string())).collect::<Vec<_>>()),
        history => milestone.map(|id| format!("{}?kind=milestone&id={id}", visit.within("history"))),
        withdraw => milestone.map(|id| visit.within(&format!("milestones/{id}/withdraw"))),
    };
    visit.page_as(status, "trajectory/milestone.html", title, record, content).await
}
