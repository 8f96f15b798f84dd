//! Case notes: what happened between the reviews and the forms, written down by whoever was there. A family of some years has
//! thousands, so they are kept in a ledger ([`crate::Keeping::Ledger`]).

use crate::{
    choice,
    contact::in_britain,
    ids::{CaseNoteId, PersonId, WorkerId},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use pathway::visit::{ChildSeen, SEEN, SEEN_ALONE, Visited};
use serde::{Deserialize, Serialize};

choice! {
    /// What a case note is about.
    NoteKind {
        Telephone = "telephone", "Telephone call";
        Message = "message", "E-mail, letter or message";
        Visit = "visit", "Visit";
        Meeting = "meeting", "Meeting or conversation";
        DirectWork = "direct_work", "Direct work with a child";
        NobodyReached = "nobody_reached", "Tried, and nobody was reached";
        Information = "information", "Information from another agency";
        Other = "other", "Something else";
    }
}

/// A case note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNote {
    /// The note.
    pub id: CaseNoteId,
    /// What it is about.
    pub kind: NoteKind,
    /// The day on which it happened.
    pub happened_on: Date,
    /// The time of that day, where it matters.
    pub happened_at: Option<Time>,
    /// The children whom it is about. None: the family as a whole.
    pub children: Vec<PersonId>,
    /// With whom, in words: "Kim, and Mrs Hall from school".
    pub with_whom: String,
    /// What happened, and what was said.
    pub words: String,
    /// Which children were seen, where and how, of a visit to them. None: it was no visit to children, or nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited: Option<Visited>,
    /// Who wrote it first. Kept by Kith.
    pub written_by: Option<WorkerId>,
    /// When it was written first. Kept by Kith.
    pub written_at: Option<Timestamp>,
    /// The last correction. The journal has what stood before each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Corrected>,
}

/// That a note was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// Why.
    pub why: String,
    /// Who corrected it. Kept by Kith.
    pub by: Option<WorkerId>,
    /// When. Kept by Kith.
    pub at: Option<Timestamp>,
}

impl CaseNote {
    /// What somebody wrote, without what Kith keeps beside it.
    fn written(&self) -> (NoteKind, Date, Option<Time>, &[PersonId], &str, &str, Option<&Visited>) {
        let Self { kind, happened_on, happened_at, children, with_whom, words, visited, .. } = self;
        (*kind, *happened_on, *happened_at, children, with_whom, words, visited.as_ref())
    }

    /// What it says of each child besides being about it: that the child was seen on a visit, and seen alone.
    pub(crate) fn marks(&self) -> Vec<(PersonId, &'static str)> {
        let Some(visited) = &self.visited else { return Vec::new() };
        let seen = visited.seen().map(|child| (child, SEEN));
        seen.chain(visited.seen_alone().map(|child| (child, SEEN_ALONE))).collect()
    }

    /// Its texts, in which words are searched for.
    pub(crate) fn texts(&self) -> Vec<String> {
        let said = self.visited.iter().flat_map(|visited| &visited.children).map(|one| one.said.clone());
        [self.with_whom.clone(), self.words.clone()].into_iter().chain(said).collect()
    }

    /// The note as it is about these children of another record. Who was seen on a visit goes along only where there is no doubt who is
    /// who: of one child.
    pub fn about_instead(&self, children: Vec<PersonId>) -> Self {
        let visited = match (&self.visited, children.as_slice()) {
            (Some(visited), [child]) if visited.children.len() == 1 => {
                let one = visited.children.iter().map(|one| ChildSeen { child: *child, ..one.clone() });
                Some(Visited { children: one.collect(), ..visited.clone() })
            }
            _ => None,
        };
        Self { children, visited, ..self.clone() }
    }

    /// Whether both say the same, whoever wrote them and when.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.written() == other.written()
    }

    /// How many days after it happened it was written.
    pub fn days_late(&self) -> i32 {
        let Some(at) = self.written_at else { return 0 };
        let written = in_britain(at).date();
        (written - self.happened_on).get_days().max(0)
    }
}
