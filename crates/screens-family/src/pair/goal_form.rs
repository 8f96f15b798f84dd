//! The form of a goal: what we will see when the children are safe, for how long, and in whose words.

use crate::map::item_details::for_each_child;
use axum::response::Response;
use calendar::Span;
use minijinja::context;
use practice::{
    CaseRecord, Kind, Object,
    goal::{GoalOwner, SafetyGoal},
    ids::DangerId,
    map::Variant,
    views::{NameLookup, statement},
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
    ("danger", "Its danger"),
    ("parent_doing", "What the parents will be doing"),
    ("child_experiencing", "What each child will experience"),
    ("professionals_seeing", "What others will see"),
    ("how_long", "For how long"),
    ("owner", "Whose goal it is"),
    ("family_words", "In the family’s words"),
];

/// A goal as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::SafetyGoal(goal) = object {
        values
            .add("parent_doing", &goal.parent_doing)
            .add("professionals_seeing", &goal.professionals_seeing)
            .add("owner", goal.owner.code())
            .add("family_words", &goal.family_words);
        if let Some(span) = goal.how_long {
            values.add("how_long", span.to_string());
        }
        for words in &goal.child_experiencing {
            values.add(format!("child_experiencing-{}", words.child), &words.text);
        }
    }
    values
}

/// Reads the form into a goal that has everything the form does not ask for.
pub(super) fn read(values: &Values, mut goal: SafetyGoal) -> Result<SafetyGoal, Problems> {
    let mut reader = FormReader::new(values);
    goal.parent_doing = reader.text("parent_doing", "What the parents will be doing");
    goal.child_experiencing =
        for_each_child(&mut reader, values, "child_experiencing", "What the child will experience");
    goal.professionals_seeing = reader.text("professionals_seeing", "What others will see");
    let long = reader.line("how_long", "For how long");
    goal.how_long = if long.is_empty() { None } else { Span::parse(&long).ok() };
    if goal.how_long.is_none() && !long.is_empty() {
        reader
            .problems
            .add("how_long", "Write how long as a number with days, weeks or months, like “3 months”.");
    }
    goal.owner =
        reader.choice("owner", "Choose whose goal it is.", GoalOwner::from_code).unwrap_or(goal.owner);
    goal.family_words = reader.text("family_words", "In the family’s words");
    if reader.problems.is_empty() { Ok(goal) } else { Err(reader.problems) }
}

/// The page with the form. `there` is the goal that is edited.
pub(super) async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    danger: DangerId,
    form: Form,
    there: Option<&SafetyGoal>,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let called = |worker| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
    let danger = record.danger(danger).ok_or(Trouble::Absent)?;
    let variant = record.map(danger.map).map_or(Variant::Safety, |map| map.variant);
    let hints = match there {
        Some(goal) => crate::map::Hints::of(record, visit.today, &visit.app.settings().thresholds)
            .about(Kind::SafetyGoal, goal.id.0),
        None => Vec::new(),
    };
    let word = variant.goal();
    let title = if there.is_some() { format!("Change the {word}") } else { format!("Add the {word}") };
    let about: Vec<_> = danger.children().collect();
    let children: Vec<Choice> = fields::children(record)
        .into_iter()
        .filter(|child| about.is_empty() || about.iter().any(|id| id.to_string() == child.value))
        .collect();
    let content = context! {
        form => shown(&form),
        title => title.clone(),
        word => word,
        back => visit.within(&format!("pairs/{}", danger.id)),
        statement => statement(danger, &NameLookup { record, workers: &called }).whole(),
        children => shown(children),
        owners => shown(GoalOwner::ALL.iter().map(|owner| Choice::new(owner.code(), owner.words())).collect::<Vec<_>>()),
        hints => hints,
        status => there.map(|goal| visit.within(&format!("goals/{}/status", goal.id))),
        withdraw => there.map(|goal| visit.within(&format!("goals/{}/withdraw", goal.id))),
    };
    visit.page_as(status_of(&form), "pair/goal.html", &title, record, content).await
}
