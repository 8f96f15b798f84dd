//! What was written down of a child's pathway is put right, or taken back. What hangs on it by rule goes along: a plan has the day of the
//! conference that made it (P15). Nothing is decided, and no decision undone, by a correction.

use crate::{
    actions::{
        Acting, Change, Refused, put,
        refusals::{HOUSE_KEEPING, refuse},
        withdraw,
    },
    object::{CaseRecord, Kind, Object},
};
use jiff::civil::Date;
use pathway::{
    ChildConference,
    codes::{Category, ConferenceDecision, ConferenceKind, EnquiryOutcome},
};

/// Puts one thing of the child's own record right.
pub fn correct(record: &CaseRecord, mine: Object, acting: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let at = (mine.kind(), mine.number());
    let stands = record.find(at.0, at.1).map(|kept| kept.value);
    if stands.is_none_or(|stands| decided(&stands) != decided(&mine)) {
        let sentence =
            "A correction decides nothing and takes no decision back. Use the form for that decision.";
        return Err(refuse(HOUSE_KEEPING, at, "", sentence));
    }
    let along = match &mine {
        Object::ChildConference(conference) => along(record, conference)?,
        _ => Vec::new(),
    };
    let mut changes = put(record, mine, acting)?;
    for object in along {
        let after = record.after(&changes, acting.by, acting.at);
        changes.extend(put(&after, object, acting)?);
    }
    Ok(changes)
}

/// What of a thing was decided, by what is there and what is not.
fn decided(thing: &Object) -> Vec<Option<&'static str>> {
    let is = |so: bool| so.then_some("yes");
    match thing {
        Object::Referral(one) => {
            vec![one.no_further.map(|no| if no { "no" } else { "yes" }), is(one.closed.is_some())]
        }
        Object::Assessment(one) => vec![is(one.authorised.is_some())],
        Object::Enquiry(one) => vec![is(one.concluded.is_some()), one.outcome.map(EnquiryOutcome::code)],
        Object::ChildConference(one) => {
            vec![is(one.held), one.decision.map(ConferenceDecision::code), one.category.map(Category::code)]
        }
        Object::ProtectionPlan(one) => vec![is(one.ended.is_some())],
        Object::InNeedPlan(one) => vec![is(one.ended.is_some())],
        _ => Vec::new(),
    }
}

/// What moves with a conference that was held on another day than was written down.
fn along(record: &CaseRecord, now: &ChildConference) -> Result<Vec<Object>, Refused> {
    let Some(was) = record.conference(now.id).map(|kept| kept.on).filter(|was| *was != now.on) else {
        return Ok(Vec::new());
    };
    let mut moved = Vec::new();
    for plan in &record.protection_plans {
        if plan.conference == Some(now.id) {
            if let Some(review) = first_review(record, plan.from).filter(|review| *review <= now.on) {
                let sentence = format!(
                    "The review of {} stands in the way: a plan begins before it is reviewed. Look at both days.",
                    calendar::long(review)
                );
                return Err(refuse(15, (Kind::ChildConference, now.id.0), "on", sentence));
            }
            let mut plan = plan.value.clone();
            plan.categories.iter_mut().filter(|one| one.on == plan.from).for_each(|one| one.on = now.on);
            plan.from = now.on;
            moved.push(plan.into());
        } else if plan.ended == Some(was) && now.decision == Some(ConferenceDecision::End) {
            let sentence = "A plan ended on this day, and what follows it began. Their days cannot be changed together here yet.";
            return Err(refuse(15, (Kind::ChildConference, now.id.0), "on", sentence));
        }
    }
    Ok(moved)
}

/// The first review after a day.
fn first_review(record: &CaseRecord, after: Date) -> Option<Date> {
    let reviews = record.conferences.iter().filter(|one| one.kind == ConferenceKind::Review && one.held);
    reviews.map(|one| one.on).filter(|on| *on > after).min()
}

/// Takes one thing of the child's own record back, unless something else hangs on it.
pub fn take_back(
    record: &CaseRecord,
    (kind, number): (Kind, i64),
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let stands = record.find(kind, number).map(|kept| kept.value);
    if let Some(sentence) = stands.as_ref().and_then(|stands| hangs_on(record, stands)) {
        return Err(refuse(HOUSE_KEEPING, (kind, number), "", sentence));
    }
    // The plan that a conference made goes with it.
    let made = match &stands {
        Some(Object::ChildConference(held)) => {
            record.protection_plans.iter().find(|plan| plan.conference == Some(held.id))
        }
        _ => None,
    };
    let mut changes = match made {
        Some(plan) => withdraw(record, Kind::ProtectionPlan, plan.id.0, reason, acting)?,
        None => Vec::new(),
    };
    let after = record.after(&changes, acting.by, acting.at);
    changes.extend(withdraw(&after, kind, number, reason, acting)?);
    Ok(changes)
}

/// Why something stays: the sentence for whoever wants to take it back.
fn hangs_on(record: &CaseRecord, thing: &Object) -> Option<String> {
    let path = crate::path(record);
    match thing {
        Object::Referral(one) if pathway::rules::is_followed(&path, one) => Some(
            "An assessment, an enquiry, a conference or a plan stands in the time of this referral. Take that back first.".to_owned(),
        ),
        Object::ProtectionPlan(one) if one.conference.is_some() => {
            Some("A conference made this plan. Take the conference back, and the plan goes with it.".to_owned())
        }
        Object::ChildConference(one) if one.decision == Some(ConferenceDecision::End) => {
            Some("This conference ended a plan, so it stays. Put its day right where it is wrong.".to_owned())
        }
        Object::ChildConference(one) => {
            let plan = record.protection_plans.iter().find(|plan| plan.conference == Some(one.id))?;
            let review = first_review(record, plan.from)?;
            Some(format!("The plan that it made was reviewed on {}. Take that back first.", calendar::long(review)))
        }
        _ => None,
    }
}
