//! Where rules put what they find.

use super::Rule;
use super::cell::{Cell, Spot};

/// A cell as it was seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Seen {
    pub(crate) spot: Spot,
    pub(crate) value: Option<Box<str>>,
}

impl Seen {
    pub(crate) fn of(cell: &Cell<'_>) -> Self {
        Self { spot: cell.spot, value: cell.text().map(Into::into) }
    }
}

/// A place that a rule found wanting.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) rule: &'static Rule,
    pub(crate) child: Option<Box<str>>,
    pub(crate) cells: Vec<Seen>,
    pub(crate) with: Vec<Seen>,
}

/// Where rules put what they find.
#[derive(Debug)]
pub struct Found<'c> {
    pub(crate) hits: Vec<Hit>,
    rule: &'static Rule,
    child: Option<&'c str>,
}

/// A place just found, to which the cells that it depends on can be added.
pub struct Place<'a>(Option<&'a mut Hit>);

impl<'c> Found<'c> {
    pub(crate) fn new(rule: &'static Rule) -> Self {
        Self { hits: Vec::new(), rule, child: None }
    }

    /// Says whose check comes next, and the identifier of the child that it looks at.
    pub(crate) fn look(&mut self, rule: &'static Rule, child: Option<&'c str>) {
        (self.rule, self.child) = (rule, child);
    }

    /// These cells clash, or the one is wrong.
    pub fn at<'x>(&mut self, cells: impl IntoIterator<Item = &'x Cell<'x>>) -> Place<'_> {
        self.seen(self.child.map(Into::into), cells.into_iter().map(Seen::of).collect())
    }

    /// These cells clash, of the child with this identifier.
    pub(crate) fn seen(&mut self, child: Option<Box<str>>, cells: Vec<Seen>) -> Place<'_> {
        self.hits.push(Hit { rule: self.rule, child, cells, with: Vec::new() });
        Place(self.hits.last_mut())
    }

    /// The whole return is wanting.
    pub fn whole_return(&mut self) {
        self.seen(None, Vec::new());
    }
}

impl Place<'_> {
    /// What is wrong hangs on these cells, seen before, as well.
    pub(crate) fn and(self, cells: Vec<Seen>) {
        if let Some(hit) = self.0 {
            hit.with = cells;
        }
    }

    /// What is wrong hangs on these cells as well.
    pub fn with<const N: usize>(mut self, cells: [&Cell<'_>; N]) -> Self {
        if let Some(hit) = &mut self.0 {
            hit.with.extend(cells.map(Seen::of));
        }
        self
    }
}
