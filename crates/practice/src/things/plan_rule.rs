//! A rule of a plan, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{knows, live_plan, missing},
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kept, Kind},
    plan::PlanRule,
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    views::asks_about_doer,
    who::Who,
};

impl Thing for PlanRule {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Plan;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::WorkingPlans;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.one("plan", Kind::SafetyPlan, self.plan.0);
        self.danger.iter().for_each(|id| names.one("danger", Kind::DangerStatement, id.0));
        self.goals.iter().for_each(|id| names.ruled(13, "goal", Kind::SafetyGoal, id.0));
        names.who("who", &self.doers);
        names.who("backup", &self.backups);
        self.not_for.iter().for_each(|id| names.one("not_for", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        missing(refusals, at, "text", &self.text, "Say what we will do.");
        let old = record.plan_rule(self.id);
        live_plan(record, at, self.plan, old.map(|old| old.plan), refusals);
        let mut dangers =
            self.goals.iter().filter_map(|id| record.goal(*id)).map(|goal| goal.danger).peekable();
        refusals.when(
            dangers.peek().is_some()
                && self.danger.is_some_and(|danger| dangers.all(|other| other != danger)),
            13,
            at,
            "goal",
            "The goal of this rule belongs to another danger than the rule. Choose a pair.",
        );
        knows(record, at, &self.not_for, self.named(), refusals);
        // Whoever only keeps a line from somebody is not held up by a question about who does it.
        let is_as_before =
            old.is_some_and(|old| PlanRule { not_for: old.not_for.clone(), ..self.clone() } == old.value);
        if let Some(plan) = record.plan(self.plan).filter(|_| !is_as_before) {
            let mut with = record.clone();
            with.put(Kept::new(self.clone().into()));
            if let Some(sentence) = asks_about_doer(&with, plan, self) {
                refusals.add(HOUSE_KEEPING, at, "although_feared", sentence);
            }
        }
        let tested = record.plan_tests.iter().any(|test| test.rule == self.id);
        let other = old.is_some_and(|old| (&old.text, old.danger) != (&self.text, self.danger));
        refusals.when(tested && other, 19, at, "text",
            "This rule has been tested as it stands, and its tests are kept with it. Write what is new as another rule.");
    }

    fn professionals(&self) -> Vec<&Who> {
        self.named().collect()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, old: Option<&Self>) -> Option<PlanId> {
        let is_as_agreed = old.is_some_and(|old| {
            (PlanRule {
                not_for: old.not_for.clone(),
                although_feared: old.although_feared.clone(),
                ..self.clone()
            }) == *old
        });
        (!is_as_agreed).then_some(self.plan)
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
