//! Where each danger and its goal stand now: each person's latest number with the name, never an average.

use crate::pair::line::{self, Line};
use jiff::civil::Date;
use practice::{CaseRecord, Thresholds, danger::DangerStatus, ids::WorkerId, views};
use serde::Serialize;
use std::collections::HashMap;
use ui::words;

/// One danger with its goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct PairNow {
    /// The danger's id, for the link.
    pub(crate) id: String,
    /// "Danger statement 1".
    pub(crate) title: String,
    /// Who is worried and about what: the heart of the statement.
    pub(crate) worry: String,
    /// The whole statement as one readable text.
    pub(crate) statement: String,
    /// The goal as one readable text. Empty where there is none.
    pub(crate) goal: String,
    /// The goal in the family's words. Empty where there are none.
    pub(crate) family_words: String,
    /// How far the goal is met.
    pub(crate) status: &'static str,
    /// Each person's latest number on the line from 0 to 10. None where there is no scale.
    pub(crate) line: Option<Line>,
    /// Whether somebody disagrees.
    pub(crate) disputed: bool,
}

/// The dangers that stand, in their order.
pub(crate) fn now(
    record: &CaseRecord,
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
            Some(PairNow {
                id: danger.id.to_string(),
                title: format!("{} {}", words::capital(story.variant.statement()), danger.seq),
                statement: story.statement.whole(),
                worry: story.statement.worry,
                goal: story.goal.as_ref().map(|goal| goal.sentences.join(" ")).unwrap_or_default(),
                family_words: story.goal.as_ref().map(|goal| goal.family_words.clone()).unwrap_or_default(),
                status: story.goal.map(|goal| goal.status.words()).unwrap_or_default(),
                line: story.scale.as_ref().map(line::of),
                disputed: danger.is_disputed(),
            })
        })
        .collect()
}
