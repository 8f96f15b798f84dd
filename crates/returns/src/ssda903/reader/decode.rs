//! From the bytes of a file to its text, whatever it was saved as; or the sentence that says what it is instead.

use std::borrow::Cow;

use crate::letters::windows_1252;
use crate::zipped::{Zipped, zipped};

/// The largest file that is read, in bytes: ten times the largest authority's.
pub(super) const LARGEST_FILE: usize = 512 << 20;

/// How a file's letters were stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, in either order.
    Utf16,
    /// Windows-1252, as older exports use it.
    Windows1252,
}

/// The text of a file, or why it is not a table of text.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), &'static str> {
    if bytes.is_empty() {
        return Err("is empty");
    }
    if bytes.len() > LARGEST_FILE {
        return Err("is larger than 512 MB, many times what any authority's return takes");
    }
    if let Some(what) = something_else(bytes) {
        return Err(what);
    }
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err("is stored as UTF-32, which hardly any program reads. Save it as CSV (UTF-8)");
    }
    if let Some(text) = utf16(bytes) {
        return Ok((Cow::Owned(text?), Encoding::Utf16));
    }
    let mut bytes = bytes;
    // Programs that add a mark to what has one already leave two.
    while let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        bytes = rest;
    }
    // Old programs fill up and end a file with these.
    while let [rest @ .., b'\x1A' | b'\0'] = bytes {
        bytes = rest;
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return if text.contains('\0') { Err(BINARY) } else { Ok((Cow::Borrowed(text), Encoding::Utf8)) };
    }
    if bytes.contains(&0) {
        return Err(BINARY);
    }
    Ok((Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()), Encoding::Windows1252))
}

const BINARY: &str = "is not text: it holds bytes that no text file has, such as those of a program or of a damaged file. Export it again \
                      as CSV (UTF-8)";

/// What the file is by its first bytes, where that is not text with commas.
fn something_else(bytes: &[u8]) -> Option<&'static str> {
    const XML: &str = "is an XML document: an SSDA903 return is read from CSV files. Export its tables as CSV, one file each; a \
                       children in need census is checked as one, by itself";
    const KINDS: [(&[u8], &str); 9] = [
        (
            b"\xD0\xCF\x11\xE0",
            "is an old Excel workbook whatever its name says: open it and save each of its sheets as a CSV file",
        ),
        (b"%PDF", "is a PDF document"),
        (b"\x1F\x8B", "is compressed (gzip): unpack it first"),
        (b"7z\xBC\xAF\x27\x1C", "is packed (7z): unpack it first"),
        (b"Rar!\x1A\x07", "is packed (RAR): unpack it first"),
        (b"<?xml", XML),
        (b"<Message", XML),
        (b"<!DOCTYPE", "is a web page"),
        (b"<html", "is a web page, as some systems export tables: save it as CSV"),
    ];
    match zipped(bytes) {
        Some(Zipped::Workbook) => {
            return Some(
                "is an Excel workbook whatever its name says: save each of its sheets as a CSV file, and give those",
            );
        }
        Some(Zipped::Files) => {
            return Some(
                "is a zip file whatever its name says: unpack it, and give the CSV files that are in it",
            );
        }
        Some(Zipped::Unclear) => {
            return Some(
                "is an Excel workbook (or another zip file) whatever its name says: save its sheets as CSV, or unpack it, and give \
                 the CSV files",
            );
        }
        None => {}
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head = start.get(..9.min(start.len()))?;
    let begins = |mark: &[u8]| head.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    KINDS.into_iter().find(|(mark, _)| begins(mark)).map(|(_, what)| what)
}

/// The text of a file in UTF-16, told by its byte-order mark or by every other byte of its start being nought.
fn utf16(bytes: &[u8]) -> Option<Result<String, &'static str>> {
    let (bytes, read): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (bytes, u16::from_le_bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (bytes, u16::from_be_bytes),
        _ => return None,
    };
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Some(Err("is cut off in the middle of a letter (UTF-16)"));
    }
    let text: String = char::decode_utf16(units.iter().map(|unit| read(*unit)))
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    let text = text.trim_end_matches(['\u{1a}', '\0']).to_owned();
    Some(if text.contains('\0') { Err(BINARY) } else { Ok(text) })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().0.into_owned()
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let wanted = "CHILD,SEX\r\nZo\u{eb}\u{2019}1,F\r\n";
        let mut marked = b"\xEF\xBB\xBF".to_vec();
        marked.extend_from_slice(wanted.as_bytes());
        assert_eq!(text(wanted.as_bytes()), wanted);
        assert_eq!(text(&marked), wanted);
        assert_eq!(text(b"CHILD,SEX\r\nZo\xEB\x921,F\r\n"), wanted);
        let little: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), wanted);
        assert_eq!(text(&big), wanted);
        assert_eq!(text(&[b"\xFF\xFE".as_slice(), &little].concat()), wanted);
        assert_eq!(text(&[b"\xFE\xFF".as_slice(), &big].concat()), wanted);
    }

    #[test]
    fn what_is_not_a_table_of_text_is_named() {
        for (bytes, word) in [
            (b"PK\x03\x04rest".as_slice(), "Excel"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", "Excel"),
            (b"%PDF-1.7", "PDF"),
            (b"\xEF\xBB\xBF<?xml version=\"1.0\"?>", "XML"),
            (b"\r\n<HTML><table>", "web page"),
            (b"", "empty"),
            (b"CHILD\0\0,DOB", "not text"),
            (b"\xFF\xFEC", "cut off"),
        ] {
            let said = decode(bytes).unwrap_err();
            assert!(said.contains(word), "{said}");
        }
    }
}
