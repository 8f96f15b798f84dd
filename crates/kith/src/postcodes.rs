//! `kith postcodes`: the ONS Postcode Directory made small, for the rules that ask where a placement is.

use crate::{command_error::CommandError, not_over::not_over, say};
use clap::Args;
use returns::report;
use returns::ssda903::reference::{Postcodes, convert_postcodes};
use std::{fs, fs::File, io::BufReader, path::PathBuf, process::ExitCode};

/// Which files, and where to.
#[derive(Args)]
pub(crate) struct MakePostcodes {
    /// The CSV files of the ONS Postcode Directory
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where the small directory goes
    #[arg(long, short, value_name = "PATH")]
    output: PathBuf,
}

impl MakePostcodes {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        not_over(&self.output, &self.files, "the small directory")?;
        let mut files = Vec::new();
        for path in &self.files {
            let file =
                File::open(path).map_err(|error| CommandError::File(path.display().to_string(), error))?;
            files.push(BufReader::new(file));
        }
        let bytes = convert_postcodes(files).map_err(|why| {
            let file = why.file.and_then(|number| self.files.get(number));
            let name = file.map(|file| format!("{}: ", file.display())).unwrap_or_default();
            CommandError::Refused(format!("{name}{why} Nothing was written."))
        })?;
        let count = Postcodes::read(&bytes).map_or(0, |postcodes| postcodes.len());
        fs::write(&self.output, bytes)
            .map_err(|error| CommandError::File(self.output.display().to_string(), error))?;
        say::out(&format!(
            "{} in {}. Give it to kith validate ssda903 with --postcodes.",
            report::count(count as u64, "postcode is", "postcodes are"),
            self.output.display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}
