//! A new signing key where the old one is lost for good: begun loudly, by somebody who says who they are and why, and told by
//! verification ever after. What the old key signed stays signed with it, and is checked against its public half.

use super::{
    Entry, OFFICE,
    checkpoint::{Checkpoint, held},
    log::{self, LOG_FILE},
    seals::{KEY_FILE, Seals},
};
use crate::{
    AnyConnection, Store, StoreError,
    accounts::told::tell_administrators,
    clock::{day_of, from_micros},
    kept::said,
    office::OfficeEntry,
    schema::journal,
};
use data_encoding::HEXLOWER as HEX;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The verb of the entry that begins a new key, in the authority's own chain.
pub(crate) const NEW_KEY: &str = "checkpoints.new_key";

/// What somebody says who begins a new key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Who they are: a name, and what they are in the authority.
    pub who: String,
    /// How the old key was lost.
    pub reason: String,
    /// Whether there is no `checkpoints.log` any more either, so that the database alone says what was signed.
    pub without_log: bool,
}

/// What the entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Begun {
    who: String,
    old_key: String,
    new_key: String,
    /// The last checkpoint that the old key signed.
    last: i64,
    /// How many places were not as they were written when the new key was begun, beside the key that had gone.
    faults: u64,
    without_log: bool,
}

impl Begun {
    /// Reads it from an entry of that verb. None: it says something else.
    pub(super) fn read(entry: &Entry) -> Option<Self> {
        serde_json::from_str(entry.body.as_deref()?).ok()
    }

    /// Whether this is where one key took the place of another, after a checkpoint.
    pub(super) fn is(&self, old: &[u8], new: &[u8], last: i64) -> bool {
        self.last == last && self.old_key == HEX.encode(old) && self.new_key == HEX.encode(new)
    }

    /// What verification tells of it from then on.
    pub(super) fn sentence(&self, entry: &Entry) -> String {
        let Self { who, old_key, new_key, last, faults, without_log } = self;
        let day = calendar::long(day_of(from_micros(entry.at)));
        let reason = entry.reason.trim().trim_end_matches('.');
        let broken = match faults {
            0 => String::new(),
            1 => " One place was not as it was written then.".to_owned(),
            faults => format!(" {faults} places were not as they were written then."),
        };
        let log = if *without_log { " There was no checkpoints.log either." } else { "" };
        format!(
            "On {day} {who} began a new signing key, because the old one was lost: {reason}. Checkpoints up to {last} are \
             signed with {old_key}, those after it with {new_key}.{broken}{log} Nothing that was signed proves that it was \
             one authority before and after: for that, compare with a copy of checkpoints.log from before that day \
             (--against), and ask {who}."
        )
    }
}

/// Every entry that begins a new key.
fn begun(connection: &mut AnyConnection) -> Result<Vec<Entry>, StoreError> {
    let own = journal::table.filter(journal::chain.eq(OFFICE)).filter(journal::verb.eq(NEW_KEY));
    Ok(own.order(journal::seq).load(connection)?)
}

/// Whether an entry of the authority's own chain puts this key in the place of the one that signed last.
fn is_begun(entries: &[Entry], last: &Checkpoint, new: &[u8]) -> bool {
    entries.iter().filter_map(Begun::read).any(|begun| begun.is(&last.signed_by, new, last.number))
}

/// Whether this key was begun in the place of the one that signed last.
pub(super) fn stands_for_last(
    connection: &mut AnyConnection,
    held: &[Checkpoint],
    new: &[u8],
) -> Result<bool, StoreError> {
    let entries = begun(connection)?;
    Ok(held.last().is_some_and(|last| is_begun(&entries, last, new)))
}

impl Store {
    /// Begins a new signing key in the place of one that is lost for good, and signs with it. Says so, with who and why, in
    /// the authority's own journal and to every administrator; verification tells of it from then on. Returns what it tells.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where no directory of seals is configured, nothing was signed yet, the old key is still there
    /// or another in its place, who and why are not said, or the log has gone or is at odds with the database.
    pub async fn begin_new_key(&self, asked: NewKey) -> Result<String, StoreError> {
        let refuse = |sentence: String| StoreError::Refused(sentence);
        let directory = self.settings().seals.clone();
        let directory = directory.ok_or_else(|| refuse("Name the directory of seals.".to_owned()))?;
        said(&asked.who, "Say who begins the new key: a name, and what they are here.")?;
        said(&asked.reason, "Say how the old key was lost. It is kept in the journal, and told ever after.")?;
        let waiting = directory.clone();
        let turn = tokio::task::spawn_blocking(move || Seals::turn(&waiting)).await;
        let turn = turn.map_err(|why| StoreError::Fault(why.to_string()))??;
        let known = self.read(held).await?;
        let Some(last) = known.last().cloned() else {
            return Err(refuse(
                "Nothing was ever signed here, so that no key is lost: Kith makes one when it signs first."
                    .to_owned(),
            ));
        };
        may_be_begun(&directory, &last)?;
        if log::read(&directory.join(LOG_FILE))?.is_none() && !asked.without_log {
            return Err(refuse(format!(
                "There is no {} either. Bring back the copy that is kept elsewhere first; if there is none any more, say so \
                 with --without-log. Nothing was changed.",
                directory.join(LOG_FILE).display()
            )));
        }
        log::catch_up(&directory.join(LOG_FILE), &known)?;
        // The key that has gone is one of them.
        let faults = self.verify(|_| {}).await?.faults.saturating_sub(1);
        let seals = Seals::begin_another(&directory)?;
        let told = self.note_new_key(asked, &last, seals.public(), faults).await?;
        seals.take_its_place()?;
        drop(turn);
        self.checkpoint().await?;
        Ok(told)
    }

    /// Notes it, once: what was begun and broken off is not begun again.
    async fn note_new_key(
        &self,
        asked: NewKey,
        last: &Checkpoint,
        new: [u8; 32],
        faults: u64,
    ) -> Result<String, StoreError> {
        let (at, last, store) = (self.clock().now(), last.clone(), self.clone());
        self.write(move |c| {
            if !is_begun(&begun(c)?, &last, &new) {
                let body = Begun {
                    who: asked.who.trim().to_owned(),
                    old_key: HEX.encode(&last.signed_by),
                    new_key: HEX.encode(&new),
                    last: last.number,
                    faults,
                    without_log: asked.without_log,
                };
                let reason = asked.reason.trim();
                OfficeEntry { at, by: None, verb: NEW_KEY, kind: "", number: 0, reason, body: &body }.write(c)?;
                let text = format!(
                    "On the machine itself {} began a new key that signs the journal, and said that the old one was lost. \
                     Why stands in the authority’s journal. Find out whether that is so.",
                    body.who
                );
                tell_administrators(c, &store, at, ("new_key", &text))?;
            }
            let entries = begun(c)?;
            let entry = entries.iter().rfind(|entry| {
                Begun::read(entry).is_some_and(|begun| begun.is(&last.signed_by, &new, last.number))
            });
            Ok(entry.and_then(|entry| Begun::read(entry).map(|begun| begun.sentence(entry))).unwrap_or_default())
        })
        .await
    }
}

/// Whether there is no key, so that another may be begun.
fn may_be_begun(directory: &Path, last: &Checkpoint) -> Result<(), StoreError> {
    let path = directory.join(KEY_FILE);
    let sentence = match Seals::open(directory)? {
        None => return Ok(()),
        Some(seals) if seals.public()[..] == last.signed_by[..] => {
            format!(
                "The signing key is there: {}. It is the one that signed last, so that nothing is lost.",
                path.display()
            )
        }
        Some(_) => format!(
            "{} holds another key than the one that signed last. Find out who put it there, and move it elsewhere first. \
             Nothing was changed.",
            path.display()
        ),
    };
    Err(StoreError::Refused(sentence))
}
