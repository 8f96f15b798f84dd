//! What a file's name says of it: whether it is a table of the return, whatever is in it, or what systems leave behind.

/// What tables are called in the names of files.
const TABLES: [&str; 31] = [
    "header",
    "headers",
    "episode",
    "episodes",
    "review",
    "reviews",
    "uasc",
    "oc2",
    "oc3",
    "ad1",
    "adoption",
    "adoptions",
    "adopted",
    "placedadoption",
    "placedforadoption",
    "placedadopt",
    "prevperm",
    "previouspermanence",
    "permanence",
    "missing",
    "missingperiods",
    "missingepisodes",
    "swepisode",
    "swepisodes",
    "socialworker",
    "socialworkers",
    "socialworkerepisode",
    "socialworkerepisodes",
    "dolo",
    "dolos",
    "sweps",
];

/// Words that tell that a file is about a table, not the table.
const ABOUT: [&str; 33] = [
    "about",
    "and",
    "by",
    "check",
    "checked",
    "checks",
    "comment",
    "comments",
    "error",
    "errors",
    "from",
    "guidance",
    "guide",
    "how",
    "issue",
    "issues",
    "log",
    "note",
    "notes",
    "on",
    "queries",
    "query",
    "read",
    "readme",
    "report",
    "reports",
    "summary",
    "template",
    "the",
    "to",
    "validation",
    "warnings",
    "with",
];

/// Kinds of files that hold text.
const TEXT: [&str; 8] = ["csv", "txt", "tsv", "tab", "dat", "asc", "psv", "prn"];
/// Kinds of files in which tables may be packed.
const PACKED: [&str; 9] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "zip", "gz", "7z", "rar"];
/// Kinds of files that somebody may have exported a table to by mistake.
const OTHER: [&str; 5] = ["xml", "htm", "html", "json", "pdf"];

/// Whether a file is, by its name, what systems leave in folders for themselves: it is passed over without a word.
pub fn is_litter(name: &str) -> bool {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    name.starts_with('.') || name.starts_with("~$") || is("thumbs.db") || is("desktop.ini")
}

/// Whether a file of a folder may hold a table of the return by its name, so that it is to be looked at. What is not is passed over
/// without a word: older copies (`header.csv.bak`), pictures, documents.
pub fn may_be_table(name: &str) -> bool {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    let is = |kinds: &[&str]| kinds.iter().any(|one| one.eq_ignore_ascii_case(kind));
    !is_litter(name)
        && !stem.is_empty()
        && (kind.is_empty() || is(&TEXT) || is(&PACKED) || (is(&OTHER) && is_table(name)))
}

/// Whether a file says by its kind that it is text.
pub(super) fn is_text(name: &str) -> bool {
    name.rsplit_once('.').is_none_or(|(_, kind)| TEXT.iter().any(|one| one.eq_ignore_ascii_case(kind)))
}

/// Whether a file's name says that it is a table of the return, whatever is in it: `Header 2025-26.csv` does, `missing data
/// notes.txt` does not.
pub(super) fn is_table(name: &str) -> bool {
    let mut stem = name;
    while let Some((rest, kind)) = stem.rsplit_once('.') {
        if ![&TEXT[..], &PACKED, &OTHER].concat().iter().any(|one| one.eq_ignore_ascii_case(kind)) {
            break;
        }
        stem = rest;
    }
    let words = words(stem);
    if words.iter().any(|word| ABOUT.contains(&word.as_str())) {
        return false;
    }
    // A name of two words may be written as one or as two.
    (0..words.len()).any(|from| {
        (from + 1..=words.len())
            .any(|to| words.get(from..to).is_some_and(|run| TABLES.contains(&run.concat().as_str())))
    })
}

/// The words of a name, in small letters: without numbers, and apart where a capital begins.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for letter in name.chars() {
        let begins = before.is_lowercase() && letter.is_uppercase();
        if !letter.is_alphanumeric() || begins {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    let bare = |word: String| {
        if TABLES.contains(&word.as_str()) {
            word
        } else {
            word.trim_matches(|letter: char| letter.is_ascii_digit()).to_owned()
        }
    };
    words.into_iter().map(bare).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_from_what_is_said_about_it() {
        for name in [
            "header.csv",
            "Header 2025-26 final.csv",
            "SSDA903 EPISODES.CSV",
            "Kent_Reviews2026.csv",
            "SWEpisodes.csv",
            "sw_episodes.csv",
            "PrevPerm.csv",
            "OC2.xlsx",
            "reviews",
            "reviews.csv.zip",
            "placed_for_adoption.csv",
            "Missing.csv",
        ] {
            assert!(is_table(name), "{name}");
        }
        for name in [
            "missing data notes.txt",
            "Reviewed by Sue.txt",
            "about the headers.txt",
            "episode errors.csv",
            "header-readme.txt",
            "errors.csv",
            "export_rev.csv",
            "SSDA903 2025-26.zip",
            "",
        ] {
            assert!(!is_table(name), "{name}");
        }
    }

    #[test]
    fn what_may_be_a_table_is_looked_at() {
        for name in [
            "header.CSV",
            "eps.dat",
            "reviews",
            "reviews.tsv",
            "a.txt",
            "all.zip",
            "Book1.xlsx",
            "header.xml",
        ] {
            assert!(may_be_table(name), "{name}");
        }
        for name in [
            "header.csv.bak",
            "header.csv~",
            "scan.png",
            "cin.xml",
            ".DS_Store",
            "~$header.csv",
            "query.sql",
            "guide.pdf",
        ] {
            assert!(!may_be_table(name), "{name}");
        }
    }
}
