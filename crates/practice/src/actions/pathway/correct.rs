//! What was written down of a child's pathway is put right. What hangs on it by rule goes along: a plan has the day of the conference that
//! made it (P15).

use crate::{
    actions::{Acting, Change, Refused, put},
    object::{CaseRecord, Object},
};
use pathway::{ChildConference, ProtectionPlan};

/// Puts one thing of the child's own record right.
pub fn correct(record: &CaseRecord, mine: Object, acting: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let moved = match &mine {
        Object::ChildConference(conference) => plan_that_moves(record, conference),
        _ => None,
    };
    let mut changes = put(record, mine, acting)?;
    if let Some(plan) = moved {
        let after = record.after(&changes, acting.by, acting.at);
        changes.extend(put(&after, plan.into(), acting)?);
    }
    Ok(changes)
}

/// The plan that a conference made, on the conference's new day and under its new category, where that changed.
fn plan_that_moves(record: &CaseRecord, conference: &ChildConference) -> Option<ProtectionPlan> {
    let made = record.protection_plans.iter().find(|plan| plan.conference == Some(conference.id))?;
    let mut plan = made.value.clone();
    let (was, category) = (plan.from, conference.category);
    plan.from = conference.on;
    if let Some(first) = plan.categories.iter_mut().find(|one| one.on == was) {
        first.on = conference.on;
        first.category = category.unwrap_or(first.category);
    }
    (plan != made.value).then_some(plan)
}
