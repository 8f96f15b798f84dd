//! What one worker may see of numbers that were given unseen. Applied before any screen sees a record.

use crate::{
    ids::{EscalationId, RatingId, RoundId, WorkerId},
    object::{CaseRecord, Object},
    rules::yet_to_answer,
    scale::ScaleRating,
    thing::Sealing,
    who::Who,
};
use std::collections::BTreeSet;

/// The record as this worker may see it: without the numbers of rounds that have not been opened, except the worker's
/// own. Whoever is still to give a number, or has just given one, does not learn either that another's was low: the
/// escalation of a sealed number is hidden from the raters of its round who do not lead it or chair the case.
pub fn seen_by(record: &CaseRecord, viewer: WorkerId) -> CaseRecord {
    let mut seen = record.clone();
    seal_for(&mut seen, viewer);
    seen
}

/// The same in the record itself, which is not copied for it. Most records hold nothing that is sealed.
pub fn seal_for(record: &mut CaseRecord, viewer: WorkerId) {
    let seen = &*record;
    let hidden: BTreeSet<RatingId> = seen
        .ratings
        .iter()
        .filter(|rating| is_hidden(seen, rating, viewer))
        .map(|rating| rating.id)
        .collect();
    if hidden.is_empty() {
        return;
    }
    let chairs = seen.families.iter().any(|family| family.chair == Some(viewer));
    let in_the_round = |id: RatingId| {
        let round = seen.rating(id).and_then(|rating| rating.round).and_then(|id| seen.round(id));
        round.is_some_and(|round| round.raters.contains(&Who::Worker(viewer)) && round.chair != viewer)
    };
    let is_told = |rating: RatingId| chairs || !hidden.contains(&rating) || !in_the_round(rating);
    let told: BTreeSet<EscalationId> = seen
        .escalations
        .iter()
        .filter(|escalation| is_told(escalation.rating))
        .map(|escalation| escalation.id)
        .collect();
    record.ratings.retain(|rating| !hidden.contains(&rating.id));
    record.escalations.retain(|escalation| told.contains(&escalation.id));
}

/// Sealed, and not the viewer's own. A number whose round is not to be found was never opened.
pub(crate) fn is_hidden(record: &CaseRecord, rating: &ScaleRating, viewer: WorkerId) -> bool {
    let sealed = rating.round.is_some_and(|id| record.round(id).is_none_or(|round| round.opened.is_none()));
    sealed && rating.rater != Who::Worker(viewer)
}

/// A state of an object for the history screen, as JSON. A number that is still sealed is left out with everything said
/// about it; `"sealed": true` stands instead.
pub fn body_for_history(
    object: &Object,
    record: &CaseRecord,
    viewer: WorkerId,
) -> Result<serde_json::Value, serde_json::Error> {
    let mut body: serde_json::Value = serde_json::from_str(&object.to_json()?)?;
    if let (Sealing::Fields(sealed), Some(fields)) = (object.sealing(record, viewer), body.as_object_mut()) {
        for field in sealed {
            fields.remove(*field);
        }
        fields.insert("sealed".to_owned(), true.into());
    }
    Ok(body)
}

/// Who has answered in a round and who has not, without any number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundProgress {
    /// The round.
    pub round: RoundId,
    /// Who has given a number on every scale.
    pub answered: Vec<Who>,
    /// Who is still to.
    pub waiting: Vec<Who>,
    /// Whether the numbers have been opened to all.
    pub opened: bool,
}

/// How far a round has come. Asked of the whole record: it says who has answered, never what.
pub fn round_progress(record: &CaseRecord, round: RoundId) -> Option<RoundProgress> {
    let held = record.round(round)?;
    let waiting: Vec<Who> = yet_to_answer(record, held).into_iter().cloned().collect();
    let answered = held.raters.iter().filter(|who| !waiting.contains(who)).cloned().collect();
    Some(RoundProgress { round, answered, waiting, opened: held.opened.is_some() })
}
