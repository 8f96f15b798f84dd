//! What is stored and looked up: short strings with a letter in front that says of what kind they are.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// One row of the index. The kinds: `t:` a word of a name, `2:` two words of one name in either order, `b:` a date of
/// birth or part of one, `r:` a reference, `a:` an address, `l:` a street; and in the vocabulary `w:` the word itself, `p:` and `c:`
/// its sound, `s:` the word with a letter left out, `k:` names one person may go by. Keys compare byte by byte, so a
/// `PostgreSQL` column holding them needs `COLLATE "C"`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    pub(crate) fn new(kind: char, text: &str) -> Self {
        Self(format!("{kind}:{text}"))
    }

    pub(crate) fn pair(first: &str, second: &str) -> Self {
        Self(format!("2:{first} {second}"))
    }

    /// The text to store.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A condition on a stored key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The stored key is this one.
    Is(Key),
    /// The stored key starts with this one.
    StartsWith(Key),
}

impl Match {
    pub(crate) fn key(&self) -> &Key {
        match self {
            Self::Is(key) | Self::StartsWith(key) => key,
        }
    }

    /// The bounds for an index: a stored key matches when `from <= key AND key <= to`, byte by byte. Both ends are the
    /// same for [`Match::Is`].
    pub fn bounds(&self) -> (String, String) {
        match self {
            Self::Is(key) => (key.0.clone(), key.0.clone()),
            Self::StartsWith(key) => (key.0.clone(), format!("{key}\u{10FFFF}")),
        }
    }
}
