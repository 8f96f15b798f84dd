//! A referral of a child, as a thing of the child’s record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    path::{path, signed},
    thing::{CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};
use pathway::{Referral, rules::of_referral};

impl Thing for Referral {
    const HOMES: &'static [Home] = CHILD;
    const PART: RecordPart = RecordPart::Pathway;
    const FORM: u16 = 1;
    /// What happened is written down whatever became of the case.
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, _: &mut References) {}

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, record: &CaseRecord, acting: &Acting<'_>) {
        let before = record.referral(self.id);
        signed(&mut self.decided, before.and_then(|old| old.decided), acting);
        signed(&mut self.closed, before.and_then(|old| old.closed), acting);
    }

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, record: &CaseRecord, days: &mut Days<'_>) {
        days.of_child(record, "on", Some(self.on));
        days.past("on", "The day on which it was received", Some(self.on));
        days.past("decided", "The day of the decision", self.decided.map(|one| one.on));
        days.past("closed", "The day on which the work ended", self.closed.map(|one| one.on));
        let sentence = "It was decided before it was received. Look at both days.";
        days.order("decided", sentence, Some(self.on), self.decided.map(|one| one.on));
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        refusals.blocks(self.which(), of_referral(&path(record), self));
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
