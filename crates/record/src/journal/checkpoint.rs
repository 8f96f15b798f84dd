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
    office::OfficeEntry,
    schema::{chain_head, checkpoint, checkpoint_head},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, BigInt},
};
use sha2::{Digest as _, Sha256};
use std::{path::Path, sync::Arc};

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
    /// Chains that stand where they were signed, though that is not noted beside their heads yet.
    unnoted: Vec<Signed>,
}

/// A chain that a checkpoint signed where it stands.
#[derive(Debug, Clone, Copy)]
struct Signed {
    chain: i64,
    seq: i64,
    number: i64,
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
                if !standing.unnoted.is_empty() {
                    self.write(move |connection| note_signed(connection, &standing.unnoted)).await?;
                }
                return Ok(None);
            }
            let (signed, marks) = sign(seals, at, &standing);
            let (kept, directory) = (signed.clone(), seals.directory().to_owned());
            let is_kept = self
                .write(move |connection| keep(connection, &kept, &marks, &standing.unnoted, &directory))
                .await?;
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
            OfficeEntry { at, by: None, verb, kind: "", number: 0, reason, body: &body }.write(connection)
        })
        .await
    }
}

/// All checkpoints that the database holds, in their order.
pub(crate) fn held(connection: &mut AnyConnection) -> Result<Vec<Checkpoint>, StoreError> {
    Ok(checkpoint::table.order(checkpoint::number).load(connection)?)
}

/// The heads of chains that have gone on since the last checkpoint, in their order, and that checkpoint.
pub(super) fn gone_on(connection: &mut AnyConnection) -> Result<(Option<Checkpoint>, Vec<Head>), StoreError> {
    let last: Option<Checkpoint> =
        checkpoint::table.order(checkpoint::number.desc()).first(connection).optional()?;
    let newest = last.as_ref().map_or(0, |last| last.number);
    // A chain noted with a checkpoint that is not there any more was not signed.
    let heads = chain_head::table
        .filter(chain_head::signed_in.eq(0).or(chain_head::signed_in.gt(newest)))
        .select(Head::as_select())
        .order(chain_head::chain)
        .load(connection)?;
    Ok((last, heads))
}

fn standing(connection: &mut AnyConnection) -> Result<Standing, StoreError> {
    let (last, heads) = gone_on(connection)?;
    let (mut chains, mut entries) = last.as_ref().map_or((0, 0), |last| (last.chains, last.entries));
    let (mut moved, mut unnoted) = (Vec::new(), Vec::new());
    for head in heads {
        // What a checkpoint signed is what its marks say: the note beside the head only saves looking at all of them.
        let signed: Option<(i64, i64)> = checkpoint_head::table
            .filter(checkpoint_head::chain.eq(head.chain))
            .order(checkpoint_head::number.desc())
            .select((checkpoint_head::number, checkpoint_head::seq))
            .first(connection)
            .optional()?;
        match signed {
            Some((number, seq)) if seq == head.seq => unnoted.push(Signed { chain: head.chain, seq, number }),
            Some((_, seq)) => {
                entries += head.seq - seq;
                moved.push(head);
            }
            None => {
                chains += 1;
                entries += head.seq;
                moved.push(head);
            }
        }
    }
    Ok(Standing { last, chains, entries, moved, unnoted })
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
///
/// # Errors
/// [`StoreError::Settings`] where the one before was signed with another key: two nodes that both begin where nothing was
/// ever signed each make one, and only the first to sign keeps it.
fn keep(
    connection: &mut AnyConnection,
    signed: &Checkpoint,
    marks: &[Mark],
    unnoted: &[Signed],
    directory: &Path,
) -> Result<bool, StoreError> {
    let newest: Option<Checkpoint> =
        checkpoint::table.order(checkpoint::number.desc()).first(connection).optional()?;
    if let Some(newest) = &newest
        && newest.signed_by != signed.signed_by
        && !new_key::stands_for_last(connection, std::slice::from_ref(newest), &signed.signed_by)?
    {
        return Err(StoreError::Settings(Seals::another(directory)));
    }
    if newest.map_or(0, |newest| newest.number) + 1 != signed.number {
        return Ok(false);
    }
    diesel::insert_into(checkpoint::table).values(signed).execute(connection)?;
    insert_rows!(connection, checkpoint_head::table, marks);
    let noted = marks.iter().map(|mark| Signed { chain: mark.chain, seq: mark.seq, number: mark.number });
    note_signed(connection, &noted.chain(unnoted.iter().copied()).collect::<Vec<_>>())?;
    Ok(true)
}

/// Notes beside heads which checkpoint signed them. One that has gone on meanwhile is left.
fn note_signed(connection: &mut AnyConnection, signed: &[Signed]) -> Result<(), StoreError> {
    match connection {
        AnyConnection::Sqlite(inner) => {
            for Signed { chain, seq, number } in signed {
                let as_signed =
                    chain_head::table.filter(chain_head::chain.eq(chain).and(chain_head::seq.eq(seq)));
                diesel::update(as_signed).set(chain_head::signed_in.eq(number)).execute(inner)?;
            }
        }
        AnyConnection::Postgres(inner) => {
            for some in signed.chunks(5000) {
                let all = |of: fn(&Signed) -> i64| some.iter().map(of).collect::<Vec<_>>();
                sql_query(
                    "UPDATE chain_head h SET signed_in = n.number FROM UNNEST($1, $2, $3) AS n (chain, seq, number) \
                     WHERE h.chain = n.chain AND h.seq = n.seq",
                )
                .bind::<Array<BigInt>, _>(all(|one| one.chain))
                .bind::<Array<BigInt>, _>(all(|one| one.seq))
                .bind::<Array<BigInt>, _>(all(|one| one.number))
                .execute(inner)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::{OfficeAct, Settings, testing::on_each_place};

    #[test]
    fn of_two_nodes_that_each_made_a_key_only_the_first_to_sign_keeps_it() {
        on_each_place(|fresh| async move {
            let first = fresh.open();
            let elsewhere = fresh.directory.path().join("other-seals");
            let second =
                Store::open(Settings { seals: Some(elsewhere.clone()), ..fresh.settings() }).unwrap();
            drop(Seals::turn(&elsewhere).unwrap());
            let late = Seals::for_signing(&elsewhere, &[], false).unwrap();
            let happened = async || {
                first.journal_event(None, OfficeAct::new("kith.started", first.clock().now())).await.unwrap();
            };
            happened().await;
            assert_eq!(first.checkpoint().await.unwrap().unwrap().number, 1);
            happened().await;
            let refused = second.sign(&Arc::new(late)).await.unwrap_err();
            assert!(refused.to_string().contains("from the node that signed first"), "{refused}");
            assert_eq!(first.checkpoint().await.unwrap().unwrap().number, 2);
            assert!(first.verify(|_| {}).await.unwrap().is_whole());
        });
    }

    #[test]
    fn a_checkpoint_looks_only_at_chains_that_have_gone_on_and_counts_all() {
        on_each_place(|fresh| async move {
            let store = fresh.open();
            let happened = async || {
                store.journal_event(None, OfficeAct::new("kith.started", store.clock().now())).await.unwrap();
            };
            happened().await;
            let one = store.checkpoint().await.unwrap().unwrap();
            happened().await;
            happened().await;
            let two = store.checkpoint().await.unwrap().unwrap();
            assert_eq!((two.chains, two.entries), (one.chains, one.entries + 2));
            assert_eq!(store.checkpoint().await, Ok(None));
            // As an earlier release left it, or a node of one that still runs: nothing is noted beside the heads.
            crate::testing::meddle(&fresh.place, &["UPDATE chain_head SET signed_in = 0"]);
            assert_eq!(store.checkpoint().await, Ok(None), "what the marks say counts");
            let standing = store.read(standing).await.unwrap();
            assert!(standing.moved.is_empty() && standing.unnoted.is_empty(), "and is noted again");
            assert!(store.verify(|_| {}).await.unwrap().is_whole());
            happened().await;
            crate::testing::meddle(&fresh.place, &["UPDATE chain_head SET signed_in = 1"]);
            let found = store.verify(|_| {}).await.unwrap();
            assert!(found.places.iter().any(|place| place.what.contains("said to be signed")), "{found:?}");
        });
    }
}
