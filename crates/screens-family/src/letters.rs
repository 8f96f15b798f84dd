//! How much room words take in a picture that the server draws without knowing the reader's letters: at the most. Pure.

use serde::Serialize;

/// A part of a picture that words or a symbol take, in the picture's units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Room {
    /// Left edge.
    pub(crate) left: i32,
    /// Upper edge.
    pub(crate) top: i32,
    /// Right edge.
    pub(crate) right: i32,
    /// Lower edge.
    pub(crate) foot: i32,
}

impl Room {
    /// The room of words that stand around `x` on the line `y`, at this size of letters.
    pub(crate) fn of_words(words: &str, size: i32, x: i32, y: i32) -> Self {
        let half = width(words, size) / 2 + 1;
        Self { left: x - half, top: y - size * 17 / 20, right: x + half, foot: y + size * 3 / 10 }
    }

    /// The room of a symbol around a point.
    pub(crate) const fn around(x: i32, y: i32, half: i32) -> Self {
        Self { left: x - half, top: y - half, right: x + half, foot: y + half }
    }

    /// Whether the two take any of the same room.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.foot && other.top < self.foot
    }

    /// Whether it lies in a picture of this size.
    pub(crate) const fn lies_in(self, width: i32, height: i32) -> bool {
        self.left >= 0 && self.top >= 0 && self.right <= width && self.foot <= height
    }
}

/// How wide words are at this size of bold letters, at the most.
pub(crate) fn width(words: &str, size: i32) -> i32 {
    words.chars().map(|letter| hundredths(letter) * size).sum::<i32>() / 100
}

/// The width of a letter in hundredths of its size, as the widest of the common typefaces has it.
fn hundredths(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 36,
        'f' | 't' | 'r' | ' ' | '-' | '(' | ')' | '·' => 46,
        'm' | 'w' | 'M' | 'W' | 'Ш' | 'Щ' | 'Ю' | 'Ж' | 'ш' | 'щ' | 'ю' | 'ж' | '…' | '—' => 104,
        'a'..='z' | '0'..='9' => 66,
        'A'..='Z' => 82,
        // Marks that stand on the letter before them.
        '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{200B}'..='\u{200F}' => 0,
        '\u{80}'..='\u{24F}' => 84,
        '\u{250}'..='\u{7FF}' => 88,
        _ => 112,
    }
}

/// The words on one line, or on two where that is what it takes. None: they do not fit on two.
pub(crate) fn in_lines(words: &str, size: i32, room: i32) -> Option<Vec<String>> {
    if width(words, size) <= room {
        return Some(vec![words.to_owned()]);
    }
    let breaks = words.char_indices().filter(|(_, letter)| matches!(letter, ' ' | '-' | '‐'));
    breaks
        .map(|(at, letter)| {
            let (first, second) = words.split_at(at + letter.len_utf8());
            (first.trim_end().to_owned(), second.trim_start().to_owned())
        })
        .map(|(first, second)| (width(&first, size).max(width(&second, size)), first, second))
        .filter(|(widest, first, second)| *widest <= room && !first.is_empty() && !second.is_empty())
        .min_by_key(|(widest, ..)| *widest)
        .map(|(_, first, second)| vec![first, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_go_onto_two_lines_at_a_space_or_a_hyphen_and_no_letter_is_lost() {
        let lines = |words| in_lines(words, 17, 132);
        assert_eq!(lines("Maya"), Some(vec!["Maya".to_owned()]));
        for name in ["Anna-Magdalena", "Mary Lizzie Jane", "نور الهدى", "Oluwaseun Ayodele"] {
            let found = lines(name).unwrap_or_default();
            assert!(
                !found.is_empty() && found.iter().all(|line| width(line, 17) <= 132),
                "{name}: {found:?}"
            );
            let joined: String = found.concat().chars().filter(|letter| *letter != ' ').collect();
            assert_eq!(joined, name.chars().filter(|letter| *letter != ' ').collect::<String>());
        }
        assert_eq!(lines("Oluwafunmilayooluwaseun"), None);
    }
}
