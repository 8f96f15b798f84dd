//! Where a child lives, as a thing of the child’s record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        references::Names,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    child::Placement,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    object::{FamilyRecord, Kind},
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

    fn references(&self, _: &mut Names) {}

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn settle(&mut self, _: &FamilyRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn dates(&self, _: &FamilyRecord, days: &mut Days<'_>) {
        days.order("to", "The placement ends before it begins.", Some(self.from), self.to);
    }

    fn steps_apart(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &FamilyRecord, _: &Thresholds, refusals: &mut Refusals) {
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

    fn map_of(&self, _: &FamilyRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &FamilyRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn sealing(&self, _: &FamilyRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
