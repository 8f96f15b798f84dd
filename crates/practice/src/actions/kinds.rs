//! What things of several kinds must be in themselves before they are saved. What is asked of one kind alone stands with it,
//! in `things`.

use super::refusals::{HOUSE_KEEPING, Refusals};
use crate::{
    Thresholds,
    goal::SafetyGoal,
    ids::{MapId, PersonId, PlanId},
    map::{Category, MapItem, MapStatus},
    object::{CaseRecord, Kind, Object},
    people::{Kinship, Person, Relationship},
    plan::PlanStatus,
    who::Who,
};

pub(super) fn check(record: &CaseRecord, object: &Object, thresholds: &Thresholds, refusals: &mut Refusals) {
    object.soundness(record, thresholds, refusals);
    nobody(object, refusals);
}

/// Refuses an empty text where there must be one.
pub(crate) fn missing(
    refusals: &mut Refusals,
    at: (Kind, i64),
    field: &'static str,
    text: &str,
    sentence: &str,
) {
    refusals.when(text.trim().is_empty(), HOUSE_KEEPING, at, field, sentence);
}

/// A professional without an account is named, not left blank.
fn nobody(object: &Object, refusals: &mut Refusals) {
    let others = object
        .professionals()
        .into_iter()
        .filter_map(|who| if let Who::Other(name) = who { Some(name) } else { None });
    for name in others {
        missing(refusals, (object.kind(), object.number()), "", name, "Give this person’s name and role.");
    }
}

/// Refuses people who are not among the children of the record where only they can stand.
pub(crate) fn children(
    record: &CaseRecord,
    at: (Kind, i64),
    field: &'static str,
    who: impl Iterator<Item = PersonId>,
    refusals: &mut Refusals,
) {
    for person in who.filter_map(|id| record.person(id)).filter(|person| !person.is_child()) {
        refusals.add(
            HOUSE_KEEPING,
            at,
            field,
            format!("{} is not one of the children whom this record is about.", person.short_name()),
        );
    }
}

/// A parent or grandparent is older than the child or grandchild.
pub(crate) fn older(
    at: (Kind, i64),
    field: &'static str,
    link: &Relationship,
    a: Option<&Person>,
    b: Option<&Person>,
    refusals: &mut Refusals,
) {
    let (Some(a), Some(b)) = (a, b) else { return };
    if !matches!(link.kinship, Kinship::Parent | Kinship::Grandparent) || link.a == link.b {
        return;
    }
    if let (Some(elder), Some(younger)) = (a.born, b.born)
        && elder >= younger
    {
        refusals.add(HOUSE_KEEPING, at, field, format!(
            "{} cannot be the {} of {}, who was born earlier or on the same day. Look at the dates of birth.",
            a.short_name(), link.kinship.words(), b.short_name()
        ));
    }
    if let (Some(elder), Some(younger), Kinship::Parent) = (a.born, b.born, link.kinship)
        && elder < younger
        && calendar::age_on(elder, younger).years > OLDEST_PARENT
    {
        let years = calendar::age_on(elder, younger).years;
        let (a, b) = (a.short_name(), b.short_name());
        refusals.add(
            HOUSE_KEEPING,
            at,
            field,
            format!("{a} would be {years} years older than {b}. Look at the years of birth."),
        );
    }
}

/// Nobody is more years older than their child.
const OLDEST_PARENT: u16 = 80;

/// Only existing safety against this danger shows that its goal is met.
pub(crate) fn check_evidence(record: &CaseRecord, goal: &SafetyGoal, refusals: &mut Refusals) {
    let shows =
        |item: &MapItem| item.category == Category::ExistingSafety && item.danger == Some(goal.danger);
    let wrong = goal.evidence.iter().filter_map(|id| record.item(*id)).any(|item| !shows(item));
    refusals.when(wrong, 20, (Kind::SafetyGoal, goal.id.0), "evidence",
        "Only existing safety against the same danger shows that a goal is met. Choose from that, or record the occasion first.");
}

/// Refuses to keep a line of a plan from somebody who has a part in it.
pub(crate) fn knows<'a>(
    record: &CaseRecord,
    at: (Kind, i64),
    not_for: &[PersonId],
    named: impl IntoIterator<Item = &'a Who>,
    refusals: &mut Refusals,
) {
    let mut both = named.into_iter().filter_map(Who::person).filter(|id| not_for.contains(id));
    if let Some(person) = both.next().and_then(|id| record.person(id)) {
        let name = person.short_name();
        refusals.add(HOUSE_KEEPING, at, "not_for",
            format!("{name} has a part in this, so it cannot be kept from {name}. Name somebody else, or take the tick away."));
    }
}

pub(crate) fn live_map(record: &CaseRecord, at: (Kind, i64), map: MapId, refusals: &mut Refusals) {
    let replaced = record.map(map).is_some_and(|map| map.status == MapStatus::Superseded);
    refusals.when(
        replaced,
        HOUSE_KEEPING,
        at,
        "map",
        "A later map has replaced this one. Work on the later one.",
    );
}

pub(crate) fn live_plan(
    record: &CaseRecord,
    at: (Kind, i64),
    plan: PlanId,
    old: Option<PlanId>,
    refusals: &mut Refusals,
) {
    let replaced = record.plan(plan).is_some_and(|plan| plan.status == PlanStatus::Replaced);
    refusals.when(
        replaced,
        HOUSE_KEEPING,
        at,
        "plan",
        "A later plan has replaced this one. Work on the later one.",
    );
    refusals.when(
        old.is_some_and(|old| old != plan),
        HOUSE_KEEPING,
        at,
        "plan",
        "This belongs to another plan. Add it to this plan anew.",
    );
}
