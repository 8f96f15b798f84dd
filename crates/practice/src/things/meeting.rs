//! A meeting, as a thing of the record.

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
    meeting::{Meeting, MeetingStatus},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

/// What is said of hours that cannot be.
const ENDS_BEFORE: &str = "A meeting ends after it begins. Look at both times again.";

impl Thing for Meeting {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Meetings;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        names.who("attendees", &self.attendees);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        if self.status == MeetingStatus::Held {
            days.past("on", "The day of a meeting that has been held", Some(self.on));
        }
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let ends_before = self.until.is_some_and(|until| self.at.is_none_or(|at| until <= at));
        refusals.when(ends_before, HOUSE_KEEPING, self.which(), "until", ENDS_BEFORE);
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
