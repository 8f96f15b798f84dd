//! Turns a file into UTF-8 as it is read, whatever it was saved as; or says what it is instead of XML.

use std::io::{self, Read};

use crate::zipped::{Zipped, zipped};

/// What the file is by its first bytes, where that is no XML.
pub(super) fn something_else(start: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 7] = [
        (b"\xD0\xCF\x11\xE0", "an old Excel workbook, whatever its name says: a census is exported as XML"),
        (b"%PDF", "a PDF document"),
        (b"\x1F\x8B", "compressed (gzip): unpack it first"),
        (b"<!DOCTYPE html", "a web page"),
        (b"<html", "a web page"),
        (b"{", "JSON, not XML"),
        (b"CHILD,", "a CSV table, as an SSDA903 return has them: try kith validate ssda903"),
    ];
    match zipped(start) {
        Some(Zipped::Files) => {
            return Some(
                "a zip file, whatever its name says: unpack it, and give the XML file that is in it",
            );
        }
        Some(Zipped::Workbook | Zipped::Unclear) => {
            return Some(
                "an Excel workbook (or another zip file), whatever its name says: a census is exported as XML",
            );
        }
        None => {}
    }
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    if start.is_empty() || (text.is_empty() && start.len() < PEEK) {
        return Some("empty");
    }
    let begins = |mark: &[u8]| text.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    if let Some((_, what)) = KINDS.into_iter().find(|(mark, _)| begins(mark)) {
        return Some(what);
    }
    (encoding(start).is_none() && !text.starts_with(b"<")).then_some("not XML: it does not begin with “<”")
}

/// How many bytes tell what a file is.
pub(super) const PEEK: usize = 256;

/// How the letters of a file were stored, other than as UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Encoding {
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Windows-1252, or ISO 8859-1, which it extends.
    Windows1252,
}

/// The encoding by the first bytes: their byte-order mark, their noughts, or what the XML declaration says.
pub(super) fn encoding(start: &[u8]) -> Option<Encoding> {
    match start {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => return Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let declaration = start.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(declaration, b"?>")?;
    let said = declaration.get(..end)?.to_ascii_lowercase();
    [&b"windows-1252"[..], b"iso-8859-1", b"latin1"]
        .iter()
        .any(|name| memchr::memmem::find(&said, name).is_some())
        .then_some(Encoding::Windows1252)
}

/// A file as UTF-8.
pub(super) struct Utf8<R> {
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
    pub(super) fn new(read: R, encoding: Option<Encoding>) -> Self {
        Self { read, encoding, ready: Vec::new(), given: 0, half: Vec::new() }
    }

    fn turn(&mut self, encoding: Encoding, bytes: &[u8]) {
        let mut text = String::with_capacity(bytes.len());
        match encoding {
            Encoding::Windows1252 => {
                text.extend(bytes.iter().map(|byte| crate::letters::windows_1252(*byte)));
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
                text.extend(
                    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)),
                );
                self.half.drain(..whole * 2);
            }
        }
        self.ready = text.into_bytes();
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
                return Ok(0);
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
    fn every_usual_encoding_gives_the_same_text() {
        let wanted = "<a>Zo\u{eb} \u{1F600}</a>";
        for (encoding, bytes) in [
            (Encoding::Utf16Le, wanted.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
            (Encoding::Utf16Be, wanted.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            assert_eq!(super::encoding(&bytes), Some(encoding));
            let mut text = String::new();
            Utf8::new(bytes.as_slice(), Some(encoding)).read_to_string(&mut text).unwrap();
            assert_eq!(text, wanted);
        }
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>Zo\xEB</a>";
        assert_eq!(super::encoding(latin), Some(Encoding::Windows1252));
        let mut text = String::new();
        Utf8::new(&latin[..], Some(Encoding::Windows1252)).read_to_string(&mut text).unwrap();
        assert!(text.ends_with("<a>Zo\u{eb}</a>"));
    }

    #[test]
    fn what_is_no_xml_is_named() {
        for (start, word) in [
            (&b"PK\x03\x04"[..], "Excel"),
            (b"", "empty"),
            (b"CHILD,DOB\n", "CSV"),
            (b"{\"a\":1}", "JSON"),
            (b"hello", "does not begin"),
        ] {
            assert!(something_else(start).unwrap().contains(word), "{word}");
        }
        assert_eq!(something_else(b"\xEF\xBB\xBF <?xml version='1.0'?>"), None);
    }
}
