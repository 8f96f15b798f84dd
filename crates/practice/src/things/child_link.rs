//! The family’s half of a link to a child’s own record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    child::ChildLink,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY, Joins, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for ChildLink {
    const HOMES: &'static [Home] = FAMILY;
    const PART: RecordPart = RecordPart::Links;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.one("person", Kind::Person, self.person.0);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        vec![(Kind::Person, self.person.0)]
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.order("to", "The child leaves this record before the day it came.", Some(self.from), self.to);
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, _: &mut Refusals) {}

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
