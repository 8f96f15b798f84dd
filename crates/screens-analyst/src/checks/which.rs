//! Which return the files are of, by what is in them.

use super::NamedFile;

/// A statutory return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The children in need census.
    Cin,
    /// The return on looked-after children and care leavers.
    Ssda903,
}

impl Which {
    /// The code under which a check is saved.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Cin => "cin",
            Self::Ssda903 => "ssda903",
        }
    }

    /// The return with this code.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Cin, Self::Ssda903].into_iter().find(|which| which.code() == code)
    }

    /// Which return this year's files are of, or the sentence that says why that cannot be told.
    pub(crate) fn of(files: &[NamedFile]) -> Result<Self, String> {
        if let Some(zip) = files.iter().find(|file| is_packed(file)) {
            return Err(format!(
                "{} is a zip file. Nothing was checked. Unpack it on your computer, and choose the files that are in it.",
                zip.name
            ));
        }
        let mut censuses = files.iter().filter(|file| looks_like_xml(file));
        let Some(census) = censuses.next() else { return Ok(Self::Ssda903) };
        if let Some(other) = files.iter().find(|file| !looks_like_xml(file)) {
            return Err(format!(
                "These files are of two returns: {} looks like a children in need census, and {} does not. Nothing was \
                 checked. Choose the files of one return.",
                census.name, other.name
            ));
        }
        match censuses.next() {
            Some(second) => Err(format!(
                "A children in need census is one file, and {} and {} are two. Nothing was checked. Choose one of them.",
                census.name, second.name
            )),
            None => Ok(Self::Cin),
        }
    }
}

/// Whether a file says of itself that it holds others packed together. What a workbook is, its reader says.
fn is_packed(file: &NamedFile) -> bool {
    let called_so =
        std::path::Path::new(&file.name).extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
    called_so && file.bytes.starts_with(b"PK")
}

/// Whether a file is XML, or at least calls itself so. A web page is not: some systems export tables as one.
fn looks_like_xml(file: &NamedFile) -> bool {
    let start: Vec<u8> = file.bytes.iter().copied().take(400).filter(|byte| *byte != 0).collect();
    let start = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"]
        .iter()
        .find_map(|mark| start.strip_prefix(*mark))
        .unwrap_or(&start)
        .trim_ascii_start();
    let begins = |word: &[u8]| start.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let is_page = begins(b"<!doctype html") || begins(b"<html");
    let called_so =
        std::path::Path::new(&file.name).extension().is_some_and(|end| end.eq_ignore_ascii_case("xml"));
    (start.first() == Some(&b'<') && !is_page) || called_so
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &[u8])]) -> Result<Which, String> {
        let files: Vec<NamedFile> = files
            .iter()
            .map(|(name, bytes)| NamedFile { name: (*name).to_owned(), bytes: bytes.to_vec() })
            .collect();
        Which::of(&files)
    }

    #[test]
    fn a_return_is_known_by_what_is_in_its_files() {
        assert_eq!(of(&[("census.txt", b"\xEF\xBB\xBF<Message/>")]), Ok(Which::Cin));
        assert_eq!(of(&[("census", b"\xFF\xFE<\0M\0")]), Ok(Which::Cin));
        assert_eq!(of(&[("census.xml", b"PK\x03\x04")]), Ok(Which::Cin), "its reader says what it is");
        assert_eq!(of(&[("a.csv", b"CHILD,DOB"), ("b.csv", b"")]), Ok(Which::Ssda903));
        assert_eq!(of(&[("a.csv", b"<html><table>")]), Ok(Which::Ssda903), "its reader says what it is");
    }

    #[test]
    fn two_returns_or_two_censuses_are_not_guessed_at() {
        for files in [
            [("cin.xml", &b"<Message/>"[..]), ("header.csv", b"CHILD")],
            [("one.xml", b"<Message/>"), ("two.xml", b"<Message/>")],
        ] {
            let said = of(&files).err().unwrap_or_default();
            assert!(said.contains(files[0].0) && said.contains(files[1].0), "{said}");
            assert!(said.contains("Nothing was checked"), "{said}");
        }
    }
}
