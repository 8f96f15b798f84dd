//! What is unsafe in a configuration, as sentences that say what to do. Kith does not start with any of it.

use super::Config;
use record::{Place, journal::KEY_FILE};
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

/// Longest session, in hours.
const LONGEST_SESSION: i64 = 24;
/// Longest time without a request, in minutes.
const LONGEST_IDLE: i64 = 240;
/// Longest emergency opening, in hours.
const LONGEST_EMERGENCY: i64 = 72;
/// Longest time between two checkpoints, in minutes.
const LONGEST_UNSIGNED: i64 = 24 * 60;
/// What the group and everybody else may do, in a file's mode.
const OTHERS: u32 = 0o077;

/// Everything that is unsafe. Empty: Kith may start.
pub(crate) fn unsafe_settings(config: &Config) -> Vec<String> {
    let mut all = Vec::new();
    let mut refuse = |wrong: bool, sentence: String| {
        if wrong {
            all.push(sentence);
        }
    };
    refuse(config.authority.trim().is_empty(), "Write the authority’s name under authority.".into());
    refuse(
        !config.listen.ip().is_loopback() && !config.behind_tls,
        format!(
            "Kith would answer on {} without encryption. Listen on 127.0.0.1, or put something that speaks TLS before \
             it and write behind_tls = true.",
            config.listen.ip()
        ),
    );
    for (name, value, most, unit) in [
        ("session_hours", config.session_hours, LONGEST_SESSION, "hours"),
        ("idle_minutes", config.idle_minutes, LONGEST_IDLE, "minutes"),
        ("emergency_hours", config.emergency_hours, LONGEST_EMERGENCY, "hours"),
        ("checkpoint_minutes", config.checkpoint_minutes, LONGEST_UNSIGNED, "minutes"),
    ] {
        refuse(!(1..=most).contains(&value), format!("{name} is {value}. Choose from 1 to {most} {unit}."));
    }
    refuse(config.node > 1023, format!("node is {}. Choose from 0 to 1023.", config.node));
    refuse(config.readers == 0, "readers is 0. Choose at least 1.".into());
    if let Place::Directory(data) = config.place() {
        refuse(
            whole(&config.seals).starts_with(whole(&data)),
            "The signing key would lie inside the data directory, where whoever can change the data could sign it too. \
             Name another directory under seals."
                .into(),
        );
    }
    let key = config.seals.join(KEY_FILE);
    refuse(
        fs::metadata(&key).is_ok_and(|known| known.permissions().mode() & OTHERS != 0),
        format!(
            "The signing key can be read by other users of this machine. Run: chmod 600 {}",
            key.display()
        ),
    );
    all
}

/// The path with all links followed, as far as it exists.
fn whole(path: &Path) -> PathBuf {
    let mut rest = Vec::new();
    for known in path.ancestors() {
        if let Ok(real) = fs::canonicalize(known) {
            return rest.into_iter().rev().fold(real, |path: PathBuf, part| path.join(part));
        }
        rest.extend(known.file_name());
    }
    path.to_owned()
}
