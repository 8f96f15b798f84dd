//! A map, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::children,
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    map::{Map, MapStatus},
    mention::{About, Mentioned},
    object::{CaseRecord, Kind},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Map {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Map;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
        self.family_present.iter().for_each(|id| names.one("family_present", Kind::Person, id.0));
        self.meeting.iter().for_each(|id| names.one("meeting", Kind::Meeting, id.0));
        names.who("authors", &self.authors);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, record: &CaseRecord, _: &Acting<'_>) {
        let old = record.map(self.id);
        self.version = old.map_or(1, |old| old.value.version);
        self.signed_off = old.and_then(|old| old.signed_off.clone());
    }

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("begun", "The day on which the map was begun", Some(self.begun));
    }

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let at = self.which();
        let old = record.map(self.id).map(|old| old.status);
        refusals.when(
            old == Some(MapStatus::Superseded),
            HOUSE_KEEPING,
            at,
            "",
            "A later map has replaced this one. Work on the later one.",
        );
        refusals.when(
            self.is_signed() && old != Some(self.status),
            1,
            at,
            "status",
            "A map is signed off with the sign-off, which looks at what is still missing.",
        );
        let later = || record.maps.iter().any(|map| map.id != self.id && map.status != MapStatus::Superseded);
        refusals.when(
            self.status == MapStatus::Superseded && !later(),
            HOUSE_KEEPING,
            at,
            "status",
            "Begin the map that replaces this one first, so that the family always has a map.",
        );
    }

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        children(record, self.which(), "children", self.children.iter().copied(), refusals);
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        let was_signed = self.is_signed() || self.version > 1;
        was_signed.then_some("This map has been signed off, so it stays. Begin a later map that replaces it.")
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        Some(self.id)
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        let on = self.signed_off.as_ref()?.on;
        Some(About { what: Mentioned::SignOff, on, children: self.children.clone() })
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
