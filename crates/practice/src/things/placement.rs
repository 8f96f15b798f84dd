//! Where a child lives, as a thing of the child’s record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    child::Placement,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Placement {
    const HOMES: &'static [Home] = CHILD;
    const PART: RecordPart = RecordPart::Placements;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, _: &mut References) {}

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.order("to", "The placement ends before it begins.", Some(self.from), self.to);
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let here = record.placements.iter().any(|other| {
            other.id != self.id
                && other.to.is_none_or(|to| to > self.from)
                && self.to.is_none_or(|to| to > other.from)
        });
        let sentence = "The child lives somewhere else on that day. End that placement first.";
        refusals.when(here, HOUSE_KEEPING, self.which(), "from", sentence);
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
