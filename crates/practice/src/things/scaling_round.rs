//! A scaling round, as a thing of the record.

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind},
    scale::{ScaleRating, ScalingRound},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Thing for ScalingRound {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Numbers;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.meeting.iter().for_each(|id| names.one("meeting", Kind::Meeting, id.0));
        self.scales.iter().for_each(|id| names.one("scales", Kind::Scale, id.0));
        names.who("raters", &self.raters);
        names.who("passed", &self.passed);
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, _: &mut Days<'_>) {}

    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let old = record.round(self.id).and_then(|old| old.opened.as_ref());
        refusals.when(
            self.opened.as_ref() != old,
            4,
            self.which(),
            "opened",
            "A round is opened by whoever leads it, once everybody has given a number.",
        );
    }

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        refusals.when(self.scales.is_empty(), 4, at, "scales", "Choose at least one scale to ask.");
        refusals.when(self.raters.is_empty(), 4, at, "raters", "Choose who gives a number.");
        let unready =
            self.scales.iter().filter_map(|id| record.scale(*id)).any(|scale| scale.orientation.is_none());
        refusals.when(
            unready,
            2,
            at,
            "scales",
            "Say first which end of each scale is good, and what 0 and 10 mean.",
        );
        let given = |rating: &ScaleRating| rating.round == Some(self.id);
        let lost = record.ratings.iter().any(|rating| {
            given(rating) && !(self.raters.contains(&rating.rater) && self.scales.contains(&rating.scale))
        });
        refusals.when(
            lost,
            4,
            at,
            "raters",
            "Somebody has given a number already, so they and the scale stay in the round.",
        );
        let old = record.round(self.id);
        refusals.when(
            old.is_some_and(|old| old.opened.is_some() && old.value != *self),
            4,
            at,
            "opened",
            "This round has been opened, so it stays as it was. Start another one.",
        );
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        self.opened.as_ref().map(|_| "This round has been held, so it stays.")
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
