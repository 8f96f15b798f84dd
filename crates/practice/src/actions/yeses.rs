//! A yes is said to certain words. If they change, whoever said it is asked again, and until then it stands as a yes to what
//! the plan said before.

use super::{Change, amend_plan};
use crate::{
    object::CaseRecord,
    plan::{Mark, PlanStatus, SafetyPlan},
    views::agreed_lines,
};

/// Takes these yeses back: they stand as said to the earlier words.
fn take_back(plan: &mut SafetyPlan, taken: Vec<Mark>) {
    plan.signatures.retain(|mark| !taken.contains(mark));
    plan.said_yes_before.retain(|before| taken.iter().all(|mark| mark.who != before.who));
    plan.said_yes_before.extend(taken);
    plan.said_yes_before.sort_by(|one, other| one.who.cmp(&other.who));
}

/// Takes back the yeses to a draft whose words have changed for whoever said them. Of a plan by which people go everybody's is
/// taken back with the next version (`consequences`), and the journal keeps whose it was.
pub(super) fn to_drafts(record: &CaseRecord, after: &CaseRecord, changes: &mut Vec<Change>) {
    let is_draft = |plan: &SafetyPlan| plan.status == PlanStatus::Draft;
    for new in after.plans.iter().filter(|plan| is_draft(plan) && !plan.signatures.is_empty()) {
        let Some(old) = record.plan(new.id).filter(|old| is_draft(old)) else { continue };
        let stood = new.signatures.iter().filter(|mark| old.signatures.contains(mark));
        let taken: Vec<Mark> = stood
            .filter(|mark| {
                let lines = |plan| agreed_lines(plan, (after, &new.value), mark.who.person());
                lines((record, &old.value)) != lines((after, &new.value))
            })
            .cloned()
            .collect();
        if !taken.is_empty() {
            amend_plan(changes, new, |plan| take_back(plan, taken));
        }
    }
}
