//! What one person may see of a record: sealed numbers stay sealed.

use practice::{FamilyRecord, Who, ids::{RoundId, WorkerId}, scale::ScaleRating};

/// The record without the numbers of rounds that are not open yet, but for those that the viewer gave (I4).
pub(crate) fn seen_by(mut record: FamilyRecord, viewer: WorkerId) -> FamilyRecord {
    let FamilyRecord { rounds, ratings, escalations, .. } = &mut record;
    let sealed: Vec<_> = ratings
        .iter()
        .filter(|rating| {
            is_sealed(rating, |round| rounds.iter().any(|r| r.id == round && r.opened.is_some()), viewer)
        })
        .map(|rating| rating.id)
        .collect();
    ratings.retain(|rating| !sealed.contains(&rating.id));
    escalations.retain(|escalation| !sealed.contains(&escalation.rating));
    record
}

/// Whether the numbers of a round may be seen by all.
pub(crate) fn is_open(record: &FamilyRecord, round: RoundId) -> bool {
    record.round(round).is_some_and(|round| round.opened.is_some())
}

/// Whether a number must not be shown to this viewer.
pub(crate) fn is_sealed(
    rating: &ScaleRating,
    is_open: impl Fn(RoundId) -> bool,
    viewer: WorkerId,
) -> bool {
    rating.round.is_some_and(|round| !is_open(round)) && rating.rater != Who::Worker(viewer)
}
