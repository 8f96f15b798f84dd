//! The signing key, in a directory outside the database.

use super::{checkpoint::Checkpoint, log::LOG_FILE};
use crate::{
    StoreError,
    disk::{make_directory, sync_directory_of},
};
use data_encoding::HEXLOWER_PERMISSIVE as HEX;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// The file of the signing key. Whoever has it can sign checkpoints: only Kith's own user may read it.
pub const KEY_FILE: &str = "signing.key";
/// A key that was drawn and is not yet in its place.
const BEGUN_FILE: &str = "signing.unfinished";

/// The directory of seals, opened.
pub(crate) struct Seals {
    directory: PathBuf,
    key: SigningKey,
}

impl Seals {
    /// Opens the directory of seals, in one's turn, for signing what comes after these checkpoints. A key is made where nothing was
    /// ever signed; one that has gone, or another in its place that was not begun in the journal, is refused.
    pub(crate) fn for_signing(
        directory: &Path,
        held: &[Checkpoint],
        was_begun: bool,
    ) -> Result<Self, StoreError> {
        let was_signed = !held.is_empty() || directory.join(LOG_FILE).exists();
        match Self::open(directory)? {
            Some(seals)
                if was_begun || held.last().is_none_or(|last| last.signed_by[..] == seals.public()[..]) =>
            {
                Ok(seals)
            }
            Some(_) => Err(StoreError::Settings(Self::another(directory))),
            None if was_signed => Err(StoreError::Settings(Self::missing(directory))),
            None => Self::make(directory),
        }
    }

    /// Waits for the turn to sign: of all that share the directory only one signs at a time. The turn ends when the file
    /// is dropped. The directory is made where it is missing.
    pub(crate) fn turn(directory: &Path) -> Result<File, StoreError> {
        make_directory(directory)?;
        let turn = File::open(directory)?;
        turn.lock()?;
        Ok(turn)
    }

    /// What is to be done where the key is another than the one that signed before.
    pub(crate) fn another(directory: &Path) -> String {
        format!(
            "The signing key in {} is not the one with which this journal was signed before. Bring that one back from \
             where you keep its copy, or, in a cluster, from the node that signed first; nothing is signed with another.",
            directory.display()
        )
    }

    /// What is to be done where the key has gone.
    pub(crate) fn missing(directory: &Path) -> String {
        format!(
            "The signing key is missing: there is no {}. Bring it back from where you keep its copy; where a journal was \
             signed before, Kith makes no other by itself. If it is lost for good, `kith audit new-key` begins another, and \
             says so in the journal.",
            directory.join(KEY_FILE).display()
        )
    }

    fn make(directory: &Path) -> Result<Self, StoreError> {
        let seals = Self::begin_another(directory)?;
        seals.take_its_place()?;
        Ok(seals)
    }

    /// A key that is written down whole and durably beside its place, and not yet in it: after a loss of power there is a key
    /// or none, never half of one. One that was begun and never put into its place is taken up again.
    pub(crate) fn begin_another(directory: &Path) -> Result<Self, StoreError> {
        let path = directory.join(BEGUN_FILE);
        if let Ok(Some(begun)) = Self::read(directory, &path) {
            return Ok(begun);
        }
        let seed = fresh_seed();
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)?;
        file.write_all(HEX.encode(&seed).as_bytes())?;
        file.sync_all()?;
        sync_directory_of(&path)?;
        Ok(Self { directory: directory.to_owned(), key: SigningKey::from_bytes(&seed) })
    }

    /// Puts a key that was begun into its place.
    pub(crate) fn take_its_place(&self) -> Result<(), StoreError> {
        let path = self.directory.join(KEY_FILE);
        std::fs::rename(self.directory.join(BEGUN_FILE), &path)?;
        sync_directory_of(&path)?;
        Ok(())
    }

    /// Opens the directory where it has a key.
    pub(crate) fn open(directory: &Path) -> Result<Option<Self>, StoreError> {
        Self::read(directory, &directory.join(KEY_FILE))
    }

    fn read(directory: &Path, path: &Path) -> Result<Option<Self>, StoreError> {
        let text = match std::fs::read_to_string(path) {
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

    /// The directory.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// The file of checkpoints beside the key.
    pub(crate) fn log(&self) -> PathBuf {
        self.directory.join(LOG_FILE)
    }

    /// The public half of the key.
    pub(crate) fn public(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Signs a root, or the manifest of a backup.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

/// Whether the checkpoint's root is signed with the key that it names.
pub(crate) fn is_signed(checkpoint: &Checkpoint) -> bool {
    is_signature(&checkpoint.signed_by, &checkpoint.root, &checkpoint.signature)
}

/// Whether a message was signed with a key.
pub(crate) fn is_signature(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let key = <[u8; 32]>::try_from(key).ok();
    let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(message, &signature).is_ok())
}

#[expect(clippy::disallowed_methods, reason = "the one place where a signing key is drawn")]
fn fresh_seed() -> [u8; 32] {
    rand::random()
}
