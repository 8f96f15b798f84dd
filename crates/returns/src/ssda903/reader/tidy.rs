//! What people, spreadsheets and reports put around a date, and how it is taken away: weekdays, "22nd", blanks beside the
//! marks, apostrophes in front, and letters that cannot be seen.

use std::borrow::Cow;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a letter takes no room: it is passed over wherever it stands around a cell's text.
pub(crate) fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A cell's text without the blanks and the unseen letters around it.
pub(crate) fn bare(cell: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    // Nearly every cell goes no further than this.
    if is_plain(cell.as_bytes().first()) && is_plain(cell.as_bytes().last()) {
        return cell;
    }
    cell.trim_matches(|letter: char| letter.is_whitespace() || is_unseen(letter))
}

/// The text of a date without what stands around it; as it is where nothing does.
pub(super) fn tidied(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let seen: String = text.chars().filter(|letter| !is_unseen(*letter)).map(usual).collect();
    let seen =
        seen.trim_start_matches(['\'', '’', '`', '=', '"', ' ']).trim_end_matches(['"', '.', ',', ' ']);
    let words = seen.split_whitespace().filter(|word| !is_weekday(word));
    let joined = words.map(without_ordinal).collect::<Vec<_>>().join(" ");
    let mut tidy = joined;
    for mark in ["/", "-", "."] {
        for blanks in [format!(" {mark} "), format!(" {mark}"), format!("{mark} ")] {
            if between_digits(&tidy, &blanks) {
                tidy = tidy.replace(&blanks, mark);
            }
        }
    }
    if tidy == text { Cow::Borrowed(text) } else { Cow::Owned(tidy) }
}

/// The sign that is usual for one that looks like it.
fn usual(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' => '-',
        '\u{2044}' | '\u{2215}' | '\\' => '/',
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    }
}

/// Whether nothing can stand around it: nearly every date of every file is such.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_mark = |byte: u8| matches!(byte, b'/' | b'-' | b'.');
    let is_beside =
        |pair: &[u8]| matches!(*pair, [a, b] if (a == b' ' && is_mark(b)) || (is_mark(a) && b == b' '));
    let is_one_word = !bytes.iter().any(u8::is_ascii_whitespace);
    text.is_ascii()
        && !text.starts_with(['\'', '`', '=', '"'])
        && !text.ends_with(['"', '.', ','])
        && !text.contains(['\\', '_'])
        && (is_one_word || !(bytes.iter().any(u8::is_ascii_alphabetic) || bytes.windows(2).any(is_beside)))
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']).to_ascii_lowercase();
    word.len() >= 2 && WEEKDAYS.iter().any(|day| day.starts_with(&word))
}

/// "22nd" is 22.
fn without_ordinal(word: &str) -> &str {
    let (bare, comma) = word.strip_suffix(',').map_or((word, false), |bare| (bare, true));
    let is_number = |number: &&str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let ends = |end: &str| {
        let at = bare.len().checked_sub(end.len())?;
        let (number, found) = bare.split_at_checked(at)?;
        found.eq_ignore_ascii_case(end).then_some(number).filter(is_number)
    };
    let found = ["st", "nd", "rd", "th"].into_iter().find_map(ends);
    found.unwrap_or(if comma { bare } else { word })
}

/// Whether a text stands somewhere between two digits, and not before a time of day.
fn between_digits(text: &str, what: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    text.match_indices(what).any(|(at, _)| {
        at.checked_sub(1).is_some_and(|before| is_digit(bytes.get(before)))
            && is_digit(bytes.get(at + what.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_date_is_taken_away() {
        for (text, tidy) in [
            ("22/07/2025", "22/07/2025"),
            ("22 / 07 / 2025", "22/07/2025"),
            ("22. 7. 2025", "22.7.2025"),
            ("'22/07/2025", "22/07/2025"),
            ("22/07/2025\u{200b}", "22/07/2025"),
            ("Tue 22 Jul 2025", "22 Jul 2025"),
            ("Tuesday, 22nd July 2025", "22 July 2025"),
            ("22\u{a0}July\u{a0}2025", "22 July 2025"),
            ("=\"22/07/2025\"", "22/07/2025"),
            ("22–07–2025", "22-07-2025"),
            ("22\u{2044}07\u{2044}2025", "22/07/2025"),
            ("22\\07\\2025", "22/07/2025"),
            ("22_07_2025", "22-07-2025"),
            ("22/07/2025.", "22/07/2025"),
            ("July 1st, 2025", "July 1 2025"),
            ("22/07/2025 12:00:00 AM", "22/07/2025 12:00:00 AM"),
            ("March 22", "March 22"),
        ] {
            assert_eq!(tidied(text), tidy, "{text}");
        }
        assert_eq!(bare("\u{feff}A 1\u{200b}\u{a0}"), "A 1");
    }
}
