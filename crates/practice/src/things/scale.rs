//! A scale, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    scale::{Scale, Subject},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for Scale {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Numbers;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.danger.iter().for_each(|id| names.one("danger", Kind::DangerStatement, id.0));
        self.person.iter().for_each(|id| names.one("person", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        self.danger.iter().map(|id| (Kind::DangerStatement, id.0)).collect()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        refusals.when(
            self.subject == Subject::Pair && self.danger.is_none(),
            2,
            at,
            "danger",
            "Choose the danger about which this scale asks.",
        );
        let twin = |other: &Scale| {
            other.id != self.id && other.subject == Subject::Pair && other.danger == self.danger
        };
        refusals.when(
            self.subject == Subject::Pair && record.scales.iter().any(|other| twin(other)),
            2,
            at,
            "danger",
            "This danger and its goal have their scale already. Ask the same one again.",
        );
        let Some(old) = record.scale(self.id) else { return };
        if record.ratings.iter().any(|rating| rating.scale == self.id) {
            let same = (old.subject, old.danger, old.person, old.orientation)
                == (self.subject, self.danger, self.person, self.orientation);
            refusals.when(
                !same,
                5,
                at,
                "orientation",
                "Numbers have been given on this scale, so what it asks and which end is good stay as they are.",
            );
            let moved = |old: &str, new: &str| !old.trim().is_empty() && old != new;
            refusals.when(
                moved(&old.anchor_0, &self.anchor_0) || moved(&old.anchor_10, &self.anchor_10),
                5,
                at,
                "anchor_0",
                "Numbers have been given on this scale, so what 0 and 10 mean stays as it is.",
            );
        }
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, record: &CaseRecord) -> Option<MapId> {
        let danger = self.danger.filter(|_| self.subject == Subject::Pair)?;
        record.danger(danger).map(|danger| danger.map)
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
