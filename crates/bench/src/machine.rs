//! What was measured on: the machine, and the state of the source.

use serde::Serialize;
use std::{fs, path::Path, process::Command};

/// The machine and the source.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Machine {
    /// The processor by its own name.
    pub(crate) processor: String,
    /// How many threads run at once.
    pub(crate) cores: usize,
    /// Memory in GiB.
    pub(crate) memory: u64,
    /// Kernel.
    pub(crate) kernel: String,
    /// File system under the data.
    pub(crate) file_system: String,
    /// Commit of the source, with a word where it was changed since.
    pub(crate) commit: String,
    /// Whether this was built to be quick.
    pub(crate) profile: &'static str,
}

impl Machine {
    /// This one.
    pub(crate) fn here(data: &Path) -> Self {
        let processor = line("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned());
        let kib = line("/proc/meminfo", "MemTotal").unwrap_or_default();
        let kib: u64 = kib.trim_end_matches(" kB").parse().unwrap_or(0);
        Self {
            processor,
            cores: std::thread::available_parallelism().map_or(0, Into::into),
            memory: (kib + 512 * 1024) / (1024 * 1024),
            kernel: fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim().to_owned(),
            file_system: file_system(data),
            commit: commit(),
            profile: if cfg!(debug_assertions) { "dev" } else { "release" },
        }
    }
}

/// How many programs wanted to run in the last minute, on average.
pub(crate) fn load() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(0.0)
}

/// What follows the colon of the first line that begins with this word.
pub(crate) fn line(file: &str, word: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(word))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn file_system(data: &Path) -> String {
    let data = fs::canonicalize(data).unwrap_or_default();
    let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let mut best = (0, String::new());
    for mount in mounts.lines() {
        let mut words = mount.split(' ').skip(1);
        let (Some(place), Some(kind)) = (words.next(), words.next()) else { continue };
        if data.starts_with(place) && place.len() >= best.0 {
            best = (place.len(), kind.to_owned());
        }
    }
    best.1
}

fn commit() -> String {
    let git = |arguments: &[&str]| {
        let said = Command::new("git").args(arguments).output().ok()?;
        said.status.success().then(|| String::from_utf8_lossy(&said.stdout).trim().to_owned())
    };
    let commit = git(&["rev-parse", "--short=10", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    match git(&["status", "--porcelain", "--untracked-files=no"]) {
        Some(changed) if !changed.is_empty() => format!("{commit} and changes on top"),
        _ => commit,
    }
}
