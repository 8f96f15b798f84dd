//! Cuts the file into its head, batches of whole children, and its tail, so that batches can be worked on in parallel
//! while the rest is still being read. It looks at markup only; what stands in it is for `walk`.

use std::io::{self, Read};
use std::ops::Range;

use memchr::memmem;

use super::tables::{Rows, Table};

/// How much of the file is read at once, in bytes.
const CHUNK: usize = 256 << 10;
/// The most that one child, the head or the tail may take, in bytes: far more than any real one does.
pub(super) const LARGEST: usize = 1 << 20;

/// How much of what follows the end is looked at, in bytes: enough for the header of a second census.
const FOLLOWS: usize = 16 << 10;

/// Whole children that follow each other in the file.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) bytes: Vec<u8>,
    /// Where each child ends; what lies between two ends is what precedes a child, and the child.
    pub(super) ends: Vec<usize>,
    /// The line on which the batch begins.
    pub(super) line: u32,
    /// How many rows of each table precede it.
    pub(super) rows: Rows,
}

/// What comes next in the file.
#[derive(Debug)]
pub(super) enum Piece {
    /// All before the first child.
    Head(Vec<u8>),
    /// Some children.
    Children(Batch),
    /// All after the last child, and the line on which it begins.
    Tail(Vec<u8>, u32),
}

/// Why no more could be cut off.
#[derive(Debug)]
pub(super) enum Stop {
    /// The file could not be read on.
    Io(io::Error),
    /// What begins on this line is larger than anything real.
    Absurd(u32),
}

/// A file that is being cut.
#[derive(Debug)]
pub(super) struct Split<R> {
    read: R,
    /// What was read and not handed out.
    bytes: Vec<u8>,
    /// How far markup was looked through.
    looked: usize,
    /// Where each child ends that was found and not handed out.
    ends: Vec<usize>,
    line: u32,
    /// The rows before what is held, and those of it up to the last whole child and up to what was looked through.
    rows: Rows,
    rows_whole: Rows,
    rows_looked: Rows,
    stage: Stage,
    at_end: bool,
}

/// How far the file was cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// Before the first child.
    Head,
    /// Among the children.
    Children,
    /// The outermost element has ended, or another or a second header begins: no child belongs to this census any more.
    Ended,
    /// All was handed out.
    Done,
}

/// What markup was found.
enum Mark {
    /// A child begins here.
    ChildBegins,
    /// A child ends; the next byte is not its own any more.
    ChildEnds,
    /// The document ends here, or another begins, or another's header.
    Ends,
    Other,
}

impl<R: Read> Split<R> {
    pub(super) fn new(read: R) -> Self {
        Self {
            read,
            bytes: Vec::new(),
            looked: 0,
            ends: Vec::new(),
            line: 1,
            rows: Rows::default(),
            rows_whole: Rows::default(),
            rows_looked: Rows::default(),
            stage: Stage::Head,
            at_end: false,
        }
    }

    /// The next piece; nothing after the tail.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, Stop> {
        if self.stage == Stage::Done {
            return Ok(None);
        }
        loop {
            if let Some(piece) = self.look() {
                return Ok(Some(piece));
            }
            let whole = self.ends.last().copied().unwrap_or_default();
            let ended = self.stage == Stage::Ended
                && self.bytes.len() - self.looked >= FOLLOWS
                && self.is_more_after_the_end();
            if (ended && whole > 0) || (!self.at_end && whole >= CHUNK) {
                return Ok(Some(Piece::Children(self.cut(whole))));
            }
            if self.at_end || ended {
                if whole > 0 {
                    return Ok(Some(Piece::Children(self.cut(whole))));
                }
                let rest = std::mem::take(&mut self.bytes);
                return Ok(Some(match std::mem::replace(&mut self.stage, Stage::Done) {
                    Stage::Head => Piece::Head(rest),
                    _ => Piece::Tail(rest, self.line),
                }));
            }
            if self.bytes.len() - whole > LARGEST {
                if whole > 0 {
                    return Ok(Some(Piece::Children(self.cut(whole))));
                }
                return Err(Stop::Absurd(self.line));
            }
            self.fill().map_err(Stop::Io)?;
        }
    }

    /// Whether all was handed out.
    pub(super) fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    fn fill(&mut self) -> io::Result<()> {
        self.bytes.reserve(CHUNK);
        let before = self.bytes.len();
        let got = self.read.by_ref().take(CHUNK as u64).read_to_end(&mut self.bytes)?;
        self.at_end = got < CHUNK;
        // The last byte that was there may be the first half of a line's end.
        self.mend_line_ends(before.saturating_sub(1));
        Ok(())
    }

    /// Makes a carriage return that stands by itself the line's end that it is, in the way of all others.
    fn mend_line_ends(&mut self, from: usize) {
        let held = self.bytes.len();
        let mut next = from;
        while let Some(at) =
            self.bytes.get(next..).and_then(|rest| memchr::memchr(b'\r', rest)).map(|at| next + at)
        {
            next = at + 1;
            let is_last = next == held && !self.at_end;
            if !is_last
                && self.bytes.get(next) != Some(&b'\n')
                && let Some(byte) = self.bytes.get_mut(at)
            {
                *byte = b'\n';
            }
        }
    }

    /// Whether anything but blanks, comments and instructions follows what was looked through.
    fn is_more_after_the_end(&self) -> bool {
        let mut rest = self.bytes.get(self.looked..).unwrap_or_default();
        loop {
            rest = rest.trim_ascii_start();
            let end = match rest {
                [b'<', b'!', b'-', b'-', after @ ..] => memmem::find(after, b"-->").map(|at| at + 7),
                [b'<', b'?', after @ ..] if !is_declaration(after) => {
                    memmem::find(after, b"?>").map(|at| at + 4)
                }
                [] | [b'<'] | [b'<', b'!'] | [b'<', b'!', b'-'] => None,
                _ => return true,
            };
            match end.and_then(|end| rest.get(end..)) {
                Some(after) => rest = after,
                None => return false,
            }
        }
    }

    /// Looks through the markup that is complete; gives the head once the first child begins.
    fn look(&mut self) -> Option<Piece> {
        while self.stage != Stage::Ended
            && let Some((mark, range)) = self.mark()
        {
            match mark {
                // What ends is left to be walked; what begins is looked at again, as what follows the end.
                Mark::Ends if self.stage == Stage::Children => {
                    let is_end = self.bytes.get(range.start + 1) == Some(&b'/');
                    self.looked = if is_end { range.end } else { range.start };
                    self.stage = Stage::Ended;
                }
                Mark::ChildBegins if self.stage == Stage::Head => {
                    self.stage = Stage::Children;
                    let rest = self.bytes.split_off(range.start);
                    let head = std::mem::replace(&mut self.bytes, rest);
                    self.looked = 0;
                    self.line += lines(&head);
                    self.rows = self.rows_looked;
                    self.rows_whole = self.rows_looked;
                    return Some(Piece::Head(head));
                }
                Mark::ChildEnds if self.stage == Stage::Children => {
                    self.looked = range.end;
                    self.ends.push(range.end);
                    self.rows_whole = self.rows_looked;
                }
                Mark::ChildBegins | Mark::ChildEnds | Mark::Ends | Mark::Other => self.looked = range.end,
            }
        }
        None
    }

    /// The next complete markup, and where it stands.
    fn mark(&mut self) -> Option<(Mark, Range<usize>)> {
        let rest = self.bytes.get(self.looked..)?;
        let start = self.looked + memchr::memchr(b'<', rest)?;
        let after = self.bytes.get(start + 1..)?;
        let ended = |end: usize| start + 1 + end;
        match after {
            [b'!', b'-', b'-', rest @ ..] => {
                Some((Mark::Other, start..ended(memmem::find(rest, b"-->")? + 6)))
            }
            [b'!', b'[', rest @ ..] => Some((Mark::Other, start..ended(memmem::find(rest, b"]]>")? + 5))),
            [b'?', rest @ ..] => {
                let mark = if is_declaration(rest) { Mark::Ends } else { Mark::Other };
                Some((mark, start..ended(memmem::find(rest, b"?>")? + 3)))
            }
            [b'/', rest @ ..] => {
                let end = memchr::memchr(b'>', rest)?;
                let mark = match local(rest.get(..end)?.trim_ascii_end()) {
                    b"Child" => Mark::ChildEnds,
                    b"Message" => Mark::Ends,
                    _ => Mark::Other,
                };
                Some((mark, start..ended(end + 2)))
            }
            _ => {
                let end = tag_end(after)?;
                let tag = after.get(..end)?;
                let name = tag.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'/'));
                let name = local(tag.get(..name.unwrap_or(end))?);
                if name == b"Child" {
                    let mark = if self.stage == Stage::Head {
                        Mark::ChildBegins
                    } else if tag.ends_with(b"/") {
                        Mark::ChildEnds
                    } else {
                        Mark::Other
                    };
                    return Some((mark, start..ended(end + 1)));
                }
                if name == b"Message" {
                    return Some((Mark::Ends, start..ended(end + 1)));
                }
                let table = Table::opened_by(name);
                if table == Some(Table::Header) && self.stage == Stage::Children && self.has_header() {
                    return Some((Mark::Ends, start..ended(end + 1)));
                }
                if let Some(table) = table
                    && let Some(rows) = self.rows_looked.get_mut(table as usize)
                {
                    *rows += 1;
                }
                Some((Mark::Other, start..ended(end + 1)))
            }
        }
    }

    /// Whether a header was seen.
    fn has_header(&self) -> bool {
        self.rows_looked.get(Table::Header as usize).is_some_and(|headers| *headers > 0)
    }

    /// Cuts off what stands before `whole`.
    fn cut(&mut self, whole: usize) -> Batch {
        let rest = self.bytes.split_off(whole);
        let bytes = std::mem::replace(&mut self.bytes, rest);
        self.looked -= whole;
        let batch = Batch { ends: std::mem::take(&mut self.ends), line: self.line, rows: self.rows, bytes };
        self.line += lines(&batch.bytes);
        self.rows = self.rows_whole;
        batch
    }
}

/// Whether an instruction is the declaration with which an XML document begins.
fn is_declaration(instruction: &[u8]) -> bool {
    instruction.strip_prefix(b"xml").is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace))
}

/// A name without its namespace's prefix.
fn local(name: &[u8]) -> &[u8] {
    match name.iter().rposition(|byte| *byte == b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// Where a tag ends: at the first `>` that stands in no attribute's value.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let first = memchr::memchr3(b'>', b'"', b'\'', tag)?;
    if tag.get(first) == Some(&b'>') {
        return Some(first);
    }
    let mut quote = None;
    tag.iter().position(|byte| match quote {
        Some(open) => {
            if *byte == open {
                quote = None;
            }
            false
        }
        None if matches!(byte, b'"' | b'\'') => {
            quote = Some(*byte);
            false
        }
        None => *byte == b'>',
    })
}

pub(super) fn lines(bytes: &[u8]) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    /// Gives a few bytes at a time.
    struct Dribble<'a>(&'a [u8]);

    impl Read for Dribble<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let size = to.len().min(3);
            self.0.read(&mut to[..size])
        }
    }

    fn pieces(text: &str) -> Vec<String> {
        let mut split = Split::new(Dribble(text.as_bytes()));
        let mut all = Vec::new();
        while let Some(piece) = split.next().unwrap() {
            all.push(match piece {
                Piece::Head(bytes) => format!("head {}", String::from_utf8(bytes).unwrap()),
                Piece::Children(batch) => format!(
                    "{} from {}: {}",
                    batch.ends.len(),
                    batch.line,
                    batch.rows[Table::CinDetails as usize]
                ),
                Piece::Tail(bytes, line) => format!("tail {} {line}", String::from_utf8(bytes).unwrap()),
            });
        }
        all
    }

    #[test]
    fn children_are_told_from_what_only_looks_like_them() {
        let text = "<Message><Children>\n<Child a='>'><!-- </Child> --><CINdetails/>\n</Child ><Child/>\n\
                    <x:Child><![CDATA[</Child>]]></x:Child>\n</Children></Message>";
        assert_eq!(
            pieces(text),
            ["head <Message><Children>\n", "3 from 2: 0", "tail \n</Children></Message> 4"]
        );
    }

    #[test]
    fn a_child_that_ends_before_any_began_belongs_to_the_head() {
        assert_eq!(pieces("<Message></Child><Child/>"), ["head <Message></Child>", "1 from 1: 0", "tail  1"]);
    }

    #[test]
    fn nothing_after_the_end_is_a_child() {
        let first = "<Message><Child/></Message>\r\n<!-- </Child> -->\r";
        assert_eq!(
            pieces(first),
            ["head <Message>", "1 from 1: 0", "tail </Message>\r\n<!-- </Child> -->\n 1"]
        );
        let more = pieces(&format!("{first}<?xml?><Message><Child/><Child/></Message>"));
        assert_eq!(more.len(), 3, "{more:?}");
        for begins in ["<?xml version='1.0'?>", "<Message>"] {
            let more = pieces(&format!("<Message>\n<Child/>{begins}<Child/><Child/>"));
            assert!(more[1] == "1 from 2: 0" && more[2].starts_with(&format!("tail {begins}")), "{more:?}");
        }
    }

    #[test]
    fn lines_are_counted_with_any_ends() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("<Message>{end}<Child>{end}{end}</Child>{end}<Child/>{end}</Message>");
            assert_eq!(pieces(&text)[1], "2 from 2: 0", "{end:?}");
            assert!(pieces(&text)[2].ends_with(" 5"), "{end:?} {:?}", pieces(&text));
        }
    }

    #[test]
    fn a_file_without_children_is_all_head() {
        assert_eq!(pieces("<Message/>"), ["head <Message/>"]);
        assert_eq!(pieces(""), ["head "]);
    }

    #[test]
    fn what_is_absurdly_large_is_not_read_to_its_end() {
        let text = format!("<Message>\n<Child>{}", "x".repeat(2 * LARGEST));
        let mut split = Split::new(text.as_bytes());
        assert!(matches!(split.next(), Ok(Some(Piece::Head(_)))));
        assert!(matches!(split.next(), Err(Stop::Absurd(2))));
    }
}
