//! Ticking a milestone of the trajectory, with what shows that it was reached (I26).

use super::{
    Acting, Change, Refused, is_sealed,
    put::references_stand,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
};
use crate::{
    goal::GoalStatus,
    ids::{ItemId, MilestoneId, PersonId, ScaleId, TestId},
    object::{CaseRecord, Kind, Object},
    scale::ScaleRating,
    trajectory::Gate,
    who::Who,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What shows that a milestone was reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// In words.
    pub words: String,
    /// Items of the map.
    pub items: Vec<ItemId>,
    /// Tests of the plan.
    pub tests: Vec<TestId>,
}

/// Ticks a milestone reached on a day, with its evidence and where its gate is open.
pub fn tick_milestone(
    record: &CaseRecord,
    milestone: MilestoneId,
    on: Date,
    evidence: Evidence,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::Milestone, milestone.0);
    let kept = record.milestone(milestone).ok_or_else(|| not_here(Kind::Milestone, milestone.0))?;
    let mut ticked = kept.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        ticked.actual.is_some(),
        HOUSE_KEEPING,
        at,
        "actual",
        "This milestone has been ticked already.",
    );
    refusals.when(
        on > acting.today,
        26,
        at,
        "actual",
        "The day is in the future. A milestone is ticked when it has been reached.",
    );
    if !evidence.words.trim().is_empty() {
        evidence.words.trim().clone_into(&mut ticked.evidence);
    }
    ticked.evidence_items.extend(evidence.items.into_iter().filter(|id| !kept.evidence_items.contains(id)));
    ticked.evidence_tests.extend(evidence.tests.into_iter().filter(|id| !kept.evidence_tests.contains(id)));
    refusals.when(!ticked.has_evidence(), 26, at, "evidence", "Say what shows that this was reached.");
    if let Some(sentence) = still_shut(record, &ticked.gate) {
        refusals.add(26, at, "gate", sentence);
    }
    ticked.actual = Some(on);
    let object = Object::Milestone(ticked);
    references_stand(record, &object, &mut refusals);
    refusals.stop()?;
    Ok(vec![Change::Put(object)])
}

/// Why the gate of a milestone is still shut, if it is.
pub fn still_shut(record: &CaseRecord, gate: &Gate) -> Option<String> {
    match gate {
        Gate::Evidence => None,
        Gate::Goal { goal } => {
            let reached = record
                .goal(*goal)
                .is_some_and(|goal| matches!(goal.status, GoalStatus::Partly | GoalStatus::Met));
            (!reached).then(|| "The goal on which this milestone waits is not yet partly met.".to_owned())
        }
        Gate::Scale { scale, needed } => {
            let orientation = record.scale(*scale).and_then(|scale| scale.orientation)?;
            let latest = latest(record, *scale);
            if latest.is_empty() {
                return Some(
                    "Nobody has given a number yet on the scale on which this milestone waits.".to_owned(),
                );
            }
            let needed_safety = needed.towards_safety(orientation);
            let below = latest.iter().any(|rating| rating.value.towards_safety(orientation) < needed_safety);
            below.then(|| {
                format!("This milestone waits until everybody’s latest number is {needed} or safer. It is not yet.")
            })
        }
    }
}

/// The latest number of each person for each child on a scale, as far as it may be seen.
pub(crate) fn latest(record: &CaseRecord, scale: ScaleId) -> Vec<&ScaleRating> {
    let mut latest: BTreeMap<(&Who, Option<PersonId>), &ScaleRating> = BTreeMap::new();
    for rating in record.ratings.iter().map(|kept| &kept.value) {
        if rating.scale != scale || is_sealed(record, rating) {
            continue;
        }
        let place = latest.entry((&rating.rater, rating.child)).or_insert(rating);
        if (rating.on, rating.id) > (place.on, place.id) {
            *place = rating;
        }
    }
    latest.into_values().collect()
}
