//! What a scale, a round and a number must be before they are saved, and what a low number sets going.

use super::{
    Acting, Change,
    refusals::{HOUSE_KEEPING, Refusals},
};
use crate::{
    Thresholds,
    child_words::Young,
    danger::DangerStatement,
    ids::{EscalationId, PersonId, ScaleId},
    map::Variant,
    object::{FamilyRecord, Kind, Object},
    scale::{Escalation, Scale, ScaleRating, ScalingRound, Subject},
};

pub(super) fn check_scale(record: &FamilyRecord, scale: &Scale, refusals: &mut Refusals) {
    let at = (Kind::Scale, scale.id.0);
    refusals.when(
        scale.subject == Subject::Pair && scale.danger.is_none(),
        2,
        at,
        "danger",
        "Choose the danger about which this scale asks.",
    );
    let twin = |other: &Scale| {
        other.id != scale.id && other.subject == Subject::Pair && other.danger == scale.danger
    };
    refusals.when(
        scale.subject == Subject::Pair && record.scales.iter().any(|other| twin(other)),
        2,
        at,
        "danger",
        "This danger and its goal have their scale already. Ask the same one again.",
    );
    let Some(old) = record.scale(scale.id) else { return };
    if record.ratings.iter().any(|rating| rating.scale == scale.id) {
        let same = (old.subject, old.danger, old.person, old.orientation)
            == (scale.subject, scale.danger, scale.person, scale.orientation);
        refusals.when(
            !same,
            5,
            at,
            "orientation",
            "Numbers have been given on this scale, so what it asks and which end is good stay as they are.",
        );
        let moved = |old: &str, new: &str| !old.trim().is_empty() && old != new;
        refusals.when(
            moved(&old.anchor_0, &scale.anchor_0) || moved(&old.anchor_10, &scale.anchor_10),
            5,
            at,
            "anchor_0",
            "Numbers have been given on this scale, so what 0 and 10 mean stays as it is.",
        );
    }
}

pub(super) fn check_round(record: &FamilyRecord, round: &ScalingRound, refusals: &mut Refusals) {
    let at = (Kind::ScalingRound, round.id.0);
    refusals.when(round.scales.is_empty(), 4, at, "scales", "Choose at least one scale to ask.");
    refusals.when(round.raters.is_empty(), 4, at, "raters", "Choose who gives a number.");
    let unready =
        round.scales.iter().filter_map(|id| record.scale(*id)).any(|scale| scale.orientation.is_none());
    refusals.when(
        unready,
        2,
        at,
        "scales",
        "Say first which end of each scale is good, and what 0 and 10 mean.",
    );
    let given = |rating: &ScaleRating| rating.round == Some(round.id);
    let lost = record.ratings.iter().any(|rating| {
        given(rating) && !(round.raters.contains(&rating.rater) && round.scales.contains(&rating.scale))
    });
    refusals.when(
        lost,
        4,
        at,
        "raters",
        "Somebody has given a number already, so they and the scale stay in the round.",
    );
    let old = record.round(round.id);
    refusals.when(
        old.is_some_and(|old| old.opened.is_some() && old.value != *round),
        4,
        at,
        "opened",
        "This round has been opened, so it stays as it was. Start another one.",
    );
}

pub(super) fn check_rating(
    record: &FamilyRecord,
    rating: &ScaleRating,
    thresholds: &Thresholds,
    refusals: &mut Refusals,
) {
    let at = (Kind::ScaleRating, rating.id.0);
    refusals.when(
        rating.reasons.trim().is_empty() && Young::rater(record, &rating.rater, rating.on).is_none(),
        3,
        at,
        "reasons",
        "Say why this number. The reasons matter more than the number.",
    );
    refusals.when(
        !thresholds.halves_allowed && !rating.value.is_whole(),
        HOUSE_KEEPING,
        at,
        "value",
        "Choose a whole number from 0 to 10.",
    );
    let scale = record.scale(rating.scale);
    refusals.when(
        scale.is_some_and(|scale| scale.orientation.is_none()),
        2,
        at,
        "scale",
        "Say first which end of this scale is good, and what 0 and 10 mean.",
    );
    let about = scale.and_then(|scale| scale.danger).and_then(|danger| record.danger(danger));
    if let (Some(danger), Some(child)) = (about, rating.child) {
        refusals.when(
            !danger.children().any(|named| named == child),
            24,
            at,
            "child",
            "This danger is not about this child.",
        );
    }
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

/// Whether the number is still unseen by others.
pub(crate) fn is_sealed(record: &FamilyRecord, rating: &ScaleRating) -> bool {
    rating.round.and_then(|id| record.round(id)).is_some_and(|round| round.opened.is_none())
}

/// Opens an escalation the same day where the authority's bands ask for one (I15). A number that others may not see yet
/// is not told: only that it needs an answer today.
pub(super) fn escalate(
    record: &FamilyRecord,
    rating: &ScaleRating,
    acting: &mut Acting<'_>,
    changes: &mut Vec<Change>,
) {
    let Some(scale) = record.scale(rating.scale).filter(|scale| scale.subject.is_about_safety()) else {
        return;
    };
    let band = scale.orientation.and_then(|orientation| acting.thresholds.band(rating.value, orientation));
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

/// The scale that a new danger gets with the authority's words, where it has none yet (I2).
pub(super) fn default_scale(
    record: &FamilyRecord,
    danger: &DangerStatement,
    acting: &mut Acting<'_>,
) -> Option<Scale> {
    if record.scales.iter().any(|scale| scale.danger == Some(danger.id)) {
        return None;
    }
    let variant = record.map(danger.map).map_or(Variant::Safety, |map| map.variant);
    let words = acting.thresholds.scale_words(variant)?;
    let about: Vec<PersonId> = danger.children().collect();
    let only = if let [child] = about.as_slice() { record.person(*child) } else { None };
    let worded = |text: &str| words.about(text, only.map(|child| child.short_name()));
    Some(Scale {
        id: ScaleId((acting.new_id)()),
        subject: Subject::Pair,
        danger: Some(danger.id),
        person: None,
        question: worded(&words.question),
        orientation: Some(words.orientation),
        anchor_0: worded(&words.anchor_0),
        anchor_10: worded(&words.anchor_10),
        said_first: words.said_first,
    })
}
