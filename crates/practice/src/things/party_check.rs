//! A check of a party, as a thing of the party’s record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    party::{CheckOutcome, PartyCheck},
    thing::{Joins, Numbered, PARTY, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for PartyCheck {
    const HOMES: &'static [Home] = PARTY;
    const PART: RecordPart = RecordPart::Party;
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
        days.past("done", "The day of the check", self.done);
        days.order("expires", "The check runs out before it was done.", self.done, self.expires);
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let unmade = self.done.is_none() && self.outcome != CheckOutcome::Waiting;
        let sentence = "Put in the day on which it was done. What came of it is not known before.";
        refusals.when(unmade, HOUSE_KEEPING, self.which(), "done", sentence);
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
