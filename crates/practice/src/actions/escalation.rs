//! Answering an escalation (I15).

use super::{
    Acting, Change, Refused,
    refusals::{Refusals, not_here},
};
use crate::{
    ids::EscalationId,
    object::{FamilyRecord, Kind},
};

/// Answers an escalation with what was decided.
pub fn answer_escalation(
    record: &FamilyRecord,
    escalation: EscalationId,
    answer: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::Escalation, escalation.0);
    let kept = record.escalation(escalation).ok_or_else(|| not_here(Kind::Escalation, escalation.0))?;
    let mut answered = kept.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(answered.answered_on.is_some(), 15, at, "answer", "This has been answered already.");
    refusals.when(answer.trim().is_empty(), 15, at, "answer", "Say what was decided.");
    refusals.stop()?;
    answered.answered_by = Some(acting.by);
    answered.answered_on = Some(acting.today);
    answer.trim().clone_into(&mut answered.answer);
    Ok(vec![Change::Put(answered.into())])
}
