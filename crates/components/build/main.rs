//! Fetches the GOV.UK and MOJ packages, translates their templates, and writes the tables of
//! templates and assets that the crate carries.
#![expect(clippy::print_stdout, reason = "cargo reads a build script's instructions there")]

mod css;
mod emit;
mod expression;
mod flatten;
mod lex;
mod npm;
mod operand;
mod scope;
mod translate;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

/// The packages: the name their templates go by, and where those are.
const PACKAGES: [(&str, &str); 2] =
    [("govuk", "govuk-frontend/dist/govuk"), ("moj", "@ministryofjustice/frontend/moj")];

/// Templates left out: whole pages, the crown, and what belongs to one other service.
const LEFT_OUT: [&str; 3] =
    ["govuk/components/header/", "moj/components/header/", "moj/components/domain-specific/"];

fn main() -> ExitCode {
    for path in ["build", "package.json", "package-lock.json", "assets"] {
        println!("cargo::rerun-if-changed={path}");
    }
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("cargo::error={}", why.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let place = |name| env::var_os(name).map(PathBuf::from).ok_or(format!("cargo did not set {name}"));
    let (root, out) = (place("CARGO_MANIFEST_DIR")?, place("OUT_DIR")?);
    let packages = npm::packages(&root, &out)?;
    let mut templates = Vec::new();
    for (prefix, folder) in PACKAGES {
        let folder = packages.join(folder);
        for part in ["components", "macros"] {
            collect(&packages, &folder.join(part), &format!("{prefix}/{part}"), &mut templates)?;
        }
    }
    templates.sort();
    emit::templates(&out, &templates)?;
    emit::assets(&out, &root.join("assets"), &packages)
}

/// The source of a template by its full name.
fn source(packages: &Path, name: &str) -> Result<String, String> {
    let place = PACKAGES.iter().find_map(|(prefix, folder)| {
        let path = name.strip_prefix(prefix)?.strip_prefix('/')?;
        Some(packages.join(folder).join(path))
    });
    npm::read(&place.ok_or(format!("{name} is in no package"))?)
}

/// Translates every file of macros under a folder, with the templates they include.
fn collect(
    packages: &Path,
    folder: &Path,
    name: &str,
    into: &mut Vec<(String, String)>,
) -> Result<(), String> {
    if !folder.exists() {
        return Ok(());
    }
    let unreadable = |why| format!("{} could not be read: {why}", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if LEFT_OUT.iter().any(|left_out| format!("{name}/").starts_with(left_out)) {
            continue;
        }
        if path.is_dir() {
            collect(packages, &path, &name, into)?;
        } else if name == "govuk/macros/logo.njk" {
            into.push((name, emit::NO_LOGO.to_owned()));
        } else if name.ends_with("/macro.njk") || name.starts_with("govuk/macros/") {
            let translated = translate::template(&name, &npm::read(&path)?, &|name| source(packages, name))?;
            into.push((name, translated));
        }
    }
    Ok(())
}
