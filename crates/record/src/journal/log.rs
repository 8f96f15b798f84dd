//! The file of checkpoints, outside the database: one line each. Reading it, and bringing it up to what the database
//! holds after a loss of power, without ever writing over a line that says something else.

use super::checkpoint::Checkpoint;
use crate::{StoreError, disk::sync_directory_of};
use data_encoding::HEXLOWER_PERMISSIVE as HEX;
use std::{
    fs::OpenOptions,
    io::{ErrorKind, Seek as _, SeekFrom, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

/// The file to which each checkpoint is added as one line. Copy it to where Kith's administrators cannot write.
pub const LOG_FILE: &str = "checkpoints.log";

/// A line of the file: a checkpoint, or a text that is none.
pub(crate) type LogLine = Result<Checkpoint, String>;

/// The lines of a file of checkpoints. None: there is no such file.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<LogLine>>, StoreError> {
    let text = bytes(path)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok(text.map(|text| text.lines().map(|line| parsed(line).ok_or_else(|| line.to_owned())).collect()))
}

/// Brings the file up to the checkpoints that the database holds, durably, and tells the numbers of those that were
/// added. What a loss of power left of a line that was being written is cut off first.
///
/// # Errors
/// [`StoreError::Settings`] where the file says something that the database does not: then nothing is written.
pub(crate) fn catch_up(path: &Path, held: &[Checkpoint]) -> Result<Vec<i64>, StoreError> {
    let known = bytes(path)?;
    let is_new = known.is_none();
    let known = known.unwrap_or_default();
    let (mut whole, mut place) = (0, 0);
    for part in known.split_inclusive(|byte| *byte == b'\n') {
        let same = held.get(place).is_some_and(|checkpoint| part == line(checkpoint).as_bytes());
        if !same {
            break;
        }
        whole += part.len();
        place += 1;
    }
    let rest = String::from_utf8_lossy(known.get(whole..).unwrap_or_default());
    // A last line of which only the end is missing is the one that was being written.
    if let Some(other) = rest.lines().filter_map(parsed).find(|other| held.get(place) != Some(other)) {
        return Err(StoreError::Settings(at_odds(path, &other, held)));
    }
    let missing = held.get(place..).unwrap_or_default();
    if missing.is_empty() && rest.is_empty() {
        return Ok(Vec::new());
    }
    let mut file = OpenOptions::new().create(true).write(true).truncate(false).mode(0o600).open(path)?;
    file.set_len(whole as u64)?;
    file.seek(SeekFrom::End(0))?;
    file.write_all(missing.iter().map(line).collect::<String>().as_bytes())?;
    file.sync_all()?;
    if is_new {
        sync_directory_of(path)?;
    }
    Ok(missing.iter().map(|checkpoint| checkpoint.number).collect())
}

fn bytes(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Why no checkpoint is signed where the file and the database do not agree.
fn at_odds(path: &Path, other: &Checkpoint, held: &[Checkpoint]) -> String {
    let (file, number) = (path.display(), other.number);
    let last = held.last().map_or(0, |last| last.number);
    let what = if number > last {
        format!(
            "{file} knows checkpoint {number}, and this database ends with {last}: it is older than its log"
        )
    } else {
        format!("Checkpoint {number} in {file} is not the one in this database")
    };
    format!(
        "{what}. Nothing is signed on top of that. If a backup was put in place by hand, bring it back with `kith \
         restore --older-than-log` instead; if nobody did so, keep database and file as they are and find out who \
         changed them."
    )
}

/// One line with its end: number, microseconds since 1970, chains, entries, root, public key, signature.
pub(crate) fn line(checkpoint: &Checkpoint) -> String {
    let Checkpoint { number, at, chains, entries, root, signed_by, signature } = checkpoint;
    let (root, key, signature) = (HEX.encode(root), HEX.encode(signed_by), HEX.encode(signature));
    format!("{number} {at} {chains} {entries} {root} {key} {signature}\n")
}

fn parsed(line: &str) -> Option<Checkpoint> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [number, at, chains, entries, root, signed_by, signature] = parts.try_into().ok()?;
    let bytes = |text: &str, length: usize| {
        HEX.decode(text.as_bytes()).ok().filter(|bytes: &Vec<u8>| bytes.len() == length)
    };
    Some(Checkpoint {
        number: number.parse().ok()?,
        at: at.parse().ok()?,
        chains: chains.parse().ok()?,
        entries: entries.parse().ok()?,
        root: bytes(root, 32)?,
        signed_by: bytes(signed_by, 32)?,
        signature: bytes(signature, 64)?,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
    use super::*;

    fn checkpoint(number: i64) -> Checkpoint {
        let byte = u8::try_from(number).unwrap();
        Checkpoint {
            number,
            at: 1_795_000_000_000_000 + number,
            chains: 3,
            entries: 10 * number,
            root: vec![byte; 32],
            signed_by: vec![7; 32],
            signature: vec![9; 64],
        }
    }

    fn lines(numbers: std::ops::RangeInclusive<i64>) -> String {
        numbers.map(|number| line(&checkpoint(number))).collect()
    }

    #[test]
    fn what_a_loss_of_power_left_of_a_line_is_cut_off_and_the_line_written_again() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join(LOG_FILE);
        let held: Vec<Checkpoint> = (1..=3).map(checkpoint).collect();
        let whole = lines(1..=3);
        for kept in (0..whole.len()).step_by(17).chain([whole.len() - 1]) {
            std::fs::write(&path, &whole.as_bytes()[..kept]).unwrap();
            let added = catch_up(&path, &held).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), whole, "{kept} bytes were left");
            assert!(!added.is_empty());
            let mut torn = whole.as_bytes()[..kept].to_vec();
            torn.resize(whole.len(), 0);
            std::fs::write(&path, torn).unwrap();
            catch_up(&path, &held).unwrap();
            assert_eq!(
                std::fs::read_to_string(&path).unwrap(),
                whole,
                "{kept} bytes were left, then nothing"
            );
        }
        assert_eq!(catch_up(&path, &held).unwrap(), Vec::<i64>::new());
        std::fs::remove_file(&path).unwrap();
        assert_eq!(catch_up(&path, &held).unwrap(), [1, 2, 3]);
    }

    #[test]
    fn nothing_is_written_over_a_line_that_says_something_else() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join(LOG_FILE);
        let mut other = checkpoint(2);
        other.entries += 1;
        let foreign = line(&checkpoint(1)) + &line(&other);
        for (text, held, words) in [
            (lines(1..=3), vec![checkpoint(1)], "this database ends with 1"),
            (lines(1..=1), vec![], "this database ends with 0"),
            (foreign, vec![checkpoint(1), checkpoint(2)], "Checkpoint 2"),
            (lines(2..=2), vec![checkpoint(1), checkpoint(2)], "Checkpoint 2"),
        ] {
            std::fs::write(&path, &text).unwrap();
            let refused = catch_up(&path, &held).unwrap_err().to_string();
            assert!(refused.contains(words), "{refused}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }
}
