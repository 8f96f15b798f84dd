//! Sentences and titles as they stand at the beginning and within.

/// A sentence with a capital at its beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A title as it stands within a sentence.
pub(crate) fn in_sentence(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next();
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return title.to_owned();
    }
    first.map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
