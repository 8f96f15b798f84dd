//! Everything that is signed for, in words: the items of a map by category, and who disagrees with what.

use practice::{
    CaseRecord,
    danger::DangerStatus,
    ids::{MapId, WorkerId},
    map::Category,
};
use serde::Serialize;
use std::collections::HashMap;
use ui::{people_options::name_of, places::few_words};

/// One category with its items.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    category: &'static str,
    items: Vec<Item>,
}

/// One item.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    id: String,
    text: String,
    said_by: String,
    own_words: bool,
}

/// Somebody's disagreement with a danger statement.
#[derive(Debug, Serialize)]
pub(super) struct Disagreement {
    danger: String,
    about: String,
    who: String,
    words: String,
    /// Since when, in words. Empty: it came with the statement.
    on: String,
}

/// The items of a map.
pub(super) fn columns(record: &CaseRecord, map: MapId, names: &HashMap<WorkerId, String>) -> Vec<Column> {
    Category::ALL
        .iter()
        .map(|category| Column {
            category: category.words(),
            items: record
                .items
                .iter()
                .filter(|item| item.map == map && item.category == *category)
                .map(|item| Item {
                    id: item.id.to_string(),
                    text: item.text.clone(),
                    said_by: item.said_by.as_ref().map(|who| name_of(who, record, names)).unwrap_or_default(),
                    own_words: item.verbatim,
                })
                .collect(),
        })
        .collect()
}

/// Who disagrees with the dangers of a map that stand.
pub(super) fn disagreements(
    record: &CaseRecord,
    map: MapId,
    names: &HashMap<WorkerId, String>,
) -> Vec<Disagreement> {
    record
        .dangers
        .iter()
        .filter(|danger| danger.map == map && danger.status == DangerStatus::Current)
        .flat_map(|danger| {
            danger.disputes.iter().map(|dispute| Disagreement {
                danger: danger.id.to_string(),
                about: few_words(&danger.behaviour),
                who: name_of(&dispute.who, record, names),
                words: dispute.words.clone(),
                on: dispute.on.map(calendar::long).unwrap_or_default(),
            })
        })
        .collect()
}
