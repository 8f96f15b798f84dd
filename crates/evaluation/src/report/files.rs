//! The files of a report: the page, its charts, its numbers, and the manifest by which the run can be repeated.

use super::svg::svg;
use super::{Report, compose, csv::csv, html, json::json};
use crate::report::compose::Made;
use crate::report::svg::Size;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A file by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its name, with `/` between folder and file.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// A report that could not be written down.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The page.
    #[error("The page could not be made: {0}.")]
    Page(#[from] minijinja::Error),
    /// The numbers as JSON.
    #[error("The numbers could not be written as JSON: {0}.")]
    Json(#[from] serde_json::Error),
    /// The numbers as CSV.
    #[error("The numbers could not be written as CSV: {0}.")]
    Csv(#[from] csv::Error),
}

#[derive(Serialize)]
struct Manifest<'a> {
    kith: &'a str,
    command: String,
    study: Hashed<'a>,
    lock_sha256: Option<&'a str>,
    seed: u64,
    draws: u64,
    data: Vec<Hashed<'a>>,
    written: Vec<Hashed<'a>>,
}

#[derive(Serialize)]
struct Hashed<'a> {
    file: &'a str,
    sha256: String,
}

/// Every file of the report of a study. `command` is what repeats the run.
pub fn files(made: &Made<'_>, command: &str) -> Result<(Report, Vec<Written>), WriteError> {
    let report = compose(made);
    let facts = facts(made);
    let mut files = vec![
        Written { name: "report.html".to_owned(), text: html::html(&report, &facts)? },
        Written { name: "results.csv".to_owned(), text: csv(&report)? },
        Written { name: "results.json".to_owned(), text: json(made, &report)? },
    ];
    if let Some(text) = html::annex(&report, &facts)? {
        files.push(Written { name: "annex.html".to_owned(), text });
    }
    files.extend(report.figures().map(|figure| Written {
        name: format!("charts/{}.svg", figure.id),
        text: svg(figure, Size::Wide) + "\n",
    }));
    let manifest = manifest(made, command, &files)?;
    files.push(Written { name: "manifest.json".to_owned(), text: manifest });
    Ok((report, files))
}

/// What stands under the title.
fn facts(made: &Made<'_>) -> Vec<(String, String)> {
    let plan = made.lock.map_or_else(
        || "not locked".to_owned(),
        |lock| {
            format!("locked on {}, {}", calendar::long(lock.on), &lock.sha256[..12.min(lock.sha256.len())])
        },
    );
    vec![
        ("Who answers for it".to_owned(), made.study.about.responsible.clone()),
        ("Plan".to_owned(), plan),
        ("Made with".to_owned(), format!("Kith {}", made.version)),
    ]
}

fn manifest(made: &Made<'_>, command: &str, files: &[Written]) -> Result<String, serde_json::Error> {
    let hash = |text: &str| data_encoding::HEXLOWER.encode(&Sha256::digest(text));
    let manifest = Manifest {
        kith: made.version,
        command: command.to_owned(),
        study: Hashed { file: made.study.places.file(), sha256: made.study_sha256.to_owned() },
        lock_sha256: made.lock.map(|lock| &*lock.sha256),
        seed: made.study.plan.analysis.seed,
        draws: made.study.plan.analysis.draws,
        data: made
            .evaluation
            .used
            .iter()
            .map(|used| Hashed { file: &used.file, sha256: used.sha256.clone() })
            .chain(made.files.iter().map(|used| Hashed { file: &used.name, sha256: used.sha256.clone() }))
            .collect(),
        written: files.iter().map(|file| Hashed { file: &file.name, sha256: hash(&file.text) }).collect(),
    };
    serde_json::to_string_pretty(&manifest).map(|text| text + "\n")
}
