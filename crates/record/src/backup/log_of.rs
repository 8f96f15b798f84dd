//! A backup beside the log of checkpoints: whether it is the newest that was signed, an older one, or another past.

use super::{manifest::Contents, signature::refused};
use crate::{
    StoreError,
    journal::{
        Checkpoint, is_signed,
        log::{self, LogLine},
    },
};
use std::path::Path;

/// Where a backup stands in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its last checkpoint is the log's last.
    Newest,
    /// The log goes on after the backup's last checkpoint.
    Older {
        /// The backup's last checkpoint.
        backup: i64,
        /// The log's last.
        log: i64,
    },
    /// There is no log to compare with.
    Unknown,
}

/// Finds a backup's contents, and its checkpoints where they are known yet, in the log at this path. A log that lacks
/// what the backup holds, or says something else, is refused.
pub(super) fn standing(
    contents: &Contents,
    checkpoints: Option<&[Checkpoint]>,
    path: Option<&Path>,
    key: &[u8],
) -> Result<Standing, StoreError> {
    let Some(path) = path else { return Ok(Standing::Unknown) };
    let Some(lines) = log::read(path)?.filter(|lines| !lines.is_empty()) else {
        return Ok(Standing::Unknown);
    };
    let lines = whole(&lines, path, key)?;
    let newest = lines.last().map_or(0, |last| last.number);
    let file = path.display();
    let own = lines.iter().find(|line| line.number == contents.checkpoint);
    let end = own.filter(|own| !contents.ends_with(own)).map(|own| own.number);
    let differs = |one: &&Checkpoint| lines.iter().any(|line| line.number == one.number && line != one);
    let within = checkpoints.and_then(|all| all.iter().find(differs)).map(|one| one.number);
    if let Some(number) = within.or(end) {
        return Err(refused(format!(
            "Checkpoint {number} of the backup is not the one in {file}: it is of another past than this log"
        )));
    }
    if contents.checkpoint > newest {
        return Err(refused(format!(
            "{file} ends with checkpoint {newest}, and the backup has {}: the log was cut, or is an old copy. Bring the \
             newest one; if there is none any more, leave the log away and say why with --without-log",
            contents.checkpoint
        )));
    }
    if contents.checkpoint == newest {
        return Ok(Standing::Newest);
    }
    Ok(Standing::Older { backup: contents.checkpoint, log: newest })
}

/// The lines of a log, one number after another and each signed: all with the authority's key or, if that key was begun
/// or lost in the middle, those from there or until there. What another key signed is compared with the backup all the same,
/// and a line too many only asks for a reason.
fn whole<'a>(lines: &'a [LogLine], path: &Path, key: &[u8]) -> Result<Vec<&'a Checkpoint>, StoreError> {
    let mut all: Vec<&Checkpoint> = Vec::with_capacity(lines.len());
    for (place, line) in (1..).zip(lines) {
        let checkpoint = line.as_ref().ok().filter(|one| {
            let follows = all.last().is_none_or(|before| before.number + 1 == one.number);
            // Once the authority's key has signed and another goes on, it does not come back.
            let comes_back = one.signed_by == key
                && all.last().is_some_and(|before| before.signed_by != key)
                && all.iter().any(|before| before.signed_by == key);
            follows && !comes_back && is_signed(one)
        });
        all.push(checkpoint.ok_or_else(|| {
            refused(format!(
                "Line {place} of {} is not a checkpoint that this authority’s key signed after the one before: the log \
                 was changed. Bring the copy that is kept elsewhere",
                path.display()
            ))
        })?);
    }
    if all.iter().all(|one| one.signed_by != key) {
        return Err(refused(format!(
            "No line of {} is signed with this authority’s key: it is another authority’s log",
            path.display()
        )));
    }
    Ok(all)
}
