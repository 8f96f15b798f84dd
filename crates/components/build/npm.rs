//! Fetches the npm packages into the build directory, once for each lock file.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

const LOCK: &str = "package-lock.json";
const STAMP: &str = "fetched-lock.json";

/// Where the packages are, after fetching them if they are missing or other than the lock file
/// says. `out` is cargo's own directory for this build, so that builds side by side do not meet.
pub(crate) fn packages(crate_root: &Path, out: &Path) -> Result<PathBuf, String> {
    let place = out.join("npm");
    let lock = read(&crate_root.join(LOCK))?;
    let stamp = place.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|fetched| fetched == lock) {
        return Ok(place.join("node_modules"));
    }
    let prepare = || -> io::Result<()> {
        if place.exists() {
            fs::remove_dir_all(&place)?;
        }
        fs::create_dir_all(&place)?;
        fs::copy(crate_root.join("package.json"), place.join("package.json"))?;
        fs::write(place.join(LOCK), &lock)
    };
    prepare().map_err(|why| format!("{} could not be made ready: {why}", place.display()))?;
    install(&place)?;
    fs::write(&stamp, lock).map_err(|why| format!("{} could not be written: {why}", stamp.display()))?;
    Ok(place.join("node_modules"))
}

fn install(place: &Path) -> Result<(), String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let wanted = ["ci", "--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund"];
    let run = Command::new(npm).args(wanted).current_dir(place).stdin(Stdio::null()).output();
    match run {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(format!(
            "npm could not fetch the page components; `npm {}` in {} said: {}",
            wanted.join(" "),
            place.display(),
            String::from_utf8_lossy(&done.stderr).trim()
        )),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            Err("Kith's page components come from npm, which was not \
             found: install Node.js 20 or later, which brings npm, and build again."
                .to_owned())
        }
        Err(why) => Err(format!("npm could not be started: {why}")),
    }
}

/// Reads a text file, or says which could not be read.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|why| format!("{} could not be read: {why}", path.display()))
}
