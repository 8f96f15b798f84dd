//! How much of a plan somebody may have on paper, and which lines are kept from them. The plan protects a child from
//! somebody: where the child goes, whom to ring, which word means danger. On paper in that person's hands it does the
//! opposite.

use super::family_plan::{flags_of, rules_of};
use crate::{
    danger::DangerStatus,
    ids::PersonId,
    map::Category,
    object::FamilyRecord,
    plan::{Gets, PlanRule, RedFlag, SafetyPlan},
    who::Who,
};

/// How much of the whole a reader gets, and why. Lines that are kept from them are left out besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing speaks against the whole plan.
    Whole,
    /// The map names them as having harmed a child, or as the one whose behaviour is feared, and nobody has decided yet:
    /// only what they do themselves.
    Undecided,
    /// Somebody has decided.
    Decided(Gets),
}

impl Reading {
    /// How much they get.
    pub fn gets(self) -> Gets {
        match self {
            Self::Whole => Gets::Whole,
            Self::Undecided => Gets::OwnPart,
            Self::Decided(gets) => gets,
        }
    }
}

/// How much of a plan this person may have. A yes to the plan changes nothing: whoever says yes in the kitchen to what
/// they will do themselves does not need the rest on paper.
pub fn reading(record: &FamilyRecord, plan: &SafetyPlan, person: PersonId) -> Reading {
    match plan.readers.iter().find(|reader| reader.person == person) {
        Some(decided) => Reading::Decided(decided.gets),
        None if is_feared(record, person) => Reading::Undecided,
        None => Reading::Whole,
    }
}

/// Whether a map names this person as having harmed a child, or as the one whose behaviour is feared.
fn is_feared(record: &FamilyRecord, person: PersonId) -> bool {
    let who = Who::Person(person);
    let harmed =
        |category, actor: &Option<Who>| category == Category::PastHarm && actor.as_ref() == Some(&who);
    record.items.iter().any(|item| harmed(item.category, &item.actor))
        || record
            .dangers
            .iter()
            .any(|danger| danger.status == DangerStatus::Current && danger.whose.contains(&person))
}

/// Why a line of a plan is not on somebody's paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// It was written down as not for them.
    Kept,
    /// They get only what they do themselves.
    NotTheirs,
}

/// A rule or a sign that is not on somebody's paper. For the worker, never for the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut<'a> {
    /// What it says.
    pub text: &'a str,
    /// Why it is left out.
    pub because: Because,
}

/// The rules and signs of a plan that are not on this person's paper.
pub fn left_out<'a>(record: &'a FamilyRecord, plan: &SafetyPlan, person: PersonId) -> Vec<LeftOut<'a>> {
    let eyes = Reader::of(record, plan, Some(person));
    let rules =
        rules_of(record, plan.id).into_iter().map(|rule| (rule.text.as_str(), eyes.misses_rule(rule)));
    let flags =
        flags_of(record, plan.id).into_iter().map(|flag| (flag.sign.as_str(), eyes.misses_flag(flag)));
    rules.chain(flags).filter_map(|(text, because)| Some(LeftOut { text, because: because? })).collect()
}

/// Whoever reads a plan on paper. Without a person it is nobody's copy, and whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    person: Option<PersonId>,
    gets: Gets,
}

impl Reader {
    pub(super) fn of(record: &FamilyRecord, plan: &SafetyPlan, person: Option<PersonId>) -> Self {
        let gets = person.map_or(Gets::Whole, |person| reading(record, plan, person).gets());
        Self { person, gets }
    }

    /// Whether they get more than what they do themselves.
    pub(super) fn has_whole(self) -> bool {
        self.gets == Gets::Whole
    }

    /// Why this rule is left out for them. None: it is not.
    pub(super) fn misses_rule(self, rule: &PlanRule) -> Option<Because> {
        self.misses(&rule.not_for, self.person.is_some_and(|person| rule.is_done_by(person)))
    }

    /// Why this sign is left out for them. None: it is not. What others watch for is nobody's own part.
    pub(super) fn misses_flag(self, flag: &RedFlag) -> Option<Because> {
        self.misses(&flag.not_for, false)
    }

    fn misses(self, not_for: &[PersonId], is_theirs: bool) -> Option<Because> {
        if self.person.is_some_and(|person| not_for.contains(&person)) {
            Some(Because::Kept)
        } else if self.has_whole() || is_theirs {
            None
        } else {
            Some(Because::NotTheirs)
        }
    }
}
