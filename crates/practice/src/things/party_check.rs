//! A check of a party, as a thing of the party’s record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::Names, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    object::{FamilyRecord, Kind},
    party::PartyCheck,
    thing::{Joins, PARTY, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for PartyCheck {
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

    fn dates(&self, _: &FamilyRecord, days: &mut Days<'_>) {
        days.past("done", "The day of the check", self.done);
        days.order("expires", "The check runs out before it was done.", self.done, self.expires);
    }

    fn steps_apart(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &FamilyRecord, _: &Thresholds, _: &mut Refusals) {}

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
