//! What a round asks of each person: one number for each scale and, where a danger is about several children, each child.

use super::home;
use practice::{
    FamilyRecord,
    ids::{PersonId, ScaleId},
    scale::{SaidFirst, ScalingRound},
};
use serde::Serialize;

/// One number that is asked for.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Ask {
    /// The end of its field names.
    pub(super) key: String,
    /// The scale.
    pub(super) scale: ScaleId,
    /// The child, where there are several.
    pub(super) child: Option<PersonId>,
    /// The child's name.
    child_name: Option<String>,
    title: String,
    question: String,
    anchor_0: String,
    anchor_10: String,
    ten_first: bool,
    /// Whether the scale was already shown for another child just before.
    again: bool,
}

impl Ask {
    /// " for Maya", where there are several children.
    pub(super) fn about(&self) -> String {
        self.child_name.as_ref().map(|name| format!(" for {name}")).unwrap_or_default()
    }
}

/// Everything that a round asks.
pub(super) fn of(record: &FamilyRecord, round: &ScalingRound) -> Vec<Ask> {
    let mut all = Vec::new();
    for (at, scale) in round.scales.iter().filter_map(|id| record.scale(*id)).enumerate() {
        let danger = scale.danger.and_then(|danger| record.danger(danger));
        let named: Vec<PersonId> = danger.map(|danger| danger.children().collect()).unwrap_or_default();
        let children: Vec<Option<PersonId>> =
            if named.len() > 1 { named.into_iter().map(Some).collect() } else { vec![None] };
        for (place, child) in children.into_iter().enumerate() {
            let name =
                child.and_then(|child| record.person(child)).map(|child| child.short_name().to_owned());
            all.push(Ask {
                key: format!("{at}-{place}"),
                scale: scale.id,
                child,
                child_name: name,
                title: home::title(record, scale),
                question: scale.question.clone(),
                anchor_0: scale.anchor_0.clone(),
                anchor_10: scale.anchor_10.clone(),
                ten_first: scale.said_first == SaidFirst::Ten,
                again: place > 0,
            });
        }
    }
    all
}
