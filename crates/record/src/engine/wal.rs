//! SQLite's write-ahead log, gone through before SQLite opens it. After a crash SQLite takes the log up to the first frame
//! that does not fit and leaves out the rest without a word: here the rest is counted.
//! The format is that of <https://sqlite.org/fileformat2.html#the_write_ahead_log>.

use std::{
    fs::File,
    io::{BufReader, ErrorKind, Read},
    path::Path,
};

/// The length of the log's header in bytes.
const HEADER: usize = 32;
/// The length of the header of each frame in bytes.
const FRAME_HEADER: usize = 24;
/// The page size of a database that Kith made, for a log whose header does not tell it any more.
const USUAL_PAGE: usize = 8192;

/// What a log holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Walked {
    /// How many frames SQLite takes.
    pub(crate) taken: u64,
    /// How many frames of the same log SQLite leaves out.
    pub(crate) left: u64,
    /// How many transactions among those left out had ended before another began. Each had been made durable, and whoever
    /// saved in it was told so: what is left out after it may be a save that was broken off, but it is not.
    pub(crate) lost: u64,
}

/// The header, as far as it is needed.
struct Header {
    page: usize,
    big_endian: bool,
    salts: [u8; 8],
    sum: [u32; 2],
}

/// Goes through the log of a database file. None: there is no log, or no frame in it.
pub(crate) fn walk(log: &Path) -> std::io::Result<Option<Walked>> {
    let file = match File::open(log) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let mut header = [0; HEADER];
    if !fill(&mut reader, &mut header)? {
        return Ok(None);
    }
    let known = read_header(&header);
    let mut frame = vec![0; FRAME_HEADER + known.as_ref().map_or(USUAL_PAGE, |known| known.page)];
    let mut walk: Option<Walk> = None;
    let mut known = Some(known);
    while fill(&mut reader, &mut frame)? {
        if let Some(first) = known.take() {
            walk = Some(Walk::begin(first, &frame));
        }
        if let Some(walk) = &mut walk {
            walk.step(&frame);
        }
    }
    Ok(walk.map(Walk::end))
}

struct Walk {
    /// What the next frame is checked with. None: nothing fits any more.
    next: Option<Header>,
    /// The salts of this log's frames. Frames that an earlier turn of the log left behind have others, and what they hold is
    /// in the database file.
    salts: [u8; 8],
    /// Frames that fit and whose transaction has not ended: SQLite takes them only with their end.
    begun: u64,
    /// Whether a transaction among those left out has ended.
    has_ended: bool,
    found: Walked,
}

impl Walk {
    fn begin(header: Option<Header>, first: &[u8]) -> Self {
        let salts = header.as_ref().map_or_else(|| salts(first), |header| header.salts);
        Self { next: header, salts, begun: 0, has_ended: false, found: Walked::default() }
    }

    fn step(&mut self, frame: &[u8]) {
        let is_own = salts(frame) == self.salts;
        let ends = word(frame, 4) != 0;
        if let Some(mut before) = self.next.take().filter(|_| is_own) {
            let (header, page) = frame.split_at(FRAME_HEADER);
            let sum = checksum(before.big_endian, before.sum, header.get(..8).unwrap_or_default());
            let sum = checksum(before.big_endian, sum, page);
            if sum == [word(frame, 16), word(frame, 20)] && word(frame, 0) != 0 {
                before.sum = sum;
                self.next = Some(before);
                self.begun += 1;
                if ends {
                    self.found.taken += std::mem::take(&mut self.begun);
                }
                return;
            }
        }
        if is_own {
            self.found.left += 1;
            self.found.lost += u64::from(std::mem::replace(&mut self.has_ended, ends));
        }
    }

    fn end(mut self) -> Walked {
        self.found.left += self.begun;
        self.found
    }
}

/// Reads the whole of a part. False: the file ends before.
fn fill(reader: &mut impl Read, part: &mut [u8]) -> std::io::Result<bool> {
    match reader.read_exact(part) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// The header, where SQLite takes it.
fn read_header(bytes: &[u8; HEADER]) -> Option<Header> {
    let magic = word(bytes, 0);
    let big_endian = magic & 1 == 1;
    let sum = checksum(big_endian, [0, 0], bytes.get(..24)?);
    let page = usize::try_from(word(bytes, 8)).ok()?;
    let fits = magic & !1 == 0x377f_0682
        && word(bytes, 4) == 3_007_000
        && page.is_power_of_two()
        && (512..=65_536).contains(&page)
        && sum == [word(bytes, 24), word(bytes, 28)];
    fits.then(|| Header { page, big_endian, salts: eight(bytes, 16), sum })
}

fn salts(frame: &[u8]) -> [u8; 8] {
    eight(frame, 8)
}

fn eight(bytes: &[u8], at: usize) -> [u8; 8] {
    bytes.get(at..at + 8).and_then(|part| part.try_into().ok()).unwrap_or_default()
}

/// Four bytes as a number, the most significant first.
fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|part| part.try_into().ok()).map_or(0, u32::from_be_bytes)
}

/// The running checksum of the log, over words in the byte order that its header names.
fn checksum(big_endian: bool, before: [u32; 2], bytes: &[u8]) -> [u32; 2] {
    let [mut one, mut other] = before;
    let (pairs, _) = bytes.as_chunks::<8>();
    for [a, b, c, d, e, f, g, h] in pairs {
        let read = if big_endian { u32::from_be_bytes } else { u32::from_le_bytes };
        one = one.wrapping_add(read([*a, *b, *c, *d])).wrapping_add(other);
        other = other.wrapping_add(read([*e, *f, *g, *h])).wrapping_add(one);
    }
    [one, other]
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection as _};
    use std::path::PathBuf;

    /// The log as a crash leaves it, after this many rows were written, one in each transaction.
    fn log(directory: &Path, times: usize) -> PathBuf {
        let file = directory.join("some.sqlite");
        let mut open = SqliteConnection::establish(&file.to_string_lossy()).unwrap();
        open.batch_execute(
            "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t (a TEXT)",
        )
        .unwrap();
        for time in 0..times {
            open.batch_execute(&format!("INSERT INTO t VALUES ('save {time}')")).unwrap();
        }
        let left = directory.join("left.sqlite-wal");
        std::fs::copy(directory.join("some.sqlite-wal"), &left).unwrap();
        left
    }

    #[test]
    fn a_whole_log_is_taken_whole() {
        let directory = tempfile::tempdir().unwrap();
        let found = walk(&log(directory.path(), 20)).unwrap().unwrap();
        assert!(found.taken > 20, "{found:?}");
        assert_eq!((found.left, found.lost), (0, 0));
        assert_eq!(walk(&directory.path().join("none")).unwrap(), None);
    }

    #[test]
    fn a_flipped_bit_before_the_last_save_is_counted_as_lost_saves() {
        let directory = tempfile::tempdir().unwrap();
        let path = log(directory.path(), 20);
        let whole = std::fs::read(&path).unwrap();
        let all = walk(&path).unwrap().unwrap().taken;
        let frame = FRAME_HEADER + USUAL_PAGE;
        // Where the last save but one loses its salts, nothing tells it from one that was broken off.
        let last = whole.len() - 2 * frame;
        for at in (0..last).step_by(997) {
            let mut flipped = whole.clone();
            flipped[at] ^= 4;
            std::fs::write(&path, flipped).unwrap();
            let found = walk(&path).unwrap().unwrap();
            assert!(found.lost > 0, "byte {at}: {found:?}");
            // The flipped frame is not counted where it lost its salts.
            assert!(found.taken + found.left + 1 >= all, "byte {at}: {found:?}");
        }
    }

    #[test]
    fn a_save_that_was_broken_off_is_no_loss() {
        let directory = tempfile::tempdir().unwrap();
        let path = log(directory.path(), 20);
        let whole = std::fs::read(&path).unwrap();
        for cut in [1, 100, USUAL_PAGE, USUAL_PAGE + FRAME_HEADER] {
            std::fs::write(&path, &whole[..whole.len() - cut]).unwrap();
            assert_eq!(walk(&path).unwrap().unwrap().lost, 0, "{cut} bytes were missing");
            let mut torn = whole.clone();
            let end = torn.len();
            torn[end - cut..].fill(0);
            std::fs::write(&path, torn).unwrap();
            assert_eq!(walk(&path).unwrap().unwrap().lost, 0, "{cut} bytes were empty");
        }
    }

    #[test]
    fn frames_of_an_earlier_turn_are_no_loss() {
        let directory = tempfile::tempdir().unwrap();
        let path = log(directory.path(), 20);
        let mut turned = std::fs::read(&path).unwrap();
        let frame = FRAME_HEADER + USUAL_PAGE;
        for start in (HEADER + 10 * frame..turned.len()).step_by(frame) {
            turned[start + 8] ^= 1;
        }
        std::fs::write(&path, turned).unwrap();
        let found = walk(&path).unwrap().unwrap();
        assert_eq!((found.taken, found.left, found.lost), (10, 0, 0));
    }
}
