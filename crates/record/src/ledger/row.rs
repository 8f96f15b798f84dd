//! A line of the list of a ledger, as it stands in `ledger`.

use crate::{days, schema::ledger};
use diesel::{Insertable, Queryable};
use practice::{
    Kind, Object, RecordId,
    digest::{Counted, Entry},
    ids::PersonId,
    views::{folded, minute_of},
};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = ledger)]
pub(super) struct Row {
    pub(super) family_id: i64,
    pub(super) kind: String,
    pub(super) id: i64,
    pub(super) on_day: i32,
    pub(super) minute: i32,
    pub(super) sort: String,
    pub(super) about: String,
    pub(super) folded: String,
}

impl Row {
    /// The line of a thing. None: it is of no ledger.
    pub(super) fn of(whose: RecordId, object: &Object) -> Option<Self> {
        let entry = object.entry()?;
        Some(Self {
            family_id: whose.number(),
            kind: object.kind().code().to_owned(),
            id: object.number(),
            on_day: days::day(entry.on),
            minute: i32::from(minute_of(entry.time)),
            sort: entry.sort.to_owned(),
            about: about_and_marks(&entry),
            folded: folded(entry.texts.iter().map(String::as_str)),
        })
    }

    /// What the digest counts of it.
    pub(super) fn counted(&self) -> Option<Counted> {
        counted(&self.kind, self.on_day, &self.sort, &self.about)
    }
}

/// What the digest counts of a line. None: a newer version of Kith wrote it, and this one does not know its kind.
pub(super) fn counted(kind: &str, on_day: i32, sort: &str, about: &str) -> Option<Counted> {
    let (mut children, mut marks) = (Vec::new(), Vec::new());
    for word in about.split_whitespace() {
        match word.split_once(MARK) {
            Some((mark, id)) => marks.extend(id.parse().ok().map(|id| (id, mark.to_owned()))),
            None => children.extend(word.parse::<PersonId>().ok()),
        }
    }
    let (on, kind) = (days::from_day(on_day), Kind::from_code(kind)?);
    Some(Counted { on, kind, sort: sort.to_owned(), about: children, marks })
}

/// The sign between a mark and the child of whom it is said.
const MARK: char = ':';

/// The ids of children, each between two spaces.
pub(crate) fn about(children: &[PersonId]) -> String {
    between_spaces(children.iter().map(ToString::to_string))
}

/// The same, and after them what is said of a child besides: ` 0…1 0…2 seen:0…2 `. Nobody who looks for a child's id between spaces
/// finds a mark.
fn about_and_marks(entry: &Entry) -> String {
    let marks = entry.marks.iter().map(|(child, mark)| format!("{mark}{MARK}{child}"));
    between_spaces(entry.about.iter().map(ToString::to_string).chain(marks))
}

fn between_spaces(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if words.is_empty() { String::new() } else { format!(" {} ", words.join(" ")) }
}
