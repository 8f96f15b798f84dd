//! What is wrong with a file, and where, as a sentence for the person who made it.

use std::fmt;

/// Where in a file something stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as it was named by whoever asked.
    pub file: String,
    /// The line, counted from 1 as an editor counts; absent where the whole file is meant.
    pub line: Option<u64>,
    /// The column by its heading.
    pub column: Option<String>,
}

impl Place {
    /// The whole of a file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        match &self.column {
            Some(column) => write!(f, ", column “{column}”"),
            None => Ok(()),
        }
    }
}

/// Why a file cannot be taken as it is. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// What is wrong and what to do, without the place.
    pub what: String,
}

impl Fault {
    /// A fault of a place.
    pub fn new(place: Place, what: impl Into<String>) -> Self {
        Self { place, what: what.into() }
    }

    /// A fault of a whole file.
    pub fn of_file(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(Place::file(file), what)
    }
}
