//! Why a plan for tonight is needed: what the rules ask for (I16), and what people wrote down this week.
//!
//! I16 blocks a sign-off and closing. What is here besides only comes first on everybody's work: whoever reads that a
//! child was hurt on Saturday thinks of tonight before the map, the numbers and the paper.

use super::{
    i16_immediate_plan::{holds_today, immediate_plans_missing},
    look::{Look, at, found, quote},
};
use crate::{
    Finding, Level,
    contact::{Contact, ContactDecision},
    family::{CaseStatus, Stage},
    map::{Category, MapItem},
    object::{Kept, Kind},
    plan::{PlanKind, PlanStatus, SafetyPlan},
    views::standing_while_it_holds,
};
use jiff::{ToSpan, civil::Date};

/// Why the children need a plan for tonight, the strongest reason first. Empty: an immediate plan holds, or nothing
/// asks for one.
pub fn plan_for_tonight(look: Look<'_>) -> Vec<Finding> {
    if look.family().is_none_or(|family| family.status == CaseStatus::Closed) || holds_today(look) {
        return Vec::new();
    }
    let mut all: Vec<Finding> = failed_tonight(look).into_iter().collect();
    all.extend(immediate_plans_missing(look));
    all.extend(told_now(look));
    all.extend(fresh_harm(look));
    all
}

/// The immediate plan that a test showed not to work: what was agreed for tonight does not keep the children safe.
fn failed_tonight(look: Look<'_>) -> Option<Finding> {
    let plans = look.record.plans.iter().map(|kept| &kept.value);
    let failing =
        |plan: &&SafetyPlan| plan.kind == PlanKind::Immediate && plan.status == PlanStatus::NotWorking;
    let plan = plans.filter(failing).max_by_key(|plan| (plan.valid_from, plan.id))?;
    let sentence = standing_while_it_holds(look.record, plan).sentence();
    Some(found(16, Level::Warn, at(Kind::SafetyPlan, plan.id.0, "status"), sentence))
}

/// Whether a plan was agreed on that day or since. Whatever has become of it, it was agreed with that day in mind.
fn was_answered(look: Look<'_>, on: Date) -> bool {
    look.record
        .plans
        .iter()
        .any(|plan| plan.status != PlanStatus::Draft && plan.valid_from.is_some_and(|agreed| agreed >= on))
}

/// Whether the case was closed on that day or since: nobody closes one over a danger on which nobody has decided.
fn was_closed(look: Look<'_>, on: Date) -> bool {
    look.record.closures.iter().any(|closure| closure.closed_on.is_some_and(|closed| closed >= on))
}

/// Whether it was decided that nothing follows, with a word about how the child is safe.
fn is_answered_in_words(contact: &Contact) -> bool {
    let nothing_follows =
        matches!(contact.decision, Some(ContactDecision::Advice | ContactDecision::Information));
    nothing_follows && !contact.how_safe().is_empty()
}

/// The last contact that says that a child is in danger now. Nothing ends that in silence: neither a later contact that says
/// that all is calm, nor a week that goes by. It stands until somebody has decided on it; and then until a plan is agreed,
/// the case is closed, or it is decided that nothing follows and written down how the child is safe. Where a plan has been
/// agreed since, people still ask for some days whether it holds.
pub fn in_danger_now(look: Look<'_>) -> Option<&Kept<Contact>> {
    let told = || look.record.contacts.iter().filter(|contact| contact.received_on() <= look.today);
    let last = told().max_by_key(|contact| (contact.received, contact.id))?;
    let at_door = look.family().is_some_and(|family| family.stage == Stage::Intake);
    let stands = |contact: &&Kept<Contact>| {
        let is_fresh = contact.id == last.id && (at_door || is_fresh_on(look, contact.received_on()));
        if !contact.is_decided() {
            return contact.correction_waits() || contact.on_open_case || at_door || is_fresh;
        }
        let on = contact.received_on();
        !is_answered_in_words(contact) && (is_fresh || !(was_answered(look, on) || was_closed(look, on)))
    };
    let danger = told().filter(|contact| contact.says_danger());
    danger.filter(stands).max_by_key(|contact| (contact.received, contact.id))
}

/// The same, if no plan was agreed since.
fn told_now(look: Look<'_>) -> Option<Finding> {
    let last = in_danger_now(look)?;
    let on = last.received_on();
    (!was_answered(look, on)).then(|| {
        let said = last.danger_words.trim();
        let said = if said.is_empty() { String::new() } else { format!(": {}", quote(said)) };
        let sentence = format!(
            "On {} it was said that a child is in danger now{said}. No immediate safety plan holds. Agree with the family who keeps the children safe tonight.",
            calendar::long(on)
        );
        found(16, Level::Warn, at(Kind::Contact, last.id.0, "danger_now"), sentence)
    })
}

/// Whether what happened or was told on a day asks for a plan for tonight still, by what holds for that day.
fn is_fresh_on(look: Look<'_>, on: Date) -> bool {
    let days = *look.thresholds.contacts.harm_is_fresh_days.on(on);
    on > look.today.saturating_sub(i64::from(days).days())
}

/// The latest harm of the last days, if no plan was agreed since it happened.
fn fresh_harm(look: Look<'_>) -> Option<Finding> {
    let harms =
        look.items_of(Category::PastHarm).filter_map(|item| Some((happened_on(item, look.today)?, item)));
    let (on, item) =
        harms.filter(|(on, _)| is_fresh_on(look, *on)).max_by_key(|(on, item)| (*on, item.id))?;
    (!was_answered(look, on)).then(|| {
        let sentence = format!(
            "Harm of {} stands on the map: {}. No immediate safety plan holds. Agree with the family who keeps the children safe tonight.",
            calendar::long(on),
            quote(&item.text)
        );
        found(16, Level::Warn, at(Kind::MapItem, item.id.0, "last"), sentence)
    })
}

/// The last day on which harm is known to have happened.
fn happened_on(item: &MapItem, today: Date) -> Option<Date> {
    [&item.last, &item.worst, &item.first]
        .into_iter()
        .filter_map(|moment| moment.on)
        .filter(|on| *on <= today)
        .max()
}
