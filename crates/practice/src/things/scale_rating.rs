//! A number on a scale, as a thing of the record.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
        words::said_by,
    },
    child_words::Young,
    home::Home,
    ids::{EscalationId, MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind, Object},
    scale::{Escalation, ScaleRating},
    thing::{FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    views::is_hidden,
    who::Who,
};

impl Thing for ScaleRating {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Numbers;
    const FORM: u16 = 1;
    const ON_A_CLOSED_CASE: bool = false;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = true;

    fn references(&self, names: &mut References) {
        names.one("scale", Kind::Scale, self.scale.0);
        self.round.iter().for_each(|id| names.one("round", Kind::ScalingRound, id.0));
        names.who("rater", [&self.rater]);
        self.child.iter().for_each(|id| names.one("child", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, _: &CaseRecord, _: &Acting<'_>) {}

    fn own_words(&self, record: &CaseRecord, refusals: &mut Refusals) {
        let Some(old) = record.rating(self.id).filter(|old| !old.rater.is_professional()) else { return };
        refusals.when(altered(old, self), 4, self.which(), "reasons", format!(
            "This is {}’s own number with their own reasons, and it stays as it was given. If it was written down wrongly, withdraw it with a reason and add it anew.",
            said_by(record, &old.rater),
        ));
    }

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("on", "The day of this number", Some(self.on));
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, thresholds: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        refusals.when(
            self.reasons.trim().is_empty() && Young::rater(record, &self.rater, self.on).is_none(),
            3,
            at,
            "reasons",
            "Say why this number. The reasons matter more than the number.",
        );
        refusals.when(
            !thresholds.scales.halves_allowed.on(self.on) && !self.value.is_whole(),
            HOUSE_KEEPING,
            at,
            "value",
            "Choose a whole number from 0 to 10.",
        );
        let scale = record.scale(self.scale);
        refusals.when(
            scale.is_some_and(|scale| scale.orientation.is_none()),
            2,
            at,
            "scale",
            "Say first which end of this scale is good, and what 0 and 10 mean.",
        );
        let about = scale.and_then(|scale| scale.danger).and_then(|danger| record.danger(danger));
        if let (Some(danger), Some(child)) = (about, self.child) {
            refusals.when(
                !danger.children().any(|named| named == child),
                24,
                at,
                "child",
                "This danger is not about this child.",
            );
        }
        in_its_round(record, self, refusals);
    }

    fn professionals(&self) -> Vec<&Who> {
        vec![&self.rater]
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

    fn consequences(
        &self,
        _: Option<&Self>,
        record: &CaseRecord,
        acting: &mut Acting<'_>,
        changes: &mut Vec<Change>,
    ) {
        escalate(record, self, acting, changes);
    }

    fn about(&self) -> Option<About> {
        None
    }

    fn sealing(&self, record: &CaseRecord, viewer: WorkerId) -> Sealing {
        if is_hidden(record, self, viewer) {
            Sealing::Fields(&["value", "reasons", "what_makes_it_that_high", "one_step_up"])
        } else {
            Sealing::Open
        }
    }
}

/// What a number given in a round must be: of somebody who was asked, once, and before the round is opened.
fn in_its_round(record: &CaseRecord, rating: &ScaleRating, refusals: &mut Refusals) {
    let at = rating.which();
    let Some(round) = rating.round.and_then(|id| record.round(id)) else { return };
    refusals.when(round.opened.is_some() && record.rating(rating.id).is_none_or(|old| old.value != *rating), 4, at,
        "round", "This round has been opened: everybody has seen the numbers. Give a new number outside it, or start another round.");
    refusals.when(
        !round.raters.contains(&rating.rater),
        4,
        at,
        "rater",
        "This person is not among those who were asked in this round. Add them to the round first.",
    );
    refusals.when(
        !round.scales.contains(&rating.scale),
        4,
        at,
        "scale",
        "This round does not ask this scale.",
    );
    let twice = record.ratings.iter().any(|other| {
        other.id != rating.id
            && (other.round, other.scale, &other.rater, other.child)
                == (rating.round, rating.scale, &rating.rater, rating.child)
    });
    refusals.when(twice, 4, at, "rater", "This person has given a number here already.");
}

/// The number and what was said with it stay; what was not said yet may be added.
fn altered(old: &ScaleRating, new: &ScaleRating) -> bool {
    let cut = |old: &str, new: &str| !old.trim().is_empty() && old != new;
    (old.value, old.scale, &old.rater, old.child, old.round, old.on, &old.asked)
        != (new.value, new.scale, &new.rater, new.child, new.round, new.on, &new.asked)
        || cut(&old.reasons, &new.reasons)
        || cut(&old.what_makes_it_that_high, &new.what_makes_it_that_high)
        || cut(&old.one_step_up, &new.one_step_up)
}

/// Whether the number is still unseen by others.
pub(crate) fn is_sealed(record: &CaseRecord, rating: &ScaleRating) -> bool {
    rating.round.and_then(|id| record.round(id)).is_some_and(|round| round.opened.is_none())
}

/// Opens an escalation the same day where the authority's bands ask for one (I15). A number that others may not see yet
/// is not told: only that it needs an answer today.
fn escalate(record: &CaseRecord, rating: &ScaleRating, acting: &mut Acting<'_>, changes: &mut Vec<Change>) {
    let Some(scale) = record.scale(rating.scale).filter(|scale| scale.subject.is_about_safety()) else {
        return;
    };
    let meaning = |orientation| acting.thresholds.band(rating.value, orientation, rating.on);
    let band = scale.orientation.and_then(meaning);
    let Some((to, meaning)) = band.and_then(|band| Some((band.escalate?, &band.meaning))) else { return };
    if record.escalations.iter().any(|escalation| escalation.rating == rating.id) {
        return;
    }
    let because = if is_sealed(record, rating) {
        "A number given unseen needs you today. Speak with whoever leads the round.".to_owned()
    } else {
        format!("A number asks for an answer today: {meaning}")
    };
    changes.push(Change::Put(Object::Escalation(Escalation {
        id: EscalationId((acting.new_id)()),
        rating: rating.id,
        to,
        opened_on: acting.today,
        because,
        answered_by: None,
        answered_on: None,
        answer: String::new(),
        decided_by: None,
        look_again: None,
        looks: Vec::new(),
    })));
}
