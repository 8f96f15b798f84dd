//! Lines of somebody's own part, as far as they are on their paper: none is, until a person who saw exactly these words gave
//! it to this reader, as it stands or in other words. A decision is about these words, and ends when they change. What the
//! words tell of others is said beside the decision, and decides nothing: a list of words misses the one that matters.

use super::{
    family_plan::rules_of,
    fears::Fears,
    reading::Eyes,
    telling::{Tells, tells},
};
use crate::{
    ids::{PersonId, PlanRuleId},
    object::CaseRecord,
    plan::{Besides, Gets, LineGets, PlanRule, ReaderLine, SafetyPlan, SecondLook},
};

/// A line that is held back. For the worker, never for the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldLine<'a> {
    /// The rule.
    pub rule: &'a PlanRule,
    /// What it tells of others, as far as the record knows.
    pub tells: Tells,
    /// What was decided, and takes effect with a second person's yes: that they may read it as it stands. None: nobody has
    /// decided about these words.
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

/// How a line of somebody's own part stands.
enum Stands<'a> {
    /// Nobody has decided about these words, or what was written in their place tells of others by now.
    Open,
    /// It was given as it stands, and that takes effect with a second person's yes.
    Waits(&'a ReaderLine),
    /// It was decided.
    Settled(&'a ReaderLine),
}

/// What of their own part is held back from this person.
pub fn held_back<'a>(record: &'a CaseRecord, plan: &'a SafetyPlan, person: PersonId) -> Vec<HeldLine<'a>> {
    held_back_given(&Fears::of(record), plan, person)
}

/// The same where it is known already who is feared.
pub(super) fn held_back_given<'a>(
    fears: &Fears<'a>,
    plan: &'a SafetyPlan,
    person: PersonId,
) -> Vec<HeldLine<'a>> {
    let (record, eyes) = (fears.record(), Eyes::given(fears, plan, person));
    let held = |rule: &'a PlanRule| {
        let waits = match stands(fears, plan, (eyes, person), rule) {
            Stands::Open => None,
            Stands::Waits(line) => Some(line),
            Stands::Settled(_) => return None,
        };
        Some(HeldLine { rule, tells: told(record, (eyes, person), &rule.words()), waits })
    };
    own_part(record, plan, eyes).filter_map(held).collect()
}

/// What of their own part was decided about: given as it stands, written anew for this person, or not given.
pub fn settled<'a>(record: &'a CaseRecord, plan: &'a SafetyPlan, person: PersonId) -> Vec<SettledLine<'a>> {
    let fears = Fears::of(record);
    let eyes = Eyes::given(&fears, plan, person);
    let decided = |rule| match stands(&fears, plan, (eyes, person), rule) {
        Stands::Settled(line) => Some(SettledLine { rule, line }),
        Stands::Open | Stands::Waits(_) => None,
    };
    own_part(record, plan, eyes).filter_map(decided).collect()
}

/// Whether nobody has decided yet about a line of this person's own part.
pub fn lines_are_open(record: &CaseRecord, plan: &SafetyPlan, person: PersonId) -> bool {
    are_open_given(&Fears::of(record), plan, person)
}

/// The same where it is known already who is feared.
pub(super) fn are_open_given(fears: &Fears<'_>, plan: &SafetyPlan, person: PersonId) -> bool {
    held_back_given(fears, plan, person).iter().any(|held| held.waits.is_none())
}

fn own_part<'a>(
    record: &'a CaseRecord,
    plan: &SafetyPlan,
    eyes: Eyes<'_>,
) -> impl Iterator<Item = &'a PlanRule> {
    let rules = if eyes.gets() == Gets::OwnPart { rules_of(record, plan.id) } else { Vec::new() };
    let own: Vec<_> = rules.into_iter().filter(|rule| eyes.misses_rule(rule).is_none()).collect();
    own.into_iter()
}

/// The words of a rule on a reader's paper, and when. None: they do not have it.
pub(super) fn words_for(
    fears: &Fears<'_>,
    plan: &SafetyPlan,
    eyes: Eyes<'_>,
    rule: &PlanRule,
) -> Option<(String, String)> {
    let as_it_stands = || (rule.text.trim().to_owned(), rule.when_in_words().to_owned());
    let Some(person) = eyes.person().filter(|_| eyes.gets() == Gets::OwnPart) else {
        return Some(as_it_stands());
    };
    let Stands::Settled(line) = stands(fears, plan, (eyes, person), rule) else { return None };
    match line.gets() {
        LineGets::AsItStands => Some(as_it_stands()),
        LineGets::Instead(words) => Some((words, String::new())),
        LineGets::Not => None,
    }
}

fn stands<'a>(
    fears: &Fears<'_>,
    plan: &'a SafetyPlan,
    (eyes, person): (Eyes<'_>, PersonId),
    rule: &PlanRule,
) -> Stands<'a> {
    let Some(line) = decided(plan, person, rule) else { return Stands::Open };
    let tells_nothing = |words: &str| told(fears.record(), (eyes, person), words).is_nothing();
    match line.gets() {
        // Somebody may have come into the record since who is named in it.
        LineGets::Instead(words) if !tells_nothing(&words) => Stands::Open,
        LineGets::AsItStands
            if !tells_nothing(&rule.words())
                && !line.second.as_ref().is_some_and(SecondLook::is_yes)
                && fears.risk(Some(plan), person).is_some() =>
        {
            Stands::Waits(line)
        }
        _ => Stands::Settled(line),
    }
}

/// What words tell this reader of others. Who may have names, or days, besides their part is told nothing by those.
fn told(record: &CaseRecord, (eyes, person): (Eyes<'_>, PersonId), words: &str) -> Tells {
    let mut told = tells(record, person, words);
    if eyes.has(Besides::Names) {
        told.names.clear();
    }
    if eyes.has(Besides::Days) {
        told.times.clear();
    }
    told
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
