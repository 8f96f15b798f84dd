//! `kith validate ssda903`: the return on looked-after children and care leavers.

use super::progress;
use crate::command_error::CommandError;
use crate::validate::asked::Asked;
use clap::Args;
use returns::Collection;
use returns::ssda903::reference::{Postcodes, Providers};
use returns::ssda903::{self, File, Options, Reference};
use std::path::{Path, PathBuf};
use std::{fs, process::ExitCode};

/// Which files, and what they are checked against.
#[derive(Args)]
pub(crate) struct Ssda903 {
    /// The directory with this year's CSV files, whatever they are called
    #[arg(value_name = "DIR")]
    directory: PathBuf,
    /// The directory with last year's files; rules that compare the years need them
    #[arg(long, value_name = "DIR")]
    previous: Option<PathBuf>,
    /// The authority that makes the return: its name or its code, such as E09000027
    #[arg(long, value_name = "AUTHORITY")]
    authority: Option<String>,
    /// The directory of postcodes, as made by kith postcodes
    #[arg(long, value_name = "FILE")]
    postcodes: Option<PathBuf>,
    /// The list of homes and providers as it is published, a workbook or CSV
    #[arg(long, value_name = "FILE")]
    providers: Option<PathBuf>,
    #[command(flatten)]
    asked: Asked,
}

impl Ssda903 {
    pub(crate) fn run(self) -> Result<ExitCode, CommandError> {
        self.asked.check_codes(ssda903::rules().iter().map(|rule| rule.code))?;
        let reference = self.reference()?;
        let this_year = tables(&self.directory)?;
        let last_year = self.previous.as_deref().map_or_else(|| Ok(Vec::new()), tables)?;
        let paths = |directory: &Path, tables: &[(String, Vec<u8>)]| -> Vec<PathBuf> {
            tables.iter().map(|(name, _)| directory.join(name)).collect()
        };
        let mut read = paths(&self.directory, &this_year);
        read.extend(self.previous.iter().flat_map(|previous| paths(previous, &last_year)));
        read.extend([&self.postcodes, &self.providers].into_iter().flatten().cloned());
        let options = Options { year: self.asked.year, rules: self.asked.rules };
        let output = self.asked.output.open(std::slice::from_ref(&self.directory), &read)?;
        let watched = progress::spinner("checking the return");
        let report = ssda903::check(&files(&this_year), &files(&last_year), reference, &options);
        drop(watched);
        Ok(ExitCode::from(output.write(&self.directory, &report)?))
    }

    fn reference(&self) -> Result<Reference, CommandError> {
        let mut reference = Reference::bundled();
        let end = Collection::of(self.asked.year.unwrap_or(returns::Year::LAST)).end;
        if let Some(authority) = &self.authority {
            let code = reference.authorities.meant(authority, end).map_err(|others| {
                let advice = if others.authorities.is_empty() {
                    "Give its name, its code, such as E09000027, or the Department\u{2019}s number, such as 318.".to_owned()
                } else {
                    format!("These may be meant: {others}.")
                };
                CommandError::Refused(format!(
                    "\u{201c}{authority}\u{201d} is not one upper-tier authority in England. {advice}"
                ))
            })?;
            reference.authority = Some(code);
        }
        if let Some(path) = &self.postcodes {
            let refuse = |problem| CommandError::Refused(format!("{}: {problem}", path.display()));
            reference.postcodes = Some(Postcodes::read(&read(path)?).map_err(refuse)?);
        }
        if let Some(path) = &self.providers {
            let refuse = |problem| CommandError::Refused(format!("{}: {problem}", path.display()));
            reference.providers = Some(Providers::read(read(path)?.as_slice()).map_err(refuse)?);
        }
        Ok(reference)
    }
}

/// The files of a directory that may be tables by their names, or others where there is none at all, so that it is said what is
/// wrong with them.
fn tables(directory: &Path) -> Result<Vec<(String, Vec<u8>)>, CommandError> {
    if directory.is_file() {
        return Err(CommandError::Refused(no_folder(directory)));
    }
    let trouble = |error| CommandError::File(directory.display().to_string(), error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory).map_err(trouble)? {
        let path = entry.map_err(trouble)?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is = |path: &Path, kinds: &[&str]| {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        kinds.iter().any(|kind| kind.eq_ignore_ascii_case(extension))
    };
    let mut wanted: Vec<PathBuf> =
        paths.iter().filter(|path| ssda903::may_be_table(&name(path))).cloned().collect();
    if wanted.is_empty() {
        wanted = paths.into_iter().filter(|path| is(path, &["xml"])).collect();
    }
    if wanted.is_empty() {
        return Err(CommandError::Refused(format!(
            "There are no CSV files in {}. Give the folder in which the tables of the return are, each as a CSV file.",
            directory.display()
        )));
    }
    wanted.iter().map(|path| Ok((name(path), read(path)?))).collect()
}

/// What to do with a file where a folder is asked for.
fn no_folder(file: &Path) -> String {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let is = |kinds: &[&str]| kinds.iter().any(|kind| kind.eq_ignore_ascii_case(extension));
    let advice = if is(&["zip", "7z", "rar", "gz"]) {
        "is packed. Unpack it, and give the folder with the CSV files that were in it"
    } else if is(&["xlsx", "xlsm", "xls", "ods"]) {
        "is a workbook. Save each of its sheets as a CSV file in a folder, and give that folder"
    } else if is(&["xml"]) {
        "is XML. The SSDA903 return is checked from its CSV files: export its tables as CSV, one file each, and give the folder. A children in need census is checked with: kith validate cin"
    } else {
        "is one file. Give the folder with all CSV files of the return"
    };
    format!("{} {advice}.", file.display())
}

fn files(tables: &[(String, Vec<u8>)]) -> Vec<File<'_>> {
    tables.iter().map(|(name, bytes)| File { name, bytes }).collect()
}

fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    if path.is_dir() {
        return Err(CommandError::Refused(format!("{} is a folder. Give the file itself.", path.display())));
    }
    fs::read(path).map_err(|error| CommandError::File(path.display().to_string(), error))
}
