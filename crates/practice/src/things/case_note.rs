//! A case note, as a thing of the record. It is never overwritten unseen: whoever changes one says why, and what stood before
//! is in the journal.

use crate::{
    Thresholds,
    actions::{
        Acting, Change,
        dates::Days,
        kinds::{children, missing},
        references::References,
        refusals::{HOUSE_KEEPING, Refusals},
    },
    case_note::{CaseNote, Corrected, NoteKind},
    digest::Entry,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::{About, Mentioned},
    object::{CaseRecord, Kind},
    thing::{Entered, FAMILY_OR_CHILD, Joins, Numbered, RecordPart, Sealing, Thing},
    who::Who,
};

impl Entered for CaseNote {
    fn entry(&self) -> Entry {
        Entry {
            on: self.happened_on,
            time: self.happened_at,
            sort: self.kind.code(),
            about: self.children.clone(),
            marks: self.marks(),
            texts: self.texts(),
        }
    }
}

impl Thing for CaseNote {
    const HOMES: &'static [Home] = FAMILY_OR_CHILD;
    const PART: RecordPart = RecordPart::Notes;
    const FORM: u16 = 1;
    /// People ring after a case was closed, too.
    const ON_A_CLOSED_CASE: bool = true;
    const JOINS: Joins = Joins::Nothing;
    const MAY_BE_SEALED: bool = false;

    fn references(&self, names: &mut References) {
        self.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
    }

    fn goes_with(&self) -> Vec<(Kind, i64)> {
        Vec::new()
    }

    fn put_back(&mut self, record: &CaseRecord, acting: &Acting<'_>) {
        if let Some(visited) = &self.visited {
            // Whom somebody went to see, the visit is about.
            self.kind = NoteKind::Visit;
            self.children = visited.children.iter().map(|one| one.child).collect();
        }
        self.children.sort_unstable();
        self.children.dedup();
        let Some(old) = record.case_note(self.id) else {
            (self.written_by, self.written_at) = (Some(acting.by), Some(acting.at));
            self.corrected = None;
            return;
        };
        (self.written_by, self.written_at) = (old.written_by, old.written_at);
        self.corrected = if self.says_the_same(old) {
            old.corrected.clone()
        } else {
            let why = self.corrected.as_ref().map(|new| new.why.trim().to_owned()).unwrap_or_default();
            Some(Corrected { why, by: Some(acting.by), at: Some(acting.at) })
        };
    }

    fn own_words(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn dates(&self, _: &CaseRecord, days: &mut Days<'_>) {
        days.past("happened_on", "The day on which it happened", Some(self.happened_on));
    }

    fn steps_apart(&self, _: &CaseRecord, _: &mut Refusals) {}

    fn soundness(&self, record: &CaseRecord, _: &Thresholds, refusals: &mut Refusals) {
        let at = self.which();
        children(record, at, "children", self.children.iter().copied(), refusals);
        missing(refusals, at, "words", &self.words, "Write what happened and what was said.");
        let whom = self.visited.as_ref().is_some_and(|visited| visited.children.is_empty());
        refusals.when(whom, HOUSE_KEEPING, at, "children", "Say which children you went to see.");
        refusals.when(
            self.corrected.as_ref().is_some_and(|corrected| corrected.why.trim().is_empty()),
            HOUSE_KEEPING,
            at,
            "corrected",
            "Say why you correct it. What stood before stays readable, with your reason beside it.",
        );
    }

    fn professionals(&self) -> Vec<&Who> {
        Vec::new()
    }

    fn stays(&self) -> Option<&'static str> {
        None
    }

    fn map_of(&self, _: &CaseRecord) -> Option<MapId> {
        None
    }

    fn plan_of(&self, _: Option<&Self>) -> Option<PlanId> {
        None
    }

    fn consequences(&self, _: Option<&Self>, _: &CaseRecord, _: &mut Acting<'_>, _: &mut Vec<Change>) {}

    fn about(&self) -> Option<About> {
        let (on, children) = (self.happened_on, self.children.clone());
        Some(About { what: Mentioned::CaseNote(self.kind), on, children })
    }

    fn sealing(&self, _: &CaseRecord, _: WorkerId) -> Sealing {
        Sealing::Open
    }
}
