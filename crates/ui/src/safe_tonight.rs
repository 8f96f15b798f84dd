//! What is asked back whenever somebody decides on a contact that says that a child is in danger now: how people know that the
//! child is safe tonight; or, where people are to talk now, who was rung. The answers stand in the reason.

use crate::form::FormReader;
use practice::contact::{Contact, ContactDecision, HOW_SAFE, WHO_WAS_RUNG};

/// The question.
pub const QUESTION: &str =
    "This contact says a child is in danger now. How do you know that the child is safe tonight?";

/// Whether it is asked about a contact.
pub fn is_asked(contact: &Contact) -> bool {
    contact.says_danger()
}

/// Which answer has to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// None: nothing was decided.
    Nothing,
    /// How people know that the child is safe tonight.
    Safe,
    /// Who was rung: a strategy discussion now is itself about tonight.
    Rung,
}

impl Asks {
    /// Which has to be given with this decision.
    pub fn of(decision: Option<ContactDecision>) -> Self {
        match decision {
            None => Self::Nothing,
            Some(ContactDecision::StrategyNow) => Self::Rung,
            Some(_) => Self::Safe,
        }
    }
}

/// The reason with the answers, where they are asked.
pub fn answered(reader: &mut FormReader<'_>, contact: Option<&Contact>, asks: Asks, reason: &str) -> String {
    let asks = if contact.is_some_and(is_asked) { asks } else { Asks::Nothing };
    let mut ask = |field, label, is_needed, empty| {
        if is_needed { reader.needed(field, label, empty) } else { reader.text(field, label) }
    };
    let safe = ask(
        "safe_tonight",
        "How you know that the child is safe tonight",
        asks == Asks::Safe,
        "Say how you know that the child is safe tonight.",
    );
    let rung = ask(
        "rung",
        "Who was rung, and when",
        asks == Asks::Rung,
        "Say who was rung about it, and when: the police, the hospital, whoever leads the discussion.",
    );
    let mut all = reason.to_owned();
    for (before, said) in [(HOW_SAFE, safe), (WHO_WAS_RUNG, rung)] {
        if !said.trim().is_empty() {
            all.push_str(before);
            all.push_str(&said);
        }
    }
    all
}

/// A reason that was kept, and the answers in it: what a form that decides anew begins with.
pub fn apart(kept: &str) -> [&str; 3] {
    let (kept, rung) = kept.split_once(WHO_WAS_RUNG).unwrap_or((kept, ""));
    let (reason, safe) = kept.split_once(HOW_SAFE).unwrap_or((kept, ""));
    [reason, safe, rung]
}
