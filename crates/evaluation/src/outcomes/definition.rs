//! What an outcome is: its windows in days, codes, clock and exclusions, as versioned data. No computing.

use calendar::Date;
use serde::Deserialize;

use super::extract::Code;

/// An outcome under one version of its definition. Two versions are two outcomes and never share an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Which set of definitions it belongs to, such as WWCSC-2020.
    pub version: String,
    /// Who defined it, and under which licence.
    pub source: String,
    /// The rest.
    pub outcome: Outcome,
}

/// An outcome as a file of definitions holds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What it is called in a study file.
    pub id: String,
    /// The research question of the published study that it answered.
    pub question: Option<String>,
    /// What it is called in a report.
    pub name: String,
    /// What its numbers are: working days, or a share of something.
    pub unit: String,
    /// What one row is, and which are in.
    pub of: String,
    /// When the outcome has happened, in words.
    pub counts: String,
    /// Where the days are counted from.
    pub clock: String,
    /// Which way is better, if either is.
    pub better: Better,
    /// Whether it is so rare that a logistic model stands beside the linear one.
    #[serde(default)]
    pub rare: bool,
    /// What is left out, in words.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// Rows before this day are left out.
    pub earliest: Option<Date>,
    /// How many days from the start of the clock must lie before embedding begins, for a row to count as before it.
    #[serde(default)]
    pub follow_up_days: i32,
    /// The day by which the follow-up must be over.
    pub cut_off: Option<Date>,
    /// How many days from the start of the clock must lie before the cut-off.
    #[serde(default)]
    pub cut_off_days: i32,
    /// Groups whose pilot was fully embedded on this day or later are left out.
    pub embedded_before: Option<Date>,
    /// Units whose matched groups the definition leaves out.
    #[serde(default)]
    pub removed_groups_of: Vec<String>,
    /// When the outcome has happened.
    pub rule: Rule,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// Less is better.
    Lower,
    /// More is better.
    Higher,
    /// Neither way is better in itself.
    Neither,
}

/// When an outcome has happened.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rule {
    /// How many working days an assessment took.
    WorkingDays {
        /// How many times the distance between the quartiles an assessment may lie above the upper one.
        outlier_distance: Option<f64>,
    },
    /// Whether an assessment took no more than so many working days.
    AssessmentWithin {
        /// The most working days.
        working_days: i32,
    },
    /// Whether an initial conference came after the referral and before so many days were over.
    Conference {
        /// The first day that no longer counts.
        before_days: i32,
    },
    /// Whether a child for whom nothing further was done came back.
    ReReferral {
        /// The last day that counts.
        within_days: i32,
    },
    /// Whether a child had been referred before.
    ReferredBefore {
        /// The most days between the two.
        within_days: i32,
    },
    /// Whether a child who came back was then on a plan or in care.
    Escalation {
        /// The last day on which a return counts.
        re_referral_days: i32,
        /// The last day after the return on which a plan or care counts.
        within_days: i32,
        /// Which return, where there are several.
        from: Return,
    },
    /// Whether a child in care came to live with family or friends.
    Kinship {
        /// The last day that counts.
        within_days: i32,
        /// The legal statuses of episodes that are looked at.
        legal_statuses: Vec<Code>,
        /// The placements that count.
        placements: Vec<Code>,
        /// The ends of an episode that count.
        endings: Vec<Code>,
    },
}

/// Which return of a child the clock of escalation starts at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Return {
    /// The last inside the window.
    Latest,
    /// The first.
    Next,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    source: String,
    outcome: Vec<Outcome>,
}

impl Definition {
    /// Reads a file of definitions.
    pub fn read(text: &str) -> Result<Vec<Self>, toml::de::Error> {
        let File { version, source, outcome } = toml::from_str(text)?;
        let of = |outcome| Self { version: version.clone(), source: source.clone(), outcome };
        Ok(outcome.into_iter().map(of).collect())
    }

    /// Every definition that comes with Kith.
    pub fn bundled() -> Result<Vec<Self>, toml::de::Error> {
        let mut all = Vec::new();
        for text in [
            include_str!("../../data/outcomes/wwcsc-2020.toml"),
            include_str!("../../data/outcomes/kith-1.toml"),
            include_str!("../../data/outcomes/dfe-cin.toml"),
        ] {
            all.extend(Self::read(text)?);
        }
        Ok(all)
    }

    /// The name with its version and, where codes decide, every code that counts. A chart carries this and nothing
    /// shorter.
    pub fn label(&self) -> String {
        let (name, version) = (&self.outcome.name, &self.version);
        match &self.outcome.rule {
            Rule::Kinship { placements, endings, .. } => format!(
                "{name} ({version}; placements {}; episodes ended {})",
                list(placements),
                list(endings)
            ),
            _ => format!("{name} ({version})"),
        }
    }

    /// The same definition over data that end on another day.
    pub fn cut_off_on(mut self, day: Date) -> Self {
        self.outcome.cut_off = Some(day);
        self
    }
}

fn list(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ")
}
