//! A scale that belongs to no pair, with what people have said on it. Sealed numbers are left out.

use practice::{
    FamilyRecord,
    actions::milestone::latest,
    ids::{PersonId, RatingId, WorkerId},
    scale::{Scale, Score},
    views::{Given, Names, ScaleStory, Track},
    who::Who,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Tells it.
pub(crate) fn of(record: &FamilyRecord, scale: &Scale, called: &dyn Fn(WorkerId) -> String) -> ScaleStory {
    let names = Names { record, workers: called };
    let mut newest = latest(record, scale.id);
    newest.sort_by_key(|rating| (rating.rater.is_professional(), rating.rater.clone(), rating.child));
    let mut tracks: BTreeMap<(&Who, Option<PersonId>), Vec<(Date, RatingId, Score)>> = BTreeMap::new();
    let open = |round| record.round(round).is_some_and(|round| round.opened.is_some());
    for rating in record.ratings.iter().filter(|rating| rating.scale == scale.id && rating.round.is_none_or(open)) {
        tracks.entry((&rating.rater, rating.child)).or_default().push((rating.on, rating.id, rating.value.value));
    }
    ScaleStory {
        id: scale.id,
        question: scale.question.clone(),
        orientation: scale.orientation,
        anchor_0: scale.anchor_0.clone(),
        anchor_10: scale.anchor_10.clone(),
        latest: newest
            .into_iter()
            .map(|rating| Given {
                id: rating.id,
                who: rating.rater.clone(),
                name: names.who(&rating.rater),
                role: names.role(&rating.rater),
                child: rating.child.map(|id| names.person(id)),
                value: rating.value,
                reasons: rating.reasons.clone(),
                what_makes_it_that_high: rating.what_makes_it_that_high.clone(),
                one_step_up: rating.one_step_up.clone(),
                on: rating.on,
            })
            .collect(),
        tracks: tracks
            .into_iter()
            .map(|((who, child), mut numbers)| {
                numbers.sort_by_key(|(on, id, _)| (*on, *id));
                Track {
                    name: names.who(who),
                    child: child.map(|id| names.person(id)),
                    numbers: numbers.into_iter().map(|(on, _, value)| (on, value)).collect(),
                }
            })
            .collect(),
    }
}
