//! Finds words that claim a cause. They are data, in `data/studies/claims.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Words {
    claims: Vec<String>,
    denials: Vec<String>,
}

static WORDS: LazyLock<Option<Words>> =
    LazyLock::new(|| toml::from_str(include_str!("../../../data/studies/claims.toml")).ok());

/// The words of a text that claim a cause, sentence by sentence. A question claims nothing, nor does a sentence that
/// denies or asks before the word.
pub fn claims(text: &str) -> Vec<String> {
    let Some(words) = &*WORDS else { return vec!["the list of claims cannot be read".to_owned()] };
    text.split_inclusive(['.', '!', '?', ';'])
        .filter(|sentence| !sentence.ends_with('?'))
        .flat_map(|sentence| of_sentence(words, sentence))
        .collect()
}

fn of_sentence(words: &Words, sentence: &str) -> Vec<String> {
    let plain: Vec<String> = sentence
        .split(|letter: char| !letter.is_alphanumeric() && letter != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let denied = plain.iter().position(|word| words.denials.contains(word)).unwrap_or(usize::MAX);
    let claims = words.claims.iter().filter(|claim| {
        let claim: Vec<&str> = claim.split(' ').collect();
        plain.windows(claim.len()).position(|window| window == claim).is_some_and(|at| at < denied)
    });
    claims.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_of_cause_is_found_and_a_denial_or_question_let_through() {
        assert_eq!(claims("Signs of Safety works."), ["works"]);
        assert_eq!(claims("Outcomes improved because of the practice!"), ["improved", "because of"]);
        assert_eq!(claims("It works, no doubt."), ["works"]);
        assert!(claims("Does it work better, and is it effective?").is_empty());
        assert!(claims("These data cannot show whether it improved anything.").is_empty());
        assert!(claims("There is no evidence of improved outcomes.").is_empty());
        assert!(claims("Social workers and their working day.").is_empty());
    }
}
