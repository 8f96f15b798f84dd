//! One child of the census, as rules see it.

use super::Census;
use super::tables::{ChildCharacteristics, ChildIdentifiers, CinDetails};

/// A child, with all that the census says of it, and the collection that it is part of.
#[derive(Clone, Debug)]
pub struct Child<'a> {
    /// Who the child is.
    pub who: ChildIdentifiers<'a>,
    /// What is recorded of the child.
    pub characteristics: ChildCharacteristics<'a>,
    /// What was done, from each referral to its closure.
    pub details: Vec<CinDetails<'a>>,
    /// The collection.
    pub census: &'a Census,
}

impl CinDetails<'_> {
    /// Whether the flag says that the referral led to no further action.
    pub fn is_nfa(&self) -> bool {
        says_yes(self.nfa.text())
    }

    /// Whether the flag says that the referral led further.
    pub fn is_not_nfa(&self) -> bool {
        says_no(self.nfa.text())
    }
}

impl super::Section47<'_> {
    /// Whether the flag says that a conference was not required.
    pub fn conference_not_required(&self) -> bool {
        says_yes(self.not_required.text())
    }

    /// Whether the flag says that a conference was required.
    pub fn conference_required(&self) -> bool {
        says_no(self.not_required.text())
    }
}

fn says_yes(text: Option<&str>) -> bool {
    text.is_some_and(|text| text == "1" || text == "true")
}

fn says_no(text: Option<&str>) -> bool {
    text.is_some_and(|text| text == "0" || text == "false")
}
