//! A red flag, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{knows, live_plan, missing},
        references::References,
        refusals::Refusals,
    },
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    plan::RedFlag,
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for RedFlag {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Plan;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.one("plan", Kind::SafetyPlan, self.plan.0);
        names.who("who_watches", &self.who_watches);
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
        missing(refusals, at, "sign", &self.sign, "Say which sign to watch for.");
        live_plan(record, at, self.plan, record.red_flag(self.id).map(|old| old.plan), refusals);
        knows(record, at, &self.not_for, &self.who_watches, refusals);
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, old: Option<&Self>) -> Option<PlanId> {
        let is_as_agreed =
            old.is_some_and(|old| (RedFlag { not_for: old.not_for.clone(), ..self.clone() }) == *old);
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
