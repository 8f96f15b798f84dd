//! Whether saves that people were told of are missing, asked whenever a store is opened. Two things tell: SQLite's
//! write-ahead log, which is gone through before SQLite opens it, and the tally outside the database.

use crate::{
    AnyConnection, Place, Settings, StoreError,
    disk::sync_directory_of,
    engine::{in_one_write, wal, wal::Walked},
    journal::tally::{self, Missing},
    office::OfficeEntry,
};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// How often a log in which something is broken is gone through again: another program may be writing it just now.
const LOOKS: u32 = 3;
/// How long to wait before each.
const A_MOMENT: Duration = Duration::from_millis(50);

/// What the write-ahead log said before SQLite opened it.
pub(crate) struct LogBefore {
    walked: Walked,
    /// The copy of a log, if SQLite will not take all of it.
    copy: Option<PathBuf>,
}

/// The path of the write-ahead log of a database file.
fn log_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Goes through the write-ahead log. None: there is none, or it is PostgreSQL's own matter.
pub(crate) fn look(place: &Place) -> Result<Option<Walked>, StoreError> {
    let Some(file) = place.file() else { return Ok(None) };
    let log = log_of(&file);
    let mut found = wal::walk(&log)?;
    for _ in 1..LOOKS {
        if found.is_none_or(|found| found.left == 0) {
            break;
        }
        std::thread::sleep(A_MOMENT);
        found = wal::walk(&log)?;
    }
    Ok(found)
}

/// What a log says in which transactions were lost.
pub(crate) fn sentence(walked: Walked) -> String {
    let saves = if walked.lost == 1 { "one save or more" } else { "several saves" };
    format!(
        "the database’s write-ahead log (kith.sqlite-wal) is damaged after {} parts, and {} parts with {saves} come \
         after that, which the database would leave out without a word",
        walked.taken, walked.left
    )
}

impl LogBefore {
    /// Looks at the log before SQLite opens it, and keeps a copy of one that it will not take whole.
    ///
    /// # Errors
    /// [`StoreError::SavesLost`] where saves are lost in it and nobody has said that it is known.
    pub(crate) fn of(settings: &Settings) -> Result<Self, StoreError> {
        let walked = look(&settings.place)?.unwrap_or_default();
        if walked.lost > 0 && settings.saves_lost.is_none() {
            return Err(StoreError::SavesLost(sentence(walked)));
        }
        let file = settings.place.file().filter(|_| walked.left > 0);
        let copy = file.map(|file| copied_aside(&log_of(&file))).transpose()?;
        Ok(Self { walked, copy })
    }

    /// Compares the database, now that it is open, with the tally. What is missing and known to be is noted in the
    /// authority's chain, once.
    pub(crate) fn compare(
        self,
        connection: &mut AnyConnection,
        settings: &Settings,
    ) -> Result<(), StoreError> {
        let missing = match &settings.seals {
            Some(seals) => tally::missing(connection, seals)?,
            None => None,
        };
        if self.walked.lost == 0 && missing.is_none() {
            // What was left out was broken off before anybody was told of it.
            if let Some(copy) = self.copy {
                std::fs::remove_file(copy)?;
            }
            return Ok(());
        }
        let Some(why) = &settings.saves_lost else {
            return Err(StoreError::SavesLost(missing.map(Missing::sentence).unwrap_or_default()));
        };
        in_one_write(connection, |connection| self.note(connection, settings, missing, why))?;
        if let Some(seals) = &settings.seals {
            tally::put_aside(seals)?;
        }
        Ok(())
    }

    fn note(
        &self,
        connection: &mut AnyConnection,
        settings: &Settings,
        missing: Option<Missing>,
        why: &str,
    ) -> Result<(), StoreError> {
        let body = json!({
            "log_parts_left_out": self.walked.left,
            "log_kept_as": self.copy.as_ref().and_then(|copy| copy.file_name()?.to_str()),
            "journals": missing.map_or(0, |missing| missing.chains),
            "entries": missing.map_or(0, |missing| missing.entries),
        });
        let at = settings.clock.now();
        OfficeEntry { at, by: None, verb: "kith.saves_lost", kind: "", number: 0, reason: why, body }
            .write(connection)
    }
}

/// Copies a file, durably, to a name beside it that nothing has yet.
fn copied_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let names = (1..1000).map(|number| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!("-left-out-{number}"));
        PathBuf::from(name)
    });
    for name in names {
        if !name.exists() {
            std::fs::copy(path, &name)?;
            std::fs::File::open(&name)?.sync_all()?;
            sync_directory_of(&name)?;
            return Ok(name);
        }
    }
    Err(StoreError::Settings(format!("{} cannot be copied: there are too many copies.", path.display())))
}
