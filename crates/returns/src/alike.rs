//! Identifiers that are another's written in a second way: with noughts in front or without, with .0 behind, with blanks and marks
//! within, in other capitals. A spreadsheet or a person does that, and one child becomes two.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::report::{Remark, Weight};

/// Identifiers by what is left of them without all that; hashes of both are kept.
#[derive(Debug, Default)]
pub(crate) struct Alike {
    first: HashMap<u64, u64>,
    count: usize,
}

impl Alike {
    /// Takes an identifier.
    pub(crate) fn see(&mut self, text: &str) {
        let bare = bare(text);
        if !bare.is_empty() {
            self.take(hashed(&bare), hashed(text));
        }
    }

    /// Adds what was seen later.
    pub(crate) fn add(&mut self, later: Self) {
        self.count += later.count;
        for (bare, text) in later.first {
            self.take(bare, text);
        }
    }

    fn take(&mut self, bare: u64, text: u64) {
        let first = *self.first.entry(bare).or_insert(text);
        self.count += usize::from(first != text);
    }

    /// What there is to say.
    pub(crate) fn remark(&self) -> Option<Remark> {
        let (children, they) = match self.count {
            0 => return None,
            1 => ("identifier of one child differs".to_owned(), "It was"),
            count => (format!("identifiers of {count} children differ"), "Each was"),
        };
        let said = format!(
            "The {children} from another only by what a spreadsheet or a person takes away or adds (noughts in front, .0 behind, blanks \
             and marks within, capitals). {they} taken for a child apart; if both are one, export the files again and do not save them \
             from a spreadsheet."
        );
        Some(Remark { weight: Weight::Noticed, line: None, said })
    }
}

fn bare(text: &str) -> String {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let close: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    close.trim_start_matches('0').to_uppercase()
}

fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(texts: &[&str]) -> usize {
        let mut alike = Alike::default();
        for text in texts {
            alike.see(text);
        }
        let mut parts = Alike::default();
        for text in texts {
            let mut later = Alike::default();
            later.see(text);
            parts.add(later);
        }
        assert_eq!(alike.count, parts.count, "in one or in parts: {texts:?}");
        alike.count
    }

    #[test]
    fn one_identifier_in_two_ways_is_told_from_two() {
        for texts in [["001", "1"], ["1.0", "1"], ["1.0", "01"], ["A-1", "A1"], ["A 1", "A1"], ["a1", "A1"]] {
            assert_eq!(count(&texts), 1, "{texts:?}");
        }
        assert_eq!(count(&["001", "1", "01", "2", "2", "0", "00", ""]), 2);
        assert!(Alike::default().remark().is_none());
    }
}
