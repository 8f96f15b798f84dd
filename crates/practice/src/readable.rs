//! How easily a text is read: the Flesch–Kincaid grade, from the length of sentences and of words. English only, and a
//! rough guide: it counts syllables by the vowels.
//!
//! For children a grade alone is not enough: it is an average, and one long sentence hides among short ones. A text for a
//! child is therefore held to its longest sentence and its longest word as well, and says which they are.

/// The school grade (United States) at which a text is read with ease: about the age in years less five. A text without
/// words is grade 0, and so is everything below it.
pub fn grade(text: &str) -> f64 {
    let words: Vec<&str> = words(text).collect();
    if words.is_empty() {
        return 0.0;
    }
    let sentences = sentences(text).count().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let [words, sentences, syllables] = [words.len(), sentences, syllables].map(count);
    (0.39 * words / sentences + 11.8 * syllables / words - 15.59).max(0.0)
}

/// The youngest age in whole years at which a text is read with ease.
pub fn age(text: &str) -> u8 {
    let grade = grade(text).ceil();
    // From 5 upwards; beyond 20 nobody asks.
    (0..=15_u8).find(|years| f64::from(*years) >= grade).unwrap_or(15) + 5
}

/// What a text for a reader must keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The highest reading age in years.
    pub age: u8,
    /// The longest sentence in words.
    pub sentence: usize,
    /// The longest word in syllables; names do not count.
    pub word: usize,
}

/// How a text reads, and what in it is too hard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The reading age in whole years, names left out.
    pub age: u8,
    /// The words that make it hard, each once, in the order of the text. Empty where the text keeps to its limits.
    pub words: Vec<String>,
    /// The first words of the sentences that make it hard. Empty where the text keeps to its limits.
    pub sentences: Vec<String>,
}

impl Measured {
    /// Whether the text keeps to its limits.
    pub fn is_easy(&self, limits: Limits) -> bool {
        self.age <= limits.age && self.words.is_empty() && self.sentences.is_empty()
    }
}

/// Holds a text to its limits. Names are not counted: they may be long, and their owner knows them.
pub fn measured(text: &str, limits: Limits, is_name: impl Fn(&str) -> bool) -> Measured {
    let plain = |sentence: &str| -> Vec<String> {
        words(sentence)
            .map(bare)
            .filter(|word| !word.is_empty() && !is_name(word))
            .map(str::to_owned)
            .collect()
    };
    let all: Vec<(String, Vec<String>)> =
        sentences(text).map(|sentence| (sentence.trim().to_owned(), plain(sentence))).collect();
    let without_names = all.iter().map(|(_, words)| words.join(" ")).collect::<Vec<_>>().join(". ");
    let age = age(&without_names);
    let too_hard = age > limits.age;
    let harder_than = |most: usize| {
        let mut found: Vec<String> = Vec::new();
        for word in all.iter().flat_map(|(_, words)| words).filter(|word| syllables(word) > most) {
            if !found.contains(word) {
                found.push(word.clone());
            }
        }
        found
    };
    let longer_than = |most: usize| -> Vec<String> {
        let long = all.iter().filter(|(_, words)| words.len() > most);
        long.map(|(sentence, _)| first_words(sentence)).collect()
    };
    let mut hard = harder_than(limits.word);
    let mut long = longer_than(limits.sentence);
    if too_hard && hard.is_empty() {
        hard = harder_than(2);
    }
    if too_hard && long.is_empty() {
        long = longer_than(limits.sentence * 2 / 3);
    }
    if too_hard && hard.is_empty() && long.is_empty() {
        hard = harder_than(1);
    }
    Measured { age, words: hard, sentences: long }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', '\n']).filter(|part| part.chars().any(char::is_alphanumeric))
}

/// A word without what stands around it and without the mark of what is somebody's.
pub fn bare(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

fn first_words(sentence: &str) -> String {
    const SHOWN: usize = 6;
    let mut words = sentence.split_whitespace();
    let shown = words.by_ref().take(SHOWN).collect::<Vec<_>>().join(" ");
    if words.next().is_some() { format!("{shown} …") } else { shown }
}

/// Short words with a silent e that others begin with: "sometimes", "everybody", "homework".
const BEGIN_SILENT: &[&str] = &["some", "every", "home", "care", "safe", "love", "like", "time", "side"];

/// Syllables by groups of vowels; a silent e is none, at the end ("home", "times", "called") or within ("sometimes"). A
/// number counts as one for each digit, and as one in all from five digits on: a telephone number is dialled, not read.
pub fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    let digits = letters.iter().filter(|letter| letter.is_ascii_digit()).count();
    if digits > 4 {
        return 1;
    }
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
        && match letters.as_slice() {
            [.., before, 'e'] => !is_vowel(before) && *before != 'l',
            [.., before, 'e', 's'] => !is_vowel(before) && !"lszxcgh".contains(*before),
            [.., before, 'e', 'd'] => !is_vowel(before) && !"ltd".contains(*before),
            _ => false,
        };
    let word: String = letters.iter().collect();
    let within = BEGIN_SILENT.iter().filter_map(|begin| word.strip_prefix(begin)).any(|rest| {
        rest.starts_with(|letter: char| !is_vowel(&letter)) && rest.chars().filter(is_vowel).count() > 0
    });
    groups.saturating_sub(usize::from(silent) + usize::from(within)).max(1)
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHILD: Limits = Limits { age: 8, sentence: 12, word: 3 };

    #[test]
    fn short_words_in_short_sentences_are_easy_and_long_ones_are_not() {
        assert!(grade("We will go to Gran. She will ring Mum.") < 2.0);
        let hard = "The multi-agency professional network will undertake continuous assessment of parental capacity in accordance with statutory requirements.";
        assert!(grade(hard) > 14.0);
        assert!(grade("").abs() < f64::EPSILON);
        assert_eq!((age(""), age(hard)), (5, 20));
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
            ("sometimes", 2),
            ("everybody", 4),
            ("somewhere", 2),
            ("careful", 2),
            ("helped", 1),
            ("times", 1),
            ("wanted", 2),
            ("houses", 2),
            ("tables", 2),
            ("timer", 2),
            ("01632", 1),
        ] {
            assert_eq!(syllables(word), wanted, "{word}");
        }
    }

    #[test]
    fn one_long_sentence_or_word_does_not_hide_among_short_ones() {
        let easy = "Mum is sad a lot. It is not your job to help her. How is it for you at home?";
        let nobody = |_: &str| false;
        assert!(measured(easy, CHILD, nobody).is_easy(CHILD));
        let word = measured(&format!("{easy} This is about supervision."), CHILD, nobody);
        assert_eq!(word.words, ["supervision"]);
        let long =
            format!("{easy} Then we all sat down with Gran and Mum and we said that we want to help you.");
        assert_eq!(measured(&long, CHILD, nobody).sentences, ["Then we all sat down with …"]);
    }

    #[test]
    fn a_hard_text_names_what_makes_it_hard_and_names_of_people_do_not() {
        let hard = "Everybody worries whenever arguments happen. Yesterday everybody remembered.";
        let found = measured(hard, CHILD, |_| false);
        assert!(found.age > 8 && found.words.contains(&"Everybody".to_owned()), "{found:?}");
        let named = "Konstantina is here. Konstantina’s bed is new.";
        assert!(measured(named, CHILD, |word| word == "Konstantina").is_easy(CHILD));
        assert!(!measured(named, CHILD, |_| false).is_easy(CHILD));
    }
}
