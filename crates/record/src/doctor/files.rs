//! Signs of the files: who may read them, how much room there is, where the signing key is.

use crate::{
    Place, Settings,
    doctor::sign::Sign,
    engine::FILE,
    journal::{KEY_FILE, LOG_FILE, Seals},
};
use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

/// Less free room than this is a bad sign: a gibibyte.
const ROOM_KIB: u64 = 1 << 20;

/// What the group and everybody else may do, in a file's mode.
const OTHERS: u32 = 0o077;

/// Signs of the directory that holds the database.
pub(super) fn of_data(directory: &Path) -> Vec<Sign> {
    vec![
        closed(directory, 0o700, "The data directory"),
        closed(&directory.join(FILE), 0o600, "The database file"),
        room(directory),
    ]
}

/// Signs of the signing key.
pub(super) fn of_seals(settings: &Settings) -> Vec<Sign> {
    let Some(seals) = &settings.seals else {
        return vec![Sign::bad(
            "No directory of seals is configured, so that the journal is never signed. Name one outside the data \
             directory.",
        )];
    };
    let mut signs = Vec::new();
    if let Place::Directory(data) = &settings.place {
        let inside = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        signs.push(if inside(seals).starts_with(inside(data)) {
            Sign::bad(
                "The signing key lies inside the data directory: whoever can change the database can sign it too. Move \
                 the directory of seals elsewhere.",
            )
        } else {
            Sign::good("The signing key lies outside the data directory.")
        });
    }
    if seals.exists() {
        signs.push(closed(seals, 0o700, "The directory of seals"));
    }
    let key = seals.join(KEY_FILE);
    let log = seals.join(LOG_FILE);
    if log.exists() {
        signs.push(closed(&log, 0o600, "The log of checkpoints"));
    }
    signs.push(if key.exists() {
        closed(&key, 0o600, "The signing key")
    } else if log.exists() {
        Sign::bad(Seals::missing(seals))
    } else {
        Sign::bad("There is no signing key yet. It is made with the first checkpoint.")
    });
    signs
}

/// Whether nobody but the owner may read or write a file.
fn closed(path: &Path, wanted: u32, what: &str) -> Sign {
    match fs::metadata(path) {
        Ok(known) if known.permissions().mode() & OTHERS == 0 => {
            Sign::good(format!("{what} is open to Kith’s own user alone."))
        }
        Ok(_) => Sign::bad(format!(
            "{what} can be read by other users of this machine. Run: chmod {wanted:o} {}",
            path.display()
        )),
        Err(why) => Sign::bad(format!("{what} cannot be looked at: {why}.")),
    }
}

/// How much room is left, as `df` says.
fn room(directory: &Path) -> Sign {
    let said = Command::new("df").arg("-Pk").arg(directory).output();
    let free = said.ok().filter(|said| said.status.success()).and_then(|said| {
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        text.lines().nth(1)?.split_whitespace().nth(3)?.parse::<u64>().ok()
    });
    match free {
        Some(kib) if kib >= ROOM_KIB => Sign::good(format!("The disk has {} GiB free.", kib / ROOM_KIB)),
        Some(kib) => Sign::bad(format!(
            "The disk has only {} MiB free. Make room: when it is full, nothing more can be saved.",
            kib / 1024
        )),
        None => Sign::bad("It could not be found out how much room the disk has. Look with df."),
    }
}
