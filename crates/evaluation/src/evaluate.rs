//! The whole way: from a study file and what lies beside it to the files of its report. One fault, and there are none.

use crate::input::Fault;
use crate::measures::{Catalogue, Measure};
use crate::report::{Made, Section, Written, files};
use crate::statistics::{Dataset, Library};
use crate::study::evidence::{Files, UsedFile, gather};
use crate::study::file::DataFile;
use crate::study::run::Progress;
use crate::study::{Lock, Study, run};
use sha2::{Digest, Sha256};

/// What is to be evaluated.
pub struct Request<'a> {
    /// The name of the study file, as sentences and the manifest call it.
    pub file: &'a str,
    /// What it holds.
    pub text: &'a str,
    /// The lock file: its name, and what it holds.
    pub lock: Option<(&'a str, &'a str)>,
    /// The files beside it.
    pub files: &'a dyn Files,
    /// Sections that belong to an example.
    pub more: Vec<Section>,
    /// What repeats the run.
    pub command: &'a str,
    /// The version of Kith.
    pub version: &'a str,
}

/// The files of a report, and what it says first.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The files.
    pub written: Vec<Written>,
    /// The headline of the report.
    pub headline: String,
}

/// Evaluates a study.
pub fn evaluate(request: Request<'_>, progress: Progress<'_>) -> Result<Done, Vec<Fault>> {
    let one = |fault: Fault| vec![fault];
    let study = Study::read(request.file, request.text).map_err(one)?;
    let lock = request.lock.map(|(file, text)| Lock::read(file, text)).transpose().map_err(one)?;
    let (catalogue, mut used) = catalogue(&study, request.files).map_err(one)?;
    let mut library = Library::bundled().map_err(one)?;
    for data in &study.data {
        let bytes = read(request.files, &data.file).map_err(one)?;
        library.bring(dataset(data), data.file.clone(), bytes);
    }
    let evaluation = run(&study, lock.as_ref(), &library, &catalogue, progress)?;
    let evidence = gather(&study, request.files)?;
    used.extend(evidence.used);
    let mut more = evidence.sections;
    more.extend(request.more);
    let made = Made {
        study: &study,
        study_sha256: &sha256(request.text.as_bytes()),
        lock: lock.as_ref(),
        evaluation: &evaluation,
        more: &more,
        files: &used,
        version: request.version,
    };
    let (report, written) = files(&made, request.command).map_err(|why| {
        one(Fault::of_file(request.file, format!("the report could not be written: {why}")))
    })?;
    Ok(Done { written, headline: report.headline().to_owned() })
}

/// The measures that come with Kith and those that the study brings, and the files of these.
pub fn catalogue(study: &Study, files: &dyn Files) -> Result<(Catalogue, Vec<UsedFile>), Fault> {
    let damaged = |why: toml::de::Error| Fault::of_file("measures", why.message().to_owned());
    let mut catalogue = Catalogue::bundled().map_err(damaged)?;
    let mut used = Vec::new();
    for name in &study.measures {
        let bytes = read(files, name)?;
        let text = String::from_utf8_lossy(&bytes);
        let measures = Measure::read(&text).map_err(|why| {
            Fault::of_file(name, format!("{}.", why.to_string().trim_end_matches(['.', '\n'])))
        })?;
        catalogue.add(measures);
        used.push(UsedFile { name: name.clone(), sha256: sha256(&bytes) });
    }
    Ok((catalogue, used))
}

fn read(files: &dyn Files, name: &str) -> Result<Vec<u8>, Fault> {
    files.open(name)?.ok_or_else(|| Fault::of_file(name, "there is no such file beside the study file."))
}

fn dataset(data: &DataFile) -> Dataset {
    Dataset {
        id: data.dataset.clone(),
        title: data.title.clone(),
        publication: data.title.clone(),
        publisher: data.publisher.clone(),
        layout: data.layout,
        cautions: Vec::new(),
        licence: data.licence.clone(),
    }
}

fn sha256(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}
