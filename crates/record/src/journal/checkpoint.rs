//! Checkpoints: signed statements of where every chain stood, each bound to the one before it.

use super::{
    Head,
    chain::START,
    log::{self, LOG_FILE},
    new_key,
    seals::Seals,
};
use crate::{
    AnyConnection, Store, StoreError,
    engine::insert_rows,
    office::Note,
    schema::{chain_head, checkpoint, checkpoint_head},
};
use diesel::{dsl::max, prelude::*};
use sha2::{Digest as _, Sha256};
use std::{collections::HashMap, sync::Arc};

/// A signed statement about all chains at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = checkpoint)]
pub struct Checkpoint {
    /// Counts up from 1 without gaps.
    pub number: i64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// How many chains there were.
    pub chains: i64,
    /// How many entries they had together.
    pub entries: i64,
    /// What was signed.
    pub root: Vec<u8>,
    /// The public key (Ed25519).
    pub signed_by: Vec<u8>,
    /// The signature over the root.
    pub signature: Vec<u8>,
}

/// A head that had moved since the checkpoint before.
#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = checkpoint_head)]
pub(crate) struct Mark {
    pub chain: i64,
    pub number: i64,
    pub seq: i64,
    pub hash: Vec<u8>,
}

/// Builds a root: SHA-256 over `kith-checkpoint-1`, the root before (32 zero bytes for the first), number, time,
/// chains, entries, then chain, place and hash of each head that moved, in the order of their chains.
#[derive(Clone)]
pub(crate) struct Root(Sha256);

impl Root {
    pub(crate) fn begin(before: &[u8], number: i64, at: i64, chains: i64, entries: i64) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"kith-checkpoint-1");
        hasher.update(before);
        for value in [number, at, chains, entries] {
            hasher.update(value.to_be_bytes());
        }
        Self(hasher)
    }

    pub(crate) fn add(&mut self, chain: i64, seq: i64, hash: &[u8]) {
        self.0.update(chain.to_be_bytes());
        self.0.update(seq.to_be_bytes());
        self.0.update(hash);
    }

    pub(crate) fn end(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

/// Where the chains stood in one unmoving picture.
struct Standing {
    last: Option<Checkpoint>,
    chains: i64,
    entries: i64,
    moved: Vec<Head>,
}

impl Store {
    /// Signs where every chain stands, keeps it in the database and adds it to the file beside the key. None where
    /// nothing has happened since the last one. Saves go on meanwhile. What the file lacks of earlier ones, after a loss
    /// of power or because it was cut, is added too and noted in the authority's chain.
    ///
    /// # Errors
    /// [`StoreError::Settings`] when no directory of seals is configured, when its key has gone or is another one, and
    /// when the file says something that the database does not. Nothing is signed then.
    pub async fn checkpoint(&self) -> Result<Option<Checkpoint>, StoreError> {
        let directory = self.settings().seals.as_ref().ok_or_else(|| {
            StoreError::Settings(
                "Name a directory for the signing key and the checkpoints, outside the database.".to_owned(),
            )
        })?;
        let waiting = directory.clone();
        let turn = tokio::task::spawn_blocking(move || Seals::turn(&waiting)).await;
        let _turn = turn.map_err(|why| StoreError::Fault(why.to_string()))??;
        let known = self.read(held).await?;
        let was_begun = match Seals::open(directory)? {
            Some(other) if known.last().is_some_and(|last| last.signed_by[..] != other.public()[..]) => {
                let known = known.clone();
                self.read(move |c| new_key::stands_for_last(c, &known, &other.public())).await?
            }
            _ => false,
        };
        let seals = Seals::for_signing(directory, &known, was_begun)?;
        let added = log::catch_up(&seals.log(), &known)?;
        if !added.is_empty() {
            self.note_completed(&added).await?;
        }
        let made = self.sign(&Arc::new(seals)).await?;
        log::catch_up(&directory.join(LOG_FILE), &self.read(held).await?)?;
        Ok(made)
    }

    /// Signs what has moved, unless another node of the cluster has just done so: then what moved since.
    async fn sign(&self, seals: &Arc<Seals>) -> Result<Option<Checkpoint>, StoreError> {
        loop {
            let at = self.clock().now().as_microsecond();
            let standing = self.read(standing).await?;
            if standing.moved.is_empty() {
                return Ok(None);
            }
            let (signed, marks) = sign(seals, at, &standing);
            let kept = signed.clone();
            let is_kept = self.write(move |connection| keep(connection, &kept, &marks)).await?;
            if is_kept {
                return Ok(Some(signed));
            }
        }
    }

    async fn note_completed(&self, added: &[i64]) -> Result<(), StoreError> {
        tracing::warn!(?added, "checkpoints.log lacked checkpoints that the database holds; they were added");
        let (at, body) = (self.clock().now(), serde_json::json!({ "added": added }));
        let reason =
            "It lacked checkpoints that the database holds: Kith was stopped by force, or the file was cut.";
        self.write(move |connection| {
            let verb = "checkpoints.log_completed";
            Note { at, by: None, verb, kind: "", number: 0, reason, body: &body }.write(connection)
        })
        .await
    }
}

/// All checkpoints that the database holds, in their order.
pub(crate) fn held(connection: &mut AnyConnection) -> Result<Vec<Checkpoint>, StoreError> {
    Ok(checkpoint::table.order(checkpoint::number).load(connection)?)
}

fn standing(connection: &mut AnyConnection) -> Result<Standing, StoreError> {
    let last = checkpoint::table.order(checkpoint::number.desc()).first(connection).optional()?;
    let heads: Vec<Head> =
        chain_head::table.select(Head::as_select()).order(chain_head::chain).load(connection)?;
    let signed: HashMap<i64, Option<i64>> = checkpoint_head::table
        .group_by(checkpoint_head::chain)
        .select((checkpoint_head::chain, max(checkpoint_head::seq)))
        .load::<(i64, Option<i64>)>(connection)?
        .into_iter()
        .collect();
    let chains = i64::try_from(heads.len()).unwrap_or(i64::MAX);
    let entries = heads.iter().map(|head| head.seq).sum();
    let has_moved = |head: &Head| signed.get(&head.chain).copied().flatten() != Some(head.seq);
    Ok(Standing { last, chains, entries, moved: heads.into_iter().filter(has_moved).collect() })
}

fn sign(seals: &Seals, at: i64, standing: &Standing) -> (Checkpoint, Vec<Mark>) {
    let (before, number) = match &standing.last {
        Some(last) => (last.root.clone(), last.number + 1),
        None => (START.to_vec(), 1),
    };
    let mut root = Root::begin(&before, number, at, standing.chains, standing.entries);
    let mut marks = Vec::with_capacity(standing.moved.len());
    for Head { chain, seq, hash } in &standing.moved {
        root.add(*chain, *seq, hash);
        marks.push(Mark { chain: *chain, number, seq: *seq, hash: hash.clone() });
    }
    let root = root.end();
    let signature = seals.sign(&root).to_vec();
    let signed_by = seals.public().to_vec();
    let signed = Checkpoint {
        number,
        at,
        chains: standing.chains,
        entries: standing.entries,
        root,
        signed_by,
        signature,
    };
    (signed, marks)
}

/// Keeps a checkpoint. False: another of its number was kept meanwhile, and this one was not.
fn keep(connection: &mut AnyConnection, signed: &Checkpoint, marks: &[Mark]) -> Result<bool, StoreError> {
    let newest: Option<i64> = checkpoint::table.select(max(checkpoint::number)).first(connection)?;
    if newest.unwrap_or(0) + 1 != signed.number {
        return Ok(false);
    }
    diesel::insert_into(checkpoint::table).values(signed).execute(connection)?;
    insert_rows!(connection, checkpoint_head::table, marks);
    Ok(true)
}
