//! What a command writes never takes the place of what it reads.

use crate::command_error::CommandError;
use std::path::{Path, PathBuf};

/// Refuses to write over a file that is read, whichever way it is named. `what` is what would be written: "the report".
pub(crate) fn not_over(place: &Path, read: &[PathBuf], what: &str) -> Result<(), CommandError> {
    // What is not there yet is the same file as nothing.
    let is_same = |path: &&PathBuf| same_file::is_same_file(place, path).unwrap_or(false);
    match read.iter().find(is_same) {
        None => Ok(()),
        Some(path) => Err(CommandError::Refused(format!(
            "{what} would take the place of {}, which is read for it. Nothing was written, and the file is as it was. Give \
             another place with --output.",
            path.display(),
            what = capital(what)
        ))),
    }
}

fn capital(what: &str) -> String {
    let mut letters = what.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
