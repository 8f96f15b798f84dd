//! How the letters of an XML file were stored; or what it is instead of XML.

use super::well_formed::{TAKES_NONE, attributes};
use crate::stored::Encoding;
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
    (by_bytes(start).is_none() && !text.starts_with(b"<")).then_some("not XML: it does not begin with “<”")
}

/// How many bytes tell what a file is.
pub(super) const PEEK: usize = 256;

/// The encoding by the first bytes: their byte-order mark, or their noughts.
fn by_bytes(start: &[u8]) -> Option<Encoding> {
    match start {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The encoding that the XML declaration names.
fn declared(start: &[u8], stored: Option<Encoding>) -> Option<String> {
    let unit = |pair: &[u8; 2]| match stored {
        Some(Encoding::Utf16Le) => u16::from_le_bytes(*pair),
        _ => u16::from_be_bytes(*pair),
    };
    let text = match stored {
        Some(_) => String::from_utf16_lossy(&start.as_chunks::<2>().0.iter().map(unit).collect::<Vec<_>>()),
        None => String::from_utf8_lossy(start).into_owned(),
    };
    let (inner, _) = text.trim_start_matches('\u{feff}').strip_prefix("<?xml")?.split_once("?>")?;
    // What is wrong with the declaration itself is said where it is walked.
    let said = attributes(inner).ok()?;
    said.iter().find(|(name, _)| *name == "encoding").map(|(_, value)| value.to_ascii_lowercase())
}

/// The encoding by the first bytes and by what the XML declaration says, nothing for UTF-8; or why the file cannot be read by
/// both.
pub(super) fn encoding(start: &[u8]) -> Result<Option<Encoding>, String> {
    let stored = by_bytes(start);
    let Some(said) = declared(start, stored) else { return Ok(stored) };
    let is_marked = start.starts_with(b"\xEF\xBB\xBF");
    let how = match (stored, said.as_str()) {
        (Some(_), "utf-16" | "iso-10646-ucs-2")
        | (Some(Encoding::Utf16Le), "utf-16le")
        | (Some(Encoding::Utf16Be), "utf-16be") => return Ok(stored),
        (Some(_), _) => "as UTF-16",
        (None, "utf-8" | "utf8") => return Ok(None),
        (None, _) if is_marked => "as UTF-8",
        (None, "us-ascii" | "ascii" | "ansi_x3.4-1968" | "iso646-us") => return Ok(Some(Encoding::Ascii)),
        (
            None,
            "windows-1252" | "cp1252" | "x-cp1252" | "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1"
            | "l1",
        ) => {
            return Ok(Some(Encoding::Windows1252));
        }
        (None, wide) if ["utf-16", "utf-32", "iso-10646-ucs"].iter().any(|begin| wide.starts_with(begin)) => {
            "with one byte for a letter, as UTF-8 is"
        }
        (None, _) => {
            let said: String = said.chars().take(40).collect();
            return Err(format!(
                "its first line says that it is stored as “{said}”, which Kith does not read and the Department's system may not \
                 either. Export the census as UTF-8."
            ));
        }
    };
    let said: String = said.chars().take(40).collect();
    Err(format!(
        "its first line says that it is stored as “{said}”, and it is stored {how}, {TAKES_NONE}. Export the census again, as UTF-8."
    ))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::stored::Utf8;

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let wanted = "<a>Zo\u{eb} \u{1F600}</a>";
        for (encoding, bytes) in [
            (Encoding::Utf16Le, wanted.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
            (Encoding::Utf16Be, wanted.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            assert_eq!(super::encoding(&bytes), Ok(Some(encoding)));
            let mut text = String::new();
            Utf8::new(bytes.as_slice(), Some(encoding)).read_to_string(&mut text).unwrap();
            assert_eq!(text, wanted);
        }
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>Zo\xEB</a>";
        assert_eq!(super::encoding(latin), Ok(Some(Encoding::Windows1252)));
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
