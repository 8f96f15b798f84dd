//! Directories that are still there after a loss of power, and that nobody but Kith's own user may read.

use std::{
    fs::{DirBuilder, File},
    io::{ErrorKind, Result},
    os::unix::fs::DirBuilderExt as _,
    path::Path,
};

/// Makes a directory, with those above it that are missing. What is there already keeps the rights that it has.
pub(crate) fn make_directory(path: &Path) -> Result<()> {
    if path.as_os_str().is_empty() || path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent() {
        make_directory(above)?;
    }
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => sync_directory_of(path),
    }
}

/// Makes it durable that a file or directory is there, under its name.
pub(crate) fn sync_directory_of(path: &Path) -> Result<()> {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    File::open(above.unwrap_or(Path::new(".")))?.sync_all()
}
