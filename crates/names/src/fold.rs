//! Names as written to names as compared: one case, no marks, Latin letters where the script allows.

use unicode_normalization::UnicodeNormalization;

use crate::script;

/// One word of a name. Cyrillic is read the Russian and the Ukrainian way where the two differ, so there may be more
/// than one reading; the likelier stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) readings: Vec<String>,
}

/// The words of a name in the form they are compared in. Case, accents and apostrophes go ("O’Brien" is `obrien`),
/// hyphens part words, Cyrillic and Greek become Latin letters, Arabic letters lose their variants, other scripts stay.
/// Control characters and marks that turn the direction of text are dropped.
pub fn normalise(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter_map(|token| token.readings.into_iter().next()).collect()
}

pub(crate) fn tokens(text: &str) -> Vec<Token> {
    if text.is_ascii() { ascii_tokens(text) } else { any_tokens(text) }
}

/// Most names are written so, and nothing is to be folded in them but their capitals.
fn ascii_tokens(text: &str) -> Vec<Token> {
    let plain: String = text
        .chars()
        .filter(|letter| !is_ignored(*letter))
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    plain
        .split(is_separator)
        .filter(|word| !word.is_empty())
        .map(|word| Token { readings: vec![word.to_owned()] })
        .collect()
}

fn any_tokens(text: &str) -> Vec<Token> {
    let plain: String =
        text.nfkc().flat_map(char::to_lowercase).filter(|letter| !is_ignored(*letter)).collect();
    plain.split(is_separator).filter(|word| !word.is_empty()).filter_map(token).collect()
}

fn token(word: &str) -> Option<Token> {
    let mut readings = Vec::new();
    for read in script::readings(word) {
        let folded: String = read.chars().flat_map(fold_letter).collect();
        if !folded.is_empty() && !readings.contains(&folded) {
            readings.push(folded);
        }
    }
    (!readings.is_empty()).then_some(Token { readings })
}

/// Apostrophes of every kind, invisible format characters, direction marks and controls other than white space.
fn is_ignored(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | '＇' | '\u{00AD}' | '\u{0640}'
            | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}'
            | '\u{E0000}'..='\u{E007F}'
    ) || (letter.is_control() && !letter.is_whitespace())
}

fn is_separator(letter: char) -> bool {
    !letter.is_alphanumeric() && !is_mark(letter)
}

/// Vowel signs and other marks of scripts that cannot be read without them count as letters.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// Marks that a reader of the script may leave out: accents, Arabic and Hebrew vowel points.
fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}'
            | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
    )
}

fn fold_letter(letter: char) -> Vec<char> {
    let plain = match letter {
        'ł' => "l",
        'ø' => "o",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "ng",
        'ə' | 'ǝ' => "e",
        'ŧ' => "t",
        'ɓ' => "b",
        'ƙ' => "k",
        'ƴ' => "y",
        _ => "",
    };
    if !plain.is_empty() {
        return plain.chars().collect();
    }
    let accented_latin_or_greek = matches!(letter, '\u{00C0}'..='\u{03FF}' | '\u{1E00}'..='\u{1FFF}');
    let mut letters = Vec::new();
    if accented_latin_or_greek {
        unicode_normalization::char::decompose_canonical(letter, |part| letters.push(part));
    } else {
        letters.push(letter);
    }
    letters.retain(|part| !is_accent(*part));
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_letters_are_read_alike_on_both_ways(text in "[ -~\t\n\u{0}-\u{7F}]{0,40}") {
            prop_assert_eq!(ascii_tokens(&text), any_tokens(&text));
        }
    }
}
