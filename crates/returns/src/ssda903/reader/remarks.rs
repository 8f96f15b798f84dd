//! Sentences about a file: why it was not read, or what is odd about it. The file's name begins the sentence.

use crate::report::{Remark, Weight};

/// Why a file was not read.
pub(super) fn refused(file: &str, said: &str) -> Remark {
    Remark { weight: Weight::NotRead, line: None, said: format!("{file} {said}") }
}

/// What is odd about a file that was read all the same.
pub(super) fn noticed(file: &str, said: &str) -> Remark {
    Remark { weight: Weight::Noticed, line: None, said: format!("{file} {said}") }
}

/// The same, of a line of the file.
pub(super) fn on_line(remark: Remark, line: u64) -> Remark {
    Remark { line: u32::try_from(line).ok(), ..remark }
}
