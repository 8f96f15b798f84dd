//! Words to whoever started the command. A closed pipe is no reason to stop serving.

use std::io::Write as _;

/// A line to standard output.
pub(crate) fn out(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
    let _ = std::io::stdout().flush();
}

/// A line to standard error.
pub(crate) fn to_stderr(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
