//! What a backup holds: its file with its hash, how much is in it, and the heads of all journal chains.

use crate::{AnyConnection, StoreError, journal::Checkpoint};
use data_encoding::HEXLOWER;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Binary},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{fs::File, io::Read as _, path::Path};

/// The file of the manifest inside a backup's directory.
pub const MANIFEST: &str = "manifest.json";
/// The form of a manifest that was not signed yet.
pub(super) const UNSIGNED: u32 = 1;
/// The form of a manifest beside which lies its signature.
pub(super) const SIGNED: u32 = 2;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of this page. 2; 1 was not signed.
    pub form: u32,
    /// When the backup was begun.
    pub taken_at: Timestamp,
    /// Whose backup it is: the authority's id. Empty: the database did not say so yet.
    #[serde(default)]
    pub authority: String,
    /// In whose form it is: `sqlite`, which goes back to either engine, or `postgres`, which goes back to PostgreSQL.
    pub engine: String,
    /// The name of the file beside the manifest.
    pub file: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
    /// What is in it.
    pub contents: Contents,
}

/// How much is in a database, and where its journal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// Families.
    pub families: i64,
    /// Things that stand in their records.
    pub objects: i64,
    /// Journal chains.
    pub chains: i64,
    /// Journal entries.
    pub entries: i64,
    /// The number of the last signed checkpoint. 0: none.
    pub checkpoint: i64,
    /// The root of that checkpoint in hexadecimal, which vouches for all before it. Empty: none, or not written down yet.
    #[serde(default)]
    pub root: String,
    /// SHA-256 over the heads of all chains in order: number, last place, hash.
    pub heads: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct HeadRow {
    #[diesel(sql_type = BigInt)]
    chain: i64,
    #[diesel(sql_type = BigInt)]
    seq: i64,
    #[diesel(sql_type = Binary)]
    hash: Vec<u8>,
}

#[derive(QueryableByName)]
struct RootRow {
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = Binary)]
    root: Vec<u8>,
}

impl Contents {
    /// Counts what is in a database.
    pub(super) fn of(connection: &mut AnyConnection) -> Result<Self, StoreError> {
        let mut count = |what: &str| -> Result<i64, StoreError> {
            let counts: Vec<Count> = sql_query(format!("SELECT {what}")).load(connection)?;
            Ok(counts.first().map_or(0, |count| count.n))
        };
        let families = count("COUNT(*) AS n FROM family")?;
        let objects = count("COUNT(*) AS n FROM object")?;
        let chains = count("COUNT(*) AS n FROM chain_head")?;
        let entries = count("COUNT(*) AS n FROM journal")?;
        let newest = "SELECT number, root FROM checkpoint ORDER BY number DESC LIMIT 1";
        let newest: Option<RootRow> = sql_query(newest).load(connection)?.into_iter().next();
        let (checkpoint, root) =
            newest.map_or((0, String::new()), |row| (row.number, HEXLOWER.encode(&row.root)));
        let heads: Vec<HeadRow> =
            sql_query("SELECT chain, seq, hash FROM chain_head ORDER BY chain").load(connection)?;
        let mut hasher = Sha256::new();
        for head in heads {
            hasher.update(head.chain.to_be_bytes());
            hasher.update(head.seq.to_be_bytes());
            hasher.update(&head.hash);
        }
        let heads = HEXLOWER.encode(&hasher.finalize());
        Ok(Self { families, objects, chains, entries, checkpoint, root, heads })
    }

    /// In what a database differs from this, in words. Empty: in nothing.
    pub(super) fn differences(&self, found: &Self, form: u32) -> Vec<String> {
        let mut all = Vec::new();
        for (what, said, there) in [
            ("families", self.families, found.families),
            ("things", self.objects, found.objects),
            ("journals", self.chains, found.chains),
            ("journal entries", self.entries, found.entries),
            ("checkpoints", self.checkpoint, found.checkpoint),
        ] {
            if said != there {
                all.push(format!("{there} {what} instead of {said}"));
            }
        }
        if self.heads != found.heads {
            all.push("other ends of its journals".to_owned());
        }
        if form >= SIGNED && self.root != found.root {
            all.push("another last checkpoint".to_owned());
        }
        all
    }

    /// Whether a checkpoint is the last of these.
    pub(super) fn ends_with(&self, checkpoint: &Checkpoint) -> bool {
        checkpoint.number == self.checkpoint && HEXLOWER.encode(&checkpoint.root) == self.root
    }
}

/// The length and the SHA-256 of a file.
pub(super) fn weigh(path: &Path) -> Result<(u64, String), StoreError> {
    let mut file = File::open(path)?;
    let (mut hasher, mut bytes, mut buffer) = (Sha256::new(), 0_u64, vec![0_u8; 1 << 16]);
    loop {
        let read = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        hasher.update(part);
        bytes += part.len() as u64;
    }
    Ok((bytes, HEXLOWER.encode(&hasher.finalize())))
}
