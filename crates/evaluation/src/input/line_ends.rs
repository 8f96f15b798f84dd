//! Line ends made one kind on the way in, so that lines are counted as an editor counts them whatever wrote the file.

use std::io::{self, Read};

/// A file of which every line ends with a line feed alone, the last one too.
#[derive(Debug)]
pub(super) struct LineEnds<R> {
    file: R,
    /// The last byte that was handed on; nothing before the first.
    last: Option<u8>,
    /// Whether the last byte that was read was a carriage return, so that a line feed belongs to it.
    after_return: bool,
}

impl<R: Read> LineEnds<R> {
    pub(super) fn new(file: R) -> Self {
        Self { file, last: None, after_return: false }
    }

    /// Mends what was read into a place, and says how much of it is left.
    fn mend(&mut self, bytes: &mut [u8]) -> usize {
        if !self.after_return && !bytes.contains(&b'\r') {
            return bytes.len();
        }
        let mut kept = 0;
        for at in 0..bytes.len() {
            let Some(byte) = bytes.get(at).copied() else { break };
            let belongs = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            if belongs {
                continue;
            }
            if let Some(place) = bytes.get_mut(kept) {
                *place = if byte == b'\r' { b'\n' } else { byte };
            }
            kept += 1;
        }
        kept
    }
}

impl<R: Read> Read for LineEnds<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if to.is_empty() {
            return Ok(0);
        }
        loop {
            let got = self.file.read(to)?;
            if got == 0 {
                if self.last.is_none_or(|last| last == b'\n') {
                    return Ok(0);
                }
                self.last = Some(b'\n');
                if let Some(first) = to.first_mut() {
                    *first = b'\n';
                }
                return Ok(1);
            }
            let kept = self.mend(to.get_mut(..got).unwrap_or_default());
            if kept > 0 {
                self.last = to.get(kept - 1).copied();
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time.
    struct Dribble<'a>(&'a [u8]);

    impl Read for Dribble<'_> {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let size = to.len().min(1);
            self.0.read(to.get_mut(..size).unwrap_or_default())
        }
    }

    #[test]
    fn every_line_ends_in_one_way() {
        let text = b"a\r\nb\rc\n\r\n\n\re".as_slice();
        for whole in [true, false] {
            let mut read = String::new();
            let done = if whole {
                LineEnds::new(text).read_to_string(&mut read)
            } else {
                LineEnds::new(Dribble(text)).read_to_string(&mut read)
            };
            assert!(done.is_ok());
            assert_eq!(read, "a\nb\nc\n\n\n\ne\n");
        }
        let mut nothing = String::new();
        assert!(LineEnds::new(&b""[..]).read_to_string(&mut nothing).is_ok() && nothing.is_empty());
    }
}
