//! The signing key and the file of checkpoints, in a directory outside the database.

use super::checkpoint::Checkpoint;
use crate::StoreError;
use data_encoding::HEXLOWER_PERMISSIVE as HEX;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

/// The file of the signing key. Whoever has it can sign checkpoints: only Kith's own user may read it.
pub const KEY_FILE: &str = "signing.key";
/// The file to which each checkpoint is added as one line. Copy it to where Kith's administrators cannot write.
pub const LOG_FILE: &str = "checkpoints.log";

/// The directory of seals, opened.
pub(crate) struct Seals {
    directory: PathBuf,
    key: SigningKey,
}

impl Seals {
    /// Opens the directory; makes it and a new key where they are missing.
    pub(crate) fn open_or_make(directory: &Path) -> Result<Self, StoreError> {
        if let Some(seals) = Self::open(directory)? {
            return Ok(seals);
        }
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
        let path = directory.join(KEY_FILE);
        let seed = fresh_seed();
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(HEX.encode(&seed).as_bytes())?;
        file.sync_all()?;
        File::open(directory)?.sync_all()?;
        Ok(Self { directory: directory.to_owned(), key: SigningKey::from_bytes(&seed) })
    }

    /// Opens the directory where it has a key.
    pub(crate) fn open(directory: &Path) -> Result<Option<Self>, StoreError> {
        let path = directory.join(KEY_FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let seed = HEX.decode(text.trim().as_bytes()).ok().and_then(|seed| <[u8; 32]>::try_from(seed).ok());
        let seed = seed.ok_or_else(|| {
            StoreError::Settings(format!(
                "{} does not hold a signing key. Bring it back from where you keep its copy.",
                path.display()
            ))
        })?;
        Ok(Some(Self { directory: directory.to_owned(), key: SigningKey::from_bytes(&seed) }))
    }

    /// The public half of the key.
    pub(crate) fn public(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Signs a root.
    pub(crate) fn sign(&self, root: &[u8]) -> [u8; 64] {
        self.key.sign(root).to_bytes()
    }

    /// Adds checkpoints to the file, durably.
    pub(crate) fn add(&self, checkpoints: &[Checkpoint]) -> Result<(), StoreError> {
        let lines: Vec<String> = checkpoints.iter().map(line).collect();
        let mut file =
            OpenOptions::new().create(true).append(true).mode(0o600).open(self.directory.join(LOG_FILE))?;
        file.write_all(lines.concat().as_bytes())?;
        file.sync_all()?;
        Ok(())
    }

    /// The lines of the file. A line that is no checkpoint is given back as its text.
    pub(crate) fn kept(&self) -> Result<Vec<Result<Checkpoint, String>>, StoreError> {
        match std::fs::read_to_string(self.directory.join(LOG_FILE)) {
            Ok(text) => Ok(text.lines().map(|text| read(text).ok_or_else(|| text.to_owned())).collect()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether the checkpoint's root is signed with the key that it names.
pub(crate) fn is_signed(checkpoint: &Checkpoint) -> bool {
    let key = <[u8; 32]>::try_from(checkpoint.signed_by.as_slice()).ok();
    let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let signature = Signature::from_slice(&checkpoint.signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(&checkpoint.root, &signature).is_ok())
}

/// One line with its end: number, microseconds since 1970, chains, entries, root, public key, signature.
fn line(checkpoint: &Checkpoint) -> String {
    let Checkpoint { number, at, chains, entries, root, signed_by, signature } = checkpoint;
    let (root, key, signature) = (HEX.encode(root), HEX.encode(signed_by), HEX.encode(signature));
    format!("{number} {at} {chains} {entries} {root} {key} {signature}\n")
}

fn read(line: &str) -> Option<Checkpoint> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [number, at, chains, entries, root, signed_by, signature] = parts.try_into().ok()?;
    let bytes = |text: &str| HEX.decode(text.as_bytes()).ok();
    Some(Checkpoint {
        number: number.parse().ok()?,
        at: at.parse().ok()?,
        chains: chains.parse().ok()?,
        entries: entries.parse().ok()?,
        root: bytes(root)?,
        signed_by: bytes(signed_by)?,
        signature: bytes(signature)?,
    })
}

#[expect(clippy::disallowed_methods, reason = "the one place where a signing key is drawn")]
fn fresh_seed() -> [u8; 32] {
    rand::random()
}
