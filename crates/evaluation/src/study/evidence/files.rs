//! The files of a study. Nothing here opens one: whoever runs the study hands their bytes over.

use crate::input::Fault;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Where the files of a study are had from.
pub trait Files {
    /// The bytes of a file by the name that the study file gives it; none where there is no such file.
    fn open(&self, name: &str) -> Result<Option<Vec<u8>>, Fault>;
}

/// Files that are at hand already.
#[derive(Debug, Clone, Default)]
pub struct InMemory(pub BTreeMap<String, Vec<u8>>);

impl Files for InMemory {
    fn open(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.0.get(name).cloned())
    }
}

/// A file that was read, so that a run can be repeated with the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedFile {
    /// The name that the study file gives it.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// Files while they are read, with a note of each.
pub(super) struct Opened<'a> {
    from: &'a dyn Files,
    used: BTreeMap<String, String>,
}

impl<'a> Opened<'a> {
    pub(super) fn new(from: &'a dyn Files) -> Self {
        Self { from, used: BTreeMap::new() }
    }

    /// The bytes of a file; none where it is not there.
    pub(super) fn find(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let bytes = self.from.open(name)?;
        if let Some(bytes) = &bytes {
            self.used.insert(name.to_owned(), data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)));
        }
        Ok(bytes)
    }

    /// The bytes of a file, or that it is not there.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        self.find(name)?.ok_or_else(|| Fault::of_file(name, "there is no such file beside the study file."))
    }

    /// The text of a file.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Fault> {
        String::from_utf8(self.bytes(name)?)
            .map_err(|_| Fault::of_file(name, "the file is not UTF-8. Save it as UTF-8."))
    }

    /// What was read, in order of the names.
    pub(super) fn used(self) -> Vec<UsedFile> {
        self.used.into_iter().map(|(name, sha256)| UsedFile { name, sha256 }).collect()
    }
}
