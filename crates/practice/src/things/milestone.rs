//! A milestone, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, kinds::missing, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    trajectory::{Gate, Milestone},
    who::Who,
};

impl Thing for Milestone {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Plan;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        match self.gate {
            Gate::Evidence => {}
            Gate::Goal { goal } => names.one("gate", Kind::SafetyGoal, goal.0),
            Gate::Scale { scale, .. } => names.one("gate", Kind::Scale, scale.0),
        }
        self.evidence_items.iter().for_each(|id| names.one("evidence_items", Kind::MapItem, id.0));
        self.evidence_tests.iter().for_each(|id| names.one("evidence_tests", Kind::PlanTest, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let at = self.which();
        let old = record.milestone(self.id).and_then(|old| old.actual);
        refusals.when(
            self.actual != old,
            26,
            at,
            "actual",
            "A milestone is ticked with what shows that it was reached.",
        );
        refusals.when(
            self.actual.is_some() && !self.has_evidence(),
            26,
            at,
            "evidence",
            "This milestone is ticked, so what shows it stays with it.",
        );
    }

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        missing(refusals, self.which(), "what", &self.what, "Say what will have happened.");
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        self.actual.map(|_| "This milestone has been reached, so it stays.")
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
