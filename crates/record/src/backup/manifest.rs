//! What a backup holds: its file with its hash, how much is in it, and the heads of all journal chains.

use crate::{AnyConnection, StoreError};
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

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of this page. 1.
    pub form: u32,
    /// When the backup was begun.
    pub taken_at: Timestamp,
    /// `sqlite` or `postgres`. A backup goes back to the engine from which it came.
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
        let checkpoint = count("COALESCE(MAX(number), 0) AS n FROM checkpoint")?;
        let heads: Vec<HeadRow> =
            sql_query("SELECT chain, seq, hash FROM chain_head ORDER BY chain").load(connection)?;
        let mut hasher = Sha256::new();
        for head in heads {
            hasher.update(head.chain.to_be_bytes());
            hasher.update(head.seq.to_be_bytes());
            hasher.update(&head.hash);
        }
        let heads = HEXLOWER.encode(&hasher.finalize());
        Ok(Self { families, objects, chains, entries, checkpoint, heads })
    }
}

impl Manifest {
    /// Reads the manifest of a backup.
    pub(super) fn read(directory: &Path) -> Result<Self, StoreError> {
        let path = directory.join(MANIFEST);
        let text = std::fs::read_to_string(&path)
            .map_err(|why| StoreError::Settings(format!("{} cannot be read: {why}.", path.display())))?;
        serde_json::from_str(&text)
            .ok()
            .filter(|manifest: &Self| manifest.form == 1)
            .ok_or_else(|| StoreError::Settings(format!("{} is not a manifest of Kith.", path.display())))
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
