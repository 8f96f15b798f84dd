//! An instrument as data: its questions, answers, scales and licence. Refused where it contradicts itself.

mod check;
mod pack;

pub use check::InstrumentFault;
pub use pack::Pack;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::outcomes::definition::Better;

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Respondents {
    /// Leaders of the organisation.
    Leaders,
    /// Social workers and those who work with them.
    Workers,
    /// Parents, carers and relatives.
    Families,
    /// Children and young people.
    Children,
}

impl Respondents {
    /// The word that stands in responses and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Leaders => "leaders",
            Self::Workers => "workers",
            Self::Families => "families",
            Self::Children => "children",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Result<Self, String> {
        [Self::Leaders, Self::Workers, Self::Families, Self::Children]
            .into_iter()
            .find(|group| group.word().eq_ignore_ascii_case(text))
            .ok_or_else(|| format!("“{text}” is not a group. Write leaders, workers, families or children."))
    }
}

/// An instrument that has been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument(Draft);

/// An instrument as it is written down.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// What a study file calls it.
    pub id: String,
    /// The version of this description.
    pub version: String,
    /// What it is called in a report.
    pub name: String,
    /// Who may answer it.
    pub respondents: Vec<Respondents>,
    /// Where it comes from.
    pub source: String,
    /// Whether it may be used, and whose it is.
    pub licence: Licence,
    /// How questions are answered that do not say it themselves.
    pub answers: Answers,
    /// The questions, in order.
    pub item: Vec<Item>,
    /// Scales over the questions.
    #[serde(default)]
    pub scale: Vec<Scale>,
}

/// Whether an instrument may be used.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Without it, nobody can be asked and nothing is computed (practice I35).
    pub may_be_used: bool,
    /// Whose it is.
    pub holder: String,
    /// Under which terms, or by which letter.
    pub terms: String,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Answers {
    /// A whole number between two ends.
    Rating {
        /// The lowest answer.
        least: i32,
        /// The highest.
        most: i32,
        /// Words for some or all of the numbers.
        #[serde(default)]
        labels: BTreeMap<String, String>,
        /// From which answer on it counts as a yes, where that is asked.
        yes: Option<i32>,
    },
    /// Yes or no, as one and nought.
    YesNo,
}

impl Answers {
    /// The lowest and the highest answer.
    pub fn range(&self) -> (f64, f64) {
        match self {
            Self::Rating { least, most, .. } => (f64::from(*least), f64::from(*most)),
            Self::YesNo => (0.0, 1.0),
        }
    }

    /// From which answer on it counts as a yes.
    pub fn yes_from(&self) -> Option<f64> {
        match self {
            Self::Rating { yes, .. } => yes.map(f64::from),
            Self::YesNo => Some(1.0),
        }
    }

    /// Reads an answer: a number of the range, or the words for one.
    pub fn parse(&self, text: &str) -> Result<f64, String> {
        match self {
            Self::YesNo => crate::input::yes_no(text).map(|yes| f64::from(u8::from(yes))),
            Self::Rating { least, most, labels, .. } => {
                let by_label = labels.iter().find(|(_, label)| label.eq_ignore_ascii_case(text));
                let number = by_label.map_or(text, |(number, _)| number);
                let outside = || format!("“{text}” is outside the range of the question, {least} to {most}.");
                let answer: i32 = number.parse().map_err(|_| match crate::input::number(number) {
                    Ok(_) => outside(),
                    Err(fault) => fault,
                })?;
                if (*least..=*most).contains(&answer) { Ok(f64::from(answer)) } else { Err(outside()) }
            }
        }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its column in the responses.
    pub id: String,
    /// Its words. Absent in an instrument of which Kith holds the structure alone.
    pub text: Option<String>,
    /// Whether a high answer means little of what the scales measure.
    #[serde(default)]
    pub reversed: bool,
    /// How it is answered, where that differs from the instrument.
    pub answers: Option<Answers>,
}

/// A score over several questions.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// What it is called in results.
    pub id: String,
    /// What it is called in a report.
    pub name: String,
    /// Its questions; all of the instrument where none are named.
    #[serde(default)]
    pub items: Vec<String>,
    /// Sum or mean.
    pub score: Score,
    /// How many answers may be missing. The rest then stand for them.
    #[serde(default)]
    pub missing: usize,
    /// The highest score as it is printed; it must be what the questions allow.
    pub most: f64,
    /// Scales that together make up this one.
    #[serde(default)]
    pub parts: Vec<String>,
    /// A score that parts people in two.
    pub cut: Option<Cut>,
    /// Which way is better.
    pub better: Better,
}

/// How answers become a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Score {
    /// All answers together.
    Sum,
    /// The mean answer.
    Mean,
}

/// A score that parts people in two.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// Who lies below this has it.
    pub below: f64,
    /// What it means.
    pub name: String,
}

impl Instrument {
    /// Reads an instrument and checks it.
    pub fn read(text: &str) -> Result<Self, InstrumentFault> {
        Self::checked(toml::from_str(text).map_err(|error| InstrumentFault::Unreadable(error.to_string()))?)
    }

    /// The instruments that come with Kith: two in its own words, and the structure of four that belong to others.
    pub fn bundled() -> Result<Vec<Self>, InstrumentFault> {
        [
            include_str!("../../../data/instruments/child-voice-5.toml"),
            include_str!("../../../data/instruments/leaders-8.toml"),
            include_str!("../../../data/instruments/lsns-6.toml"),
            include_str!("../../../data/instruments/mastery-7.toml"),
            include_str!("../../../data/instruments/ces-19.toml"),
            include_str!("../../../data/instruments/sdq-25.toml"),
        ]
        .into_iter()
        .map(Self::read)
        .collect()
    }

    /// How a question is answered.
    pub fn answers_of<'a>(&'a self, item: &'a Item) -> &'a Answers {
        item.answers.as_ref().unwrap_or(&self.0.answers)
    }

    /// The places of a scale's questions.
    pub fn items_of(&self, scale: &Scale) -> Vec<usize> {
        let of = |(place, item): (usize, &Item)| {
            (scale.items.is_empty() || scale.items.contains(&item.id)).then_some(place)
        };
        self.0.item.iter().enumerate().filter_map(of).collect()
    }

    /// The score of one person's answers, one for each question in order; none where too many are missing. Answers to
    /// reversed questions are turned round first.
    pub fn score(&self, scale: &Scale, answers: &[Option<f64>]) -> Option<f64> {
        let places = self.items_of(scale);
        let given: Vec<f64> = places
            .iter()
            .filter_map(|&place| {
                let item = &self.0.item[place];
                let (least, most) = self.answers_of(item).range();
                answers[place].map(|answer| if item.reversed { least + most - answer } else { answer })
            })
            .collect();
        if given.is_empty() || places.len() - given.len() > scale.missing {
            return None;
        }
        let mean = crate::methods::panel::mean(&given);
        Some(match scale.score {
            Score::Mean => mean,
            Score::Sum if given.len() == places.len() => given.iter().sum(),
            Score::Sum => mean * crate::methods::panel::count(places.len()),
        })
    }
}

impl std::ops::Deref for Instrument {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.0
    }
}
