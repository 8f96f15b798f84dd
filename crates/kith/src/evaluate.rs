//! `kith evaluate`: runs a study and writes its report, all of it or nothing.

use crate::study::{Beside, name, read, read_lock, refused};
use crate::{command_error::CommandError, say};
use clap::Args;
use evaluation::evaluate::{Done, Request, evaluate};
use evaluation::example::{EXAMPLES, Example};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A study to be run.
#[derive(Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["study", "example"])))]
pub(crate) struct Evaluate {
    /// The study file
    #[arg(value_name = "STUDY.toml")]
    study: Option<PathBuf>,
    /// A study that comes with Kith: pilots (published statistics) or voices (invented)
    #[arg(long, value_name = "NAME")]
    example: Option<String>,
    /// The directory of the report; made from the study's name if not said
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Put the report in the place of an earlier one
    #[arg(long)]
    replace: bool,
}

impl Evaluate {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        let (name, done) = match (&self.study, &self.example) {
            (Some(study), _) => (stem(study), of_file(study)?),
            (None, example) => {
                let example = example.as_deref().unwrap_or_default();
                (example.to_owned(), of_example(example)?)
            }
        };
        let out = self.out.unwrap_or_else(|| PathBuf::from(format!("{name}-report")));
        write(&out, &done, self.replace)?;
        say::out(&done.headline);
        say::out(&format!("The report is {}.", out.join("report.html").display()));
        Ok(ExitCode::SUCCESS)
    }
}

fn stem(file: &Path) -> String {
    file.file_stem().map_or_else(|| "study".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn of_file(file: &Path) -> Result<Done, CommandError> {
    let text = read(file)?;
    let lock = read_lock(file)?;
    let name = name(file);
    carry_out(Request {
        file: &name,
        text: &text,
        lock: lock.as_ref().map(|(name, text)| (name.as_str(), text.as_str())),
        files: &Beside(file),
        more: Vec::new(),
        command: &format!("kith evaluate {name}"),
        version: VERSION,
    })
}

fn of_example(name: &str) -> Result<Done, CommandError> {
    let example = Example::of(name).map_err(|fault| refused(&[fault]))?.ok_or_else(|| {
        CommandError::Refused(format!("There is no example “{name}”. There are: {}.", EXAMPLES.join(", ")))
    })?;
    carry_out(Request {
        file: example.file,
        text: example.text,
        lock: example.lock.map(|text| ("pilots.lock.toml", text)),
        files: &example.files,
        more: example.more,
        command: &format!("kith evaluate --example {name}"),
        version: VERSION,
    })
}

fn carry_out(request: Request<'_>) -> Result<Done, CommandError> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} comparisons, {elapsed}") {
        bar.set_style(style);
    }
    let done = evaluate(request, &|done, all| {
        bar.set_length(all.try_into().unwrap_or(u64::MAX));
        bar.set_position(done.try_into().unwrap_or(u64::MAX));
    });
    bar.finish_and_clear();
    done.map_err(|faults| refused(&faults))
}

/// Writes the whole report beside its place first, so that there is never half of one.
fn write(out: &Path, done: &Done, replace: bool) -> Result<(), CommandError> {
    let trouble = |place: &Path| {
        let place = place.display().to_string();
        move |why: io::Error| CommandError::File(place, why)
    };
    let occupied = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some());
    if occupied && !(replace && out.join("manifest.json").exists()) {
        return Err(CommandError::Refused(if replace {
            format!(
                "{} holds something that is not an earlier report, so nothing was written.",
                out.display()
            )
        } else {
            format!(
                "{} is not empty, so nothing was written. Name another directory, or put the report in the place of an \
                 earlier one with --replace.",
                out.display()
            )
        }));
    }
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(trouble(parent))?;
    let unfinished =
        tempfile::Builder::new().prefix(".unfinished-report-").tempdir_in(parent).map_err(trouble(parent))?;
    for file in &done.written {
        let place = unfinished.path().join(&file.name);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(trouble(folder))?;
        }
        fs::write(&place, &file.text).map_err(trouble(&place))?;
    }
    if out.exists() {
        fs::remove_dir_all(out).map_err(trouble(out))?;
    }
    fs::rename(unfinished.keep(), out).map_err(trouble(out))
}
