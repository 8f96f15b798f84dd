//! What was written down of a child's pathway is put right, or taken back. What hangs on it by rule goes along: a plan has the day of the
//! conference that made it (P15). Nothing is decided, and no decision undone, by a correction.

use crate::{
    actions::{
        Acting, Change, Refused, put,
        refusals::{HOUSE_KEEPING, refuse, refuse_by},
        withdraw,
    },
    object::{CaseRecord, Kind, Object},
};
use pathway::{
    ChildConference, ProtectionPlan,
    rules::{
        of_moved_conference, of_taking_back_conference, of_taking_back_protection, of_taking_back_referral,
    },
};

/// Puts one thing of the child's own record right.
pub fn correct(record: &CaseRecord, mine: Object, acting: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let at = (mine.kind(), mine.number());
    let stands = record.find(at.0, at.1).map(|kept| kept.value);
    if !stands.is_some_and(|stands| decides_the_same(&stands, &mine)) {
        let sentence =
            "A correction decides nothing and takes no decision back. Use the form for that decision.";
        return Err(refuse(HOUSE_KEEPING, at, "", sentence));
    }
    let moved = match &mine {
        Object::ChildConference(conference) => {
            refuse_by(at, of_moved_conference(&crate::path(record), conference))?;
            moved_plan(record, conference)
        }
        _ => None,
    };
    let mut changes = put(record, mine, acting)?;
    if let Some(plan) = moved {
        let after = record.after(&changes, acting.by, acting.at);
        changes.extend(put(&after, plan.into(), acting)?);
    }
    Ok(changes)
}

/// Whether a thing says the same of what was decided as it did before.
fn decides_the_same(was: &Object, now: &Object) -> bool {
    match (was, now) {
        (Object::Referral(was), Object::Referral(now)) => {
            (was.no_further, was.closed.is_some()) == (now.no_further, now.closed.is_some())
        }
        (Object::Assessment(was), Object::Assessment(now)) => {
            was.authorised.is_some() == now.authorised.is_some()
        }
        (Object::Enquiry(was), Object::Enquiry(now)) => {
            (was.concluded.is_some(), was.outcome) == (now.concluded.is_some(), now.outcome)
        }
        (Object::ChildConference(was), Object::ChildConference(now)) => {
            (was.held, was.decision, was.category) == (now.held, now.decision, now.category)
        }
        (Object::ProtectionPlan(was), Object::ProtectionPlan(now)) => {
            was.ended.is_some() == now.ended.is_some()
        }
        (Object::InNeedPlan(was), Object::InNeedPlan(now)) => was.ended.is_some() == now.ended.is_some(),
        _ => true,
    }
}

/// The plan that a conference made, on the conference's new day.
fn moved_plan(record: &CaseRecord, now: &ChildConference) -> Option<ProtectionPlan> {
    let mut plan = crate::path(record).plan_made_by(now).filter(|plan| plan.from != now.on)?.value.clone();
    plan.categories.iter_mut().filter(|one| one.on == plan.from).for_each(|one| one.on = now.on);
    plan.from = now.on;
    Some(plan)
}

/// Takes one thing of the child's own record back, unless something else hangs on it.
pub fn take_back(
    record: &CaseRecord,
    kind: Kind,
    number: i64,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let path = crate::path(record);
    let (stands_in_the_way, made) = match record.find(kind, number).map(|kept| kept.value) {
        Some(Object::Referral(one)) => (of_taking_back_referral(&path, &one), None),
        Some(Object::ProtectionPlan(one)) => (of_taking_back_protection(&one), None),
        Some(Object::ChildConference(one)) => {
            (of_taking_back_conference(&path, &one), path.plan_made_by(&one))
        }
        _ => (Vec::new(), None),
    };
    refuse_by((kind, number), stands_in_the_way)?;
    // The plan that a conference made goes with it.
    let mut changes = match made {
        Some(plan) => withdraw(record, Kind::ProtectionPlan, plan.id.0, reason, acting)?,
        None => Vec::new(),
    };
    let after = record.after(&changes, acting.by, acting.at);
    changes.extend(withdraw(&after, kind, number, reason, acting)?);
    Ok(changes)
}
