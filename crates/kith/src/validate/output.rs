//! Where a report goes, and in which format.

use crate::command_error::CommandError;
use crate::not_over::not_over;
use clap::{Args, ValueEnum};
use returns::report::{self, Report};
use std::{
    ffi::OsStr,
    fs::File,
    io::{self, BufWriter, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// The formats.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A summary to read
    Text,
    /// Everything, for other programs
    Json,
    /// One line a cell, with the columns of the reports that authorities exchange
    Csv,
    /// The same as a workbook, with a sheet by rule
    Xlsx,
    /// One page to open in a browser
    Html,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
        }
    }
}

/// Which format, and where to.
#[derive(Args)]
pub(super) struct Output {
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Where the report goes: a file or, for several returns, a directory; otherwise it is printed
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

impl Output {
    /// Refuses what would make an unreadable mess of these returns' reports, or of the files that are read for them.
    pub(super) fn open(self, returns: &[PathBuf], read: &[PathBuf]) -> Result<Self, CommandError> {
        self.refuse_over(returns, read)?;
        let several = returns.len() > 1;
        match &self.output {
            Some(path) if several && !path.is_dir() => Err(CommandError::Refused(format!(
                "There are {} files to check, and {} is no directory to put {} reports into. Make it, or check one file.",
                returns.len(),
                path.display(),
                returns.len()
            ))),
            None if several && self.format != Format::Text => Err(CommandError::Refused(
                "Several reports would run into one another. Say with --output DIRECTORY where they go."
                    .to_owned(),
            )),
            None if self.format == Format::Xlsx && io::stdout().is_terminal() => Err(CommandError::Refused(
                "A workbook cannot be shown in a terminal. Say with --output FILE.xlsx where it goes."
                    .to_owned(),
            )),
            _ => Ok(self),
        }
    }

    /// Refuses a report that would take the place of a file that is read, or of another report.
    fn refuse_over(&self, returns: &[PathBuf], read: &[PathBuf]) -> Result<(), CommandError> {
        let mut places: Vec<(PathBuf, &Path)> = Vec::new();
        for of in returns {
            let Some(place) = self.place(of) else { continue };
            not_over(&place, read, "the report")?;
            if let Some((_, other)) = places.iter().find(|(known, _)| *known == place && self.is_directory())
            {
                return Err(CommandError::Refused(format!(
                    "The reports of {} and of {} would both be {}. Nothing was checked. Check them one by one, each with a \
                     --output of its own.",
                    other.display(),
                    of.display(),
                    place.display()
                )));
            }
            places.push((place, of));
        }
        Ok(())
    }

    fn is_directory(&self) -> bool {
        self.output.as_ref().is_some_and(|path| path.is_dir())
    }

    /// Where the report of a return goes; nothing where it is printed.
    fn place(&self, of: &Path) -> Option<PathBuf> {
        let path = self.output.as_ref()?;
        if !path.is_dir() {
            return Some(path.clone());
        }
        // A folder that is given as “.” has a name as well.
        let whole = of.canonicalize().unwrap_or_else(|_| of.to_owned());
        let name = of.file_stem().or(whole.file_stem()).unwrap_or(OsStr::new("return"));
        Some(path.join(name).with_added_extension(self.format.extension()))
    }

    /// Writes the report of a return, and says how the command ends for it: 0 where it is clean, 1 where something was
    /// found, 2 where it could not be read, or not to its end, or no rule was run.
    pub(super) fn write(&self, of: &Path, report: &Report) -> Result<u8, CommandError> {
        let trouble = |path: &Path| {
            let path = path.display().to_string();
            move |error| CommandError::File(path, error)
        };
        match self.place(of) {
            Some(path) => {
                let file = File::create(&path).map_err(trouble(&path))?;
                let mut file = BufWriter::new(file);
                self.put(report, &mut file).and_then(|()| file.flush()).map_err(trouble(&path))?;
                crate::say::to_stderr(&format!(
                    "{} The report is in {}.",
                    report::headline(report),
                    path.display()
                ));
            }
            None => self.print(of, report).map_err(trouble(Path::new("standard output")))?,
        }
        Ok(if report.is_whole() && report.is_checked() { u8::from(!report.is_clean()) } else { 2 })
    }

    /// A closed pipe is no trouble: whoever asked has seen enough.
    fn print(&self, of: &Path, report: &Report) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        let written = (|| {
            if self.format == Format::Text {
                writeln!(out, "{}", of.display())?;
            }
            self.put(report, &mut out)?;
            out.flush()
        })();
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    fn put(&self, report: &Report, to: &mut impl Write) -> io::Result<()> {
        match self.format {
            Format::Text => report::text(report, to),
            Format::Json => report::json(report, to),
            Format::Csv => report::csv(report, to),
            Format::Xlsx => report::xlsx(report, to),
            Format::Html => report::html(report, to),
        }
    }
}
