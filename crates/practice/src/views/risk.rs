//! Whether it may bring danger to tell, ask or give something to somebody who is feared: then nobody decides it alone. If a
//! carer neglects or drinks and nothing of the kind is told anywhere, the plan is theirs, and it stays easy for them to have it.

use super::{
    family_plan::{flags_of, rules_of},
    feared::{Fear, is_violent},
    fears::Fears,
    outside::has_part,
};
use crate::{
    ids::PersonId,
    object::CaseRecord,
    people::{Part, Person},
    plan::{Once, SafetyPlan},
    who::Who,
};

/// Why one worker alone does not decide what somebody feared is told. The first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// They were violent to somebody in the household, or people fear it.
    Violent,
    /// A danger, the history or a plan tells of violence, of control or of sexual harm, whoever did it.
    Told,
    /// Somebody in the record keeps their address hidden from others.
    Hidden,
    /// A line of the plan is kept from them.
    Kept,
    /// Somebody besides them cares for the children, who may be protecting the children from them.
    OtherCarer,
    /// They do not care for the children themselves, or do nothing in the plan.
    NotTheirs,
    /// Something of that spoke against them while the plan stood, and is not in the record any more.
    Once,
}

impl Risk {
    /// Why, as a half sentence after the person's name.
    pub fn words(self, name: &str) -> String {
        match self {
            Self::Violent => {
                format!("{name} has been violent to somebody in the household, or people fear it")
            }
            Self::Told => "the record tells of violence, of control or of sexual harm".to_owned(),
            Self::Hidden => "somebody in this record keeps their address hidden".to_owned(),
            Self::Kept => format!("a line of the plan is kept from {name}"),
            Self::OtherCarer => {
                format!(
                    "somebody besides {name} cares for the children, and may be protecting them from {name}"
                )
            }
            Self::NotTheirs => format!("the plan is not {name}’s own to keep"),
            Self::Once => {
                format!("what spoke against {name} while the plan stood is not in the record any more")
            }
        }
    }
}

/// Why it may bring danger to tell, ask or give something to this person. None: they are not feared, or it is a
/// carer's neglect or drink, and nobody protects from them. Without a plan, lines of plans are not looked at. Whoever was
/// feared while the plan stood is looked at as if they were feared still: nobody takes the second look away by taking away
/// what it was for.
pub fn risk(record: &CaseRecord, plan: Option<&SafetyPlan>, person: PersonId) -> Option<Risk> {
    Fears::of(record).risk(plan, person)
}

/// The same, given why the plan protects from them, if it does.
pub(super) fn risk_given(
    fears: &Fears<'_>,
    plan: Option<&SafetyPlan>,
    person: PersonId,
    fear: Option<Fear>,
) -> Option<Risk> {
    let record = fears.record();
    let here = record.person(person)?;
    let once = once(record, plan, person);
    if once.is_none() {
        fear?;
    }
    stands(fears, plan, here).or_else(|| (once == Some(Once::Danger)).then_some(Risk::Once))
}

/// What spoke against somebody while the plan, or without one any plan that holds, stood.
fn once(record: &CaseRecord, plan: Option<&SafetyPlan>, person: PersonId) -> Option<Once> {
    let of =
        |plan: &SafetyPlan| plan.readers.iter().find(|one| one.person == person).and_then(|one| one.once);
    match plan {
        Some(plan) => of(plan),
        None => record.plans.iter().filter(|plan| plan.is_in_force()).filter_map(|plan| of(plan)).max(),
    }
}

fn stands(fears: &Fears<'_>, plan: Option<&SafetyPlan>, here: &Person) -> Option<Risk> {
    let (record, person) = (fears.record(), here.id);
    if is_violent(record, person) {
        return Some(Risk::Violent);
    }
    if fears.tells_of_peril() {
        return Some(Risk::Told);
    }
    if record.people.iter().any(|one| one.id != person && one.address_hidden) {
        return Some(Risk::Hidden);
    }
    if plan.is_some_and(|plan| is_kept_from(record, plan, person)) {
        return Some(Risk::Kept);
    }
    if record.people.iter().any(|other| may_protect(fears, plan, here, other)) {
        return Some(Risk::OtherCarer);
    }
    let does = |plan: &SafetyPlan| rules_of(record, plan.id).iter().any(|rule| rule.is_done_by(person));
    (here.part != Part::Parent || !plan.is_none_or(does)).then_some(Risk::NotTheirs)
}

/// The same of somebody who may be written down by name alone.
pub fn risk_of(record: &CaseRecord, plan: Option<&SafetyPlan>, who: &Who) -> Option<Risk> {
    Fears::of(record).risk_of(plan, who)
}

/// What is said instead of "ask them": whether, where and how. `what`: "ask", "tell", "give it to".
pub fn talk_first(what: &str, name: &str) -> String {
    format!("Talk with your supervisor about whether, where and how to {what} {name}.")
}

fn is_kept_from(record: &CaseRecord, plan: &SafetyPlan, person: PersonId) -> bool {
    rules_of(record, plan.id).iter().any(|rule| rule.not_for.contains(&person))
        || flags_of(record, plan.id).iter().any(|flag| flag.not_for.contains(&person))
}

/// Whether this other grown-up cares for the children and is not feared themselves. One who is known to live elsewhere and
/// does nothing in the plan protects from nobody; a grandmother who helps a mother with her plan is no carer besides her.
fn may_protect(fears: &Fears<'_>, plan: Option<&SafetyPlan>, person: &Person, other: &Person) -> bool {
    let record = fears.record();
    if other.id == person.id || other.part != Part::Parent || other.died.is_some() {
        return false;
    }
    let homes = [person, other].map(|one| one.household.trim());
    let apart = homes.iter().all(|home| !home.is_empty()) && homes[0] != homes[1];
    let has_part = |plan: &SafetyPlan| has_part(record, plan, other.id);
    let in_plan = match plan {
        Some(plan) => has_part(plan),
        None => record.plans.iter().filter(|plan| plan.is_in_force()).any(|plan| has_part(&plan.value)),
    };
    (!apart || in_plan) && fears.fear(plan, other.id).is_none()
}
