//! What somebody could do to the files beside the key, alone or together with the database, and what verification says of it.

use crate::journal::{KEY_FILE, LOG_FILE};
use std::{fs, io::Result, path::Path};

/// One change of the files, and of the database with them.
#[derive(Debug, Clone, Copy)]
pub struct FileTampering {
    /// What was done.
    pub name: &'static str,
    /// What was done to the database with it.
    pub statements: &'static [&'static str],
    /// What was done in the directory of seals.
    pub act: fn(&Path) -> Result<()>,
    /// Whether only the copy that is kept elsewhere can tell.
    pub against: bool,
    /// What the sentence that finds it says.
    pub finds: &'static str,
}

/// The checkpoints taken out of the database.
const UNSIGNED: &[&str] = &["DELETE FROM checkpoint", "DELETE FROM checkpoint_head"];

/// Everything of the kind.
pub const FILES: &[FileTampering] = &[
    FileTampering {
        name: "the log of checkpoints is taken away",
        statements: &[],
        act: without_log,
        against: false,
        finds: "is missing, though this journal was signed",
    },
    FileTampering {
        name: "the log of checkpoints is emptied",
        statements: &[],
        act: |seals| fs::write(seals.join(LOG_FILE), ""),
        against: false,
        finds: "lines were cut off its end",
    },
    FileTampering {
        name: "a line of the log is replaced",
        statements: &[],
        act: |seals| fs::write(seals.join(LOG_FILE), "1 2 3\n"),
        against: false,
        finds: "is no checkpoint",
    },
    FileTampering {
        name: "the signing key is taken away",
        statements: &[],
        act: |seals| fs::remove_file(seals.join(KEY_FILE)),
        against: false,
        finds: "The signing key is missing",
    },
    FileTampering {
        name: "the signing key is replaced",
        statements: &[],
        act: |seals| fs::write(seals.join(KEY_FILE), "11".repeat(32)),
        against: false,
        finds: "is not signed with this authority's key",
    },
    FileTampering {
        name: "every checkpoint is taken out",
        statements: UNSIGNED,
        act: |_| Ok(()),
        against: false,
        finds: "this database ends with 0",
    },
    FileTampering {
        name: "every checkpoint is taken out together with the log",
        statements: UNSIGNED,
        act: without_log,
        against: false,
        finds: "it was never signed, or its checkpoints were removed",
    },
    FileTampering {
        name: "an older database is put in place together with an older log",
        statements: UNSIGNED,
        act: without_log,
        against: true,
        finds: "an older database was put in place, with an older log",
    },
];

fn without_log(seals: &Path) -> Result<()> {
    fs::remove_file(seals.join(LOG_FILE))
}
