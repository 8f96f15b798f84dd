//! What a zip file is: a workbook, or files that somebody packed together.

/// What a file that begins like a zip is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Zipped {
    /// A workbook.
    Workbook,
    /// Files packed together.
    Files,
    /// Its beginning does not say.
    Unclear,
}

/// What it is by its first bytes; nothing where it is no zip.
pub(crate) fn zipped(start: &[u8]) -> Option<Zipped> {
    let header = start.strip_prefix(b"PK\x03\x04")?;
    let name = header.get(22..24).and_then(|length| {
        let length = usize::from(u16::from_le_bytes(length.try_into().ok()?));
        str::from_utf8(header.get(26..26 + length)?).ok().filter(|name| !name.is_empty())
    });
    Some(match name {
        None => Zipped::Unclear,
        Some(name) => {
            let parts = ["[Content_Types].xml", "_rels/", "xl/", "docProps/", "mimetype"];
            if parts.iter().any(|part| name.starts_with(part)) { Zipped::Workbook } else { Zipped::Files }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(name: &str) -> Vec<u8> {
        let length = u16::try_from(name.len()).unwrap_or_default().to_le_bytes();
        [b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes(), b"rest"].concat()
    }

    #[test]
    fn a_workbook_is_told_from_packed_files() {
        assert_eq!(zipped(&zip("[Content_Types].xml")), Some(Zipped::Workbook));
        assert_eq!(zipped(&zip("xl/workbook.xml")), Some(Zipped::Workbook));
        assert_eq!(zipped(&zip("header.csv")), Some(Zipped::Files));
        assert_eq!(zipped(&zip("2025-26/")), Some(Zipped::Files));
        assert_eq!(zipped(b"PK\x03\x04rest"), Some(Zipped::Unclear));
        assert_eq!(zipped(b"CHILD,SEX"), None);
    }
}
