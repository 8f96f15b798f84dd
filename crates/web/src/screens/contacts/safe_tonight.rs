//! What is asked back whenever somebody decides on a contact that says that a child is in danger now: how people know that the
//! child is safe tonight. The answer stands in the reason.

use crate::form::Reader;
use practice::contact::{Contact, ContactDecision};

/// The question.
pub(crate) const QUESTION: &str =
    "This contact says a child is in danger now. How do you know that the child is safe tonight?";

/// Whether it is asked about a contact.
pub(crate) fn is_asked(contact: &Contact) -> bool {
    contact.says_danger()
}

/// Whether it has to be said with this decision. A strategy discussion now is itself about tonight.
pub(crate) fn is_needed(decision: ContactDecision) -> bool {
    decision != ContactDecision::StrategyNow
}

/// What stands in the reason before the answer.
const BEFORE: &str = "\n\nHow we know that the child is safe tonight: ";

/// The reason with the answer, where it is asked. `is_needed`: it has to be said.
pub(crate) fn answered(
    reader: &mut Reader<'_>,
    contact: Option<&Contact>,
    is_needed: bool,
    reason: &str,
) -> String {
    let label = "How you know that the child is safe tonight";
    let safe = if is_needed && contact.is_some_and(is_asked) {
        reader.needed("safe_tonight", label, "Say how you know that the child is safe tonight.")
    } else {
        reader.text("safe_tonight", label)
    };
    if safe.trim().is_empty() { reason.to_owned() } else { format!("{reason}{BEFORE}{safe}") }
}

/// A reason that was kept, and the answer in it: what a form that decides anew begins with.
pub(crate) fn apart(kept: &str) -> (&str, &str) {
    kept.split_once(BEFORE).unwrap_or((kept, ""))
}
