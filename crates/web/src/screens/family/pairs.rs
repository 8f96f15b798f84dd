//! Where each danger and its goal stand now: each person's latest number with the name, never an average.

use crate::screens::words;
use jiff::civil::Date;
use practice::{FamilyRecord, Thresholds, danger::DangerStatus, ids::WorkerId, scale::Orientation, views};
use serde::Serialize;
use std::collections::HashMap;

/// One danger with its goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct PairNow {
    /// The danger's id, for the link.
    pub(crate) id: String,
    /// "Danger statement 1".
    pub(crate) title: String,
    /// The statement as one readable text.
    pub(crate) statement: String,
    /// The goal in one sentence. Empty where there is none.
    pub(crate) goal: String,
    /// How far the goal is met.
    pub(crate) status: &'static str,
    /// Which end of the scale is good.
    pub(crate) good_end: &'static str,
    /// Each person's latest number.
    pub(crate) numbers: Vec<NumberNow>,
    /// Whether somebody disagrees.
    pub(crate) disputed: bool,
}

/// One person's latest number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct NumberNow {
    /// Who, and about which child where it matters.
    pub(crate) name: String,
    /// The number.
    pub(crate) value: String,
    /// The day.
    pub(crate) on: String,
}

/// The dangers that stand, in their order.
pub(crate) fn now(
    record: &FamilyRecord,
    names: &HashMap<WorkerId, String>,
    day: Date,
    thresholds: &Thresholds,
) -> Vec<PairNow> {
    let worker = |id: WorkerId| names.get(&id).cloned().unwrap_or_else(|| "a worker".to_owned());
    let mut dangers: Vec<_> =
        record.dangers.iter().filter(|danger| danger.status == DangerStatus::Current).collect();
    dangers.sort_by_key(|danger| (danger.seq, danger.id));
    dangers
        .into_iter()
        .filter_map(|danger| {
            let story = views::pair(record, danger.id, day, thresholds, &worker)?;
            let orientation = story.scale.as_ref().and_then(|scale| scale.orientation);
            let numbers = story.scale.map(|scale| scale.latest).unwrap_or_default();
            Some(PairNow {
                id: danger.id.to_string(),
                title: format!("{} {}", words::capital(story.variant.statement()), danger.seq),
                statement: story.statement,
                goal: story.goal.as_ref().map(|goal| goal.sentence.clone()).unwrap_or_default(),
                status: story.goal.map(|goal| goal.status.words()).unwrap_or_default(),
                good_end: orientation.map(Orientation::words).unwrap_or_default(),
                numbers: numbers
                    .into_iter()
                    .map(|given| NumberNow {
                        name: match given.child {
                            Some(child) if child != given.name => format!("{} about {child}", given.name),
                            _ => given.name,
                        },
                        value: given.value.to_string(),
                        on: calendar::long(given.on),
                    })
                    .collect(),
                disputed: danger.is_disputed(),
            })
        })
        .collect()
}
