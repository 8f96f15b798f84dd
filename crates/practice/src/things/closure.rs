//! The closing of a case, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    family::Closure,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Closure {
    const HOMES: &'static [Home] = FAMILY;
    const PART: RecordPart = RecordPart::Closing;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.who("asked_by", &self.asked_by);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let only_reason = record.closure(self.id).is_some_and(|old| {
            let mut changed = old.value.clone();
            changed.reason.clone_from(&self.reason);
            changed == *self && (old.audited_on.is_none() || old.reason == self.reason)
        });
        refusals.when(!only_reason, 20, self.which(), "",
            "Ask to close, audit and close with the steps of their own. After the audit the request stays as it is.");
    }

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, _: &mut Refusals) {}

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        self.closed_on.map(|_| "The case was closed on this request, so it stays.")
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
