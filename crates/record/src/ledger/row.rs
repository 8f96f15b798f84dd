//! A line of the list of a ledger, as it stands in `ledger`.

use crate::{days, schema::ledger};
use diesel::{Insertable, Queryable};
use practice::{
    Kind, Object, RecordId,
    digest::Counted,
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
            about: about(&entry.about),
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
    let about = about.split_whitespace().filter_map(|id| id.parse().ok()).collect();
    Some(Counted { on: days::from_day(on_day), kind: Kind::from_code(kind)?, sort: sort.to_owned(), about })
}

/// The ids of children, each between two spaces.
fn about(children: &[PersonId]) -> String {
    let ids: Vec<String> = children.iter().map(ToString::to_string).collect();
    if ids.is_empty() { String::new() } else { format!(" {} ", ids.join(" ")) }
}
