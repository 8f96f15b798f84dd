//! What is asked in one sentence before a plan holds: whose behaviour it is, where the record tells of violence and somebody
//! says that it is nobody's; and whether somebody from whom the plan protects may see to a line of it, or stand in.

use super::{
    family_plan::rules_of,
    feared::{folded, may_be},
    fears::Fears,
    names::{called, list},
};
use crate::{
    ids::PersonId,
    object::FamilyRecord,
    plan::{PlanRule, SafetyPlan},
    who::Who,
};

/// Words of a promise about what somebody does not do: "Dean stays away", "Dean does not ring".
const PROMISE: &[&str] =
    &["away", "never", "no", "not", "nt", "out", "sober", "stop", "stops", "t", "without"];

fn names(record: &FamilyRecord, people: &[PersonId]) -> Vec<String> {
    people.iter().filter_map(|id| record.person(*id)).map(|person| called(record, person)).collect()
}

/// What is asked where a plan is said to be nobody's behaviour. None: nothing, or it was answered. The record has the plan.
pub fn asks_whose(record: &FamilyRecord, plan: &SafetyPlan) -> Option<String> {
    let is_nobodys = plan.whose.as_ref().is_some_and(Vec::is_empty);
    if !is_nobodys || !plan.nobody_because.trim().is_empty() {
        return None;
    }
    let may = may_be(record);
    let all = names(record, &may.people);
    if all.is_empty() {
        None
    } else if may.is_told {
        let name = list(&all);
        Some(format!(
            "The record tells that {name} did it. Tick {name}, or say why it is not their behaviour."
        ))
    } else {
        Some(format!(
            "The record tells of violence or a threat, and not who did it. Whose behaviour is it: {}? Tick them, or say why it is nobody’s.",
            all.join(", ")
        ))
    }
}

/// What is asked about somebody feared who would stand in, or alone see to a line. None: nothing, or it was answered. What
/// they promise not to do themselves is theirs to do. The record has the plan.
pub fn asks_about_doer(record: &FamilyRecord, plan: &SafetyPlan, rule: &PlanRule) -> Option<String> {
    asks_about(&Fears::of(record), plan, rule)
}

fn asks_about(fears: &Fears<'_>, plan: &SafetyPlan, rule: &PlanRule) -> Option<String> {
    let record = fears.record();
    if !rule.although_feared.trim().is_empty() {
        return None;
    }
    let person = |who: &Who| who.person().and_then(|id| record.person(id));
    let stands_in =
        rule.backups.iter().filter_map(person).find(|one| fears.fear(Some(plan), one.id).is_some());
    if let Some(one) = stands_in {
        let name = called(record, one);
        return Some(format!(
            "People are worried about {name}’s behaviour, and {name} would do this if somebody cannot. Choose somebody else, or say why that is safe."
        ));
    }
    let [doer] = rule.doers.as_slice() else { return None };
    let one = person(doer).filter(|one| fears.risk(Some(plan), one.id).is_some())?;
    let promises = folded(&rule.text).split(' ').any(|word| PROMISE.contains(&word));
    let name = called(record, one);
    (!promises).then(|| {
        format!(
            "People are worried about {name}’s behaviour, and {name} alone would do this. Add somebody else, or say why that is safe."
        )
    })
}

/// The lines of a plan about which somebody feared is asked about, and what is asked.
pub fn asks_about_doers<'a>(record: &'a FamilyRecord, plan: &SafetyPlan) -> Vec<(&'a PlanRule, String)> {
    let fears = Fears::of(record);
    let rules = rules_of(record, plan.id).into_iter();
    rules.filter_map(|rule| Some((rule, asks_about(&fears, plan, rule)?))).collect()
}

/// Those who stand in for a line, as the family's paper tells it: nobody feared whom nobody allowed to.
pub(super) fn stand_in(fears: &Fears<'_>, plan: &SafetyPlan, rule: &PlanRule) -> Vec<Who> {
    let is_feared = |who: &Who| who.person().is_some_and(|id| fears.fear(Some(plan), id).is_some());
    let allowed = !rule.although_feared.trim().is_empty();
    rule.backups.iter().filter(|who| allowed || !is_feared(who)).cloned().collect()
}
