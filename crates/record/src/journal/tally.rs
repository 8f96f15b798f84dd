//! The tally: how far each chain had gone, noted outside the database every second. What an acknowledged save wrote and the
//! database does not have any more is found by it when the store is opened next, up to the last second before a crash.

use super::{Head, checkpoint::gone_on};
use crate::{
    AnyConnection, Store, StoreError,
    disk::sync_directory_of,
    schema::{chain_head, journal},
};
use data_encoding::HEXLOWER as HEX;
use diesel::prelude::*;
use std::{
    collections::{BTreeMap, HashMap},
    fs::OpenOptions,
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    pin::pin,
    time::Duration,
};
use tokio::time::{MissedTickBehavior, interval};

/// The file, beside the signing key: one line for each chain that has gone on since the last checkpoint, and one more for
/// each second in which it went on.
pub const TALLY_FILE: &str = "tally.log";
/// How often it is brought up to date.
const EVERY: Duration = Duration::from_secs(1);
/// The number of lines beyond one for each chain after which the file is written anew.
const TOO_LONG: usize = 10_000;

/// What a tally has and the database lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Missing {
    /// How many chains do not go so far.
    pub(crate) chains: usize,
    /// How many entries they lack at least.
    pub(crate) entries: i64,
}

impl Missing {
    pub(crate) fn sentence(self) -> String {
        let Self { chains, entries } = self;
        let journals =
            if chains == 1 { "one journal goes".to_owned() } else { format!("{chains} journals go") };
        let entries = if entries == 1 { "one entry".to_owned() } else { format!("{entries} entries") };
        format!(
            "{journals} on in {TALLY_FILE} beside the signing key, and the database lacks {entries} of that or more"
        )
    }
}

/// What the file says now, for writing only what is new.
#[derive(Debug, Default)]
struct Noted {
    /// None: the file was not written by this process yet.
    seqs: Option<HashMap<i64, i64>>,
    lines: usize,
}

/// Keeps the tally up to date until told to stop, and once more then. What cannot be written is logged.
pub(crate) async fn run(store: Store, stop: impl Future<Output = ()> + Send) {
    let Some(seals) = store.settings().seals.clone() else { return };
    let mut stop = pin!(stop);
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut noted = Noted::default();
    loop {
        let is_last = tokio::select! {
            () = &mut stop => true,
            _ = ticks.tick() => false,
        };
        noted = store.note_heads(seals.clone(), noted).await.unwrap_or_else(|trouble| {
            tracing::error!(%trouble, "the tally outside the database could not be kept");
            Noted::default()
        });
        if is_last {
            return;
        }
    }
}

impl Store {
    /// Notes now, outside the database, how far each chain has gone. `kith serve` does so every second.
    pub async fn tally(&self) -> Result<(), StoreError> {
        match self.settings().seals.clone() {
            Some(seals) => self.note_heads(seals, Noted::default()).await.map(|_| ()),
            None => Ok(()),
        }
    }

    async fn note_heads(&self, seals: PathBuf, noted: Noted) -> Result<Noted, StoreError> {
        self.read(move |connection| {
            let (_, heads) = gone_on(connection)?;
            noted.written(&seals, &heads)
        })
        .await
    }
}

impl Noted {
    /// Writes what is new of these heads, durably.
    fn written(self, seals: &Path, heads: &[Head]) -> Result<Self, StoreError> {
        let path = seals.join(TALLY_FILE);
        let Some(mut seqs) = self.seqs.filter(|_| self.lines < heads.len() + TOO_LONG) else {
            let unfinished = path.with_extension("unfinished");
            write(&unfinished, heads.iter(), true)?;
            std::fs::rename(&unfinished, &path)?;
            sync_directory_of(&path)?;
            let seqs = heads.iter().map(|head| (head.chain, head.seq)).collect();
            return Ok(Self { seqs: Some(seqs), lines: heads.len() });
        };
        let new: Vec<&Head> = heads.iter().filter(|head| seqs.get(&head.chain) != Some(&head.seq)).collect();
        let lines = self.lines + new.len();
        if !new.is_empty() {
            write(&path, new.iter().copied(), false)?;
            seqs.extend(new.iter().map(|head| (head.chain, head.seq)));
        }
        Ok(Self { seqs: Some(seqs), lines })
    }
}

fn write<'a>(path: &Path, heads: impl Iterator<Item = &'a Head>, anew: bool) -> Result<(), StoreError> {
    let mut file =
        OpenOptions::new().create(true).write(true).append(!anew).truncate(anew).mode(0o600).open(path)?;
    let lines: Vec<String> =
        heads.map(|head| format!("{} {} {}\n", head.chain, head.seq, HEX.encode(&head.hash))).collect();
    file.write_all(lines.concat().as_bytes())?;
    Ok(file.sync_data()?)
}

/// What the file says of each chain last. A line that a crash broke off is left out.
fn read(seals: &Path) -> Result<BTreeMap<i64, (i64, Vec<u8>)>, StoreError> {
    let bytes = match std::fs::read(seals.join(TALLY_FILE)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(error.into()),
    };
    let text = String::from_utf8_lossy(&bytes);
    let mut last = BTreeMap::new();
    for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
        let mut words = line.split(' ');
        let mut number = || words.next()?.parse::<i64>().ok();
        let (chain, seq) = (number(), number());
        let hash = words.next().and_then(|hash| HEX.decode(hash.as_bytes()).ok());
        if let (Some(chain), Some(seq), Some(hash)) = (chain, seq, hash.filter(|hash| hash.len() == 32)) {
            last.insert(chain, (seq, hash));
        }
    }
    Ok(last)
}

/// What the tally in this directory has and the database lacks. None: nothing, or there is no tally.
pub(crate) fn missing(connection: &mut AnyConnection, seals: &Path) -> Result<Option<Missing>, StoreError> {
    let mut missing = Missing { chains: 0, entries: 0 };
    for (chain, (seq, hash)) in read(seals)? {
        let there: Option<Vec<u8>> =
            journal::table.find((chain, seq)).select(journal::hash).first(connection).optional()?;
        if there.as_ref() == Some(&hash) {
            continue;
        }
        let head: Option<i64> =
            chain_head::table.find(chain).select(chain_head::seq).first(connection).optional()?;
        missing.chains += 1;
        missing.entries += (seq - head.unwrap_or(0)).max(1);
    }
    Ok((missing.chains > 0).then_some(missing))
}

/// Moves a tally out of the way, to a name that nothing has yet: the database that is there now is another than it tells of.
pub(crate) fn put_aside(seals: &Path) -> Result<(), StoreError> {
    let path = seals.join(TALLY_FILE);
    if !path.exists() {
        return Ok(());
    }
    let mut names = (1..1000).map(|number| seals.join(format!("tally-until-{number}.log")));
    if let Some(name) = names.find(|name| !name.exists()) {
        std::fs::rename(&path, &name)?;
        sync_directory_of(&name)?;
        return Ok(());
    }
    Err(StoreError::Settings(format!("{} cannot be moved out of the way.", path.display())))
}
