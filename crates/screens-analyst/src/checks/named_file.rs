//! A file with the name that it was given.

/// A file that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedFile {
    /// Its name, without directories.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}
