//! Lines of somebody's own part that are held back from their paper, because the words tell of others: until they are
//! written anew for this reader, or somebody decides with a reason that this person may read them. A decision is about these
//! words, and ends when they change.

use super::{
    family_plan::rules_of,
    reading::Eyes,
    risk::risk,
    telling::{Tells, tells},
};
use crate::{
    ids::{PersonId, PlanRuleId},
    object::FamilyRecord,
    plan::{Besides, Gets, PlanRule, ReaderLine, SafetyPlan, SecondLook},
};

/// A line that is held back. For the worker, never for the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldLine<'a> {
    /// The rule.
    pub rule: &'a PlanRule,
    /// What it tells of others.
    pub tells: Tells,
    /// What was decided, and takes effect with a second person's yes: that they may read it as it stands.
    pub waits: Option<&'a ReaderLine>,
}

/// A line about which somebody decided, and whose words have not changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettledLine<'a> {
    /// The rule.
    pub rule: &'a PlanRule,
    /// What was decided.
    pub line: &'a ReaderLine,
}

/// What of their own part is held back from this person.
pub fn held_back<'a>(record: &'a FamilyRecord, plan: &'a SafetyPlan, person: PersonId) -> Vec<HeldLine<'a>> {
    let eyes = Eyes::of(record, plan, Some(person));
    let held = |rule| {
        let tells = words_for(record, plan, eyes, rule).err()?;
        let waits = decided(plan, person, rule).filter(|line| waits(record, plan, line));
        Some(HeldLine { rule, tells, waits })
    };
    own_part(record, plan, eyes).filter_map(held).collect()
}

/// Whether this line is read as it stands only with somebody else's yes, and nobody has given it: as with more than the own
/// part, wherever one person alone does not decide.
fn waits(record: &FamilyRecord, plan: &SafetyPlan, line: &ReaderLine) -> bool {
    line.instead.trim().is_empty()
        && !line.second.as_ref().is_some_and(SecondLook::is_yes)
        && risk(record, Some(plan), line.person).is_some()
}

/// What of their own part was written anew for this person, or was decided to be read as it stands.
pub fn settled<'a>(record: &'a FamilyRecord, plan: &'a SafetyPlan, person: PersonId) -> Vec<SettledLine<'a>> {
    let eyes = Eyes::of(record, plan, Some(person));
    let own = own_part(record, plan, eyes);
    own.filter(|rule| words_for(record, plan, eyes, rule).is_ok())
        .filter_map(|rule| Some(SettledLine { rule, line: decided(plan, person, rule)? }))
        .collect()
}

fn own_part<'a>(
    record: &'a FamilyRecord,
    plan: &SafetyPlan,
    eyes: Eyes<'_>,
) -> impl Iterator<Item = &'a PlanRule> {
    let rules = if eyes.gets() == Gets::OwnPart { rules_of(record, plan.id) } else { Vec::new() };
    let own: Vec<_> = rules.into_iter().filter(|rule| eyes.misses_rule(rule).is_none()).collect();
    own.into_iter()
}

/// The words of a rule on a reader's paper, and when; or what they tell of others, where they are held back.
pub(super) fn words_for(
    record: &FamilyRecord,
    plan: &SafetyPlan,
    eyes: Eyes<'_>,
    rule: &PlanRule,
) -> Result<(String, String), Tells> {
    let when = match rule.when.trim() {
        "" => rule.applies.words().to_owned(),
        when => when.to_owned(),
    };
    let as_it_stands = (rule.text.trim().to_owned(), when);
    let Some(person) = eyes.person().filter(|_| eyes.gets() == Gets::OwnPart) else {
        return Ok(as_it_stands);
    };
    let told = |text: &str| {
        let mut told = tells(record, person, text);
        if eyes.has(Besides::Names) {
            told.names.clear();
        }
        if eyes.has(Besides::Days) {
            told.times.clear();
        }
        if told.is_nothing() { Ok(()) } else { Err(told) }
    };
    match decided(plan, person, rule).filter(|line| !waits(record, plan, line)) {
        Some(line) if line.instead.trim().is_empty() => Ok(as_it_stands),
        Some(line) => told(&line.instead).map(|()| (line.instead.trim().to_owned(), String::new())),
        None => told(&rule.words()).map(|()| as_it_stands),
    }
}

fn decided<'a>(plan: &'a SafetyPlan, person: PersonId, rule: &PlanRule) -> Option<&'a ReaderLine> {
    let is = |line: &&ReaderLine| line.is_about(person, rule.id) && line.stood == rule.words();
    plan.reader_lines.iter().find(is)
}

impl ReaderLine {
    /// Whether it is about this rule for this reader.
    pub fn is_about(&self, person: PersonId, rule: PlanRuleId) -> bool {
        (self.person, self.rule) == (person, rule)
    }
}
