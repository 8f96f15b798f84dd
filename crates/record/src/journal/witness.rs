//! What lies outside the database and says where the journal stood: the file of checkpoints beside the key, and the copy
//! of it that is kept where Kith's administrators cannot write.

use super::{
    checkpoint::Checkpoint,
    log::{self, LOG_FILE, LogLine},
    seals::Seals,
};
use crate::StoreError;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// How often a checkpoint that the database holds is looked for in the file again: it is written there a moment later.
const PATIENCE: u32 = 10;
/// How long to wait before each look.
const A_MOMENT: Duration = Duration::from_millis(50);

/// The files as they were before the database was looked at.
pub(super) struct Witness {
    directory: Option<PathBuf>,
    /// The public half of the authority's key. None: no directory of seals, or no key in it.
    pub(super) key: Option<[u8; 32]>,
    log: Option<Vec<LogLine>>,
    copy: Option<(PathBuf, Vec<LogLine>)>,
}

impl Witness {
    /// Reads them.
    pub(super) fn read(directory: Option<&Path>, copy: Option<&Path>) -> Result<Self, StoreError> {
        let key = directory.map(Seals::open).transpose()?.flatten().map(|seals| seals.public());
        let log = directory.map(|directory| log::read(&directory.join(LOG_FILE))).transpose()?.flatten();
        let copy = copy.map(|file| kept_elsewhere(file).map(|lines| (file.to_owned(), lines))).transpose()?;
        Ok(Self { directory: directory.map(Path::to_owned), key, log, copy })
    }

    /// What does not fit, as sentences. `entries`: how many entries the journal has.
    pub(super) fn compare(&self, held: &[Checkpoint], entries: u64) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        if let Some(directory) = &self.directory {
            if held.is_empty() && entries > 0 {
                found.push(format!(
                    "The journal has {entries} entries and no checkpoint: it was never signed, or its checkpoints were \
                     removed. On a new installation start Kith, which signs at once, or run `kith audit checkpoint`. If \
                     Kith ran here before, keep this database as it is and compare with the copy of checkpoints.log."
                ));
            }
            if self.key.is_none() && (!held.is_empty() || self.log.is_some()) {
                found.push(Seals::missing(directory));
            }
            self.log_fits(&directory.join(LOG_FILE), held, &mut found)?;
        }
        if let Some((file, lines)) = &self.copy {
            copy_fits(file, lines, held, &mut found);
        }
        Ok(found)
    }

    fn log_fits(&self, path: &Path, held: &[Checkpoint], found: &mut Vec<String>) -> Result<(), StoreError> {
        let file = path.display();
        // What stood in the file before must be in the database …
        for (place, line) in self.log.iter().flatten().enumerate() {
            let expected = held.get(place);
            match line {
                Ok(kept) if Some(kept) == expected => {}
                Ok(kept) if expected.is_none() => {
                    let last = held.last().map_or(0, |last| last.number);
                    found.push(format!(
                        "{file} goes on to checkpoint {}, and this database ends with {last}: an older database was put \
                         in its place. Find out who did so. Bring the newer one back, or its last backup with `kith \
                         restore`.",
                        newest(self.log.as_deref().unwrap_or_default()).unwrap_or(kept.number)
                    ));
                    break;
                }
                Ok(kept) => {
                    found.push(format!(
                        "Checkpoint {} in {file} is not the one in the database: one of the two was changed, or lines are \
                         missing before it. Compare both with the copy kept elsewhere (--against).",
                        kept.number
                    ));
                    break;
                }
                Err(line) => found.push(format!(
                    "Line {} of {file} is no checkpoint: {}. If power was lost while Kith signed, starting Kith writes \
                     the line again; if not, compare with the copy kept elsewhere (--against).",
                    place + 1,
                    shortened(line)
                )),
            }
        }
        // … and what is in the database must stand in the file a moment later.
        let mut now = log::read(path)?;
        for _ in 0..PATIENCE {
            if held.is_empty() || now.as_deref().is_some_and(|lines| holds(lines, held)) {
                return Ok(());
            }
            if self.log.as_ref().is_none_or(|before| before.len() + 1 != held.len()) {
                break;
            }
            std::thread::sleep(A_MOMENT);
            now = log::read(path)?;
        }
        match now {
            None => found.push(format!(
                "{file} is missing, though this journal was signed {} times. Bring it back from the copy kept elsewhere \
                 and verify with --against that copy. Kith writes a new one when it signs next, and notes in the \
                 authority’s journal that it did.",
                held.len()
            )),
            Some(lines) if lines.len() < held.len() => found.push(format!(
                "{file} ends with checkpoint {}, and the database has {}: lines were cut off its end, or Kith was stopped \
                 by force while it signed. Starting Kith writes them again and notes it in the authority’s journal; \
                 compare with the copy kept elsewhere (--against) first.",
                newest(&lines).unwrap_or(0),
                held.last().map_or(0, |last| last.number)
            )),
            // Its own sentence was said above.
            Some(_) => {}
        }
        Ok(())
    }
}

/// The lines of a copy. A copy without a single checkpoint proves nothing, and is refused.
fn kept_elsewhere(file: &Path) -> Result<Vec<LogLine>, StoreError> {
    let lines = log::read(file)?.unwrap_or_default();
    if lines.iter().any(Result::is_ok) {
        return Ok(lines);
    }
    Err(StoreError::Settings(format!(
        "{} holds no checkpoint to compare with. Name the copy of checkpoints.log that is kept elsewhere, whole or only \
         its last lines.",
        file.display()
    )))
}

fn copy_fits(file: &Path, lines: &[LogLine], held: &[Checkpoint], found: &mut Vec<String>) {
    let file = file.display();
    let last = held.last().map_or(0, |last| last.number);
    if let Some(newest) = newest(lines).filter(|newest| *newest > last) {
        found.push(format!(
            "The copy {file} knows checkpoint {newest}, and this database ends with {last}: an older database was put in \
             place, with an older log. Find out who did so. If it was a restore that you know of, its reason stands in \
             the authority’s journal (backup.restored): begin a new copy. If not, bring the newer database back."
        ));
    }
    for (place, line) in lines.iter().enumerate() {
        match line {
            Ok(kept) if held.contains(kept) || kept.number > last => {}
            Ok(kept) => {
                found.push(format!(
                    "Checkpoint {} of the copy {file} is not the one in this database: what was signed then has been \
                     written anew, or an older database was put in place and worked on. Keep both as they are and find \
                     out who did so. If it was a restore that you know of, begin a new copy.",
                    kept.number
                ));
                return;
            }
            Err(line) => {
                found.push(format!(
                    "Line {} of the copy {file} is no checkpoint: {}. Fetch the copy again.",
                    place + 1,
                    shortened(line)
                ));
            }
        }
    }
}

fn newest(lines: &[LogLine]) -> Option<i64> {
    lines.iter().flatten().map(|kept| kept.number).max()
}

fn holds(lines: &[LogLine], held: &[Checkpoint]) -> bool {
    lines.len() >= held.len() && held.iter().zip(lines).all(|(one, line)| line.as_ref() == Ok(one))
}

fn shortened(line: &str) -> String {
    line.chars().filter(|letter| !letter.is_control()).take(40).collect()
}
