//! When two headings mean the same: the one rule by which columns of tables, of lists and of workbooks are found.
//!
//! `HOME_POST`, `homepost` and `[Home Post]` are the same letters; “Postcode of home” and `HOME_PCODE` are the same words, in
//! full, in any order, and without those that say nothing.

use crate::ssda903::is_unseen;

/// Words that say nothing of what a column holds.
const EMPTY: [&str; 9] = ["the", "of", "a", "an", "for", "is", "s", "this", "in"];

/// Words that people shorten or write in another form, and what they are here.
static FORMS: [(&str, &str); 38] = [
    ("post", "postcode"),
    ("pcode", "postcode"),
    ("pcd", "postcode"),
    ("postalcode", "postcode"),
    ("zipcode", "postcode"),
    ("postcodes", "postcode"),
    ("codes", "code"),
    ("cd", "code"),
    ("no", "number"),
    ("nr", "number"),
    ("num", "number"),
    ("id", "identifier"),
    ("ident", "identifier"),
    ("ref", "reference"),
    ("uniq", "unique"),
    ("birth", "born"),
    ("gender", "sex"),
    ("ethnicity", "ethnic"),
    ("pl", "placement"),
    ("plac", "placement"),
    ("plcmt", "placement"),
    ("place", "placement"),
    ("prov", "provider"),
    ("providers", "provider"),
    ("setting", "provider"),
    ("reg", "registration"),
    ("registered", "registration"),
    ("dereg", "deregistration"),
    ("deregistered", "deregistration"),
    ("closed", "closing"),
    ("close", "closing"),
    ("closure", "closing"),
    ("ended", "end"),
    ("cancelled", "cancellation"),
    ("resigned", "resignation"),
    ("commenced", "start"),
    ("started", "start"),
    ("changed", "change"),
];

/// Words that people write as two.
static IN_TWO: [(&str, &str, &str); 5] = [
    ("postcode", "code", "postcode"),
    ("postal", "code", "postcode"),
    ("zip", "code", "postcode"),
    ("p", "code", "postcode"),
    ("de", "registration", "deregistration"),
];

/// A heading, or what one may be called: compared by its letters and by its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Name {
    /// Its letters and digits, in small letters: what stands between and around them counts for nothing.
    letters: String,
    /// Its words in full, in the order of the alphabet.
    words: Vec<String>,
}

impl Name {
    pub(crate) fn of(name: &str) -> Self {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        Self { letters: letters.map(|letter| letter.to_ascii_lowercase()).collect(), words: words(name) }
    }

    /// Whether the letters of both are the same.
    pub(crate) fn is_spelt(&self, other: &Self) -> bool {
        !self.letters.is_empty() && self.letters == other.letters
    }

    /// Whether both mean the same: by their letters, or by their words.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.is_spelt(other) || (!self.words.is_empty() && self.words == other.words)
    }

    /// Whether a word is among its words.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|own| own == word)
    }

    /// How many words it has.
    pub(crate) fn count(&self) -> usize {
        self.words.len()
    }
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in in_one(&split(name)) {
        let form = FORMS.iter().find(|(short, _)| *short == word);
        let full = form.map_or(word, |(_, full)| (*full).to_owned());
        let two = words.last().and_then(|last| IN_TWO.iter().find(|(a, b, _)| a == last && *b == full));
        if let Some((.., one)) = two {
            words.pop();
            words.push((*one).to_owned());
        } else {
            words.push(full);
        }
    }
    words.retain(|word| !EMPTY.contains(&word.as_str()));
    words.sort_unstable();
    words
}

/// The words as they stand, in small letters: parted by marks, blanks and capitals within a word.
fn split(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars().filter(|letter| !is_unseen(*letter) && !matches!(letter, '\'' | '’')) {
        if !letter.is_alphanumeric() || (was_small && letter.is_uppercase()) {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The same with single letters in one word: D.O.B. is DOB.
fn in_one(words: &[String]) -> Vec<String> {
    let runs = words.chunk_by(|before, after| before.len() == 1 && after.len() == 1);
    runs.map(|run| run.join("")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_the_same_words_are_the_same() {
        for (a, b) in [
            ("HOME_POST", "Postcode of home"),
            ("HOME_POST", "home pcode"),
            ("HOME_POST", "[Home Post Code]"),
            ("PL_POST", "Placement postcode"),
            ("PL_POST", "PL POST CODE"),
            ("PCODE", "POST CODE"),
            ("P/code", "Postal code"),
            ("DOB", "D.O.B."),
            ("Date of birth", "Birth_Date"),
            ("DateOfBirth", "DATE OF BIRTH"),
            ("MC_DOB", "mc\u{a0}dob*"),
            ("Mother's child DOB", "DOB of mothers child"),
            ("Date de-registered", "DEREG_DATE"),
            ("Date closed", "Closure date"),
            ("Ofsted URN", "URN (Ofsted)"),
            ("Provider no.", "Number of provider"),
        ] {
            let (a, b) = (Name::of(a), Name::of(b));
            assert!(a.is(&b) && b.is(&a), "{a:?}, {b:?}");
        }
        for (a, b) in [
            ("Home postcode", "Placement postcode"),
            ("Registration date", "Deregistration date"),
            ("DOB", "MC_DOB"),
            ("Start date", "End date"),
            ("", "the"),
        ] {
            assert!(!Name::of(a).is(&Name::of(b)), "{a}, {b}");
        }
    }
}
