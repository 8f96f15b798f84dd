//! What a round asks of each person: one number for each scale and, where a danger is about several children, each child.

use super::neutral;
use practice::{
    CaseRecord, Who,
    danger::DangerStatement,
    ids::{PersonId, ScaleId, WorkerId},
    rules::asked_of,
    scale::{OwnQuestion, SaidFirst, ScalingRound},
    views::{self, NameLookup},
};
use serde::Serialize;
use std::collections::HashMap;
use ui::scales;

/// One number that is asked for.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Ask {
    /// The end of its field names.
    pub(super) key: String,
    /// The scales, each with the child where there are several, for which the number counts. More than one only for
    /// somebody who is feared.
    pub(super) counts_for: Vec<(ScaleId, Option<PersonId>)>,
    /// The child's name.
    pub(super) child_name: Option<String>,
    pub(super) title: String,
    /// The danger in sentences, and its goal: what the number is about. Empty where the scale is about neither.
    pub(super) worry: String,
    pub(super) goal: String,
    pub(super) question: String,
    pub(super) anchor_0: String,
    pub(super) anchor_10: String,
    pub(super) ten_first: bool,
    /// Whether the scale was already shown for another child just before.
    pub(super) again: bool,
    /// Whether the question and its ends are those for somebody who is feared, and not the scale's.
    pub(super) is_neutral: bool,
}

impl Ask {
    /// The question and its ends, to be kept with the number, where they are not those of the scale.
    pub(super) fn neutral(&self) -> Option<OwnQuestion> {
        self.is_neutral.then(|| OwnQuestion {
            words: self.question.clone(),
            at_0: self.anchor_0.clone(),
            at_10: self.anchor_10.clone(),
        })
    }

    /// " for Maya", where there are several children.
    pub(super) fn about(&self) -> String {
        self.child_name.as_ref().map(|name| format!(" for {name}")).unwrap_or_default()
    }
}

/// Everything that a round asks of one person. On a device in their hands (`handed`) it is what anybody in the room may read.
pub(super) fn of(
    record: &CaseRecord,
    round: &ScalingRound,
    who: &Who,
    (names, handed): (&HashMap<WorkerId, String>, bool),
) -> Vec<Ask> {
    if handed && !matches!(who, Who::Worker(_)) {
        return neutral::handed(record, round, who);
    }
    if views::feared_rater(record, who).is_some() {
        return neutral::of(record, round, who);
    }
    let called = |worker: WorkerId| names.get(&worker).cloned().unwrap_or_else(|| "a worker".to_owned());
    let names = NameLookup { record, workers: &called };
    let mut all: Vec<Ask> = Vec::new();
    let place = |scale: ScaleId| round.scales.iter().position(|one| *one == scale).unwrap_or_default();
    for (id, child) in asked_of(record, round, who) {
        let Some(scale) = record.scale(id) else { continue };
        let danger = scale.danger.and_then(|danger| record.danger(danger)).map(|kept| &kept.value);
        let before = all.iter().filter(|ask| ask.counts_for.iter().any(|(scale, _)| *scale == id)).count();
        all.push(Ask {
            key: format!("{}-{before}", place(id)),
            counts_for: vec![(id, child)],
            child_name: child
                .and_then(|child| record.person(child))
                .map(|child| practice::views::called(record, child)),
            title: scales::title(record, scale),
            worry: danger.map(|danger| worry(danger, &names)).unwrap_or_default(),
            goal: danger.map(|danger| goal(record, danger)).unwrap_or_default(),
            question: scale.question.clone(),
            anchor_0: scale.anchor_0.clone(),
            anchor_10: scale.anchor_10.clone(),
            ten_first: scale.said_first == SaidFirst::Ten,
            again: before > 0,
            is_neutral: false,
        });
    }
    all
}

/// What is feared, without the examples of what happened.
fn worry(danger: &DangerStatement, names: &NameLookup<'_>) -> String {
    let statement = views::statement(danger, names);
    std::iter::once(statement.worry).chain(statement.feared).collect::<Vec<_>>().join(" ")
}

/// What will be seen instead, in the family's words where there are some.
fn goal(record: &CaseRecord, danger: &DangerStatement) -> String {
    let goal = record.goals.iter().find(|goal| goal.danger == danger.id);
    goal.map(|goal| match goal.family_words.trim() {
        "" => goal.parent_doing.trim().to_owned(),
        words => words.to_owned(),
    })
    .unwrap_or_default()
}
