//! How much of a plan somebody may have on paper, and which lines are kept from them. The plan protects a child from
//! somebody: where the child goes, whom to ring, which word means danger. On paper in that person's hands it does the
//! opposite.

use super::{
    family_plan::{flags_of, rules_of},
    feared::Fear,
    fears::Fears,
    risk::Risk,
};
use crate::{
    ids::PersonId,
    object::CaseRecord,
    plan::{Besides, Gets, Once, PlanReader, PlanRule, RedFlag, SafetyPlan, SecondLook},
};

/// How much of a plan a reader gets, and why. Lines that are kept from them are left out besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'a> {
    /// Why the plan protects from them. None: it does not.
    pub fear: Option<Fear>,
    /// Whether they were violent to somebody in the household, or people fear it: then the whole stays closed.
    pub is_violent: bool,
    /// Why nobody alone decides that they get more than their own part. None: whoever works with the family does.
    pub risk: Option<Risk>,
    /// Whether they have no part in a plan that protects from somebody, and do not care for the children.
    pub is_outside: bool,
    /// What was decided.
    pub decided: Option<&'a PlanReader>,
}

impl Reading<'_> {
    /// How much they get: what was decided; the whole where nothing speaks against it; until somebody decides, and while
    /// it is asked again, only what they do themselves, and nothing for whoever stands outside.
    pub fn gets(&self) -> Gets {
        match self.decided.map(|decided| decided.gets) {
            Some(Gets::Whole)
                if self.is_violent || self.waits() || (self.is_feared() && self.is_asked_again()) =>
            {
                Gets::OwnPart
            }
            Some(Gets::Whole) if self.is_outside && self.is_asked_again() => Gets::Nothing,
            Some(gets) => gets,
            None if self.is_feared() => Gets::OwnPart,
            None if self.is_outside => Gets::Nothing,
            None => Gets::Whole,
        }
    }

    /// Whether they get this: with the whole, or because somebody decided so.
    pub fn has(&self, what: Besides) -> bool {
        match self.gets() {
            Gets::Whole => true,
            Gets::OwnPart => {
                let decided = self.decided.filter(|one| one.gets == Gets::OwnPart && !one.asked_again);
                let decided = decided.filter(|_| !self.waits());
                decided.is_some_and(|decided| decided.besides.contains(&what))
            }
            Gets::Nothing => false,
        }
    }

    /// Whether the plan protects from them, or did while it stood and what said so has gone.
    pub fn is_feared(&self) -> bool {
        self.fear.is_some() || self.decided.is_some_and(|decided| decided.once.is_some())
    }

    /// What spoke against them here and is gone after a change. That the plan was not theirs goes when it becomes theirs.
    pub fn has_gone(&self, after: &Self) -> Option<Once> {
        let is_lasting = self.risk.is_some_and(|risk| risk != Risk::NotTheirs);
        if is_lasting && after.risk.is_none() {
            Some(Once::Danger)
        } else {
            (self.is_feared() && !after.is_feared()).then_some(Once::Feared)
        }
    }

    /// Whether it was decided that they get more than their own part.
    fn gets_more(&self) -> bool {
        let more = |one: &PlanReader| one.gets == Gets::Whole || !one.besides.is_empty();
        self.is_feared() && self.decided.is_some_and(more)
    }

    /// Whether what was decided takes effect only with somebody else's yes, and nobody has given it. A look by which
    /// somebody was only told is no yes, should it come to be needed.
    pub fn waits(&self) -> bool {
        let agreed = |one: &PlanReader| one.second.as_ref().is_some_and(SecondLook::is_yes);
        self.risk.is_some() && self.gets_more() && !self.decided.is_some_and(agreed)
    }

    /// Whether what was decided holds, and somebody else is still to be told.
    pub fn is_to_be_told(&self) -> bool {
        self.risk.is_none() && self.gets_more() && self.decided.is_some_and(|one| one.second.is_none())
    }

    /// Whether lines have come since the decision that they would read for the first time.
    pub fn is_asked_again(&self) -> bool {
        self.decided.is_some_and(|decided| decided.asked_again)
    }

    /// Whether nobody has decided, or it is asked again, about somebody from whom the plan protects or protected, or who
    /// stands outside it.
    pub fn is_undecided(&self) -> bool {
        let is_closed = self.is_feared() || self.is_outside;
        (is_closed && (self.decided.is_none() || self.is_asked_again())) || self.is_held()
    }

    /// Whether nothing is for them only because they stand outside, and nobody has decided.
    pub fn stands_outside(&self) -> bool {
        self.is_outside && !self.is_feared() && self.decided.is_none()
    }

    /// Whether nobody has decided since, and what spoke against the whole is not in the record any more: it stays closed.
    pub fn is_held(&self) -> bool {
        self.decided.is_some_and(|one| one.asked_again && one.by.is_none() && one.on.is_none())
    }
}

/// How much of a plan this person may have. A yes to the plan changes nothing: whoever says yes in the kitchen to what
/// they will do themselves does not need the rest on paper.
pub fn reading<'a>(record: &CaseRecord, plan: &'a SafetyPlan, person: PersonId) -> Reading<'a> {
    Fears::of(record).reading(plan, person)
}

/// Why a line of a plan is not on somebody's paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// It was written down as not for them.
    Kept,
    /// They get only what they do themselves, or nothing.
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

/// The rules and signs of a plan that are not on this person's paper, and what if somebody cannot.
pub fn left_out<'a>(record: &'a CaseRecord, plan: &'a SafetyPlan, person: PersonId) -> Vec<LeftOut<'a>> {
    let eyes = Eyes::of(record, plan, Some(person));
    let rules =
        rules_of(record, plan.id).into_iter().map(|rule| (rule.text.as_str(), eyes.misses_rule(rule)));
    let flags =
        flags_of(record, plan.id).into_iter().map(|flag| (flag.sign.as_str(), eyes.misses_flag(flag)));
    let if_not =
        (!plan.if_not.trim().is_empty()).then(|| (plan.if_not.trim(), eyes.misses_if_not(record, plan)));
    rules
        .chain(flags)
        .chain(if_not)
        .filter_map(|(text, because)| Some(LeftOut { text, because: because? }))
        .collect()
}

/// Whoever reads a plan on paper. Without a person it is nobody's copy, and whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Eyes<'a> {
    person: Option<PersonId>,
    reading: Option<Reading<'a>>,
}

impl<'a> Eyes<'a> {
    pub(super) fn of(record: &CaseRecord, plan: &'a SafetyPlan, person: Option<PersonId>) -> Self {
        Self { person, reading: person.map(|person| reading(record, plan, person)) }
    }

    /// The same where it is known already who is feared.
    pub(super) fn given(fears: &Fears<'_>, plan: &'a SafetyPlan, person: PersonId) -> Self {
        Self::with(person, fears.reading(plan, person))
    }

    pub(super) fn with(person: PersonId, reading: Reading<'a>) -> Self {
        Self { person: Some(person), reading: Some(reading) }
    }

    /// Who reads. None: nobody in particular.
    pub(super) fn person(self) -> Option<PersonId> {
        self.person
    }

    /// How much they get.
    pub(super) fn gets(self) -> Gets {
        self.reading.map_or(Gets::Whole, |reading| reading.gets())
    }

    /// Whether they get this.
    pub(super) fn has(self, what: Besides) -> bool {
        self.reading.is_none_or(|reading| reading.has(what))
    }

    /// Whether they get more than what they do themselves, line by line.
    pub(super) fn has_whole(self) -> bool {
        self.gets() == Gets::Whole
    }

    /// Why this rule is left out for them. None: it is not.
    pub(super) fn misses_rule(self, rule: &PlanRule) -> Option<Because> {
        let does = self.person.is_some_and(|person| rule.is_done_by(person));
        self.misses(&rule.not_for, does && self.gets() != Gets::Nothing)
    }

    /// Why this sign is left out for them. None: it is not. What others watch for is nobody's own part.
    pub(super) fn misses_flag(self, flag: &RedFlag) -> Option<Because> {
        self.misses(&flag.not_for, false)
    }

    /// Why what happens if somebody cannot is left out for them. It names what the rules name, so it is for nobody from whom
    /// one of them is kept.
    pub(super) fn misses_if_not(self, record: &CaseRecord, plan: &SafetyPlan) -> Option<Because> {
        let rules = rules_of(record, plan.id).into_iter().map(|rule| &rule.not_for);
        let kept = rules.chain(flags_of(record, plan.id).into_iter().map(|flag| &flag.not_for)).flatten();
        let kept: Vec<PersonId> = kept.copied().collect();
        self.misses(&kept, false)
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
