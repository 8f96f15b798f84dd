//! What is unsafe in a configuration, as sentences that say what to do. Kith does not start with any of it.

use super::Config;
use crate::server::{FILES_KEPT_FREE, most_files};
use record::{AuthorityId, Place, journal::KEY_FILE};
use std::{
    fs,
    net::IpAddr,
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
/// Longest time for which a connection may be quiet, in seconds.
const LONGEST_QUIET: u64 = 300;
/// Longest time for a body, in seconds.
const LONGEST_BODY: u64 = 600;
/// Longest time for finishing requests, in seconds.
const LONGEST_STOP: u64 = 300;
/// Most connections at once.
const MOST_CONNECTIONS: usize = 100_000;
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
        AuthorityId::new(&config.authority_id).is_none(),
        format!(
            "authority_id is “{}”. Write the authority’s id there, two to forty small letters, digits and hyphens, such as \
             \"ashbourne-vale\". It stands in the database, beside the signing key and in every backup from the first start \
             on, and cannot be changed then.",
            config.authority_id
        ),
    );
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
    for (name, value, most) in [
        ("quiet_seconds", config.quiet_seconds, LONGEST_QUIET),
        ("body_seconds", config.body_seconds, LONGEST_BODY),
        ("stop_seconds", config.stop_seconds, LONGEST_STOP),
    ] {
        refuse(!(1..=most).contains(&value), format!("{name} is {value}. Choose from 1 to {most} seconds."));
    }
    refuse(
        !(16..=MOST_CONNECTIONS).contains(&config.connections),
        format!("connections is {}. Choose from 16 to {MOST_CONNECTIONS}.", config.connections),
    );
    if let Some(files) = most_files() {
        refuse(
            files < FILES_KEPT_FREE + 16,
            format!(
                "Kith may have only {files} files open, which leaves no room for connections. Raise the limit \
                 (LimitNOFILE in systemd, ulimit -n) to {} or more.",
                FILES_KEPT_FREE + config.connections
            ),
        );
    }
    refuse(config.readers == 0, "readers is 0. Choose at least 1.".into());
    if let Place::Directory(data) = config.place() {
        refuse(
            whole(&config.seals).starts_with(whole(&data)),
            "The signing key would lie inside the data directory, where whoever can change the data could sign it too. \
             Name another directory under seals."
                .into(),
        );
    }
    if let Place::Server(address) = config.place() {
        let elsewhere: Vec<String> = hosts(&address).into_iter().filter(|host| !is_here(host)).collect();
        refuse(
            !elsewhere.is_empty() && !config.database_is_protected,
            format!(
                "Kith would speak to PostgreSQL on {} without encryption. Reach it over something that encrypts (an SSH or \
                 stunnel tunnel that listens on this machine, WireGuard) and, where its address is not this machine's, \
                 write database_is_protected = true.",
                elsewhere.join(" and ")
            ),
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

/// The hosts of a PostgreSQL address: `postgres://user:password@one:5432,two/kith?host=three`. Empty: the machine's own.
fn hosts(address: &str) -> Vec<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (before, options) = rest.split_once('?').unwrap_or((rest, ""));
    let authority = before.split('/').next().unwrap_or_default();
    let named = authority.rsplit('@').next().unwrap_or_default().split(',');
    let options = options.split('&').filter_map(|option| option.split_once('='));
    let further = options.filter(|(name, _)| matches!(*name, "host" | "hostaddr"));
    named
        .map(without_port)
        .chain(further.flat_map(|(_, hosts)| hosts.split(',').map(str::to_owned)))
        .collect()
}

fn without_port(host: &str) -> String {
    match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((six, _)) => six.to_owned(),
        None => host.split(':').next().unwrap_or_default().to_owned(),
    }
}

/// Whether a host is this machine: its loopback, or a socket in one of its directories.
fn is_here(host: &str) -> bool {
    host.is_empty()
        || host.starts_with('/')
        || host.starts_with("%2F")
        || host.starts_with("%2f")
        || host == "localhost"
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
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
