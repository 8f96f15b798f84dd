//! What a page showed when somebody decided on it. A form that decides (agrees, signs, takes away) carries a mark of the
//! things that it showed and of their versions. Where another has changed any of them meanwhile, nothing is kept and the
//! page is shown again as it is now: nobody agrees to what they have not read. A form that edits one thing carries that thing's
//! version instead, and never both: what others changed in it is merged, not refused.

use practice::{
    CaseRecord, Finding, Kind, Level, Object, Place, RuleId,
    actions::{Refused, plan::replaced_by},
    ids::{MapId, PlanId},
    object::Kept,
    plan::{PlanKind, SafetyPlan},
};
use std::hash::{DefaultHasher, Hash, Hasher as _};

/// What is said to whoever decided on what has changed.
pub const CHANGED: &str = "Somebody else changed this while you had it open, so nothing was saved. It stands here as it is now. Look at it, and send it again if that is still right.";

/// What is said where a form does not say what its page showed: it was open while Kith was renewed.
pub const UNKNOWN: &str = "This page was opened before Kith was last renewed and does not say what it showed, so nothing was saved. It stands here as it is now. Look at it, and send it again if that is still right.";

/// A thing and its version.
type Version = (Kind, i64, u32);

/// A mark of these things as they stand.
fn mark(things: impl IntoIterator<Item = Version>) -> String {
    let mut all: Vec<(&str, i64, u32)> =
        things.into_iter().map(|(kind, number, version)| (kind.code(), number, version)).collect();
    all.sort_unstable();
    mark_of(&all)
}

/// A mark of what somebody was shown or looked up, for the form to send back.
pub fn mark_of(shown: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    shown.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// One thing.
pub fn one(record: &CaseRecord, kind: Kind, number: i64) -> String {
    mark(record.find(kind, number).map(|kept: Kept<Object>| (kind, number, kept.version)))
}

/// Several things.
pub fn these(record: &CaseRecord, things: impl IntoIterator<Item = (Kind, i64)>) -> String {
    mark(things.into_iter().map(|(kind, number)| {
        let version = record.version_of(kind, number).unwrap_or(0);
        (kind, number, version)
    }))
}

/// A plan with its rules and red flags: what people say yes to.
pub fn plan(record: &CaseRecord, id: PlanId) -> String {
    let plan = record.plan(id).map(|kept| (Kind::SafetyPlan, id.0, kept.version));
    let rules = record.plan_rules.iter().filter(|rule| rule.plan == id);
    let flags = record.red_flags.iter().filter(|flag| flag.plan == id);
    mark(
        plan.into_iter()
            .chain(rules.map(|rule| (Kind::PlanRule, rule.id.0, rule.version)))
            .chain(flags.map(|flag| (Kind::RedFlag, flag.id.0, flag.version))),
    )
}

/// What somebody sees who agrees a plan: the plan, and those by which people go and that it takes the place of.
pub fn agreeing(record: &CaseRecord, id: PlanId) -> String {
    let takes = record.plan(id).into_iter().flat_map(|plan| replaced_by(record, plan));
    let of = |plan: &SafetyPlan| record.plan(plan.id).map(|kept| (Kind::SafetyPlan, kept.id.0, kept.version));
    format!("{}{}", plan(record, id), mark(takes.filter_map(of)))
}

/// The immediate plans by which people go: a new one takes their place.
pub fn tonight(record: &CaseRecord) -> String {
    let plans = record.plans.iter().filter(|plan| plan.kind == PlanKind::Immediate && plan.is_in_force());
    mark(plans.map(|plan| (Kind::SafetyPlan, plan.id.0, plan.version)))
}

/// A map with all that its signature stands under: its items, dangers and goals.
pub fn map(record: &CaseRecord, id: MapId) -> String {
    let map = record.map(id).map(|kept| (Kind::Map, id.0, kept.version));
    let dangers = || record.dangers.iter().filter(move |danger| danger.map == id);
    let goals = record.goals.iter().filter(|goal| dangers().any(|danger| danger.id == goal.danger));
    let items = record.items.iter().filter(|item| item.map == id);
    mark(
        map.into_iter()
            .chain(items.map(|item| (Kind::MapItem, item.id.0, item.version)))
            .chain(dangers().map(|danger| (Kind::DangerStatement, danger.id.0, danger.version)))
            .chain(goals.map(|goal| (Kind::SafetyGoal, goal.id.0, goal.version))),
    )
}

/// The requests to close the case, with their audits.
pub fn closures(record: &CaseRecord) -> String {
    mark(record.closures.iter().map(|closure| (Kind::Closure, closure.id.0, closure.version)))
}

/// The contacts, and where the case stands.
pub fn contacts(record: &CaseRecord) -> String {
    let families = record.families.iter().map(|family| (Kind::Family, family.id.0, family.version));
    let contacts = record.contacts.iter().map(|contact| (Kind::Contact, contact.id.0, contact.version));
    mark(families.chain(contacts))
}

/// Refuses where what stands is not what the page showed.
pub fn still(was: &str, is: &str) -> Result<(), Refused> {
    let sentence = match was {
        "" => UNKNOWN,
        was if was == is => return Ok(()),
        _ => CHANGED,
    };
    let place = Place { kind: Kind::Family, number: 0, field: "" };
    Err(Refused(vec![Finding {
        rule: RuleId::I(0),
        level: Level::Block,
        sentence: sentence.to_owned(),
        place,
    }]))
}

/// Decides where what stands is what the page showed. Who has no mark is told first what stands in the way besides.
pub fn decide_still<T>(
    was: &str,
    is: &str,
    decide: impl FnOnce() -> Result<T, Refused>,
) -> Result<T, Refused> {
    match still(was, is) {
        Ok(()) => decide(),
        Err(stale) if was.is_empty() => decide().and(Err(stale)),
        Err(stale) => Err(stale),
    }
}

/// Whether that is what stands in the way.
pub fn is_changed(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| says_so(&finding.sentence))
}

/// Whether a sentence says that the page was not up to date.
pub fn says_so(sentence: &str) -> bool {
    [CHANGED, UNKNOWN].contains(&sentence)
}
