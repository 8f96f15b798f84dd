//! `kith postcodes`: the ONS Postcode Directory made small, for the rules that ask where a placement is.

use crate::{say, trouble::Trouble};
use clap::Args;
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
    pub(crate) fn run(self) -> Result<ExitCode, Trouble> {
        let mut files = Vec::new();
        for path in &self.files {
            let file = File::open(path).map_err(|error| Trouble::File(path.display().to_string(), error))?;
            files.push(BufReader::new(file));
        }
        let bytes = convert_postcodes(files).map_err(|problem| Trouble::Refused(problem.to_string()))?;
        let count = Postcodes::read(&bytes).map_or(0, |postcodes| postcodes.len());
        fs::write(&self.output, bytes)
            .map_err(|error| Trouble::File(self.output.display().to_string(), error))?;
        say::out(&format!(
            "{count} postcodes are in {}. Give it to kith validate ssda903 with --postcodes.",
            self.output.display()
        ));
        Ok(ExitCode::SUCCESS)
    }
}
