//! What a household may be called on a screen that a family looks at too: never by a street that must stay hidden.

use practice::people::Person;

/// What is said in place of the name.
pub(crate) const HIDDEN: &str = "a hidden address";

/// Whether somebody who lives there has an address that others must not learn. Then nobody's household tells it either.
pub(crate) fn is_hidden<'a>(people: impl IntoIterator<Item = &'a Person>, household: &str) -> bool {
    people.into_iter().any(|person| person.address_hidden && person.household.trim() == household.trim())
}

/// The name of the household as it may be shown. Empty where none is written.
pub(crate) fn shown<'a>(people: impl IntoIterator<Item = &'a Person>, household: &'a str) -> &'a str {
    if !household.trim().is_empty() && is_hidden(people, household) { HIDDEN } else { household.trim() }
}
