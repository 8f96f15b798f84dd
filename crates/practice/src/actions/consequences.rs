//! What a change brings with it, in the same transaction: a signed map opens again, a changed plan loses the signatures
//! under it, a low number alerts, a failed test calls the network together.

use super::{Acting, Change, scales};
use crate::{
    ids::{MapId, MeetingId, PlanId},
    map::{Map, MapStatus},
    meeting::{Meeting, MeetingKind, MeetingStatus},
    object::{FamilyRecord, Object},
    plan::{PlanRule, PlanStatus, PlanTest, RedFlag, SafetyPlan},
    scale::Subject,
    views::{Fears, quoted},
    who::Who,
};
use jiff::{ToSpan, civil::Date};

/// Adds what follows from keeping `object`, which stood as `old` before.
pub(super) fn of(
    record: &FamilyRecord,
    old: Option<&Object>,
    object: &Object,
    acting: &mut Acting<'_>,
    changes: &mut Vec<Change>,
) {
    if old == Some(object) {
        return;
    }
    for map in old.into_iter().chain([object]).filter_map(|object| map_of(record, object)) {
        unsign(record, map, changes);
    }
    if let Some(plan) = old.into_iter().chain([object]).find_map(|object| plan_of(object, old)) {
        take_back_marks(record, plan, changes);
    }
    match object {
        Object::DangerStatement(danger) if old.is_none() => {
            if let Some(scale) = scales::default_scale(record, danger, acting) {
                changes.push(Change::Put(scale.into()));
            }
        }
        Object::ScaleRating(rating) => scales::escalate(record, rating, acting, changes),
        Object::PlanTest(test) if !test.passed() && old.is_none() => failed(record, test, acting, changes),
        _ => {}
    }
}

/// The map to whose signed words this belongs. Next steps, numbers and plans live on after the sign-off; the map with
/// its items, dangers, goals and the scales of the pairs is what was signed.
pub(super) fn map_of(record: &FamilyRecord, object: &Object) -> Option<MapId> {
    let of_danger = |id| record.danger(id).map(|danger| danger.map);
    match object {
        Object::Map(map) => Some(map.id),
        Object::MapItem(item) => Some(item.map),
        Object::DangerStatement(danger) => Some(danger.map),
        Object::SafetyGoal(goal) => of_danger(goal.danger),
        Object::Scale(scale) if scale.subject == Subject::Pair => scale.danger.and_then(of_danger),
        _ => None,
    }
}

/// Takes a signed map back to draft, with the next version. The journal keeps what was signed.
pub(super) fn unsign(record: &FamilyRecord, id: MapId, changes: &mut Vec<Change>) {
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

/// The plan to whose agreed words this belongs: its rules, its red flags, whom to ring, and what if somebody cannot. From
/// whom a line is kept is no part of what people agreed to.
pub(super) fn plan_of(object: &Object, old: Option<&Object>) -> Option<PlanId> {
    match (object, old) {
        (Object::PlanRule(rule), Some(Object::PlanRule(old)))
            if (PlanRule {
                not_for: old.not_for.clone(),
                although_feared: old.although_feared.clone(),
                ..rule.clone()
            }) == *old =>
        {
            None
        }
        (Object::RedFlag(flag), Some(Object::RedFlag(old)))
            if (RedFlag { not_for: old.not_for.clone(), ..flag.clone() }) == *old =>
        {
            None
        }
        (Object::PlanRule(rule), _) => Some(rule.plan),
        (Object::RedFlag(flag), _) => Some(flag.plan),
        (Object::SafetyPlan(plan), Some(Object::SafetyPlan(old)))
            if (&plan.if_worried, &plan.if_not) != (&old.if_worried, &old.if_not) =>
        {
            Some(plan.id)
        }
        _ => None,
    }
}

/// People signed, were told and hold copies of what the plan said before. It stays in force, as the next version, with
/// nobody under it until it is signed and given out again. The journal keeps who was. What was decided about its readers
/// stands as far as they read nothing new (`readers`).
pub(super) fn take_back_marks(record: &FamilyRecord, id: PlanId, changes: &mut Vec<Change>) {
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

/// A failed test: the plan does not work, and the network meets soon (I19).
fn failed(record: &FamilyRecord, test: &PlanTest, acting: &mut Acting<'_>, changes: &mut Vec<Change>) {
    let Some(rule) = record.plan_rule(test.rule) else { return };
    let Some(plan) = record.plan(rule.plan).filter(|plan| plan.is_in_force()) else { return };
    let mut plan = plan.value.clone();
    plan.status = PlanStatus::NotWorking;
    let days = i64::from(acting.thresholds.meet_after_failed_test(plan.kind));
    let latest = acting.today.checked_add(days.days()).unwrap_or(acting.today);
    if let Some(planned) = planned_by(record, acting.today, latest) {
        plan.next_meeting = Some(planned);
        changes.push(Change::Put(plan.into()));
        return;
    }
    plan.next_meeting = Some(latest);
    changes.push(Change::Put(plan.into()));
    let members = record.network.iter().filter(|member| member.left.is_none());
    // Nobody is invited by itself of whom it is to be talked over first whether, where and how.
    let mut attendees: Vec<Who> = members.map(|member| Who::Person(member.person)).collect();
    let fears = Fears::of(record);
    attendees.retain(|who| fears.risk_of(None, who).is_none());
    attendees.extend(record.families.iter().filter_map(|family| family.lead_worker).map(Who::Worker));
    changes.push(Change::Put(Object::Meeting(Meeting {
        id: MeetingId((acting.new_id)()),
        kind: MeetingKind::Network,
        on: latest,
        status: MeetingStatus::Planned,
        because: format!("A test of the plan failed on {}: {}", calendar::long(test.on), quoted(&rule.text)),
        attendees,
        quorate: None,
        decisions: String::new(),
    })));
}

/// The day of a network meeting that is planned by then.
fn planned_by(record: &FamilyRecord, today: Date, latest: Date) -> Option<Date> {
    record
        .meetings
        .iter()
        .filter(|meeting| meeting.kind == MeetingKind::Network && meeting.status == MeetingStatus::Planned)
        .map(|meeting| meeting.on)
        .filter(|on| (today..=latest).contains(on))
        .min()
}
