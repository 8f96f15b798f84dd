//! Deciding on a contact, and on the referral with which a record begins: what kind of help, advice, or nothing further.
//!
//! A contact is never in anybody's way: it is written down on a closed case too. What is decided on it may open a closed
//! case again, or end a case on which no work has begun, without what I20 asks of a case that was worked on.

use super::{
    Acting, Change, Refused, closing,
    refusals::{HOUSE_KEEPING, Refusals, not_here, refuse},
};
use crate::{
    child::ChildLink,
    contact::{Contact, ContactDecision},
    family::{AtTheDoor, CaseStatus, Closure, Family, Stage},
    ids::{ClosureId, ContactId},
    object::{CaseRecord, Kind},
    rules,
    stands::{self, StageFrom},
};
use jiff::civil::Date;

/// The contact with which the case began, while nobody has decided on it: the case stands at the front door with it, and
/// both are decided in one.
pub fn opening(record: &CaseRecord) -> Option<&Contact> {
    let at_the_door = record
        .families
        .first()
        .is_some_and(|family| family.stage == Stage::Intake && family.status == CaseStatus::Open);
    record
        .contacts
        .iter()
        .map(|kept| &kept.value)
        .filter(|contact| at_the_door && contact.decision.is_none() && !contact.on_open_case)
        .min_by_key(|contact| (contact.received, contact.id))
}

/// Decides on a contact, with the reason. A closed case is opened again where work follows; a case that stands at the
/// front door with this contact moves on or ends with it. What was decided before is kept in the journal.
pub fn decide(
    record: &CaseRecord,
    contact: ContactId,
    (decision, reason, feedback): (ContactDecision, &str, &str),
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::Contact, contact.0);
    let decided = record.contact(contact).ok_or_else(|| not_here(Kind::Contact, contact.0))?.value.clone();
    let family = record.families.first().ok_or_else(|| not_here(Kind::Family, 0))?.value.clone();
    let is_open = family.status == CaseStatus::Open;
    let mut refusals = Refusals::default();
    refusals.when(reason.trim().is_empty(), HOUSE_KEEPING, at, "decision_reason", "Say why.");
    let opens = opening(record).is_some_and(|opening| opening.id == contact);
    refusals.when(
        is_open
            && !opens
            && decision == ContactDecision::NewReferral
            && goes_on(record, &decided, acting.today),
        HOUSE_KEEPING,
        at,
        "decision",
        "Work with this family is going on, so there is no second referral. Choose that it joins the work.",
    );
    refusals.when(
        decision == ContactDecision::JoinsOpen && (!is_open || opens),
        HOUSE_KEEPING,
        at,
        "decision",
        "No work is going on that this could join. Choose a new referral, or what else follows.",
    );
    refusals.stop()?;
    if opens && matches!(decision, ContactDecision::Advice | ContactDecision::Information) {
        return end(record, AtTheDoor::Advice, (decision, reason, feedback), acting);
    }
    let mut changes = vec![Change::Put(with(decided, (decision, reason, feedback), acting).into())];
    let work = matches!(
        decision,
        ContactDecision::EarlyHelp | ContactDecision::NewReferral | ContactDecision::StrategyNow
    );
    if !is_open && work {
        for change in closing::reopen(record, reason, acting)? {
            changes.push(match change {
                Change::Put(crate::Object::Family(reopened)) => {
                    Change::Put(moved(reopened, decision, acting).into())
                }
                other => other,
            });
        }
    } else if opens && decision == ContactDecision::EarlyHelp {
        changes.push(Change::Put(moved(family, decision, acting).into()));
    }
    Ok(changes)
}

/// Whether work goes on with a child of a contact that came while the case was open (P3). Where nothing has been written down of any
/// child's pathway, the stage that somebody said counts.
pub fn goes_on(record: &CaseRecord, contact: &Contact, day: Date) -> bool {
    let is_about = |child| contact.children.is_empty() || contact.children.contains(&child);
    let holds = |link: &ChildLink| stands::is_held(link, day) && is_about(link.person);
    let is_open = record.child_links.iter().any(|link| holds(link) && link.stands.is_some());
    let is_said = record
        .families
        .first()
        .is_some_and(|family| family.stage_from == StageFrom::Said && family.stage > Stage::EarlyHelp);
    contact.on_open_case && (is_open || is_said)
}

fn moved(mut family: Family, decision: ContactDecision, acting: &Acting<'_>) -> Family {
    family.stage = if decision == ContactDecision::EarlyHelp { Stage::EarlyHelp } else { Stage::Intake };
    family.stage_since = acting.today;
    family.stage_from = StageFrom::Said;
    family
}

fn with(
    mut contact: Contact,
    (decision, reason, feedback): (ContactDecision, &str, &str),
    acting: &Acting<'_>,
) -> Contact {
    contact.decision = Some(decision);
    if let Some(corrected) = &mut contact.danger_corrected {
        corrected.waits = false;
    }
    reason.trim().clone_into(&mut contact.decision_reason);
    if !feedback.trim().is_empty() {
        feedback.trim().clone_into(&mut contact.feedback);
    }
    contact.decided_at = Some(acting.at);
    contact.decided_by = Some(acting.by);
    contact
}

/// Says where the work stands now. If that decides on the referral with which the case began, the contact says so. What is open for a
/// child is not talked away: it ends on the child's pathway, and the stage follows.
pub fn stage(
    record: &CaseRecord,
    mut family: Family,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let farthest = stands::farthest(record, acting.today);
    if let Some(open) = farthest.filter(|open| open.is_decided() && family.stage < open.stage) {
        let sentence = format!(
            "For a child of this family the work stands at “{}” since {}. End that where each child stands, and this follows.",
            open.stage.words(),
            calendar::long(open.since),
        );
        return Err(refuse(HOUSE_KEEPING, (Kind::Family, family.id.0), "stage", sentence));
    }
    let is_same = farthest.is_some_and(|open| family.stage == open.stage);
    family.stage_from = if is_same { StageFrom::Children } else { StageFrom::Said };
    let (before, now) = (opening(record).cloned(), family.stage);
    let mut changes = super::put(record, family.into(), acting)?;
    if let Some(contact) = before.filter(|_| now != Stage::Intake) {
        let decision = match now {
            Stage::EarlyHelp => ContactDecision::EarlyHelp,
            _ => ContactDecision::NewReferral,
        };
        changes.push(Change::Put(with(contact, (decision, reason, ""), acting).into()));
    }
    Ok(changes)
}

/// Ends a case that stands at the front door: no further action, or advice, with the reason. What closing asks for
/// belongs to cases that were worked on (I20); a case with a danger statement or a plan in force is one.
pub fn end_at_the_door(
    record: &CaseRecord,
    outcome: AtTheDoor,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let decision = match outcome {
        AtTheDoor::NoFurtherAction => ContactDecision::NewReferral,
        AtTheDoor::Advice => ContactDecision::Advice,
    };
    end(record, outcome, (decision, reason, ""), acting)
}

fn end(
    record: &CaseRecord,
    outcome: AtTheDoor,
    (decision, reason, feedback): (ContactDecision, &str, &str),
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let family = record
        .families
        .first()
        .ok_or_else(|| refuse(HOUSE_KEEPING, (Kind::Family, 0), "", "There is no case here yet."))?;
    let at = (Kind::Family, family.id.0);
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(reason.trim().is_empty(), HOUSE_KEEPING, at, "reason", "Say who decided and why.");
    let worked = family.stage != Stage::Intake
        || !record.dangers.is_empty()
        || record.plans.iter().any(|plan| plan.is_in_force());
    refusals.when(
        worked,
        20,
        at,
        "stage",
        "Work has begun with this family, so it does not end here. Ask to close the case, and somebody audits it.",
    );
    let begun_with = opening(record).map(|contact| contact.id);
    for contact in rules::undecided_dangers(record).filter(|contact| Some(contact.id) != begun_with) {
        refusals.add(20, (Kind::Contact, contact.id.0), "decision", rules::danger_is_told(contact));
    }
    refusals.stop()?;
    let mut closed = family.value.clone();
    closed.status = CaseStatus::Closed;
    closed.closed = Some(acting.today);
    let closure = Closure {
        id: ClosureId((acting.new_id)()),
        asked_by: None,
        asked_on: None,
        reason: reason.trim().to_owned(),
        audited_by: None,
        audited_on: None,
        audit_findings: String::new(),
        override_by: None,
        override_reason: String::new(),
        overruled: Vec::new(),
        closed_on: Some(acting.today),
        reopened_on: None,
        reopened_by: None,
        reopen_reason: String::new(),
        at_the_door: Some(outcome),
        decided_by: Some(acting.by),
    };
    let mut changes = vec![Change::Put(closed.into()), Change::Put(closure.into())];
    if let Some(contact) = opening(record) {
        changes.push(Change::Put(with(contact.clone(), (decision, reason, feedback), acting).into()));
    }
    for trajectory in record.trajectories.iter().filter(|trajectory| trajectory.ended.is_none()) {
        let mut trajectory = trajectory.value.clone();
        trajectory.ended = Some(acting.today);
        changes.push(Change::Put(trajectory.into()));
    }
    Ok(changes)
}
