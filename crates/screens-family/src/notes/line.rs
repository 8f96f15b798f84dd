//! A line of the chronology in people's words.

use pathway::visit::Visited;
use practice::{
    CaseRecord, Kept,
    case_note::CaseNote,
    ids::{PersonId, WorkerId},
    views::{Fact, Line, called, list},
};
use serde::Serialize;
use ui::{people_options::WorkerNames, places, visit::FamilyVisit, words};

/// A line for its template.
#[derive(Debug, Serialize)]
pub(crate) struct LineShown {
    id: String,
    /// "23 November 2026", or "23 November 2026, 4:30pm".
    when: String,
    /// What it was: "Telephone call", "Case closed".
    what: String,
    with_whom: String,
    about: String,
    /// Of a visit: how each child was seen, and what the child said.
    seen: Vec<SeenShown>,
    /// "At home. Where they sleep was seen." Empty: it was no visit.
    place: String,
    words: String,
    /// Who wrote it. Empty for a fact of the record.
    by: String,
    /// "written 3 days later".
    late: String,
    corrected: String,
    href: String,
    is_note: bool,
}

/// How a child was seen on a visit.
#[derive(Debug, Serialize)]
struct SeenShown {
    name: String,
    how: &'static str,
    said: String,
}

impl SeenShown {
    fn all(record: &CaseRecord, note: &CaseNote) -> Vec<Self> {
        let children = note.visited.iter().flat_map(|visited| &visited.children);
        children
            .map(|one| Self {
                name: record
                    .person(one.child)
                    .map_or_else(|| "A child".to_owned(), |child| called(record, child)),
                how: one.seen.words(),
                said: one.said.clone(),
            })
            .collect()
    }
}

/// Where a visit was, and whether where they sleep was seen.
fn place(visited: &Visited) -> String {
    let bedroom = match visited.bedroom {
        Some(true) => ". Where they sleep was seen",
        Some(false) => ". Where they sleep was not seen",
        None => "",
    };
    format!("{}{bedroom}.", visited.place.words())
}

impl LineShown {
    /// A line in words.
    pub(crate) fn of(visit: &FamilyVisit, record: &CaseRecord, names: &WorkerNames, line: &Line) -> Self {
        match line {
            Line::Note(note) => Self::of_note(visit, record, names, note),
            Line::Fact(fact) => Self::of_fact(visit, record, fact),
        }
    }

    /// A note in words.
    pub(crate) fn of_note(
        visit: &FamilyVisit,
        record: &CaseRecord,
        names: &WorkerNames,
        note: &Kept<CaseNote>,
    ) -> Self {
        let day = calendar::long(note.happened_on);
        let corrected = note.corrected.as_ref().map(|corrected| {
            let on = corrected.at.map(words::moment).unwrap_or_default();
            format!("Corrected {on} by {}: {}", worker(names, corrected.by), corrected.why)
        });
        Self {
            id: note.id.to_string(),
            when: note
                .happened_at
                .map_or(day.clone(), |time| format!("{day}, {}", calendar::short_time(time))),
            what: note.kind.words().to_owned(),
            with_whom: note.with_whom.clone(),
            about: if note.visited.is_some() { String::new() } else { about(record, &note.children) },
            seen: SeenShown::all(record, note),
            place: note.visited.as_ref().map(place).unwrap_or_default(),
            words: note.words.clone(),
            by: worker(names, note.written_by),
            late: match note.days_late() {
                0 => String::new(),
                1 => "written 1 day later".to_owned(),
                days => format!("written {days} days later"),
            },
            corrected: corrected.unwrap_or_default(),
            href: visit.within(&format!("notes/{}", note.id)),
            is_note: true,
        }
    }

    fn of_fact(visit: &FamilyVisit, record: &CaseRecord, fact: &Fact) -> Self {
        let day = calendar::long(fact.at.on);
        let time = u8::try_from(fact.at.minute / 60).ok().filter(|_| fact.at.minute >= 0).and_then(|hour| {
            let minute = i8::try_from(fact.at.minute % 60).ok()?;
            jiff::civil::Time::new(i8::try_from(hour).ok()?, minute, 0, 0).ok()
        });
        Self {
            id: format!("{}-{}", practice::ids::encode(fact.at.number), fact.at.part),
            when: time.map_or(day.clone(), |time| format!("{day}, {}", calendar::short_time(time))),
            what: fact.what.clone(),
            with_whom: String::new(),
            about: about(record, &fact.about),
            seen: Vec::new(),
            place: String::new(),
            words: fact.words.clone(),
            by: String::new(),
            late: String::new(),
            corrected: String::new(),
            href: places::path_of(visit.family(), record, fact.kind, fact.at.number),
            is_note: false,
        }
    }
}

/// What a worker is called.
pub(crate) fn worker(names: &WorkerNames, worker: Option<WorkerId>) -> String {
    worker.and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| "somebody who has left".to_owned())
}

/// "Maya and Jonah". Empty for the family as a whole.
fn about(record: &CaseRecord, children: &[PersonId]) -> String {
    let names: Vec<String> =
        children.iter().filter_map(|id| record.person(*id)).map(|child| called(record, child)).collect();
    list(&names)
}
