//! How long anybody may keep a connection waiting, and how many may be open at once.

use std::{fs, time::Duration};

/// So many files stay free beside connections: the database's readers and writer, files being read, the log.
pub(crate) const FILES_KEPT_FREE: usize = 200;

/// The limits of an installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// A connection on which nothing comes for so long is closed: before a request, in its head, between two parts of
    /// its body, and while an answer is not taken.
    pub(crate) quiet: Duration,
    /// A body has so long to arrive, and a second more for each 100 KB that has arrived.
    pub(crate) body: Duration,
    /// Requests in hand have so long to finish when Kith is asked to stop, and so has the last checkpoint.
    pub(crate) stop: Duration,
    /// So many connections are open at once. The one that has been quiet for longest makes room for another.
    pub(crate) connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            quiet: Duration::from_secs(30),
            body: Duration::from_mins(1),
            stop: Duration::from_secs(20),
            connections: 800,
        }
    }
}

impl Limits {
    /// The same with no more connections than this machine lets the program have files for.
    pub(crate) fn within_files(self) -> Self {
        let most = most_files().map_or(usize::MAX, |files| files.saturating_sub(FILES_KEPT_FREE).max(16));
        if most < self.connections {
            tracing::warn!(
                connections = most,
                "fewer connections than the settings say: raise the limit on open files"
            );
        }
        Self { connections: self.connections.min(most), ..self }
    }
}

/// How many files this program may have open. None: the system does not say, or sets no limit.
pub(crate) fn most_files() -> Option<usize> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}
