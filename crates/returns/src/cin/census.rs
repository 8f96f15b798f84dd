//! The collection that a file is for: its days and its codes.

use calendar::Date;

use super::schema::Schema;
use crate::{Collection, Year};

/// A collection of the children in need census.
#[derive(Clone, Debug)]
pub struct Census {
    /// The year whose rules are in force.
    pub year: Year,
    /// The first day of the collection.
    pub start: Date,
    /// The reference date: the last day of the collection.
    pub end: Date,
    /// The codes of the year.
    pub codes: Codes,
}

/// The codes of a year, as its schema lists them.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    pub(crate) sex: CodeSet,
    pub(crate) upn_unknown: CodeSet,
    pub(crate) ethnicity: CodeSet,
    pub(crate) disability: CodeSet,
    pub(crate) source: CodeSet,
    pub(crate) need: CodeSet,
    pub(crate) reason: CodeSet,
    pub(crate) abuse: CodeSet,
    pub(crate) factor: CodeSet,
}

/// The codes that a field may hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct CodeSet(Vec<Box<str>>);

impl CodeSet {
    pub(crate) fn new(mut codes: Vec<Box<str>>) -> Self {
        codes.sort_unstable();
        Self(codes)
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a cell holds one of them.
    pub(crate) fn has(&self, cell: &super::Cell<'_>) -> bool {
        cell.text().is_some_and(|text| self.lists(text))
    }

    /// Whether a text is one of them.
    pub(crate) fn lists(&self, text: &str) -> bool {
        self.0.binary_search_by(|code| (**code).cmp(text)).is_ok()
    }
}

impl Census {
    /// The collection of a year that ends on a reference date, with the codes of the year's schema.
    pub(crate) fn new(year: Year, end: Date, schema: &Schema) -> Self {
        let start = end.checked_sub(jiff::Span::new().years(1)).and_then(Date::tomorrow).unwrap_or(end);
        Self { year, start, end, codes: schema.codes() }
    }

    /// The collection of a year, which ends on 31 March.
    pub fn of(year: Year) -> Self {
        Self::new(year, Collection::of(year).end, Schema::of(year))
    }

    /// Whether a cell's day is within the collection.
    pub(crate) fn has(&self, cell: &super::Cell<'_>) -> bool {
        cell.within(self.start, self.end)
    }
}
