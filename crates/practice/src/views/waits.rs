//! What was told to the authority and waits for a decision, in the words of whoever told it. For the people who decide: it
//! stands on their own list of work and on no page of the record that is printed for a family.

use super::arrival;
use crate::{
    actions::contact::opening,
    contact::Contact,
    family::Stage,
    object::{CaseRecord, Kind},
};

/// News that waits, with the thing on which its line of work hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// A contact, or the family whose referral is new.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// The words, between quotation marks.
    pub words: String,
}

/// Everything that waits: contacts on which nobody has decided, and the referral while nothing has been mapped.
pub fn waiting(record: &CaseRecord) -> Vec<Waiting> {
    let undecided = record.contacts.iter().filter(|contact| !contact.is_decided());
    let mut all: Vec<Waiting> = undecided
        .map(|contact| Waiting { kind: Kind::Contact, number: contact.id.0, words: words(contact) })
        .collect();
    let is_new = |stage| record.maps.is_empty() || stage == Stage::Intake;
    if let Some(family) = record.families.first().filter(|family| is_new(family.stage)) {
        let words = opening(record).map_or_else(|| quoted(&arrival(record).worried), words);
        all.push(Waiting { kind: Kind::Family, number: family.id.0, words });
    }
    all.retain(|waiting| !waiting.words.is_empty());
    all
}

/// As many letters of what was told as a line of work has room for.
const ROOM: usize = 240;

/// What a contact told, in its own words: what happened, and of a child in danger first why it is said.
fn words(contact: &Contact) -> String {
    let danger = if contact.says_danger() { contact.danger_words.trim() } else { "" };
    let (danger, worried) = (quoted(danger), quoted(&contact.worried));
    // One person said both, often in the same words.
    if danger == worried { worried } else { format!("{danger} {worried}").trim().to_owned() }
}

/// The words between quotation marks, cut after a whole word where they are long. Nothing where nothing was said.
fn quoted(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return String::new();
    }
    let Some((end, _)) = words.char_indices().nth(ROOM) else { return format!("“{words}”") };
    let cut = words[..end].rfind(' ').unwrap_or(end);
    format!("“{} …”", &words[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_whole_or_cut_after_a_word() {
        assert_eq!(quoted(" \n"), "");
        assert_eq!(quoted("He waits\nat the gate "), "“He waits at the gate”");
        let long = quoted(&"Tolu was alone. ".repeat(40));
        assert!(
            long.ends_with("alone. …”") || long.ends_with("was …”") || long.ends_with("Tolu …”"),
            "{long}"
        );
        assert!(long.chars().count() <= ROOM + 5);
        assert!(quoted(&"ж".repeat(300)).chars().count() <= ROOM + 5);
    }
}
