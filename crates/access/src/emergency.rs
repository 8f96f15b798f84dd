//! Why another team's record is opened in an emergency: which child, what has happened, and why it cannot wait for the team.
//! Three answers that a supervisor can look over, each said in more than a word. Pure.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The number of different words that an answer needs, as in "Maya Okafor, seven". Fewer say nothing that a supervisor could
/// look over.
const WORDS: usize = 3;

/// The three answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    /// Which child, as far as it is known.
    pub child: String,
    /// What has happened.
    pub happened: String,
    /// Why it cannot wait for the team that works with the family.
    pub why_now: String,
}

impl Emergency {
    /// What is missing: the field, and a sentence for whoever writes. Empty: nothing.
    pub fn missing(&self) -> Vec<(&'static str, &'static str)> {
        let answers = [
            (
                "child",
                &self.child,
                "Say which child, in a few words: the name as you have it, and about how old.",
            ),
            ("happened", &self.happened, "Say in a sentence what has happened."),
            (
                "why_now",
                &self.why_now,
                "Say in a sentence why it cannot wait until the family’s own team can be reached.",
            ),
        ];
        let mut missing: Vec<(&'static str, &'static str)> = answers
            .iter()
            .filter(|(_, answer, _)| !says_something(answer))
            .map(|(field, _, sentence)| (*field, *sentence))
            .collect();
        if missing.is_empty() && words(&self.happened) == words(&self.why_now) {
            missing.push((
                "why_now",
                "This is what has happened, once more. Say why it cannot wait until the family’s own team can be reached.",
            ));
        }
        missing
    }

    /// The answers as one text, for where there is one column of words.
    pub fn in_one(&self) -> String {
        let ends = |text: &str| text.ends_with(['.', '!', '?', '…', '”', '"']);
        let sentence = |text: &str| {
            let text = text.trim();
            if ends(text) { text.to_owned() } else { format!("{text}.") }
        };
        [&self.child, &self.happened, &self.why_now].map(|text| sentence(text)).join(" ")
    }
}

/// Whether the text has at least [`WORDS`] different words, one of them longer than a letter.
fn says_something(text: &str) -> bool {
    let words = words(text);
    let different: BTreeSet<&String> = words.iter().collect();
    different.len() >= WORDS && words.iter().any(|word| word.chars().count() > 1)
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> Emergency {
        Emergency {
            child: "Maya Okafor, about seven".to_owned(),
            happened: "She is at A&E with a burn on her arm".to_owned(),
            why_now: "Nobody of her team answers and she is to be discharged".to_owned(),
        }
    }

    #[test]
    fn three_answers_of_a_few_words_are_enough() {
        assert_eq!(said().missing(), Vec::new());
        assert_eq!(
            said().in_one(),
            "Maya Okafor, about seven. She is at A&E with a burn on her arm. \
             Nobody of her team answers and she is to be discharged."
        );
    }

    #[test]
    fn a_word_an_empty_answer_or_one_word_again_and_again_is_asked_for_anew() {
        for nothing in
            ["", "  ", "x", "urgent", "child urgent", "urgent urgent urgent urgent", ". . .", "a b c"]
        {
            for field in ["child", "happened", "why_now"] {
                let mut emergency = said();
                match field {
                    "child" => emergency.child = nothing.to_owned(),
                    "happened" => emergency.happened = nothing.to_owned(),
                    _ => emergency.why_now = nothing.to_owned(),
                }
                let missing: Vec<&str> = emergency.missing().into_iter().map(|(field, _)| field).collect();
                assert_eq!(missing, [field], "{nothing:?}");
            }
        }
    }

    #[test]
    fn what_happened_is_not_why_it_cannot_wait() {
        let twice = Emergency { why_now: "She is at A&E, with a burn on her arm!".to_owned(), ..said() };
        assert_eq!(twice.missing().len(), 1);
    }
}
