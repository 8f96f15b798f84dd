//! Answering an escalation, and looking at it again on the day that was said (I15).

use super::{
    Acting, Change, Refused,
    refusals::{Refusals, not_here},
};
use crate::{
    ids::EscalationId,
    object::{CaseRecord, Kind, Object},
    scale::LookAgain,
    who::Who,
};
use jiff::civil::Date;

/// What was decided about a number that could not wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What happens now for the child.
    pub what: String,
    /// Who decided. None is refused.
    pub by: Option<Who>,
    /// The day on which it is looked at again. None is refused.
    pub look_again: Option<Date>,
}

/// Answers an escalation: what was decided, by whom, and when it is looked at again.
pub fn answer_escalation(
    record: &CaseRecord,
    escalation: EscalationId,
    decision: Decision,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let Decision { what, by, look_again } = decision;
    let at = (Kind::Escalation, escalation.0);
    let kept = record.escalation(escalation).ok_or_else(|| not_here(Kind::Escalation, escalation.0))?;
    let mut answered = kept.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(answered.answered_on.is_some(), 15, at, "answer", "This has been answered already.");
    refusals.when(what.trim().is_empty(), 15, at, "answer", "Say what was decided.");
    refusals.when(by.is_none(), 15, at, "decided_by", "Say who decided.");
    refusals.when(look_again.is_none(), 15, at, "look_again", "Say on which day you look at it again.");
    refusals.when(look_again.is_some_and(|day| day < acting.today), 15, at, "look_again", PASSED);
    answered.decided_by = by;
    super::put::references_stand(record, &Object::Escalation(answered.clone()), &mut refusals);
    refusals.stop()?;
    answered.answered_by = Some(acting.by);
    answered.answered_on = Some(acting.today);
    answered.look_again = look_again;
    what.trim().clone_into(&mut answered.answer);
    Ok(vec![Change::Put(answered.into())])
}

const PASSED: &str = "The day on which it is looked at again is in the past. Choose today or a later day.";

/// Looks at an answered escalation again: what was found, and when once more, if it is not over.
pub fn look_again(
    record: &CaseRecord,
    escalation: EscalationId,
    found: &str,
    next: Option<Date>,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::Escalation, escalation.0);
    let kept = record.escalation(escalation).ok_or_else(|| not_here(Kind::Escalation, escalation.0))?;
    let mut looked = kept.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    let waits = looked.answered_on.is_some() && looked.look_again.is_some();
    refusals.when(!waits, 15, at, "found", "Nothing waits to be looked at again here.");
    refusals.when(found.trim().is_empty(), 15, at, "found", "Say what you found.");
    refusals.when(next.is_some_and(|day| day < acting.today), 15, at, "next", PASSED);
    refusals.stop()?;
    looked.looks.push(LookAgain { on: acting.today, by: acting.by, found: found.trim().to_owned() });
    looked.look_again = next;
    Ok(vec![Change::Put(looked.into())])
}
