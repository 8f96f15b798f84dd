//! A coded cell in one machine word, so that comparing codes costs one instruction. Dates live in `date`.

use std::fmt;

/// The top bit says that the word holds a hash, because the text did not fit.
const HASHED: u64 = 1 << 63;
const HASHED_LONG: u128 = 1 << 127;

/// A cell of up to eight letters or digits, such as `E4A` or `SC123456`, in capitals. Blank cells are the default.
///
/// Longer or non-ASCII text is kept as a hash: it equals itself and no code, and [`Code::text`] does not know it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Code(u64);

/// A cell of up to sixteen letters or digits, such as a child's identifier or a pupil number; otherwise as [`Code`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text(u128);

/// A number made of the bytes of `text` in capitals, or nothing where it has more than `most` or is not ASCII.
const fn packed(text: &[u8], most: usize) -> Option<u128> {
    if text.len() > most {
        return None;
    }
    let mut word = 0;
    let mut at = 0;
    while at < text.len() {
        if !text[at].is_ascii() || text[at] == 0 {
            return None;
        }
        word |= (text[at].to_ascii_uppercase() as u128) << (8 * at);
        at += 1;
    }
    Some(word)
}

/// FNV-1a with the capitals of ASCII letters.
const fn hashed(text: &[u8]) -> u128 {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let mut at = 0;
    while at < text.len() {
        hash = (hash ^ text[at].to_ascii_uppercase() as u128)
            .wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B);
        at += 1;
    }
    hash
}

impl Code {
    /// The code of a cell's text, without the blanks around it.
    #[expect(clippy::cast_possible_truncation, reason = "eight bytes fit, and a hash may lose its top half")]
    pub const fn new(text: &str) -> Self {
        match packed(text.as_bytes(), 8) {
            Some(word) => Self(word as u64),
            None => Self(hashed(text.as_bytes()) as u64 | HASHED),
        }
    }

    /// Whether the cell was empty.
    pub const fn is_blank(self) -> bool {
        self.0 == 0
    }

    /// Whether anything at all was entered.
    pub const fn is_given(self) -> bool {
        self.0 != 0
    }

    /// Whether the text did not fit and only its hash is kept.
    pub const fn is_hashed(self) -> bool {
        self.0 & HASHED != 0
    }

    /// Whether it is one of these codes.
    pub fn is_in<const N: usize>(self, codes: [&'static str; N]) -> bool {
        codes.iter().any(|code| self == *code)
    }

    /// The code as text; nothing where it was too long for a code.
    pub fn text(&self) -> Option<String> {
        (!self.is_hashed()).then(|| letters(&self.0.to_le_bytes()))
    }

    /// The whole number it writes, if it is one.
    pub fn number(self) -> Option<i64> {
        self.text()?.parse().ok()
    }

    /// Whether its first letters are these.
    pub const fn starts_with(self, prefix: &'static str) -> bool {
        let wanted = Self::new(prefix).0;
        !self.is_hashed() && self.0 & mask(prefix.len()) == wanted
    }
}

const fn mask(bytes: usize) -> u64 {
    if bytes >= 8 { u64::MAX } else { (1 << (8 * bytes)) - 1 }
}

fn letters(bytes: &[u8]) -> String {
    bytes.iter().take_while(|byte| **byte != 0).map(|byte| char::from(*byte)).collect()
}

impl Text {
    /// The text of a cell, without the blanks around it.
    pub const fn new(text: &str) -> Self {
        match packed(text.as_bytes(), 16) {
            Some(word) => Self(word),
            None => Self(hashed(text.as_bytes()) | HASHED_LONG),
        }
    }

    /// Whether the cell was empty.
    pub const fn is_blank(self) -> bool {
        self.0 == 0
    }

    /// Whether anything at all was entered.
    pub const fn is_given(self) -> bool {
        self.0 != 0
    }

    /// Whether the text did not fit and only its hash is kept.
    pub const fn is_hashed(self) -> bool {
        self.0 & HASHED_LONG != 0
    }

    /// Whether it is one of these.
    pub fn is_in<const N: usize>(self, texts: [&'static str; N]) -> bool {
        texts.iter().any(|text| self == *text)
    }

    /// Whether its first letters are these.
    pub const fn starts_with(self, prefix: &'static str) -> bool {
        let mask = if prefix.len() >= 16 { u128::MAX } else { (1 << (8 * prefix.len())) - 1 };
        !self.is_hashed() && self.0 & mask == Self::new(prefix).0
    }

    /// The text; nothing where it was too long.
    pub fn text(&self) -> Option<String> {
        (!self.is_hashed()).then(|| letters(&self.0.to_le_bytes()))
    }
}

impl PartialEq<&'static str> for Code {
    #[inline]
    fn eq(&self, other: &&'static str) -> bool {
        *self == Self::new(other)
    }
}

impl PartialEq<&'static str> for Text {
    #[inline]
    fn eq(&self, other: &&'static str) -> bool {
        *self == Self::new(other)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().unwrap_or_else(|| "(long text)".to_owned()))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().unwrap_or_else(|| "(long text)".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_its_letters_in_either_case() {
        assert_eq!(Code::new("e4a"), "E4A");
        assert_eq!(Code::new("E4A").text().as_deref(), Some("E4A"));
        assert_ne!(Code::new("E4"), "E4A");
        assert!(Code::new("SC123456").starts_with("SC"));
        assert!(!Code::new("S").starts_with("SC"));
    }

    #[test]
    fn text_too_long_for_a_code_equals_only_itself() {
        let long = Code::new("SUPPORTED LODGINGS");
        assert_eq!(long, Code::new("supported lodgings"));
        assert_ne!(long, Code::new("SUPPORTED LODGING"));
        assert!(long.is_given() && long.text().is_none() && !long.starts_with("S"));
    }

    #[test]
    fn a_nought_byte_is_not_the_end_of_a_code() {
        assert_ne!(Code::new("E\0"), "E");
    }
}
