//! What a round asks of a child, in the worker's words for this child, and which words are still to be written.

use super::pictures::{self, Step};
use crate::private;
use jiff::civil::Date;
use practice::{
    CaseRecord, Who,
    child_words::{Beside, about_scale, names_grown_ups},
    ids::{PersonId, ScaleId, WorkerId},
    rules::asked_of,
    scale::{OwnQuestion, ScalingRound},
};
use serde::Serialize;

/// One number that a child is asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Ask {
    /// The end of its field names.
    pub key: String,
    #[serde(skip)]
    /// The scale.
    pub scale: ScaleId,
    /// Who wrote the words.
    #[serde(skip)]
    pub written_by: WorkerId,
    /// The first name of whoever wrote them, where the paper says it.
    pub by: String,
    /// The child about whom it is, where the scale is about several.
    #[serde(skip)]
    pub child: Option<PersonId>,
    words: String,
    at_0: String,
    at_10: String,
    ladder: bool,
    /// Whether the child may write beside it.
    pub has_box: bool,
    steps: Vec<Step>,
}

impl Ask {
    /// The question and its ends, to be kept with the number.
    pub fn as_asked(&self) -> OwnQuestion {
        OwnQuestion { words: self.words.clone(), at_0: self.at_0.clone(), at_10: self.at_10.clone() }
    }
}

/// Everything that is asked of a child, or the scales about which words are still to be written.
pub fn of(record: &CaseRecord, round: &ScalingRound, child: PersonId) -> Result<Vec<Ask>, Vec<ScaleId>> {
    let asked = asked_of(record, round, &Who::Person(child));
    let missing: Vec<ScaleId> = asked
        .iter()
        .map(|(scale, _)| *scale)
        .filter(|scale| about_scale(record, child, *scale).is_none())
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let place = |scale: ScaleId| round.scales.iter().position(|one| *one == scale).unwrap_or_default();
    let ask = |(scale, about): (ScaleId, Option<PersonId>)| {
        let words = about_scale(record, child, scale)?;
        let mut steps = pictures::steps(record.scale(scale)?.orientation);
        let ladder = words.beside == Beside::Ladder;
        if ladder {
            steps.reverse();
        }
        Some(Ask {
            key: place(scale).to_string(),
            scale,
            written_by: words.written_by,
            by: String::new(),
            child: about,
            words: words.words.clone(),
            at_0: words.at_0.clone(),
            at_10: words.at_10.clone(),
            ladder,
            has_box: words.has_box,
            steps,
        })
    };
    Ok(asked.into_iter().filter_map(ask).collect())
}

/// Where the words that a round still needs for a child are written. None: all are there, and something is asked.
pub fn ready(record: &CaseRecord, round: &ScalingRound, child: PersonId) -> Option<String> {
    match of(record, round, child) {
        Err(missing) => {
            let about = missing.first().map(|scale| format!("scale:{scale}&round={}", round.id));
            Some(form(child, about))
        }
        Ok(_) => None,
    }
}

/// Where the words are changed that tell where somebody is who has been hidden since. None: none does.
pub fn tells(record: &CaseRecord, round: &ScalingRound, child: PersonId) -> Option<String> {
    let asks = of(record, round, child).ok()?;
    let telling = asks.iter().find(|ask| !private::told(record, None, ask).is_empty())?;
    let words = about_scale(record, child, telling.scale)?;
    Some(format!("child-words/{}?round={}", words.id, round.id))
}

/// Whose names, of the grown-ups, a round's words for a child hold: such words are read to the child, and never handed over
/// or printed.
pub fn names(record: &CaseRecord, round: &ScalingRound, child: PersonId, on: Date) -> Vec<String> {
    let asked = asked_of(record, round, &Who::Person(child)).into_iter();
    let words = asked.filter_map(|(scale, _)| about_scale(record, child, scale));
    let mut named: Vec<String> = words.flat_map(|words| names_grown_ups(record, words, on)).collect();
    named.sort();
    named.dedup();
    named
}

/// The address within the record of the form of new words for a child, about one thing.
pub fn form(child: PersonId, about: Option<String>) -> String {
    let about = about.map(|about| format!("?about={about}")).unwrap_or_default();
    format!("people/{child}/words/new{about}")
}
