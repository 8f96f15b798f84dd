//! When the child's words are kept from the page that is shown in the room: where somebody is asked in the round whose
//! behaviour is feared.

use practice::{
    CaseRecord,
    child_words::Young,
    ids::PersonId,
    scale::{ScaleRating, ScalingRound},
    views::feared_raters,
};

/// Whether somebody is asked in a round, besides this child, whose behaviour is feared.
pub fn is_feared_in(record: &CaseRecord, round: &ScalingRound, child: PersonId) -> bool {
    feared_raters(record, round).iter().any(|person| *person != child)
}

/// Whether what a child wrote on the child's own page is kept from pages that are shown or printed in the room.
pub fn is_kept_for_worker(record: &CaseRecord, rating: &ScaleRating) -> bool {
    let round = rating.round.and_then(|round| record.round(round));
    rating.asked.is_some()
        && Young::rater(record, &rating.rater, rating.on).is_some()
        && !rating.reasons.trim().is_empty()
        && rating.rater.person().zip(round).is_some_and(|(child, round)| is_feared_in(record, round, child))
}
