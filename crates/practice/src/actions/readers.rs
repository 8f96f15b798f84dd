//! What is decided about each reader of a plan, how long a decision holds, and when it is asked again: only where the
//! change brings that reader a line that they had not read, or where they have come to be feared.

use super::{
    Acting, Change, Refused, amend_plan, closed,
    plan::replaced_by,
    put::put,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
};
use crate::{
    ids::{PersonId, PlanId},
    object::{CaseRecord, Kind},
    people::holds_parental_responsibility,
    plan::{Gets, PlanReader, SafetyPlan, SecondLook},
    views::{Fears, is_violent, lines_for, may_look, reading},
};

/// Decides how much of a plan somebody may have on paper. It is no change of what people agreed to. Who decided and when
/// is written down with it.
pub fn decide_reader(
    record: &CaseRecord,
    plan: PlanId,
    decided: PlanReader,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let kept = record.plan(plan).ok_or_else(|| not_here(Kind::SafetyPlan, plan.0))?;
    let mut plan = kept.value.clone();
    let mut refusals = Refusals::default();
    check(record, &plan, &decided, &mut refusals);
    refusals.stop()?;
    set(&mut plan, decided, acting);
    put(record, plan.into(), acting)
}

/// Sets the decision in the plan, in the place of one before it.
pub fn set(plan: &mut SafetyPlan, decided: PlanReader, acting: &Acting<'_>) {
    let besides = if decided.gets == Gets::OwnPart { decided.besides } else { Vec::new() };
    let stood = plan.readers.iter().find(|reader| reader.person == decided.person);
    let once = stood.and_then(|stood| stood.once);
    plan.readers.retain(|reader| reader.person != decided.person);
    plan.readers.push(PlanReader {
        besides,
        by: Some(acting.by),
        on: Some(acting.today),
        asked_again: false,
        second: None,
        once,
        ..decided
    });
    plan.readers.sort_by_key(|reader| reader.person);
}

/// Keeps a second person's look at what was decided about a reader. If it waits for a yes, the look says why it is right;
/// where they are only told, nothing need be said. Whoever thinks otherwise decides anew.
pub fn look_at_reader(
    record: &CaseRecord,
    plan: PlanId,
    person: PersonId,
    why: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let kept = record.plan(plan).ok_or_else(|| not_here(Kind::SafetyPlan, plan.0))?;
    let mut plan = kept.value.clone();
    let at = (Kind::SafetyPlan, plan.id.0);
    let reading = reading(record, &kept.value, person);
    let mut refusals = Refusals::default();
    let is_open = reading.waits() || reading.is_to_be_told();
    let by = reading.decided.map(|decided| decided.by);
    let may = by.is_some_and(|by| may_look(record, by, acting.by));
    refusals.when(!is_open, HOUSE_KEEPING, at, "", "Nothing about this reader waits for a second person.");
    refusals.when(is_open && !may, HOUSE_KEEPING, at, "", NOT_YOURS);
    refusals.when(reading.waits() && why.trim().is_empty(), HOUSE_KEEPING, at, "second", SAY_WHY);
    refusals.stop()?;
    let look = SecondLook { by: acting.by, on: acting.today, why: why.trim().to_owned() };
    for reader in plan.readers.iter_mut().filter(|reader| reader.person == person) {
        reader.second = Some(look.clone());
    }
    put(record, plan.into(), acting)
}

pub(super) const NOT_YOURS: &str = "You decided this, or work with the family together with whoever did. Somebody else looks: the practice supervisor, or the lead worker where the supervisor decided.";
pub(super) const SAY_WHY: &str =
    "Say why it is right, and what you thought of. It is kept with the decision.";

/// What speaks against a decision: violence closes the whole, and what could harm, or is withheld from a parent, needs a
/// reason.
fn check(record: &CaseRecord, plan: &SafetyPlan, decided: &PlanReader, refusals: &mut Refusals) {
    let at = (Kind::SafetyPlan, plan.id.0);
    let Some(person) = record.person(decided.person) else { return };
    let name = person.short_name();
    refusals.when(
        decided.gets == Gets::Whole && is_violent(record, person.id),
        HOUSE_KEEPING,
        at,
        "gets",
        format!("{name} has been violent to somebody in the household, or people fear it. Then the whole plan stays closed."),
    );
    refusals.when(
        decided.why.trim().is_empty() && needs_reason(record, plan, decided),
        HOUSE_KEEPING,
        at,
        "reason",
        match decided.gets {
            Gets::Whole => format!("Say why it is safe for {name} to have the whole plan."),
            _ if !decided.besides.is_empty() => {
                format!("Say why it is safe for {name} to have more than their own part.")
            }
            _ => format!("{name} has parental responsibility. Say why it is kept from them."),
        },
    );
}

/// Whether this decision is kept only with a reason.
pub fn needs_reason(record: &CaseRecord, plan: &SafetyPlan, decided: &PlanReader) -> bool {
    let reading = reading(record, plan, decided.person);
    match decided.gets {
        Gets::Whole => reading.is_feared() || reading.is_outside,
        Gets::OwnPart if !decided.besides.is_empty() => true,
        Gets::OwnPart | Gets::Nothing => holds_parental_responsibility(record, decided.person),
    }
}

/// The decisions with which a plan is agreed: its own, and those about the plan of its kind that it replaces, as far as
/// nobody would read a line for the first time.
pub fn carried(record: &CaseRecord, plan: &SafetyPlan) -> Vec<PlanReader> {
    let fears = Fears::of(record);
    let mut readers = plan.readers.clone();
    let before = record
        .plans
        .iter()
        .filter(|other| other.id != plan.id && other.kind == plan.kind && other.is_in_force())
        .max_by_key(|other| (other.valid_from, other.id));
    for reader in before.iter().flat_map(|before| &before.readers) {
        if readers.iter().all(|own| own.person != reader.person) {
            let mut reader = reader.clone();
            reader.asked_again |=
                before.is_some_and(|before| concerns((&fears, before), (&fears, plan), &reader));
            readers.push(reader);
        }
    }
    let mut new = SafetyPlan { readers, ..plan.clone() };
    // What spoke against somebody while the plan before it stood does not go by writing a new one.
    for other in replaced_by(record, plan) {
        let mut held = closed::held((&fears, other), (&fears, &new));
        held.retain(|reader| reader.once.is_some());
        closed::hold(&mut new, held);
    }
    new.readers.sort_by_key(|reader| reader.person);
    new.readers
}

/// Whether what has become of a plan must be asked about again for this reader: they would read, or do, what they did not
/// when it was decided; or the plan has come to protect from them.
fn concerns(
    (before, old): (&Fears<'_>, &SafetyPlan),
    (after, new): (&Fears<'_>, &SafetyPlan),
    reader: &PlanReader,
) -> bool {
    let is_feared = |fears: &Fears<'_>, plan| fears.fear(Some(plan), reader.person).is_some();
    (is_feared(after, new) && !is_feared(before, old))
        || !lines_for(after.record(), new, reader).is_subset(&lines_for(before.record(), old, reader))
}

/// Asks again where the changes concern somebody about whom it was decided.
pub(super) fn ask_again(record: &CaseRecord, after: &CaseRecord, changes: &mut Vec<Change>) {
    let (before, now) = (Fears::of(record), Fears::of(after));
    for new in after.plans.iter().filter(|plan| plan.is_in_force() && !plan.readers.is_empty()) {
        let Some(old) = record.plan(new.id).filter(|old| old.is_in_force()) else { continue };
        let mut readers = new.readers.clone();
        for reader in readers.iter_mut().filter(|reader| !reader.asked_again) {
            let stood = old.readers.iter().any(|one| one == reader);
            reader.asked_again = stood && concerns((&before, &old.value), (&now, &new.value), reader);
        }
        if readers != new.readers {
            amend_plan(changes, new, |plan| plan.readers = readers);
        }
    }
}
