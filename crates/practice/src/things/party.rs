//! A party, as the first thing of its own record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, kinds::missing, references::Names, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    object::{FamilyRecord, Kind},
    party::Party,
    thing::{Joins, Numbered, PARTY, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Party {
    const HOMES: &'static [Home] = PARTY;
    const PART: RecordPart = RecordPart::Party;
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

    fn dates(&self, _: &FamilyRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &FamilyRecord, _: &Thresholds, refusals: &mut Refusals) {
        missing(refusals, self.which(), "name", &self.name, "Give the name in full.");
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        Some("A party’s record is never withdrawn.")
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
