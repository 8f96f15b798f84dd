//! Every number of a report with what it stands on, for programs.

use super::{Report, Table};
use crate::report::compose::Made;
use crate::study::plan::Plan;
use crate::study::strength::Level;
use crate::study::strength::RULES;
use serde::Serialize;

#[derive(Serialize)]
struct Results<'a> {
    kith: &'a str,
    study: &'a str,
    title: &'a str,
    study_sha256: &'a str,
    plan: &'a Plan,
    lock: Option<Locked<'a>>,
    strength_rules: Option<&'a str>,
    grades: Vec<Graded<'a>>,
    data: Vec<Source<'a>>,
    tables: Vec<InSection<'a>>,
}

#[derive(Serialize)]
struct Locked<'a> {
    on: String,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Graded<'a> {
    measure: String,
    round: &'a str,
    evidence: Level,
    rules_met: Vec<&'a str>,
    rules_not_met: Vec<&'a str>,
}

#[derive(Serialize)]
struct Source<'a> {
    dataset: &'a str,
    file: &'a str,
    sha256: &'a str,
    licence: &'a str,
}

#[derive(Serialize)]
struct InSection<'a> {
    section: &'a str,
    #[serde(flatten)]
    table: &'a Table,
}

/// `results.json`. Numbers are written so that reading them gives the same numbers back.
pub(super) fn json(made: &Made<'_>, report: &Report) -> Result<String, serde_json::Error> {
    let grades = made.evaluation.findings.iter().map(|finding| {
        let rules = |met: bool| {
            let answers = finding.grade.answers.iter().filter(move |answer| answer.met == met);
            answers.map(|answer| &*answer.id).collect()
        };
        Graded {
            measure: finding.outcome.measure.to_string(),
            round: &finding.round.id,
            evidence: finding.grade.level,
            rules_met: rules(true),
            rules_not_met: rules(false),
        }
    });
    let data = made.evaluation.used.iter().map(|used| Source {
        dataset: &used.dataset.id,
        file: &used.file,
        sha256: &used.sha256,
        licence: &used.dataset.licence,
    });
    let results = Results {
        kith: made.version,
        study: &made.study.about.id,
        title: &made.study.about.title,
        study_sha256: made.study_sha256,
        plan: &made.study.plan,
        lock: made.lock.map(|lock| Locked { on: lock.on.to_string(), sha256: &lock.sha256 }),
        strength_rules: RULES.as_ref().map(|rules| &*rules.version),
        grades: grades.collect(),
        data: data.collect(),
        tables: report.tables().into_iter().map(|(section, table)| InSection { section, table }).collect(),
    };
    serde_json::to_string_pretty(&results).map(|text| text + "\n")
}
