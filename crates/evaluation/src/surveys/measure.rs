//! What is measured of a person: a score, or a yes.

use super::Instrument;
use crate::outcomes::definition::Better;

/// A number of each person that has a mean, or a yes that has a share.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What results call it: the scale, or the scale and its cut, or the question.
    pub id: String,
    /// What reports call it.
    pub name: String,
    /// Whether it has a mean or a share.
    pub kind: Kind,
    /// Which way is better.
    pub better: Better,
}

/// Whether a measure has a mean or a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A score up to this.
    Score {
        /// The highest there can be.
        most: f64,
    },
    /// A yes or no.
    Share,
}

/// What a measure is computed from.
#[derive(Debug, Clone, Copy, PartialEq)]
enum From {
    /// The scale at this place.
    Scale(usize),
    /// Whether the scale at this place is below its cut.
    Cut(usize),
    /// Whether the answer to the question at this place is a yes.
    Yes(usize),
}

/// The measures of an instrument, and how each is had from a person's answers.
pub(super) struct Measures<'a> {
    instrument: &'a Instrument,
    all: Vec<(Measure, From)>,
}

impl<'a> Measures<'a> {
    /// The scales with their cuts, then the questions that can be a yes.
    pub(super) fn of(instrument: &'a Instrument) -> Self {
        let mut all = Vec::new();
        for (place, scale) in instrument.scale.iter().enumerate() {
            let of =
                |id: String, name: String, kind: Kind, better: Better| Measure { id, name, kind, better };
            let score = Kind::Score { most: scale.most };
            all.push((of(scale.id.clone(), scale.name.clone(), score, scale.better), From::Scale(place)));
            if let Some(cut) = &scale.cut {
                let better = match scale.better {
                    Better::Higher => Better::Lower,
                    Better::Lower => Better::Higher,
                    Better::Neither => Better::Neither,
                };
                let name = format!("{}: {} (below {})", scale.name, cut.name, cut.below);
                all.push((of(format!("{}-cut", scale.id), name, Kind::Share, better), From::Cut(place)));
            }
        }
        for (place, item) in instrument.item.iter().enumerate() {
            if instrument.answers_of(item).yes_from().is_some() {
                let better = if item.reversed { Better::Lower } else { Better::Higher };
                let name = item.text.clone().unwrap_or_else(|| format!("Question {}", item.id));
                all.push((
                    Measure { id: item.id.clone(), name, kind: Kind::Share, better },
                    From::Yes(place),
                ));
            }
        }
        Self { instrument, all }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Measure)> {
        self.all.iter().map(|(measure, _)| measure).enumerate()
    }

    /// A person's value: a score, or one for yes and nought for no.
    pub(super) fn value(&self, measure: usize, answers: &[Option<f64>]) -> Option<f64> {
        let score = |place: usize| self.instrument.score(&self.instrument.scale[place], answers);
        let indicator = |yes: bool| f64::from(u8::from(yes));
        match self.all[measure].1 {
            From::Scale(place) => score(place),
            From::Cut(place) => {
                let below = self.instrument.scale[place].cut.as_ref()?.below;
                score(place).map(|score| indicator(score < below))
            }
            From::Yes(place) => {
                let from = self.instrument.answers_of(&self.instrument.item[place]).yes_from()?;
                answers[place].map(|answer| indicator(answer >= from))
            }
        }
    }
}
