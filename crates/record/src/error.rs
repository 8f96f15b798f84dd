//! What can go wrong in keeping and finding, in sentences that say what was kept and what to do.

use diesel::result::{DatabaseErrorKind, Error as Diesel};

/// Why the store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No room left.
    #[error(
        "The disk is full. Everything saved before is safe; this was not saved. \
         Make room on the disk that holds the database and save again."
    )]
    Full,
    /// Somebody else holds the database.
    #[error(
        "The database is in use by another program. Everything saved before is safe; this was not saved. \
         Make sure that only one Kith runs on this database, then save again."
    )]
    Locked,
    /// The file is not what was written.
    #[error(
        "The database is damaged ({0}). Stop Kith, keep a copy of the file as it is, and bring back the last backup \
         with `kith restore`."
    )]
    Damaged(String),
    /// Saves that people were told of are missing.
    #[error(
        "Saves that people were told of are missing: {0}. Kith does not go on by itself. Keep a copy of the \
         data directory as it is and find out what happened: a disk that fails, or somebody who changed the files. Then \
         bring back the last backup with `kith restore`, or go on without those saves with `kith serve --saves-lost WHY`; \
         both are noted in the journal."
    )]
    SavesLost(String),
    /// The tables are those of an older version.
    #[error(
        "The database is {0} steps behind this version of Kith, and nothing was changed. Take a backup with the version that \
         ran until now, stop every Kith on this database, and run `kith migrate`."
    )]
    Behind(usize),
    /// A newer version has kept something that this one does not know.
    #[error(
        "A newer version of Kith has written into this database (form {found}; this version knows {known}), and this one \
         would lose some of what it kept. Nothing was changed. Start the newer version, or bring back a backup from before it."
    )]
    Newer {
        /// The form that stands.
        found: i64,
        /// The newest that this version knows.
        known: i64,
    },
    /// A backup, or what it is compared with, is not as it was written.
    #[error("{0}. Do not work with it: fetch the backup again from where it is kept, or take another one.")]
    BadCopy(String),
    /// The disk or the file system refused.
    #[error("The disk refused ({0}). Everything saved before is safe; this was not saved.")]
    Disk(String),
    /// The database server does not answer.
    #[error(
        "The database server does not answer ({0}). Everything saved before is safe. Check that PostgreSQL runs and \
         that the address is right, then try again."
    )]
    Unreachable(String),
    /// The database broke off while a save was being made durable.
    #[error(
        "The database broke off at the moment of saving, so that it is not known whether this was saved. Save again: \
         the same form is never saved twice."
    )]
    Uncertain,
    /// The writer has ended.
    #[error("Kith is shutting down. This was not saved. Try again in a minute.")]
    Stopping,
    /// A mistake in the program: the change was taken back.
    #[error(
        "Something went wrong in Kith itself ({0}). Nothing of this was saved; everything before is safe."
    )]
    Fault(String),
    /// The database refused a statement.
    #[error("The database refused ({0}). Nothing of this was saved; everything before is safe.")]
    Database(String),
    /// A stored thing cannot be read.
    #[error("The {kind} with the number {number} cannot be read: {why}. Run `kith audit verify`.")]
    Unreadable {
        /// What kind of thing.
        kind: String,
        /// Its number.
        number: i64,
        /// Why.
        why: String,
    },
    /// There is no such record, or none that may be known.
    #[error("There is nothing here that you can open.")]
    Absent,
    /// The session for which it was to be written has ended, or is not what it was.
    #[error("Your session ended while this was on its way, so it was not saved. Sign in and send it again.")]
    SessionEnded,
    /// The device went into other hands, or came back, on the way.
    #[error("This device changed hands while this was on its way, so it was not saved.")]
    ChangedHands,
    /// The permit is for something else.
    #[error("This permit does not allow that. Nothing was saved.")]
    NotPermitted,
    /// The worker has as many drafts as one may have.
    #[error(
        "You have too many drafts, so this one is not kept. Nothing was thrown away. Save or throw away some of those \
         under “My work”; what you type is kept again then."
    )]
    DraftsFull,
    /// Something is too long to be kept.
    #[error("This is too long to be kept: {0}. Nothing of it was saved.")]
    TooLong(String),
    /// The settings cannot be used.
    #[error("{0}")]
    Settings(String),
}

impl From<Diesel> for StoreError {
    fn from(error: Diesel) -> Self {
        match error {
            Diesel::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                why,
            ) => Self::Unreachable(why.message().trim().to_owned()),
            other => Self::from_words(&other.to_string()),
        }
    }
}

impl From<diesel::ConnectionError> for StoreError {
    fn from(error: diesel::ConnectionError) -> Self {
        let words = error.to_string();
        match Self::from_words(&words) {
            Self::Database(_) => Self::Unreachable(words.trim().to_owned()),
            known => known,
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull {
            Self::Full
        } else {
            Self::Disk(error.to_string())
        }
    }
}

impl StoreError {
    /// The engines say these things only in words.
    fn from_words(words: &str) -> Self {
        let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        if has(&["disk is full", "No space left on device", "could not extend file"]) {
            Self::Full
        } else if has(&["database is locked", "database table is locked"]) {
            Self::Locked
        } else if has(&["malformed", "file is not a database", "invalid page in block"]) {
            Self::Damaged(words.trim().to_owned())
        } else if has(&["disk I/O error", "unable to open database file", "readonly database"]) {
            Self::Disk(words.trim().to_owned())
        } else if has(&[
            "server closed the connection",
            "no connection to the server",
            "terminating connection",
        ]) {
            Self::Unreachable(words.trim().to_owned())
        } else {
            Self::Database(words.trim().to_owned())
        }
    }
}
