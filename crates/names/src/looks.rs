//! A text as it looks to whoever reads it: letters and digits that look alike are one, however they were typed.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text with its digits as 0 to 9, its accents left out, and letters of other alphabets that look like Latin ones as
/// those. Letters that no Latin one looks like stay. For comparing, never for showing: it makes one of what is two.
pub fn as_it_looks(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain = text.nfkd().filter(|letter| !is_combining_mark(*letter) && !is_unseen(*letter));
    plain.map(|letter| digit(letter).unwrap_or_else(|| latin(letter))).collect()
}

/// What stands in a text and is not seen: joiners, direction marks, soft hyphens.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// The zeros of the scripts that have digits of their own, each followed by its 1 to 9 (Unicode, general category Nd).
const ZEROS: &[u32] = &[
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
    0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
];

fn digit(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let zero = ZEROS.iter().rfind(|zero| **zero <= code)?;
    char::from_digit(code - zero, 10).filter(|_| code - zero < 10)
}

/// The Latin letter that this one looks like, or the letter itself.
fn latin(letter: char) -> char {
    LOOK_ALIKE.iter().find(|(other, _)| *other == letter).map_or(letter, |(_, latin)| *latin)
}

/// Cyrillic, Greek and Armenian letters, and Latin ones of other languages, that are drawn like a plain Latin letter (after
/// the confusables of Unicode Technical Standard 39).
const LOOK_ALIKE: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('З', '3'),
    ('Ѕ', 'S'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Ү', 'Y'),
    ('Х', 'X'),
    ('Һ', 'H'),
    ('Ԍ', 'G'),
    ('Ԛ', 'Q'),
    ('Ԝ', 'W'),
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('з', '3'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('ү', 'y'),
    ('х', 'x'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('ӏ', 'l'),
    ('Ӏ', 'I'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('α', 'a'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('օ', 'o'),
    ('ս', 'u'),
    ('ո', 'n'),
    ('հ', 'h'),
    ('ց', 'g'),
    ('ı', 'i'),
    ('ɑ', 'a'),
    ('ɡ', 'g'),
    ('ɩ', 'i'),
    ('ł', 'l'),
    ('Ł', 'L'),
    ('ø', 'o'),
    ('Ø', 'O'),
];

#[cfg(test)]
mod tests {
    use super::as_it_looks;

    #[test]
    fn what_looks_alike_is_one() {
        for (typed, looks) in [
            ("12 Mill Lane", "12 Mill Lane"),
            ("١٢ Мill Lаnе", "12 Mill Lane"),
            ("１２ Ｍｉｌｌ", "12 Mill"),
            ("१२ Mi\u{200B}ll L\u{00E0}ne", "12 Mill Lane"),
            ("ΑV1 2СD", "AV1 2CD"),
            ("²", "2"),
            ("مدرسة", "مدرسة"),
        ] {
            assert_eq!(as_it_looks(typed), looks, "{typed}");
        }
    }
}
