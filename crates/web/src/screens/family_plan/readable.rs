//! How easily a text is read: the Flesch–Kincaid grade, from the length of sentences and of words. English only, and a
//! rough guide: it counts syllables by the vowels.

/// The school grade (United States) at which a text is read with ease: about the age in years less five. A text without
/// words is grade 0, and so is everything below it.
pub fn grade(text: &str) -> f64 {
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    if words.is_empty() {
        return 0.0;
    }
    let sentences = text
        .split(['.', '!', '?', '\n'])
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .count()
        .max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let [words, sentences, syllables] = [words.len(), sentences, syllables].map(count);
    (0.39 * words / sentences + 11.8 * syllables / words - 15.59).max(0.0)
}

/// Syllables by groups of vowels; a silent e at the end is none. A number counts as one for each digit.
fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let digits = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    if digits > 0 {
        return digits;
    }
    let is_vowel = |letter: &char| "aeiouyàâäéèêëíîïóôöúûüąęó".contains(*letter);
    let groups = letters
        .iter()
        .enumerate()
        .filter(|(at, letter)| is_vowel(letter) && (*at == 0 || !is_vowel(&letters[at - 1])))
        .count();
    let silent = groups > 1
        && letters.last() == Some(&'e')
        && letters.iter().rev().nth(1).is_some_and(|before| !is_vowel(before) && *before != 'l');
    (groups - usize::from(silent)).max(1)
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_in_short_sentences_are_easy_and_long_ones_are_not() {
        assert!(grade("We will go to Gran. She will ring Mum.") < 2.0);
        let hard = "The multi-agency professional network will undertake continuous assessment of parental capacity in accordance with statutory requirements.";
        assert!(grade(hard) > 14.0);
        assert!(grade("").abs() < f64::EPSILON);
    }

    #[test]
    fn syllables_are_counted_as_people_speak() {
        for (word, wanted) in [
            ("plan", 1),
            ("safe", 1),
            ("table", 2),
            ("mother", 2),
            ("worried", 2),
            ("telephone", 3),
            ("999", 3),
        ] {
            assert_eq!(syllables(word), wanted, "{word}");
        }
    }
}
