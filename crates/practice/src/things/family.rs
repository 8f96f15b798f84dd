//! The family’s case, as a thing of its record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::missing,
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    family::{CaseStatus, Family},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    thing::{FAMILY, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Family {
    const HOMES: &'static [Home] = FAMILY;
    const PART: RecordPart = RecordPart::Case;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.parents_get.iter().for_each(|one| names.one("parents_get", Kind::Person, one.person.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("opened", "The day on which the case was opened", Some(self.opened));
        days.past("stage_since", "The day on which this stage began", Some(self.stage_since));
        days.past("referral", "The day of the referral", self.referral.received);
    }

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let old = record.family_case(self.id);
        let before = old.map_or((CaseStatus::Open, None), |old| (old.status, old.closed));
        refusals.when(
            (self.status, self.closed) != before,
            20,
            self.which(),
            "status",
            "A case is closed by asking to close it and auditing it, and opened again by reopening it.",
        );
    }

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        refusals.when(
            record.families.iter().any(|other| other.id != self.id),
            HOUSE_KEEPING,
            at,
            "",
            "This record belongs to another family.",
        );
        missing(refusals, at, "name", &self.name, "Say what the family is called.");
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        Some("A family’s case is closed, never withdrawn.")
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
