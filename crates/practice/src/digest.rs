//! What rules and pages see of a ledger without reading it: how many entries of each sort there are in each month, and when
//! the last was about each child. Pure: drawn from all entries, or from the digest of before and one entry more.

use crate::{ids::PersonId, object::Kind};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a ledger says of one of its entries: where it stands in time, of what sort it is, and by what it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day on which it happened.
    pub on: Date,
    /// The time of that day, where it is known.
    pub time: Option<Time>,
    /// The sort of entry within its kind, a code: `telephone`.
    pub sort: &'static str,
    /// The children whom it is about.
    pub about: Vec<PersonId>,
    /// What it says of a child besides, a code: that the child was seen.
    pub marks: Vec<(PersonId, &'static str)>,
    /// The texts in which words are searched for.
    pub texts: Vec<String>,
}

/// What is counted of an entry: [`Entry`] without its time and its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day on which it happened.
    pub on: Date,
    /// Its kind.
    pub kind: Kind,
    /// The sort of entry within its kind.
    pub sort: String,
    /// The children whom it is about.
    pub about: Vec<PersonId>,
    /// What it says of a child besides.
    pub marks: Vec<(PersonId, String)>,
}

impl Counted {
    /// What is counted of an entry of this kind.
    pub fn of(kind: Kind, entry: &Entry) -> Self {
        let marks = entry.marks.iter().map(|(child, mark)| (*child, (*mark).to_owned())).collect();
        Self { on: entry.on, kind, sort: entry.sort.to_owned(), about: entry.about.clone(), marks }
    }
}

/// The ledger of one record in numbers and days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerDigest {
    /// Of each sort: how many entries happened in each month.
    sorts: Vec<OfSort>,
    /// Of each child and sort: how many entries, and the last day.
    children: Vec<OfChild>,
    /// Of each child and mark: the same. A digest of before marks were counted has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marked: Vec<OfChild>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OfSort {
    kind: Kind,
    sort: String,
    last: Date,
    /// January to December of each year in which there is an entry.
    years: BTreeMap<i16, [u32; 12]>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OfChild {
    child: PersonId,
    kind: Kind,
    sort: String,
    count: u32,
    last: Date,
}

impl LedgerDigest {
    /// The digest of these entries, in whatever order they come.
    pub fn of(entries: impl IntoIterator<Item = Counted>) -> Self {
        let mut digest = Self::default();
        for entry in entries {
            digest.add(&entry);
        }
        digest
    }

    /// Counts one entry more. An entry that goes or moves to another day takes a digest of what is left ([`Self::of`]),
    /// because nothing here says which day would be the last then.
    pub fn add(&mut self, entry: &Counted) {
        let Counted { on, kind, sort, about, marks } = entry;
        let place = self.sorts.binary_search_by(|one| (one.kind, one.sort.as_str()).cmp(&(*kind, sort)));
        let at = place.unwrap_or_else(|at| {
            let new = OfSort { kind: *kind, sort: sort.clone(), last: *on, years: BTreeMap::new() };
            self.sorts.insert(at, new);
            at
        });
        if let Some(one) = self.sorts.get_mut(at) {
            one.last = one.last.max(*on);
            let months = one.years.entry(on.year()).or_default();
            if let Some(count) = months.get_mut(month(*on)) {
                *count += 1;
            }
        }
        let mut about = about.clone();
        about.sort_unstable();
        about.dedup();
        for child in about {
            count(&mut self.children, (child, *kind, sort), *on);
        }
        for (child, mark) in marks {
            count(&mut self.marked, (*child, *kind, mark), *on);
        }
    }

    /// How many entries there are.
    pub fn count(&self) -> u32 {
        self.sorts.iter().flat_map(|one| one.years.values().flatten()).sum()
    }

    /// How many entries of this sort happened in this month, 1 to 12.
    pub fn in_month(&self, kind: Kind, sort: &str, year: i16, month: i8) -> u32 {
        let place = usize::try_from(month - 1).ok();
        let sorts = self.sorts.iter().filter(|one| one.kind == kind && one.sort == sort);
        sorts
            .filter_map(|one| one.years.get(&year))
            .filter_map(|months| place.and_then(|place| months.get(place)))
            .sum()
    }

    /// The last day on which anything of this kind happened.
    pub fn last(&self, kind: Kind) -> Option<Date> {
        self.sorts.iter().filter(|one| one.kind == kind).map(|one| one.last).max()
    }

    /// The last day on which anything of this sort happened that is about this child.
    pub fn last_about(&self, child: PersonId, kind: Kind, sort: &str) -> Option<Date> {
        let of_it = |one: &&OfChild| one.child == child && one.kind == kind && one.sort == sort;
        self.children.iter().find(of_it).map(|one| one.last)
    }

    /// The last day on which an entry of this kind said so of this child.
    pub fn last_marked(&self, child: PersonId, kind: Kind, mark: &str) -> Option<Date> {
        let of_it = |one: &&OfChild| one.child == child && one.kind == kind && one.sort == mark;
        self.marked.iter().find(of_it).map(|one| one.last)
    }

    /// How many entries of this kind name this child.
    pub fn naming(&self, child: PersonId, kind: Kind) -> u32 {
        let of_it = |one: &&OfChild| one.child == child && one.kind == kind;
        self.children.iter().filter(of_it).map(|one| one.count).sum()
    }
}

/// Counts an entry of that day among those of a child and a sort.
fn count(all: &mut Vec<OfChild>, (child, kind, sort): (PersonId, Kind, &str), on: Date) {
    let key = (child, kind, sort);
    match all.binary_search_by(|one| (one.child, one.kind, one.sort.as_str()).cmp(&key)) {
        Ok(at) => {
            if let Some(one) = all.get_mut(at) {
                one.count += 1;
                one.last = one.last.max(on);
            }
        }
        Err(at) => all.insert(at, OfChild { child, kind, sort: sort.to_owned(), count: 1, last: on }),
    }
}

/// The place of a day's month among twelve.
fn month(on: Date) -> usize {
    usize::try_from(on.month() - 1).unwrap_or(0)
}
