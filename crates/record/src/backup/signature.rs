//! The signature beside a manifest, by the key that signs checkpoints: whose backup it is, and that nobody changed it.

use super::manifest::{MANIFEST, Manifest, SIGNED, UNSIGNED};
use crate::{
    StoreError,
    backup::trust::Trust,
    journal::{Seals, is_signature},
};
use data_encoding::HEXLOWER as HEX;
use std::{io::ErrorKind, path::Path};

/// The file of the signature inside a backup's directory: one line of `kith-backup-1`, the public key and the signature.
pub const SIGNATURE: &str = "manifest.signature";
/// What stands before the manifest where it is signed, so that no signature of anything else fits it.
const BEFORE: &[u8] = b"kith-backup-1\n";

/// The line that signs these bytes.
pub(super) fn sign(seals: &Seals, manifest: &[u8]) -> String {
    line(&seals.public(), &seals.sign(&[BEFORE, manifest].concat()))
}

fn line(key: &[u8], signature: &[u8]) -> String {
    format!("kith-backup-1 {} {}\n", HEX.encode(key), HEX.encode(signature))
}

/// Reads the manifest of a backup and holds it against its signature. Also tells whether it is signed.
pub(super) fn read(
    directory: &Path,
    trust: &Trust,
    may_be_unsigned: bool,
) -> Result<(Manifest, bool), StoreError> {
    let path = directory.join(MANIFEST);
    let bytes = std::fs::read(&path).map_err(|why| {
        refused(format!(
            "{} cannot be read ({why}): this is no backup, or one that was broken off",
            path.display()
        ))
    })?;
    let signature = match std::fs::read(directory.join(SIGNATURE)) {
        Ok(line) => Some(line),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(line) = &signature {
        is_signed(&bytes, line, trust)?;
    }
    let manifest = serde_json::from_slice::<Manifest>(&bytes)
        .ok()
        .filter(|manifest| (UNSIGNED..=SIGNED).contains(&manifest.form))
        .ok_or_else(|| refused(format!("{} is not a manifest of this version of Kith", path.display())))?;
    if signature.is_none() && manifest.form >= SIGNED {
        return Err(refused(format!("{SIGNATURE} is missing, and the manifest says that it was signed")));
    }
    if signature.is_none() && !may_be_unsigned {
        return Err(refused(
            "The manifest is not signed, as before backups were: nobody can tell whether it was changed. If you know \
             where it has been, say so with --unsigned and why"
                .to_owned(),
        ));
    }
    Ok((manifest, signature.is_some()))
}

fn is_signed(manifest: &[u8], line_read: &[u8], trust: &Trust) -> Result<(), StoreError> {
    let parts = std::str::from_utf8(line_read).ok().and_then(|text| {
        let mut words = text.strip_prefix("kith-backup-1 ")?.trim_end().split(' ');
        let key = HEX.decode(words.next()?.as_bytes()).ok()?;
        let signature = HEX.decode(words.next()?.as_bytes()).ok()?;
        Some((key, signature)).filter(|(key, signature)| line(key, signature).as_bytes() == line_read)
    });
    let Some((key, signature)) = parts else {
        return Err(refused(format!("{SIGNATURE} does not hold a signature")));
    };
    let own = trust.key()?;
    if key != own {
        return Err(refused(format!(
            "The backup is signed with the key {}, and this authority’s key is {}: it is another authority’s, or somebody \
             made it anew. If this authority’s key was lost and a new one begun since, name the old one with --key and the \
             copy of the log from then with --log",
            HEX.encode(&key),
            HEX.encode(&own)
        )));
    }
    if is_signature(&key, &[BEFORE, manifest].concat(), &signature) {
        return Ok(());
    }
    Err(refused(format!("{MANIFEST} or {SIGNATURE} was changed since the backup was taken")))
}

/// A backup that is not brought back, and what to do.
pub(super) fn refused(what: String) -> StoreError {
    StoreError::BadCopy(what)
}
