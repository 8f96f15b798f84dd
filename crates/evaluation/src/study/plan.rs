//! What a study says before anybody looks: the part that is locked. Types only.

use super::people::{Audit, Children, PresenceCounts, Survey, Themes, Wave};
use crate::input::day;
use crate::{measures::Reference, statistics::Code};
use calendar::Date;
use serde::{Deserialize, Serialize};

/// Everything that a lock freezes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// The question, as one sentence that ends with a question mark.
    pub question: String,
    /// Kinds of units by how long they had used the practice.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
    /// The units that take the practice in.
    #[serde(rename = "unit")]
    pub units: Vec<Unit>,
    /// Who embeds the practice, and when.
    #[serde(rename = "round")]
    pub rounds: Vec<Round>,
    /// With whom they are compared; the first leads.
    #[serde(rename = "comparator")]
    pub comparators: Vec<Comparator>,
    /// What is measured.
    #[serde(rename = "outcome")]
    pub outcomes: Vec<Outcome>,
    /// Units that are left out of an outcome, beside the result with them.
    #[serde(rename = "exclusion")]
    pub exclusions: Vec<Exclusion>,
    /// When people are asked and files are read.
    #[serde(rename = "wave")]
    pub waves: Vec<Wave>,
    /// What people are asked.
    #[serde(rename = "survey")]
    pub surveys: Vec<Survey>,
    /// What is looked for in case files.
    #[serde(rename = "audit")]
    pub audits: Vec<Audit>,
    /// How interviews and open answers are coded.
    pub themes: Vec<Themes>,
    /// What is counted in the record.
    #[serde(rename = "presence")]
    pub presence: Vec<PresenceCounts>,
    /// What is measured of single children.
    pub children: Option<Children>,
    /// How the numbers are made.
    pub analysis: Analysis,
}

/// A kind of units, such as those new to the practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// A short name.
    pub id: String,
    /// What it is called in the report.
    pub title: String,
    /// Whether its units used the practice before the years before: then there is no “before” for them.
    pub practised_before: bool,
}

/// An authority or team that takes the practice in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its code in the data; of an authority either the three digits or the nine characters.
    pub code: Code,
    /// Its name in the report.
    pub name: String,
    /// The group that it belongs to.
    pub group: Option<String>,
}

/// Some units that embed the practice in the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// A short name.
    pub id: String,
    /// What it is called in the report.
    pub title: String,
    /// The codes of its units.
    pub units: Vec<Code>,
    /// When the practice is embedded; years that touch it are neither before nor after (practice I40).
    pub embedding: Embedding,
    /// Units that embed it at another time than the round does.
    #[serde(default, rename = "own_embedding")]
    pub own_embeddings: Vec<OwnEmbedding>,
    /// The years ending on 31 March that are taken for before.
    pub before: Vec<i32>,
    /// Those that are taken for after.
    pub after: Vec<i32>,
}

/// From the first day of embedding to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embedding {
    /// The first day.
    #[serde(deserialize_with = "day")]
    pub start: Date,
    /// The last day.
    #[serde(deserialize_with = "day")]
    pub end: Date,
}

/// When one unit embeds the practice, where that is not when its round does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnEmbedding {
    /// The unit.
    pub unit: Code,
    /// The first day.
    #[serde(deserialize_with = "day")]
    pub start: Date,
    /// The last day.
    #[serde(deserialize_with = "day")]
    pub end: Date,
}

/// With whom units are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparator {
    /// A short name.
    pub id: String,
    /// What it is called in the report.
    pub title: String,
    /// How its units are chosen.
    #[serde(flatten)]
    pub choice: Choice,
}

/// How comparators are chosen. A unit of the study is never one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "choice", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Choice {
    /// Every other unit in the data.
    AllOthers {
        /// Units that are not compared with, such as others that use the practice.
        #[serde(default)]
        never: Vec<Code>,
    },
    /// For each unit its statistical neighbours in the list of one year.
    StatisticalNeighbours {
        /// The year of the list.
        list: i32,
    },
    /// For each unit the others most like it in the years before.
    Matched {
        /// What they should be like in, by the mean over the years before.
        on: Vec<Reference>,
        /// How many are chosen for each unit.
        count: usize,
    },
    /// These units.
    Named {
        /// Their codes.
        codes: Vec<Code>,
    },
}

/// What is measured, and in which rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The measure and the version of its definition.
    pub measure: Reference,
    /// How much it weighs.
    pub role: Role,
    /// The rounds in which it is measured; all, where nothing is said.
    #[serde(default)]
    pub rounds: Vec<String>,
    /// Earlier years in which the measure is looked at to see whether units were moving apart before.
    #[serde(default)]
    pub earlier: Vec<i32>,
}

/// How much an outcome weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It answers the question. All primary outcomes are one family of tests.
    Primary,
    /// It helps to understand the answer.
    Secondary,
}

/// Units left out of an outcome. The result with them stays visible (practice I41).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The unit.
    pub unit: Code,
    /// The outcome; every one, where nothing is said.
    pub outcome: Option<Reference>,
    /// Why.
    pub reason: String,
    /// When it was decided.
    #[serde(deserialize_with = "day")]
    pub on: Date,
    /// Whether the data had been seen by then.
    pub after_seeing_data: bool,
}

/// How the numbers are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Analysis {
    /// The seed of everything that is left to chance.
    pub seed: u64,
    /// How many assignments a randomisation test draws, where there are too many to look at each.
    #[serde(default = "ten_thousand")]
    pub draws: u64,
    /// The size of the family of tests that Holm's correction is made for: the primary outcomes of all rounds together, or
    /// of each round alone.
    #[serde(default)]
    pub family: Family,
}

/// The fewest draws that a report rests on.
pub const FEWEST_DRAWS: u64 = 10_000;

fn ten_thousand() -> u64 {
    FEWEST_DRAWS
}

/// Over which tests Holm's correction is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// The primary outcomes of all rounds.
    #[default]
    AllRounds,
    /// The primary outcomes of each round.
    EachRound,
}

impl Plan {
    /// Whether authorities or teams are compared in an outcome.
    pub fn compares_units(&self) -> bool {
        !self.outcomes.is_empty() || self.children.is_some()
    }

    /// Whether people are asked, or files read.
    pub fn asks_people(&self) -> bool {
        !(self.surveys.is_empty() && self.audits.is_empty() && self.themes.is_empty())
    }

    /// A unit by its code.
    pub fn unit(&self, code: &Code) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == *code)
    }

    /// The group of a unit.
    pub fn group_of(&self, unit: &Unit) -> Option<&Group> {
        unit.group.as_ref().and_then(|id| self.groups.iter().find(|group| group.id == *id))
    }

    /// The rounds in which an outcome is measured.
    pub fn rounds_of<'a>(&'a self, outcome: &'a Outcome) -> impl Iterator<Item = &'a Round> {
        self.rounds.iter().filter(|round| outcome.rounds.is_empty() || outcome.rounds.contains(&round.id))
    }

    /// The exclusions that concern an outcome.
    pub fn exclusions_of<'a>(&'a self, outcome: &'a Outcome) -> impl Iterator<Item = &'a Exclusion> {
        self.exclusions.iter().filter(|exclusion| {
            exclusion.outcome.as_ref().is_none_or(|reference| *reference == outcome.measure)
        })
    }
}

impl Round {
    /// When a unit of this round embeds the practice.
    pub fn embedding_of(&self, unit: &Code) -> Embedding {
        let own = self.own_embeddings.iter().find(|own| own.unit == *unit);
        own.map_or(self.embedding, |own| Embedding { start: own.start, end: own.end })
    }

    /// Whether its units embed the practice at different times.
    pub fn is_staggered(&self) -> bool {
        let mut years = self.units.iter().map(|unit| self.embedding_of(unit).first_year_after());
        years.next().is_some_and(|first| years.any(|other| other != first))
    }
}

impl Embedding {
    /// Whether the year that ends on 31 March of `year` touches the embedding.
    pub fn touches(self, year: i32) -> bool {
        statistical_year(self.start) <= year && year <= statistical_year(self.end)
    }

    /// The first year ending on 31 March that lies wholly after.
    pub fn first_year_after(self) -> i32 {
        statistical_year(self.end) + 1
    }

    /// The last year ending on 31 March that lies wholly before.
    pub fn last_year_before(self) -> i32 {
        statistical_year(self.start) - 1
    }
}

/// The year ending on 31 March in which a day lies.
fn statistical_year(day: Date) -> i32 {
    i32::from(day.year()) + i32::from(day.month() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::Date;

    #[test]
    fn a_year_that_touches_the_embedding_is_neither_before_nor_after() {
        let embedding = Embedding { start: Date::constant(2014, 10, 1), end: Date::constant(2015, 3, 31) };
        assert!(!embedding.touches(2014) && embedding.touches(2015) && !embedding.touches(2016));
        assert_eq!((embedding.last_year_before(), embedding.first_year_after()), (2014, 2016));
        let to_april = Embedding { end: Date::constant(2015, 4, 1), ..embedding };
        assert!(to_april.touches(2016));
    }
}
