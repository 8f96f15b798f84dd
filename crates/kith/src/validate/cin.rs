//! `kith validate cin`: the children in need census.

use super::{Asked, progress::Watched};
use crate::trouble::Trouble;
use clap::Args;
use returns::cin::{self, Options};
use std::{fs::File, path::PathBuf, process::ExitCode};

/// Which files, and what of them.
#[derive(Args)]
pub(crate) struct Cin {
    /// The census as XML; several files are checked one by one
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    asked: Asked,
}

impl Cin {
    pub(crate) fn run(self) -> Result<ExitCode, Trouble> {
        self.asked.check_codes(|code| cin::rules().iter().any(|rule| rule.code == code))?;
        let options = Options { year: self.asked.year, rules: self.asked.rules };
        let output = self.asked.output.open(&self.files)?;
        let mut worst = 0;
        for path in &self.files {
            let file = File::open(path).map_err(|error| Trouble::File(path.display().to_string(), error))?;
            let report = cin::check(Watched::new(file), &options);
            worst = worst.max(output.write(path, &report)?);
        }
        Ok(ExitCode::from(worst))
    }
}
