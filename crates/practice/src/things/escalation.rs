//! An escalation, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::Names, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    object::{FamilyRecord, Kind},
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

    fn references(&self, names: &mut Names) {
        names.one("rating", Kind::ScaleRating, self.rating.0);
        names.who("decided_by", &self.decided_by);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn settle(&mut self, _: &FamilyRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &FamilyRecord, _: &mut Refusals) {}

    fn dates(&self, _: &FamilyRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, record: &FamilyRecord, refusals: &mut Refusals) {
        refusals.when(
            record.escalation(self.id).is_none_or(|old| old.value != *self),
            15,
            self.which(),
            "",
            "Kith opens an escalation by itself when a number asks for it. Answer it; it is not edited.",
        );
    }

    fn soundness(&self, _: &FamilyRecord, _: &Thresholds, _: &mut Refusals) {}

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        Some("An escalation is answered, never withdrawn.")
    }

    fn map_of(&self, _: &FamilyRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &FamilyRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn sealing(&self, record: &FamilyRecord, viewer: WorkerId) -> Sealing {
        let is_hidden =
            record.escalation(self.id).is_some() && seen_by(record, viewer).escalation(self.id).is_none();
        if is_hidden { Sealing::Whole } else { Sealing::Open }
    }
}
