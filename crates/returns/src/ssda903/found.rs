//! What rules find: places in the return. Turning them into sentences and values is in the report.

use super::tables::{At, Row};
use super::{Rule, Table};

/// A row that a rule may point at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Spot {
    /// The row's table.
    pub table: Table,
    /// Where the row stands.
    pub at: At,
}

impl Spot {
    /// The table's name in reports; last year's have a name of their own.
    pub(crate) const fn name(self) -> &'static str {
        if self.at.is_last_year() { self.table.last_year_name() } else { self.table.name() }
    }

    fn of<R: Row>(row: &R) -> Self {
        Self { table: R::TABLE, at: row.at() }
    }
}

/// A place that a rule found wanting.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The rule.
    pub rule: &'static Rule,
    /// The child, by number.
    pub child: u32,
    /// The row.
    pub spot: Spot,
    /// The fields of the row that are wanting, where they are not those of the rule.
    pub fields: Vec<&'static str>,
    /// The other rows that it depends on.
    pub with: Vec<Spot>,
}

/// Where rules put what they find.
#[derive(Debug, Default)]
pub struct Found {
    pub(crate) hits: Vec<Hit>,
    now: Option<(&'static Rule, u32)>,
}

/// A place just found, to which the rows that it depends on can be added.
pub struct Place<'a>(Option<&'a mut Hit>);

impl Found {
    /// Says whose check comes next, and for which child.
    pub(crate) fn look(&mut self, rule: &'static Rule, child: u32) {
        self.now = Some((rule, child));
    }

    /// The rule finds this row wanting.
    pub fn at<R: Row>(&mut self, row: &R) -> Place<'_> {
        let Some((rule, child)) = self.now else { return Place(None) };
        self.hits.push(Hit { rule, child, spot: Spot::of(row), fields: Vec::new(), with: Vec::new() });
        Place(self.hits.last_mut())
    }

    /// The rule finds each of these rows wanting.
    pub fn all<'r, R: Row>(&mut self, rows: impl IntoIterator<Item = &'r R>) {
        for row in rows {
            self.at(row);
        }
    }
}

impl Place<'_> {
    /// Of the row, these fields are wanting.
    pub fn in_fields(mut self, fields: Vec<&'static str>) -> Self {
        if let Some(hit) = &mut self.0 {
            hit.fields = fields;
        }
        self
    }

    /// What is wrong with the row hangs on this other row as well.
    pub fn with<R: Row>(mut self, row: &R) -> Self {
        if let Some(hit) = &mut self.0 {
            hit.with.push(Spot::of(row));
        }
        self
    }
}
