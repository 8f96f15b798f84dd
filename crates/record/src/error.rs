//! Why the store did not do what it was asked, in sentences that say what was kept and what to do. There are three classes, and a
//! variant belongs to one of them:
//!
//! | Class | When | What stands | Who acts |
//! |---|---|---|---|
//! | [`Class::Refused`] | whoever asked may not, nothing is there that they may know of, their session has ended, or what they typed cannot be kept as it is | nothing of it was saved | whoever asked: the sentence is theirs |
//! | [`Class::Conflict`] | it could have been kept, but something else stands there by now, or stood there before | nothing of it was saved | whoever asked, after looking at what stands |
//! | [`Class::Fault`] | the database, the disk, the settings of the installation or the program failed | [`Saved`] says whether it is known that nothing was saved | whoever looks after the machine |
//!
//! A refusal and a conflict are answers: they are never logged as errors and never shown as “Kith cannot reach its records”. What
//! somebody typed is theirs in each class: the page that says so leaves it in the browser, and drafts keep it besides. Two people's
//! changes to one record are no error at all: [`crate::Outcome`] carries them.

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
    /// What was asked for cannot be done as it was asked: something is missing in it, or a rule of the house forbids it. The
    /// sentence is for whoever asked.
    #[error("{0}")]
    Refused(String),
    /// It cannot be done any more, or not beside what stands. The sentence is for whoever asked.
    #[error("{0}")]
    Conflict(String),
    /// Something is too long to be kept.
    #[error("This is too long to be kept: {0}. Nothing of it was saved.")]
    TooLong(String),
    /// The settings of the installation, or what lies beside its database, cannot be used. The sentence is for whoever looks after
    /// the machine.
    #[error("{0}")]
    Settings(String),
}

/// Which of the three it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Whoever asked may not, or not so.
    Refused,
    /// Something else stands there.
    Conflict,
    /// Something broke.
    Fault(Saved),
}

/// Whether something was saved when something broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Nothing of it was.
    No,
    /// It is not known. Sending the same form again is safe.
    NotKnown,
}

impl StoreError {
    /// Which class it belongs to. A new variant finds its place here, or does not compile.
    pub const fn class(&self) -> Class {
        match self {
            Self::Absent
            | Self::SessionEnded
            | Self::ChangedHands
            | Self::NotPermitted
            | Self::DraftsFull
            | Self::TooLong(_)
            | Self::Refused(_) => Class::Refused,
            Self::Conflict(_) => Class::Conflict,
            Self::Uncertain => Class::Fault(Saved::NotKnown),
            Self::Full
            | Self::Locked
            | Self::Damaged(_)
            | Self::SavesLost(_)
            | Self::Behind(_)
            | Self::Newer { .. }
            | Self::BadCopy(_)
            | Self::Disk(_)
            | Self::Unreachable(_)
            | Self::Stopping
            | Self::Fault(_)
            | Self::Database(_)
            | Self::Unreadable { .. }
            | Self::Settings(_) => Class::Fault(Saved::No),
        }
    }

    /// Whether the database or its disk could not be reached or written, so that the next save may fail too.
    pub(crate) const fn is_of_the_disk(&self) -> bool {
        match self {
            Self::Full
            | Self::Locked
            | Self::Damaged(_)
            | Self::Disk(_)
            | Self::Unreachable(_)
            | Self::Uncertain
            | Self::Database(_) => true,
            Self::SavesLost(_)
            | Self::Behind(_)
            | Self::Newer { .. }
            | Self::BadCopy(_)
            | Self::Stopping
            | Self::Fault(_)
            | Self::Unreadable { .. }
            | Self::Absent
            | Self::SessionEnded
            | Self::ChangedHands
            | Self::NotPermitted
            | Self::DraftsFull
            | Self::TooLong(_)
            | Self::Refused(_)
            | Self::Conflict(_)
            | Self::Settings(_) => false,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::errors::one_of_each;

    #[test]
    fn every_error_is_one_of_the_three_and_says_what_stands() {
        let all = one_of_each();
        assert_eq!(all.len(), 23);
        for error in all {
            let said = error.to_string();
            assert!(said.ends_with('.') || said == "the words", "{said}");
            match error.class() {
                Class::Refused | Class::Conflict => assert!(!error.is_of_the_disk(), "{said}"),
                Class::Fault(Saved::NotKnown) => assert!(said.contains("not known whether"), "{said}"),
                Class::Fault(Saved::No) => assert!(!said.contains("not known whether"), "{said}"),
            }
        }
    }
}
