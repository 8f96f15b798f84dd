//! What a page says after a form was kept. The address carries a code, never words, so that nobody can put words there.

/// The sentence for a code; unknown codes say nothing.
pub fn sentence(code: &str) -> Option<&'static str> {
    DONE.iter().find(|(known, _)| *known == code).map(|(_, sentence)| *sentence)
}

const DONE: &[(&str, &str)] = &[
    ("saved", "Saved."),
    ("added", "Added."),
    ("withdrawn", "Taken away. It is still in the history."),
    ("discarded", "What you had typed was thrown away. This is what is saved."),
    ("restored", "You are back where you were. What you typed is in the form: look it over and save it."),
    ("ticked", "Ticked, with what shows it."),
    ("not-moved", "It could not be moved."),
    ("signed-out", "You are signed out."),
    ("repeated", "Saved. You sent this form twice; it was kept once."),
];
