//! Every definition, in the order of pathway 6. A line that is counted otherwise one day gets a further version here; the earlier one
//! stays, so that a figure that names it can be looked up. The place of number 35 (family group decision making before proceedings) is kept:
//! the record has no object for it yet.

mod front_door;
mod plans;
mod protection;

use crate::Definition;

/// Every definition under its heading, in the order in which people read them.
const TOPICS: &[(&str, &[Definition])] = &[
    ("Contacts, referrals and assessments", front_door::ALL),
    ("Enquiries and conferences", protection::ALL),
    ("Child protection plans", plans::ALL),
    ("The work as a whole", plans::WORK),
];

impl Definition {
    /// Every definition under its heading, in the order in which people read them.
    pub fn topics() -> impl Iterator<Item = (&'static str, &'static [Self])> {
        TOPICS.iter().copied()
    }

    /// Every definition.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        TOPICS.iter().flat_map(|(_, definitions)| definitions.iter())
    }
}
