//! Visits: where somebody went, which children they saw and how, and what each child said. A visit is told in a case note; here stands
//! what a clock asks of it. One visit serves every purpose that it meets, and nobody says which.

use matter::{choice, ids::PersonId};
use serde::{Deserialize, Serialize};

/// The sort under which a digest counts the visits at which a child was seen.
pub const SEEN: &str = "seen";
/// The same, seen alone.
pub const SEEN_ALONE: &str = "seen_alone";

choice! {
    /// How a child was seen.
    Seen {
        Alone = "alone", "Seen, and alone";
        WithOthers = "with_others", "Seen, with others there";
        No = "no", "Not seen";
    }
}

choice! {
    /// Where a visit was made.
    VisitPlace {
        Home = "home", "At home";
        School = "school", "At school or nursery";
        Elsewhere = "elsewhere", "Somewhere else";
    }
}

/// What a visit says of one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildSeen {
    /// The child.
    pub child: PersonId,
    /// How the child was seen.
    pub seen: Seen,
    /// What the child said, word for word. Empty: nothing was written down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}

/// What a case note of a visit says besides its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visited {
    /// Where.
    pub place: VisitPlace,
    /// The children whom it was about, each as seen.
    pub children: Vec<ChildSeen>,
    /// Whether where they sleep was seen. None: nobody says.
    pub bedroom: Option<bool>,
}

impl Visited {
    /// The children who were seen, alone or not.
    pub fn seen(&self) -> impl Iterator<Item = PersonId> {
        self.children.iter().filter(|one| one.seen != Seen::No).map(|one| one.child)
    }

    /// The children who were seen alone.
    pub fn seen_alone(&self) -> impl Iterator<Item = PersonId> {
        self.children.iter().filter(|one| one.seen == Seen::Alone).map(|one| one.child)
    }
}
