//! Turns a file into UTF-8 as it is read, whatever it was stored as.

use std::io::{self, Read};

/// How the letters of a file were stored, other than as UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Encoding {
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// ASCII.
    Ascii,
    /// Windows-1252, or ISO 8859-1, which it extends.
    Windows1252,
}

/// A byte that no text in UTF-8 has.
const NO_LETTER: u8 = 0xFF;

/// A file as UTF-8.
pub(crate) struct Utf8<R> {
    read: R,
    encoding: Option<Encoding>,
    /// Bytes in UTF-8 that did not fit where they were wanted.
    ready: Vec<u8>,
    given: usize,
    /// Half a letter of UTF-16.
    half: Vec<u8>,
}

impl<R: Read> Utf8<R> {
    /// Of a file without its byte-order mark.
    pub(crate) fn new(read: R, encoding: Option<Encoding>) -> Self {
        Self { read, encoding, ready: Vec::new(), given: 0, half: Vec::new() }
    }

    /// Turns bytes into UTF-8. What stands for no letter becomes a byte that no UTF-8 has.
    fn turn(&mut self, encoding: Encoding, bytes: &[u8]) {
        let mut ready = Vec::with_capacity(bytes.len());
        let mut push = |letter: Option<char>| match letter {
            Some(letter) => ready.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
            None => ready.push(NO_LETTER),
        };
        match encoding {
            Encoding::Ascii => {
                for byte in bytes {
                    push(byte.is_ascii().then(|| char::from(*byte)));
                }
            }
            Encoding::Windows1252 => {
                for byte in bytes {
                    push(Some(crate::letters::windows_1252(*byte)));
                }
            }
            Encoding::Utf16Le | Encoding::Utf16Be => {
                self.half.extend_from_slice(bytes);
                let (pairs, _) = self.half.as_chunks::<2>();
                let unit = |pair: &[u8; 2]| match encoding {
                    Encoding::Utf16Le => u16::from_le_bytes(*pair),
                    _ => u16::from_be_bytes(*pair),
                };
                // A pair of units that is cut in two waits for its second half.
                let cut = pairs.last().is_some_and(|pair| (0xD800..0xDC00).contains(&unit(pair)));
                let whole = pairs.len() - usize::from(cut);
                let units = pairs.iter().take(whole).map(unit);
                for letter in char::decode_utf16(units) {
                    push(letter.ok());
                }
                self.half.drain(..whole * 2);
            }
        }
        self.ready = ready;
        self.given = 0;
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let Some(encoding) = self.encoding else { return self.read.read(to) };
        while self.given == self.ready.len() {
            let mut bytes = vec![0; 64 << 10];
            let got = self.read.read(&mut bytes)?;
            if got == 0 {
                if self.half.is_empty() {
                    return Ok(0);
                }
                self.half.clear();
                (self.ready, self.given) = (vec![NO_LETTER], 0);
                break;
            }
            self.turn(encoding, bytes.get(..got).unwrap_or_default());
        }
        let left = self.ready.get(self.given..).unwrap_or_default();
        let size = left.len().min(to.len());
        if let (Some(to), Some(left)) = (to.get_mut(..size), left.get(..size)) {
            to.copy_from_slice(left);
        }
        self.given += size;
        Ok(size)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_no_letter_is_not_passed_over() {
        let read = |encoding: Encoding, bytes: &[u8]| {
            let mut all = Vec::new();
            Utf8::new(bytes, Some(encoding)).read_to_end(&mut all).unwrap();
            all
        };
        assert_eq!(read(Encoding::Utf16Le, b"a\0b"), b"a\xFF", "half a letter");
        assert_eq!(read(Encoding::Utf16Le, b"a\0\x3D\xD8"), b"a\xFF", "the first of two halves");
        assert_eq!(read(Encoding::Utf16Be, b"\xDE\x00\0a"), b"\xFFa", "the second without the first");
        assert_eq!(read(Encoding::Ascii, b"a\xE9"), b"a\xFF");
    }
}
