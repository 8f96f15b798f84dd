//! Reading a study file. Each fault names its line; nothing is guessed.

use super::people::{Asked, Audit, Children, PresenceCounts, Survey, Themes, Wave};
use super::places::Places;
use super::plan::{Analysis, Comparator, Exclusion, Group, Outcome, Plan, Round, Unit};
use crate::input::{Fault, Place, day};
use crate::measures::Reference;
use crate::statistics::dataset::Layout;
use crate::study::places::line_of;
use calendar::Date;
use serde::Deserialize;

/// The version of the format of study files.
pub const FORMAT: u32 = 1;

/// A study: its plan, and what surrounds it.
#[derive(Debug, Clone)]
pub struct Study {
    /// What it is called, and whose it is.
    pub about: About,
    /// The part that a lock freezes.
    pub plan: Plan,
    /// Tables that come with the study.
    pub data: Vec<DataFile>,
    /// Files with measures of its own.
    pub measures: Vec<String>,
    /// How many people were asked.
    pub asked: Vec<Asked>,
    /// What earlier evaluations published, to stand beside the results.
    pub published: Vec<Statement>,
    /// Changes of a locked plan.
    pub deviations: Vec<Deviation>,
    /// Where things stand in the file.
    pub places: Places,
}

/// What a study is called, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// A short name, used for file names.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The question.
    pub question: String,
    /// What is evaluated, as it is called in sentences.
    pub practice: String,
    /// What one of its units is called.
    #[serde(default = "authority")]
    pub unit: String,
    /// What several of them are called.
    #[serde(default = "authorities")]
    pub units: String,
    /// Who answers for the study.
    pub responsible: String,
    /// Whether anybody who wrote the plan had seen the outcomes, and which.
    pub data_seen: DataSeen,
    /// What the study does not show, in the words of those who answer for it.
    #[serde(default)]
    pub limits: Vec<String>,
}

fn authority() -> String {
    "authority".to_owned()
}

fn authorities() -> String {
    "authorities".to_owned()
}

/// Whether the outcomes had been seen when the plan was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DataSeen {
    /// Nobody had seen them.
    No,
    /// They had been published, so that nobody can say.
    Published,
    /// They had been looked at.
    Yes,
}

/// A table that comes with a study.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataFile {
    /// What measures call it. One of Kith's own names puts it in the place of that table.
    pub dataset: String,
    /// The file, beside the study file.
    pub file: String,
    /// What it holds.
    pub title: String,
    /// Who published it, or whose it is.
    pub publisher: String,
    /// Under which licence or agreement it is used.
    pub licence: String,
    /// How it is laid out.
    pub layout: Layout,
}

/// A change of a locked plan, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// When it was decided.
    #[serde(deserialize_with = "day")]
    pub on: Date,
    /// Who decided it.
    pub by: String,
    /// Why.
    pub why: String,
    /// Whether results had been seen by then.
    pub after_seeing_results: bool,
    /// The changes, as `kith study check` names them.
    pub changes: Vec<String>,
}

/// What an earlier evaluation published. It is always shown as what others said, with its source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The evaluation, such as “Evaluation of 2017”.
    pub evaluation: String,
    /// What it speaks of.
    pub about: String,
    /// What it said.
    pub said: String,
    /// The outcome of this study that speaks of something like it.
    pub outcome: Option<Reference>,
    /// How far the two are the same thing, or why this study cannot speak of it.
    pub compared: String,
    /// Where it was published.
    pub source: String,
    /// Whether it belongs on the first page.
    #[serde(default)]
    pub headline: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    study: About,
    #[serde(default)]
    group: Vec<Group>,
    #[serde(default)]
    unit: Vec<Unit>,
    #[serde(default)]
    round: Vec<Round>,
    #[serde(default)]
    comparator: Vec<Comparator>,
    #[serde(default)]
    outcome: Vec<Outcome>,
    #[serde(default)]
    exclusion: Vec<Exclusion>,
    #[serde(default)]
    wave: Vec<Wave>,
    #[serde(default)]
    survey: Vec<Survey>,
    #[serde(default)]
    audit: Vec<Audit>,
    #[serde(default)]
    themes: Vec<Themes>,
    #[serde(default)]
    presence: Vec<PresenceCounts>,
    children: Option<Children>,
    #[serde(default)]
    asked: Vec<Asked>,
    analysis: Analysis,
    #[serde(default)]
    data: Vec<DataFile>,
    #[serde(default)]
    measures: Vec<String>,
    #[serde(default)]
    published: Vec<Statement>,
    #[serde(default)]
    deviation: Vec<Deviation>,
}

/// The longest study file, in bytes. The longest that anybody wrote has some thousands; what is said in one is compared with
/// everything else that is said in it.
pub const LONGEST: usize = 256 * 1024;

impl Study {
    /// Reads a study file. What it says is not yet checked against itself or the data.
    pub fn read(file: &str, text: &str) -> Result<Self, Fault> {
        if text.len() > LONGEST {
            let what = format!("a study file has at most {} KB. Data lie beside it.", LONGEST / 1024);
            return Err(Fault::of_file(file, what));
        }
        let written: Written = toml::from_str(text).map_err(|why| {
            let line = why.span().map(|span| line_of(text, span.start));
            let what = why.message().trim_end_matches('.');
            Fault::new(Place { file: file.to_owned(), line, column: None }, format!("{what}."))
        })?;
        let places = Places::of(file, text)?;
        if written.format != FORMAT {
            let what = format!("this Kith reads study files of format {FORMAT}, and not {}.", written.format);
            return Err(places.fault(&["format".into()], what));
        }
        Ok(Self {
            plan: Plan {
                question: written.study.question.clone(),
                groups: written.group,
                units: written.unit,
                rounds: written.round,
                comparators: written.comparator,
                outcomes: written.outcome,
                exclusions: written.exclusion,
                waves: written.wave,
                surveys: written.survey,
                audits: written.audit,
                themes: written.themes,
                presence: written.presence,
                children: written.children,
                analysis: written.analysis,
            },
            about: written.study,
            data: written.data,
            measures: written.measures,
            asked: written.asked,
            published: written.published,
            deviations: written.deviation,
            places,
        })
    }
}
