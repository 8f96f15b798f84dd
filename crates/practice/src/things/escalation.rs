//! An escalation, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    scale::Escalation,
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    views::seen_by,
    who::Who,
};

impl Thing for Escalation {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Escalations;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = true;

    fn references(&self, names: &mut References) {
        names.one("rating", Kind::ScaleRating, self.rating.0);
        names.who("decided_by", &self.decided_by);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        refusals.when(
            record.escalation(self.id).is_none_or(|old| old.value != *self),
            15,
            self.which(),
            "",
            "Kith opens an escalation by itself when a number asks for it. Answer it; it is not edited.",
        );
    }

    fn soundness(&self, _: &CaseRecord, _: &Thresholds, _: &mut Refusals) {}

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        Some("An escalation is answered, never withdrawn.")
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

    fn sealing(&self, record: &CaseRecord, viewer: WorkerId) -> Sealing {
        let is_hidden =
            record.escalation(self.id).is_some() && seen_by(record, viewer).escalation(self.id).is_none();
        if is_hidden { Sealing::Whole } else { Sealing::Open }
    }
}
