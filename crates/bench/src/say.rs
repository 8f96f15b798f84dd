//! Speaking: results to standard output, progress to standard error.

use std::io::Write as _;

/// A line of the results.
pub(crate) fn out(line: &str) {
    let _closed = writeln!(std::io::stdout().lock(), "{line}");
}

/// A line for who waits.
pub(crate) fn aside(line: &str) {
    let _closed = writeln!(std::io::stderr().lock(), "{line}");
}
