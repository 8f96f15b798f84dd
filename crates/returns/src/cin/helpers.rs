//! What several rules say of rows and of the return in the same words.

use std::collections::HashMap;

use super::found::{Found, Seen};
use super::{Cell, Census, Child};

/// Whether a day falls within what begins on one date and ends on another, both included. What has no end lasts until the
/// reference date.
pub(crate) fn covers(start: &Cell<'_>, end: &Cell<'_>, day: &Cell<'_>, census: &Census) -> bool {
    let end = if end.is_blank() { Some(census.end) } else { end.day() };
    !start.after(day) && start.day().is_some() && !day.after(end) && day.day().is_some() && end.is_some()
}

/// Counts the values of a field that must be different for every child. Values are kept whole, so that no two are ever
/// confused; cells are kept where a value first stood, until it comes again.
#[derive(Default)]
pub(crate) struct Repeats(HashMap<Box<str>, Vec<Stood>>);

/// A child's identifier, and the cell.
type Stood = (Option<Box<str>>, Seen);

impl Repeats {
    pub(crate) fn see(&mut self, child: &Child<'_>, cell: &Cell<'_>) {
        if let Some(text) = cell.text() {
            let id = child.who.la_child_id.text().map(Into::into);
            let seen = Seen { spot: cell.spot, value: None };
            self.0.entry(text.into()).or_default().push((id, seen));
        }
    }

    pub(crate) fn add(&mut self, later: Self) {
        for (value, places) in later.0 {
            self.0.entry(value).or_default().extend(places);
        }
    }

    pub(crate) fn judge(self, found: &mut Found<'_>) {
        for (value, places) in self.0.into_iter().filter(|(_, places)| places.len() > 1) {
            let with = |seen: &Seen| Seen { spot: seen.spot, value: Some(value.clone()) };
            for (number, (id, seen)) in places.iter().enumerate() {
                let others = places.iter().enumerate().filter(|(other, _)| *other != number).take(3);
                let others: Vec<Seen> = others.map(|(_, (_, seen))| with(seen)).collect();
                found.seen(id.clone(), vec![with(seen)]).and(others);
            }
        }
    }
}
