//! `kith validate cin`: the children in need census.

use super::progress::Watched;
use crate::command_error::CommandError;
use crate::validate::asked::Asked;
use clap::Args;
use returns::cin::{self, Options};
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::ExitCode,
};

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
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        self.asked.check_codes(cin::rules().iter().map(|rule| rule.code))?;
        self.files.iter().try_for_each(|path| no_folder(path))?;
        let options = Options { year: self.asked.year, rules: self.asked.rules };
        let output = self.asked.output.open(&self.files, &self.files)?;
        let mut worst = 0;
        for path in &self.files {
            let file =
                File::open(path).map_err(|error| CommandError::File(path.display().to_string(), error))?;
            let report = cin::check(Watched::new(file), &options);
            worst = worst.max(output.write(path, &report)?);
        }
        Ok(ExitCode::from(worst))
    }
}

/// Refuses a folder, and says which files in it may be meant.
fn no_folder(path: &Path) -> Result<(), CommandError> {
    if !path.is_dir() {
        return Ok(());
    }
    let entries =
        std::fs::read_dir(path).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
    let mut files: Vec<PathBuf> = entries.unwrap_or_default();
    files.retain(|file| file.extension().is_some_and(|end| end.eq_ignore_ascii_case("xml")));
    files.sort();
    let there: Vec<String> = files.iter().take(5).map(|file| file.display().to_string()).collect();
    let there = if there.is_empty() {
        "There is no XML file in it.".to_owned()
    } else {
        format!("In it are: {}.", there.join(", "))
    };
    let folder = path.display();
    Err(CommandError::Refused(format!(
        "{folder} is a folder. Give the XML file of the census itself. {there}"
    )))
}
