//! Bringing a backup back: what is demanded of it, what the person must say, and what is noted and ended afterwards.

use super::{
    bring::{bring, files_are_those_of},
    log_of::{Standing, standing},
    manifest::{Contents, Manifest},
    signature::{self, refused},
    trust::Trust,
};
use crate::{
    AnyConnection, Clock, Place, Settings, Store, StoreError,
    accounts::{end_every_calendar, end_every_session},
    authority,
    disk::sync_directory_of,
    journal::{Checkpoint, LOG_FILE, Verified, held, log, tally},
    office::OfficeEntry,
};
use serde_json::json;
use std::path::{Path, PathBuf};

/// What is brought back, to where, and what the person who does so knows about it.
#[derive(Debug, Clone)]
pub struct Restore {
    /// The directory of the backup.
    pub from: PathBuf,
    /// A place that is empty.
    pub to: Place,
    /// By what the backup is known.
    pub trust: Trust,
    /// Why an older state than the log's last is wanted. None: it is refused.
    pub older_than_log: Option<String>,
    /// Why there is no log. None: it is refused.
    pub without_log: Option<String>,
    /// Why a backup is taken that was not signed yet. None: it is refused.
    pub unsigned: Option<String>,
    /// Where the time comes from.
    pub clock: Clock,
}

/// What was brought back.
#[derive(Debug, Clone)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// What verification went through.
    pub verified: Verified,
    /// Where the backup stands in the log.
    pub standing: Standing,
    /// How many sessions were ended.
    pub sessions: usize,
    /// The file to which a log that goes on after the backup was moved.
    pub old_log: Option<PathBuf>,
}

/// Brings a backup back into a place that is empty: a directory, or a PostgreSQL database without tables. Checks the
/// signature, the file against its manifest, the database's integrity, its counts and heads, every chain of its journal,
/// and where it stands in the log of checkpoints. Then every open session is ended, what was done is noted in the
/// authority's chain, and, where the signing key is at hand, signed.
///
/// # Errors
/// [`StoreError::BadCopy`] when anything is not as it was taken, or not this authority's; [`StoreError::Settings`] when
/// the place is not empty, the backup is for the other engine, or a reason is missing. Nothing is ever written over.
pub async fn restore(asked: Restore) -> Result<Restored, StoreError> {
    let request = asked.clone();
    let brought = tokio::task::spawn_blocking(move || checked_and_brought(&request));
    let (manifest, standing, is_signed) =
        brought.await.map_err(|why| StoreError::Fault(why.to_string()))??;
    // The log is looked at above: here the chains, what stands, and that each checkpoint fits.
    let plain = Settings { clock: asked.clock.clone(), ..Settings::at(asked.to.clone()) };
    let store = Store::open(plain.clone())?;
    let verified = store.verify(|_| ()).await?;
    if let Some(broken) = &verified.first {
        return Err(refused(format!("The journal of the backup does not hold: {}", broken.what)));
    }
    let sessions = note(&store, &asked, &manifest, standing, is_signed).await?;
    let mut old_log = None;
    if let Trust::Seals(directory) = &asked.trust {
        // What was kept since the backup is gone, and the person who brings it back knows.
        tally::put_aside(directory)?;
        if matches!(standing, Standing::Older { .. }) {
            let held = store.read(held).await?;
            old_log = Some(put_aside(&directory.join(LOG_FILE))?);
            log::catch_up(&directory.join(LOG_FILE), &held)?;
        }
        drop(store);
        Store::open(Settings { seals: Some(directory.clone()), ..plain })?.checkpoint().await?;
    }
    Ok(Restored { manifest, verified, standing, sessions, old_log })
}

fn checked_and_brought(asked: &Restore) -> Result<(Manifest, Standing, bool), StoreError> {
    let key = asked.trust.key()?;
    let (manifest, is_signed) = signature::read(&asked.from, &asked.trust, asked.unsigned.is_some())?;
    is_of_this_authority(asked, &manifest)?;
    files_are_those_of(&asked.from, &manifest, is_signed)?;
    let may_come_back = |contents: &Contents, held: Option<&[Checkpoint]>| -> Result<Standing, StoreError> {
        let standing = standing(contents, held, asked.trust.log().as_deref(), &key)?;
        is_wanted(asked, standing)?;
        Ok(standing)
    };
    if is_signed {
        may_come_back(&manifest.contents, None)?;
    }
    let ask = |found: &Contents, held: &[Checkpoint]| may_come_back(found, Some(held)).map(drop);
    let found = bring(&asked.from, &asked.to, &manifest, ask)?;
    let standing = may_come_back(&found, None)?;
    Ok((manifest, standing, is_signed))
}

/// Refuses the backup of another authority than the one whose key lies in the directory of seals.
fn is_of_this_authority(asked: &Restore, manifest: &Manifest) -> Result<(), StoreError> {
    let Trust::Seals(directory) = &asked.trust else { return Ok(()) };
    let other = authority::of_seals(directory)?.filter(|ours| *ours != manifest.authority);
    match other {
        Some(ours) if !manifest.authority.is_empty() => Err(StoreError::Settings(format!(
            "This is a backup of the authority “{}”, and the directory of seals is that of “{ours}”. Nothing was brought back.",
            manifest.authority
        ))),
        _ => Ok(()),
    }
}

/// Refuses what the person has not said a reason for.
fn is_wanted(asked: &Restore, standing: Standing) -> Result<(), StoreError> {
    let refuse = |sentence: String| Err(StoreError::Settings(sentence));
    match standing {
        Standing::Newest => Ok(()),
        Standing::Older { .. } if asked.older_than_log.is_some() => Ok(()),
        Standing::Older { backup, log } => refuse(format!(
            "The backup ends with checkpoint {backup}, and the log goes on to {log}: what was kept after it would be gone. \
             If there is no newer backup, say why with --older-than-log. Nothing was brought back."
        )),
        Standing::Unknown if asked.without_log.is_some() => Ok(()),
        Standing::Unknown => refuse(
            "There is no checkpoints.log to compare the backup with, so that nobody can tell whether it is the newest. \
             Bring the copy that is kept elsewhere; if there is none any more, say why with --without-log. Nothing was \
             brought back."
                .to_owned(),
        ),
    }
}

/// Ends every session and every address of a calendar, and notes what was brought back, and each thing that had to be said for it as an entry of its own.
async fn note(
    store: &Store,
    asked: &Restore,
    manifest: &Manifest,
    standing: Standing,
    is_signed: bool,
) -> Result<usize, StoreError> {
    let at = asked.clock.now();
    let (manifest, asked) = (manifest.clone(), asked.clone());
    store
        .write(move |connection| {
            let (before, sessions) = end_every_session(connection, at)?;
            let before = before.and(end_every_calendar(connection)?);
            let body = json!({ "manifest": manifest, "sessions_ended": sessions });
            let verb = "backup.restored";
            OfficeEntry { at, by: None, verb, kind: "", number: 0, reason: "", body }
                .vouch(connection, before)?;
            let mut write = |verb: &'static str, reason: &str, body: serde_json::Value| {
                let write = |connection: &mut AnyConnection| {
                    OfficeEntry { at, by: None, verb, kind: "", number: 0, reason, body }.write(connection)
                };
                write(connection)
            };
            if let Standing::Older { backup, log } = standing {
                let body = json!({ "backup_ends_with": backup, "log_went_on_to": log });
                write("backup.restored_older_than_log", asked.older_than_log.as_deref().unwrap_or(""), body)?;
            }
            if standing == Standing::Unknown {
                write(
                    "backup.restored_without_log",
                    asked.without_log.as_deref().unwrap_or(""),
                    json!(null),
                )?;
            }
            if !is_signed {
                write("backup.restored_unsigned", asked.unsigned.as_deref().unwrap_or(""), json!(null))?;
            }
            Ok(sessions)
        })
        .await
}

/// Moves a log out of the way, durably, to a name that nothing has yet.
fn put_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let names = (1..).map(|number| path.with_file_name(format!("checkpoints-before-restore-{number}.log")));
    for name in names {
        if !name.exists() {
            std::fs::rename(path, &name)?;
            sync_directory_of(&name)?;
            return Ok(name);
        }
    }
    Err(StoreError::Settings(format!("{} cannot be moved out of the way.", path.display())))
}
