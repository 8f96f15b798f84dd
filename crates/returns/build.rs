//! Writes the lists of rules from the directories that hold them, so that a rule is added by adding its file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The sets of rules, each with its files in `src/SET/rules/`.
const SETS: &[&str] = &["cin", "ssda903"];

fn main() -> io::Result<()> {
    let from = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let to = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for set in SETS {
        let rules = from.join("src").join(set).join("rules");
        println!("cargo::rerun-if-changed={}", rules.display());
        fs::write(to.join(format!("{set}_rules.rs")), list(&rules)?)?;
    }
    Ok(())
}

/// A module for each file of the directory, and a table of their rules.
fn list(directory: &Path) -> io::Result<String> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(directory)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    files.sort();
    let (mut modules, mut table) = (String::new(), String::new());
    for file in files {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let _ = writeln!(modules, "#[path = {:?}]\nmod {name};", file.display().to_string());
        let _ = writeln!(table, "    {name}::RULE,");
    }
    Ok(format!("{modules}\n/// Every rule, by code.\npub(super) static ALL: &[Rule] = &[\n{table}];\n"))
}
