//! Speaking: results to standard output, the rest to standard error.

use std::io::Write as _;

/// A line of the results, or an acknowledgement: one write, so that it stands whole in the order of what was done.
pub(crate) fn out(line: &str) {
    let _closed = std::io::stdout().lock().write_all(format!("{line}\n").as_bytes());
}

/// A line for who waits.
pub(crate) fn aside(line: &str) {
    let _closed = writeln!(std::io::stderr().lock(), "{line}");
}
