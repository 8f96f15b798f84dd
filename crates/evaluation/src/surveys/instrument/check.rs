//! Whether an instrument agrees with itself (practice I35).

use super::{Answers, Draft, Instrument, Item, Scale, Score};
use crate::methods::panel::count;

/// Why an instrument is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InstrumentFault {
    /// The text is not an instrument.
    #[error("The instrument cannot be read: {0}")]
    Unreadable(String),
    /// It has no questions, or nobody to ask.
    #[error("“{0}” has no questions, or nobody who may answer it.")]
    Empty(String),
    /// Two questions or two scales of the same name.
    #[error("“{instrument}” has “{id}” twice.")]
    Twice {
        /// The instrument.
        instrument: String,
        /// The question or scale.
        id: String,
    },
    /// The lowest answer is not below the highest.
    #[error("The answers to “{item}” of “{instrument}” go from {least} to {most}, which is no range.")]
    NoRange {
        /// The instrument.
        instrument: String,
        /// The question.
        item: String,
        /// The lowest.
        least: f64,
        /// The highest.
        most: f64,
    },
    /// A scale names what is not there.
    #[error("“{scale}” of “{instrument}” names “{id}”, which is not there.")]
    Unknown {
        /// The instrument.
        instrument: String,
        /// The scale.
        scale: String,
        /// What it names.
        id: String,
    },
    /// The printed maximum is not what the questions allow.
    #[error(
        "“{scale}” of “{instrument}” is said to go up to {printed}, but its {items} questions allow {allowed}. One of the two is wrong: find out which before anybody is asked."
    )]
    Maximum {
        /// The instrument.
        instrument: String,
        /// The scale.
        scale: String,
        /// What is printed.
        printed: f64,
        /// How many questions it has.
        items: usize,
        /// What they allow.
        allowed: f64,
    },
    /// The parts do not add up to the whole.
    #[error(
        "The parts of “{scale}” of “{instrument}” go up to {parts}, which is {sum} together, but the whole is said to go up to {printed}. Do not trust the printed maxima: find the scoring key."
    )]
    Parts {
        /// The instrument.
        instrument: String,
        /// The whole.
        scale: String,
        /// The maxima of the parts, as a sum.
        parts: String,
        /// What they add up to.
        sum: f64,
        /// What is printed for the whole.
        printed: f64,
    },
    /// A cut point that nobody can lie on one side of.
    #[error("The cut point {cut} of “{scale}” of “{instrument}” lies outside the scale.")]
    Cut {
        /// The instrument.
        instrument: String,
        /// The scale.
        scale: String,
        /// The cut point.
        cut: f64,
    },
}

impl Instrument {
    /// An instrument from its description, or what is wrong with it.
    pub fn checked(draft: Draft) -> Result<Self, InstrumentFault> {
        let instrument = draft.name.clone();
        if draft.item.is_empty() || draft.respondents.is_empty() {
            return Err(InstrumentFault::Empty(instrument));
        }
        let twice = repeated(draft.item.iter().map(|item| &item.id))
            .or_else(|| repeated(draft.scale.iter().map(|scale| &scale.id)));
        if let Some(id) = twice {
            return Err(InstrumentFault::Twice { instrument, id });
        }
        for item in &draft.item {
            let (least, most) = range(&draft.answers, item);
            if least >= most {
                return Err(InstrumentFault::NoRange { instrument, item: item.id.clone(), least, most });
            }
        }
        for scale in &draft.scale {
            check_parts(&draft, scale)?;
            check_maximum(&draft, scale)?;
        }
        Ok(Self(draft))
    }
}

fn range(answers: &Answers, item: &Item) -> (f64, f64) {
    item.answers.as_ref().unwrap_or(answers).range()
}

fn repeated<'a>(ids: impl Iterator<Item = &'a String>) -> Option<String> {
    let mut seen = std::collections::BTreeSet::new();
    ids.into_iter().find(|id| !seen.insert(id.as_str())).cloned()
}

fn check_maximum(draft: &Draft, scale: &Scale) -> Result<(), InstrumentFault> {
    let (instrument, name) = (draft.name.clone(), scale.name.clone());
    if let Some(id) = scale.items.iter().find(|id| !draft.item.iter().any(|item| item.id == **id)) {
        return Err(InstrumentFault::Unknown { instrument, scale: name, id: id.clone() });
    }
    let of = |item: &&Item| scale.items.is_empty() || scale.items.contains(&item.id);
    let ranges: Vec<(f64, f64)> =
        draft.item.iter().filter(of).map(|item| range(&draft.answers, item)).collect();
    let divisor = if scale.score == Score::Mean { count(ranges.len()) } else { 1.0 };
    let allowed = ranges.iter().map(|(_, most)| most).sum::<f64>() / divisor;
    let lowest = ranges.iter().map(|(least, _)| least).sum::<f64>() / divisor;
    if (allowed - scale.most).abs() > 1e-9 {
        let (printed, items) = (scale.most, ranges.len());
        return Err(InstrumentFault::Maximum { instrument, scale: name, printed, items, allowed });
    }
    match &scale.cut {
        Some(cut) if cut.below <= lowest || cut.below > allowed => {
            Err(InstrumentFault::Cut { instrument, scale: name, cut: cut.below })
        }
        _ => Ok(()),
    }
}

fn check_parts(draft: &Draft, scale: &Scale) -> Result<(), InstrumentFault> {
    let mut maxima = Vec::new();
    for id in &scale.parts {
        let part =
            draft.scale.iter().find(|part| part.id == *id).ok_or_else(|| InstrumentFault::Unknown {
                instrument: draft.name.clone(),
                scale: scale.name.clone(),
                id: id.clone(),
            })?;
        maxima.push(part.most);
    }
    let sum: f64 = maxima.iter().sum();
    if scale.parts.is_empty() || scale.score == Score::Mean || (sum - scale.most).abs() < 1e-9 {
        return Ok(());
    }
    let parts = maxima.iter().map(f64::to_string).collect::<Vec<_>>().join(" + ");
    Err(InstrumentFault::Parts {
        instrument: draft.name.clone(),
        scale: scale.name.clone(),
        parts,
        sum,
        printed: scale.most,
    })
}
