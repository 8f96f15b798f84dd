//! Authorities by their three-digit codes, and those that ended or began.

use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, collections::BTreeSet, fmt};

/// The Department's code of an authority, such as `384`. Where two publish together it is both: `314 / 318`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    /// A code as it is written.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// An authority in a published table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its name in the latest year in which it stands there.
    pub name: String,
    /// Its region, where the table says so.
    pub region: String,
    /// The first and last years in which it stands there.
    pub years: (i32, i32),
    /// The nine-character codes of the Office for National Statistics that it has had, such as `E08000036`.
    pub statistical: BTreeSet<String>,
}

/// A change of the map: authorities that ended and those that began in their place. Nothing is bridged across it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reorganisation {
    /// The first year ending 31 March that is published under the new codes.
    pub year: i32,
    /// The day, in words.
    pub on: String,
    /// Codes and names of those that ended.
    pub ended: Vec<(Code, String)>,
    /// Codes and names of those that began.
    pub began: Vec<(Code, String)>,
}

#[derive(Deserialize)]
struct Changes {
    change: Vec<Reorganisation>,
}

impl Reorganisation {
    /// Every change since 2010.
    pub fn all() -> Result<Vec<Self>, toml::de::Error> {
        let changes: Changes = toml::from_str(include_str!("../../data/published/reorganised.toml"))?;
        Ok(changes.change)
    }

    /// Whether the code begins with this change.
    pub fn begins(&self, code: &Code) -> bool {
        self.began.iter().any(|(known, _)| known == code)
    }

    /// Whether the code ends with this change.
    pub fn ends(&self, code: &Code) -> bool {
        self.ended.iter().any(|(known, _)| known == code)
    }

    /// Those that ended, and those that began, by name.
    pub fn words(&self) -> String {
        let names = |all: &[(Code, String)]| {
            all.iter().map(|(code, name)| format!("{name} ({code})")).collect::<Vec<_>>().join(", ")
        };
        format!("{} ended and {} began on {}", names(&self.ended), names(&self.began), self.on)
    }
}
