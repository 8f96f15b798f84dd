//! Who stands outside a plan that protects from somebody: whoever neither cares for the children nor does anything in it. A
//! friend of the feared man carries to him what a paper tells, and nobody need know of the friendship to keep it from him.

use super::{
    family_plan::{flags_of, rules_of},
    fears::Fears,
};
use crate::{
    ids::PersonId,
    map::{Category, MapItem},
    object::CaseRecord,
    people::{Part, Person},
    plan::SafetyPlan,
    who::Who,
};

/// Whether nothing of the plan is for this person until somebody decides: it protects from somebody, they have no part in
/// it, and they are no carer of the children. Children get their own words, and workers read the record.
pub(super) fn is_outside(fears: &Fears<'_>, plan: &SafetyPlan, person: PersonId) -> bool {
    let record = fears.record();
    record.person(person).is_some_and(|here| {
        !here.is_child()
            && here.part != Part::Professional
            && !is_carer(record, here)
            && !has_part(record, plan, person)
            && fears.somebody_is_feared(plan)
    })
}

/// Whether this person has a part in the plan: they do something in it, stand in for whoever does, or watch for a sign.
pub(crate) fn has_part(record: &CaseRecord, plan: &SafetyPlan, person: PersonId) -> bool {
    rules_of(record, plan.id).iter().any(|rule| rule.is_done_by(person))
        || flags_of(record, plan.id)
            .iter()
            .any(|flag| flag.who_watches.as_ref().and_then(Who::person) == Some(person))
}

/// Whether this person is a parent or carer who lives with one of the children, as far as the record says where people live.
fn is_carer(record: &CaseRecord, person: &Person) -> bool {
    let mut children = record.people.iter().filter(|one| one.is_child());
    person.part == Part::Parent && children.any(|child| child.household.trim() == person.household.trim())
}

/// Whether the record tells of somebody feared who is none of its people, or was marked as violent without being named.
pub(super) fn tells_of_another(record: &CaseRecord) -> bool {
    let is_harm = |item: &MapItem| matches!(item.category, Category::PastHarm | Category::Complicating);
    let is_named =
        |item: &MapItem| matches!(&item.actor, Some(Who::Other(words)) if !words.trim().is_empty());
    record.items.iter().any(|item| is_harm(item) && (is_named(item) || item.violent == Some(true)))
        || record.dangers.iter().any(|danger| danger.violent.iter().flatten().next().is_some())
}
