//! Closing a case: asked for, audited, closed, and opened again where need be (I20). A plan that works outlives the case.

use super::{
    Acting, Change, Refused,
    refusals::{HOUSE_KEEPING, Refusals, not_here, refuse},
};
use crate::{
    family::{CaseStatus, Closure, Family, Overruled},
    ids::ClosureId,
    object::{CaseRecord, Kind},
    plan::{PlanKind, PlanStatus},
    rules,
    who::Who,
};

fn family(record: &CaseRecord) -> Result<Family, Refused> {
    record
        .families
        .first()
        .map(|kept| kept.value.clone())
        .ok_or_else(|| refuse(HOUSE_KEEPING, (Kind::Family, 0), "", "There is no case here yet."))
}

fn find(record: &CaseRecord, closure: ClosureId) -> Result<Closure, Refused> {
    record.closure(closure).map(|kept| kept.value.clone()).ok_or_else(|| not_here(Kind::Closure, closure.0))
}

/// Asks to close the case, with the reason in plain words. What is still missing is shown; it does not stand in the way
/// of asking.
pub fn ask_to_close(
    record: &CaseRecord,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let id = ClosureId((acting.new_id)());
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        reason.trim().is_empty(),
        20,
        (Kind::Closure, id.0),
        "reason",
        "Say why the work with this family can end.",
    );
    refusals.when(
        record.closures.iter().any(|closure| closure.closed_on.is_none()),
        HOUSE_KEEPING,
        (Kind::Closure, id.0),
        "",
        "Somebody has asked to close this case already.",
    );
    refusals.stop()?;
    Ok(vec![Change::Put(
        Closure {
            id,
            asked_by: Some(Who::Worker(acting.by)),
            asked_on: Some(acting.today),
            reason: reason.trim().to_owned(),
            audited_by: None,
            audited_on: None,
            audit_findings: String::new(),
            override_by: None,
            override_reason: String::new(),
            overruled: Vec::new(),
            closed_on: None,
            reopened_on: None,
            reopened_by: None,
            reopen_reason: String::new(),
            at_the_door: None,
            decided_by: None,
        }
        .into(),
    )])
}

/// Audits the case for closure. Never by the worker who asked, nor by the one who leads the case.
pub fn audit_closure(
    record: &CaseRecord,
    closure: ClosureId,
    findings: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::Closure, closure.0);
    let mut audited = find(record, closure)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    let own =
        audited.asked_by == Some(Who::Worker(acting.by)) || family(record)?.lead_worker == Some(acting.by);
    refusals.when(
        own,
        20,
        at,
        "audited_by",
        "Somebody other than the worker of the case audits it for closure.",
    );
    refusals.when(findings.trim().is_empty(), 20, at, "audit_findings", "Say what the audit found.");
    refusals.stop()?;
    audited.audited_by = Some(acting.by);
    audited.audited_on = Some(acting.today);
    findings.trim().clone_into(&mut audited.audit_findings);
    Ok(vec![Change::Put(audited.into())])
}

/// A named manager's decision to close although something stands in the way, with the reason. It is about what stands in the
/// way now, which is kept with it; what comes afterwards is decided on anew. Whether somebody may
/// decide so is a matter of access; it is never the worker who asked.
pub fn override_closure(
    record: &CaseRecord,
    closure: ClosureId,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::Closure, closure.0);
    let mut overridden = find(record, closure)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        overridden.asked_by == Some(Who::Worker(acting.by)) || family(record)?.lead_worker == Some(acting.by),
        20,
        at,
        "override_by",
        "Somebody other than the lead worker and the worker who asked decides to close although something is missing.",
    );
    refusals.when(
        reason.trim().is_empty(),
        20,
        at,
        "override_reason",
        "Say why the case is closed although something is missing.",
    );
    refusals.stop()?;
    overridden.override_by = Some(acting.by);
    let missing = rules::missing_for_closing(acting.look(record));
    // Nobody decides over a child in danger now.
    overridden.overruled =
        missing.iter().filter(|finding| finding.place.kind != Kind::Contact).map(Overruled::of).collect();
    reason.trim().clone_into(&mut overridden.override_reason);
    Ok(vec![Change::Put(overridden.into())])
}

/// Closes the case: the trajectory ends, the family keeps its plan, immediate plans end.
pub fn close(
    record: &CaseRecord,
    closure: ClosureId,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut asked = find(record, closure)?;
    let mut closed = family(record)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        asked.closed_on.is_some(),
        HOUSE_KEEPING,
        (Kind::Closure, closure.0),
        "closed_on",
        "The case was closed on this request before. Ask to close it anew.",
    );
    for contact in rules::undecided_dangers(record) {
        refusals.add(20, (Kind::Contact, contact.id.0), "decision", rules::danger_is_told(contact));
    }
    refusals.when(
        asked.audited_on.is_none() && asked.override_by.is_none(),
        20,
        (Kind::Closure, closure.0),
        "audited_on",
        "Every case is audited before it is closed. Ask a colleague to audit this one.",
    );
    // Contacts in danger are told of above.
    let missing = rules::in_the_way_of_closing(acting.look(record));
    refusals.extend(missing.into_iter().filter(|finding| finding.place.kind != Kind::Contact));
    refusals.stop()?;
    asked.closed_on = Some(acting.today);
    closed.status = CaseStatus::Closed;
    closed.closed = Some(acting.today);
    let mut changes = vec![Change::Put(asked.into()), Change::Put(closed.into())];
    for trajectory in record.trajectories.iter().filter(|trajectory| trajectory.ended.is_none()) {
        let mut trajectory = trajectory.value.clone();
        trajectory.ended = Some(acting.today);
        changes.push(Change::Put(trajectory.into()));
    }
    for plan in record.plans.iter().filter(|plan| plan.is_in_force()) {
        let mut plan = plan.value.clone();
        plan.status = match plan.kind {
            PlanKind::Immediate => PlanStatus::Replaced,
            PlanKind::Full => PlanStatus::FamilyOwned,
        };
        changes.push(Change::Put(plan.into()));
    }
    Ok(changes)
}

/// Opens a closed case again. Why stands with the request on which it was closed.
pub fn reopen(record: &CaseRecord, reason: &str, acting: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let mut opened = family(record)?;
    let at = (Kind::Family, opened.id.0);
    let mut refusals = Refusals::default();
    refusals.when(opened.status == CaseStatus::Open, HOUSE_KEEPING, at, "status", "This case is open.");
    refusals.when(reason.trim().is_empty(), HOUSE_KEEPING, at, "status", "Say why the case is opened again.");
    refusals.stop()?;
    opened.status = CaseStatus::Open;
    opened.closed = None;
    let mut changes = vec![Change::Put(opened.into())];
    let closed = record.closures.iter().filter(|closure| closure.closed_on.is_some());
    if let Some(closure) = closed.max_by_key(|closure| (closure.closed_on, closure.id)) {
        let mut closure = closure.value.clone();
        closure.reopened_on = Some(acting.today);
        closure.reopened_by = Some(acting.by);
        reason.trim().clone_into(&mut closure.reopen_reason);
        changes.push(Change::Put(closure.into()));
    }
    Ok(changes)
}
