//! What a change brings with it, in the same transaction: a signed map opens again, a changed plan loses the signatures
//! under it, a low number alerts, a failed test calls the network together.

use super::{Acting, Change};
use crate::{
    ids::{MapId, PlanId},
    map::{Map, MapStatus},
    object::{CaseRecord, Object},
    plan::SafetyPlan,
};

/// Adds what follows from keeping `object`, which stood as `old` before.
pub(super) fn of(
    record: &CaseRecord,
    old: Option<&Object>,
    object: &Object,
    acting: &mut Acting<'_>,
    changes: &mut Vec<Change>,
) {
    if old == Some(object) {
        return;
    }
    for map in old.into_iter().chain([object]).filter_map(|object| object.map_of(record)) {
        unsign(record, map, changes);
    }
    if let Some(plan) = object.plan_of(old) {
        take_back_marks(record, plan, changes);
    }
    object.consequences(old, record, acting, changes);
}

/// Takes a signed map back to draft, with the next version. The journal keeps what was signed.
pub(super) fn unsign(record: &CaseRecord, id: MapId, changes: &mut Vec<Change>) {
    let Some(signed) = record.map(id).filter(|map| map.is_signed()) else { return };
    let reopen = |map: &mut Map| {
        map.version = signed.value.version + 1;
        map.signed_off = None;
        if map.is_signed() {
            map.status = MapStatus::Draft;
        }
    };
    let mut here = changes.iter_mut().filter_map(|change| match change {
        Change::Put(Object::Map(map)) if map.id == id => Some(map),
        _ => None,
    });
    if let Some(map) = here.next() {
        // A later map may replace a signed one, which then stands as it was signed.
        if map.status != MapStatus::Superseded {
            reopen(map);
        }
        return;
    }
    let mut map = signed.value.clone();
    reopen(&mut map);
    changes.push(Change::Put(map.into()));
}

/// People signed, were told and hold copies of what the plan said before. It stays in force, as the next version, with
/// nobody under it until it is signed and given out again. The journal keeps who was. What was decided about its readers
/// stands as far as they read nothing new (`readers`).
pub(super) fn take_back_marks(record: &CaseRecord, id: PlanId, changes: &mut Vec<Change>) {
    let Some(agreed) = record.plan(id).filter(|plan| plan.is_in_force()) else { return };
    let take_back = |plan: &mut SafetyPlan| {
        plan.version = agreed.value.version + 1;
        plan.signatures.clear();
        plan.copies_given.clear();
        plan.children_told.clear();
    };
    let mut here = changes.iter_mut().filter_map(|change| match change {
        Change::Put(Object::SafetyPlan(plan)) if plan.id == id => Some(plan),
        _ => None,
    });
    if let Some(plan) = here.next() {
        take_back(plan);
        return;
    }
    let marked = [&agreed.value.signatures, &agreed.value.copies_given, &agreed.value.children_told];
    if marked.iter().any(|marks| !marks.is_empty()) {
        let mut plan = agreed.value.clone();
        take_back(&mut plan);
        changes.push(Change::Put(plan.into()));
    }
}
