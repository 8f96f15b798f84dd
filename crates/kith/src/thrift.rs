//! What the allocator keeps for later: less of it than by itself, so that what a burst needed is given back after it.

use std::{
    env::{args_os, current_exe, var_os},
    os::unix::process::CommandExt as _,
    process::Command,
};

/// The allocator's own settings, with what Kith sets where whoever runs it has not: after so many searches for room a thread
/// looks through what it holds and lets go of what is free (by itself after 10,000, which a reading thread seldom reaches), and
/// after so many milliseconds what was let go of is given back to the machine (by itself after 1,000).
const SETTINGS: [(&str, &str); 2] = [("MIMALLOC_GENERIC_COLLECT", "500"), ("MIMALLOC_PURGE_DELAY", "100")];

/// Begins the program once more with these settings, in the same process. The allocator reads them from the environment, and
/// only before anything of ours runs. Returns where they are set already, and where beginning again is not to be had: then Kith
/// serves as well, and holds more.
pub(crate) fn begin_with_settings() {
    let missing: Vec<_> = SETTINGS.into_iter().filter(|(name, _)| var_os(name).is_none()).collect();
    if missing.is_empty() {
        return;
    }
    let Ok(program) = current_exe() else { return };
    let why = Command::new(program).args(args_os().skip(1)).envs(missing).exec();
    tracing::warn!(%why, "the allocator keeps its own settings: more memory stays in use after a burst");
}
