//! Checkpoints: signed statements of where every chain stood, each bound to the one before it.

use super::{Head, chain::START, seals::Seals};
use crate::{
    AnyConnection, Store, StoreError,
    engine::insert_rows,
    schema::{chain_head, checkpoint, checkpoint_head},
};
use diesel::{dsl::max, prelude::*};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;

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
    /// nothing has happened since the last one. Saves go on meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Settings`] when no directory of seals is configured.
    pub async fn checkpoint(&self) -> Result<Option<Checkpoint>, StoreError> {
        let directory = self.settings().seals.as_ref().ok_or_else(|| {
            StoreError::Settings(
                "Name a directory for the signing key and the checkpoints, outside the database.".to_owned(),
            )
        })?;
        let seals = Seals::open_or_make(directory)?;
        let at = self.clock().now().as_microsecond();
        let standing = self.read(standing).await?;
        let made = if standing.moved.is_empty() {
            None
        } else {
            let (signed, marks) = sign(&seals, at, &standing);
            let kept = signed.clone();
            self.write(move |connection| keep(connection, &kept, &marks)).await?;
            Some(signed)
        };
        // Also those that an earlier run kept in the database and could not add to the file any more.
        let known = seals.kept()?.into_iter().flatten().map(|kept| kept.number).max().unwrap_or(0);
        let missing: Vec<Checkpoint> = self
            .read(move |connection| {
                let newer = checkpoint::table.filter(checkpoint::number.gt(known));
                Ok(newer.order(checkpoint::number).load(connection)?)
            })
            .await?;
        seals.add(&missing)?;
        Ok(made)
    }
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

fn keep(connection: &mut AnyConnection, signed: &Checkpoint, marks: &[Mark]) -> Result<(), StoreError> {
    diesel::insert_into(checkpoint::table).values(signed).execute(connection)?;
    insert_rows!(connection, checkpoint_head::table, marks);
    Ok(())
}
