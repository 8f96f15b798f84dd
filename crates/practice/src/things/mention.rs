//! A line of a child's own record about something in a family's record. Kith writes it with the thing (`actions::mentions`); nobody
//! types it.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    digest::Entry,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::{About, Mention},
    object::{CaseRecord, Kind},
    thing::{CHILD, Entered, Joins, RecordPart, Sealing, Thing},
    who::Who,
};

impl Entered for Mention {
    fn entry(&self) -> Entry {
        let about = vec![self.person];
        Entry { on: self.on, time: None, sort: self.what.code(), about, marks: Vec::new(), texts: Vec::new() }
    }
}

impl Thing for Mention {
    const HOMES: &'static [Home] = CHILD;
    const PART: RecordPart = RecordPart::Notes;
    const FORM: u16 = 1;
    /// A note that comes on a closed case is about the child too.
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, _: &mut References) {}

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, _: &mut Refusals) {}

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        Some(
            "This line stands for something in a family’s record, and goes with it. Correct or withdraw it there.",
        )
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
