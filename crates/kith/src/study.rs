//! `kith study`: writing a study down, checking it, and locking it before the data are joined.

use crate::{command_error::CommandError, say};
use clap::Subcommand;
use evaluation::evaluate::catalogue;
use evaluation::input::Fault;
use evaluation::measures::Catalogue;
use evaluation::study::evidence::Files;
use evaluation::study::{self, Lock, Study, TEMPLATE};
use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What can be done with a study file.
#[derive(Subcommand)]
pub(crate) enum StudyCommand {
    /// Write a study file with comments, to begin from
    New {
        /// The file; it must not exist yet
        #[arg(default_value = "study.toml", value_name = "FILE")]
        file: PathBuf,
    },
    /// Say what is wrong with a study, line by line
    Check {
        /// The study file
        #[arg(default_value = "study.toml", value_name = "FILE")]
        file: PathBuf,
    },
    /// Freeze a study with a date and a hash, before the data are joined
    Lock {
        /// The study file
        #[arg(default_value = "study.toml", value_name = "FILE")]
        file: PathBuf,
    },
    /// List the measures that a study can name
    Measures {
        /// Only those with this word in their name or title
        #[arg(value_name = "WORD")]
        word: Option<String>,
    },
}

impl StudyCommand {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        match self {
            Self::New { file } => {
                write_new(&file, TEMPLATE)?;
                say::out(&format!("{} is written. Fill it in, then: kith study check {0}", file.display()));
            }
            Self::Check { file } => {
                check(&file)?;
                say::out("The study agrees with itself and with the measures there are.");
            }
            Self::Lock { file } => lock(&file)?,
            Self::Measures { word } => measures(word.as_deref().unwrap_or_default())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads a study, its own measures and its lock, and holds them against one another.
fn check(file: &Path) -> Result<String, CommandError> {
    let text = read(file)?;
    let name = name(file);
    let one = |fault: Fault| refused(&[fault]);
    let study = Study::read(&name, &text).map_err(one)?;
    let (catalogue, _) = catalogue(&study, &Beside(file)).map_err(one)?;
    let mut faults = study::check(&study, &catalogue);
    if let Some((name, text)) = read_lock(file)? {
        let lock = Lock::read(&name, &text).map_err(one)?;
        faults.extend(lock.compare(&study).err().unwrap_or_default());
    }
    if faults.is_empty() { Ok(text) } else { Err(refused(&faults)) }
}

fn lock(file: &Path) -> Result<(), CommandError> {
    let place = lock_of(file);
    if place.exists() {
        return Err(CommandError::Refused(format!(
            "{} exists: the study is locked already. Change the study file, and record the change there as a deviation.",
            place.display()
        )));
    }
    let text = check(file)?;
    let today = record::Clock::system().today();
    write_new(&place, &study::lock(&name(file), &text, today, env!("CARGO_PKG_VERSION")))?;
    say::out(&format!(
        "{} is locked in {}. Give that file to somebody who can say later that it is the one.",
        file.display(),
        place.display()
    ));
    Ok(())
}

fn measures(word: &str) -> Result<(), CommandError> {
    let damaged =
        |why: &dyn std::fmt::Display| CommandError::Refused(format!("The measures cannot be read: {why}"));
    let word = word.to_lowercase();
    let catalogue = Catalogue::bundled().map_err(|why| damaged(&why))?;
    let children = evaluation::outcomes::Definition::bundled().map_err(|why| damaged(&why))?;
    let published =
        catalogue.all().map(|measure| (measure.reference.to_string(), measure.written.title.clone()));
    let of_children = children.iter().map(|one| (format!("{}@{}", one.outcome.id, one.version), one.label()));
    for (name, title) in published.chain(of_children) {
        if name.to_lowercase().contains(&word) || title.to_lowercase().contains(&word) {
            say::out(&format!("{name:<44} {title}"));
        }
    }
    Ok(())
}

/// The files beside a study file.
pub(crate) struct Beside<'a>(pub(crate) &'a Path);

impl Files for Beside<'_> {
    fn open(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        match fs::read(self.0.parent().unwrap_or(Path::new(".")).join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(Fault::of_file(name, format!("the file cannot be read: {why}."))),
        }
    }
}

/// The lock file of a study: its name and what it holds, where there is one.
pub(crate) fn read_lock(study: &Path) -> Result<Option<(String, String)>, CommandError> {
    let place = lock_of(study);
    if !place.exists() {
        return Ok(None);
    }
    Ok(Some((name(&place), read(&place)?)))
}

fn lock_of(study: &Path) -> PathBuf {
    study.with_extension("lock.toml")
}

pub(crate) fn read(file: &Path) -> Result<String, CommandError> {
    fs::read_to_string(file).map_err(|why| CommandError::File(file.display().to_string(), why))
}

/// What a file is called in sentences.
pub(crate) fn name(file: &Path) -> String {
    file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// All faults, one a line.
pub(crate) fn refused(faults: &[Fault]) -> CommandError {
    CommandError::Refused(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn write_new(file: &Path, text: &str) -> Result<(), CommandError> {
    let trouble = |why| CommandError::File(file.display().to_string(), why);
    let mut open = fs::File::create_new(file).map_err(trouble)?;
    io::Write::write_all(&mut open, text.as_bytes()).map_err(trouble)
}
