//! What was sent about a conference: what is the same for all children, and what was decided for each.

use crate::{
    children::ChildHere,
    fields::{day, needed_yes_no, of, ticked, unticked},
};
use pathway::{
    codes::{Category, ConferenceDecision, ConferenceKind, Participation},
    objects::CarriedGoal,
};
use practice::{
    actions::pathway::{Confer, Conferred},
    ids::{ChildId, GoalId},
};
use ui::form::{FormReader, Problems, Values};

/// So many plans at other authorities at most: more is a slip of the finger.
const MOST_ELSEWHERE: u8 = 20;

/// What is shared, and what is about each child.
pub(super) type Read = (Confer, Vec<(ChildId, Conferred)>);

pub(super) fn read(values: &Values, here: &[ChildHere]) -> Result<Read, Problems> {
    let mut reader = FormReader::new(values);
    let kind = reader.choice("kind", "Say which conference it was.", ConferenceKind::from_code);
    let on = day(&mut reader, "on", "The day of the conference");
    let notice = reader.date("notice", "The day of the other authority’s notice");
    let sentence = "Say whether enough agencies came.";
    let quorate = needed_yes_no(&mut reader, "quorate", "Whether enough agencies came", sentence);
    let not_quorate_because = reader.text("not_quorate_because", "Why it was held with fewer");
    if quorate == Some(false) && not_quorate_because.is_empty() {
        reader.problems.add("not_quorate_because", "Say why it was held although too few agencies came.");
    }
    let late_because = reader.text("late_because", "Why it is late");
    let chosen = ticked(&mut reader, here);
    unticked(&mut reader, here, &chosen, &["because", "dissent", "elsewhere", "unready_because"]);
    let said: Vec<(ChildId, Option<Conferred>)> = chosen
        .into_iter()
        .map(|child| (child.id, reader.block(&child.name, |reader| of_child(reader, values, child.id))))
        .collect();
    let (Some(kind), Some(on)) = (kind, on) else { return Err(reader.problems) };
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let said = said.into_iter().filter_map(|(child, said)| Some((child, said?))).collect();
    Ok((Confer { kind, on, notice, quorate, not_quorate_because, late_because }, said))
}

fn of_child(reader: &mut FormReader<'_>, values: &Values, child: ChildId) -> Option<Conferred> {
    let field = |name: &str| of(name, child);
    let participation =
        reader.choice(&field("took_part"), "Say how the child took part.", Participation::from_code);
    let decision = reader.choice(&field("decision"), "Say what was decided.", ConferenceDecision::from_code);
    let category = category(reader, child);
    let needs_category = matches!(decision, Some(ConferenceDecision::Plan | ConferenceDecision::Category));
    if needs_category && category.is_none() && !reader.problems.has(&field("category")) {
        reader.problems.add(field("category"), "Say what the plan protects the child from.");
    }
    let because = reader.needed(&field("because"), "Why", "Say why it was decided so.");
    let dissent = reader.text(&field("dissent"), "Who disagreed");
    let typed = reader.line(&field("elsewhere"), "Plans elsewhere");
    let elsewhere =
        if typed.is_empty() { Some(0) } else { typed.parse().ok().filter(|count| *count <= MOST_ELSEWHERE) };
    if elsewhere.is_none() {
        reader
            .problems
            .add(field("elsewhere"), "Put in how many plans there were elsewhere, as a number up to 20.");
    }
    let steps_down = values.ticked(&field("steps_down"));
    let unready_because =
        reader.text(&field("unready_because"), "Why it was decided although the map was not ready");
    let carried = carried(reader, values, child);
    Some(Conferred {
        participation,
        decision: decision?,
        category: category.filter(|_| needs_category),
        because,
        dissent,
        earlier_elsewhere: elsewhere?,
        steps_down,
        unready_because,
        carried,
    })
}

/// The goals that go on, each with the reason that somebody gave.
fn carried(reader: &mut FormReader<'_>, values: &Values, child: ChildId) -> Vec<CarriedGoal> {
    let start = format!("{}-", of("carried", child));
    let goals = values.with_prefix(&start).filter_map(|(name, _)| name.strip_prefix(&start)?.parse().ok());
    goals
        .filter_map(|goal: GoalId| {
            let because = reader.text(&format!("{start}{goal}"), "Why the goal goes on");
            (!because.is_empty()).then_some(CarriedGoal { goal, because })
        })
        .collect()
}

/// The category among those of the dangers on the map, or another one.
fn category(reader: &mut FormReader<'_>, child: ChildId) -> Option<Category> {
    let label = "What the child is protected from";
    let chosen = reader.optional(&of("category", child), label, Category::from_code);
    let other = reader.optional(&of("other_category", child), label, Category::from_code);
    if chosen.is_some() && other.is_some() && chosen != other {
        reader.problems.add(of("category", child), "Two categories are chosen. Choose one.");
    }
    chosen.or(other)
}
