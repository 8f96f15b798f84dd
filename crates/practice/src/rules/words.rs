//! Comparing what people wrote: by its words, whatever the case, the white space and the punctuation.

use std::borrow::Cow;

/// The words of a text in lower case. An apostrophe belongs to its word, however it was typed.
pub(super) fn spoken(text: &str) -> Vec<String> {
    words(&text.to_lowercase()).map(Cow::into_owned).collect()
}

/// The same of a text that is in lower case already, without a copy of each word.
pub(super) fn words(lower: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_apostrophe = |letter: char| matches!(letter, '\'' | '’' | 'ʼ' | '‘');
    lower
        .split(move |letter: char| !letter.is_alphanumeric() && !is_apostrophe(letter))
        .map(move |word| word.trim_matches(is_apostrophe))
        .filter(|word| !word.is_empty())
        .map(
            move |word| {
                if word.is_ascii() {
                    Cow::Borrowed(word)
                } else {
                    Cow::Owned(word.replace(is_apostrophe, "'"))
                }
            },
        )
}

/// The words without each place at which this phrase stands.
pub(super) fn without_phrase(words: &[String], phrase: &[String]) -> Vec<String> {
    let mut rest = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !phrase.is_empty() && words[at..].starts_with(phrase) {
            at += phrase.len();
        } else {
            rest.push(words[at].clone());
            at += 1;
        }
    }
    rest
}

/// Whether the phrase stands in the words.
pub(super) fn has_phrase(words: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && words.windows(phrase.len()).any(|part| part == phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_and_not_letters() {
        assert_eq!(spoken("Dan WON’T  come—never!"), ["dan", "won't", "come", "never"]);
        assert!(has_phrase(&spoken("He will not drink"), &spoken("will not")));
        assert!(!has_phrase(&spoken("He will nothing"), &spoken("will not")));
        assert_eq!(without_phrase(&spoken("neglect and neglect"), &spoken("neglect")), ["and"]);
    }
}
