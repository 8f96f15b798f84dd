//! The chronology: a family's case notes and the dated facts of its record in one line of time, the newest first, a page at a
//! time. Notes come from the ledger as a window that is filtered already; facts are drawn from the record here, by the same
//! filter. Whoever calls gives the record as the reader may see it.

use super::facts::{Fact, Moment, facts};
use crate::{
    case_note::{CaseNote, NoteKind},
    ids::PersonId,
    object::{CaseRecord, Kept},
};

/// What a line of the chronology tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A case note.
    Note(Kept<CaseNote>),
    /// Something that the record says happened.
    Fact(Fact),
}

/// Which lines are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only what is about this child, or about the family as a whole.
    pub child: Option<PersonId>,
    /// Only notes, and of this kind.
    pub kind: Option<NoteKind>,
    /// Only facts of the record, and no notes.
    pub facts_only: bool,
    /// Only lines in which each of these words stands, in the form in which they are compared ([`folded`]).
    pub words: Vec<String>,
}

impl Wanted {
    /// Whether any note can be among the lines.
    pub fn has_notes(&self) -> bool {
        !self.facts_only
    }

    /// Whether a note is wanted. A window of a ledger asks the same of the list that is kept of it.
    pub fn takes_note(&self, note: &CaseNote) -> bool {
        let about = self.child.is_none_or(|child| note.children.is_empty() || note.children.contains(&child));
        let texts = note.texts();
        let text = || folded(texts.iter().map(String::as_str));
        self.has_notes()
            && about
            && self.kind.is_none_or(|kind| note.kind == kind)
            && (self.words.is_empty() || holds(&text(), &self.words))
    }

    fn takes(&self, fact: &Fact) -> bool {
        let about = self.child.is_none_or(|child| fact.about.is_empty() || fact.about.contains(&child));
        let text = || folded([fact.what.as_str(), fact.words.as_str()]);
        about && (self.words.is_empty() || holds(&text(), &self.words))
    }
}

/// A page of the chronology.
#[derive(Debug, Clone, PartialEq)]
pub struct Chronology {
    /// The lines, the newest first.
    pub lines: Vec<Line>,
    /// Where the next page begins: what stands before this. None: this is the last page.
    pub next: Option<Moment>,
}

impl Line {
    /// Where a note stands.
    pub fn of_note(note: &CaseNote) -> Moment {
        Moment::of(note.happened_on, note.happened_at, note.id.0)
    }

    /// Where it stands.
    pub fn at(&self) -> Moment {
        match self {
            Self::Note(note) => Self::of_note(note),
            Self::Fact(fact) => fact.at,
        }
    }
}

/// A page of so many lines that stand before a moment. `notes` are those that are wanted and stand before it, the newest
/// first: as many as the page has lines and one more, or all there are.
pub fn chronology(
    record: &CaseRecord,
    notes: Vec<Kept<CaseNote>>,
    wanted: &Wanted,
    before: Option<Moment>,
    size: usize,
) -> Chronology {
    let mut lines: Vec<Line> = notes.into_iter().map(Line::Note).collect();
    if wanted.kind.is_none() {
        let facts = facts(record).into_iter().filter(|fact| wanted.takes(fact));
        lines.extend(facts.map(Line::Fact));
    }
    lines.retain(|line| before.is_none_or(|before| line.at() < before));
    lines.sort_by_key(|line| std::cmp::Reverse(line.at()));
    let is_more = lines.len() > size;
    lines.truncate(size);
    let next = lines.last().filter(|_| is_more).map(Line::at);
    Chronology { lines, next }
}

/// Texts in the form in which words are searched in them: one case, no marks, words parted by one space.
pub fn folded<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().flat_map(names::normalise).collect::<Vec<_>>().join(" ")
}

/// Whether each of these words stands in a folded text. "school" stands in "preschool" too.
pub fn holds(folded: &str, words: &[String]) -> bool {
    words.iter().all(|word| folded.contains(word.as_str()))
}
