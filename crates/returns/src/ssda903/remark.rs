//! What was odd about a file, or why it was not read: a sentence for the person who can mend it.

use std::fmt;

/// Something to say about a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// The file's name, without its directory.
    pub file: String,
    /// The line, the heading being 1; nothing where it is about the whole file.
    pub line: Option<u64>,
    /// What is to be said, beginning with a verb whose subject is the file.
    pub said: String,
    /// Whether the file was not read for it.
    pub refused: bool,
}

impl Remark {
    pub(crate) fn refused(file: &str, said: String) -> Self {
        Self { file: file.to_owned(), line: None, said, refused: true }
    }

    pub(crate) fn noticed(file: &str, said: String) -> Self {
        Self { file: file.to_owned(), line: None, said, refused: false }
    }

    pub(crate) fn on_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.file, self.said)
    }
}
