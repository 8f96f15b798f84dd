//! A next step, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::missing,
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    goal::{NextStep, StepStatus},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for NextStep {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Map;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::SignedMaps;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.goal.iter().for_each(|id| names.ruled(13, "goal", Kind::SafetyGoal, id.0));
        names.who("owner", &self.owner);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, acting: &Acting<'_>) {
        self.done_on =
            if self.status == StepStatus::Open { None } else { self.done_on.or(Some(acting.today)) };
    }

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("done_on", "The day on which the step was done", self.done_on);
        days.lifetime("due", "The day by which the step is due", self.due);
    }

    fn steps_apart(&self, _: &CaseRecord, refusals: &mut Refusals) {
        refusals.when(
            self.status == StepStatus::Dropped && self.outcome.trim().is_empty(),
            HOUSE_KEEPING,
            self.which(),
            "outcome",
            "Say why this step was dropped.",
        );
    }

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        missing(refusals, self.which(), "text", &self.text, "Say what will be done.");
    }

    fn professionals(&self) -> Vec<&Who> {
        self.owner.iter().collect()
    }

    fn stays(&self) -> Option<&'static str> {
        None
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
