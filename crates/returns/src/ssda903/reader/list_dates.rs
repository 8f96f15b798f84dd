//! Dates of a list that is no table of the return: each is read in whichever way it is written, in the order that the others of
//! its column have.

use super::dates::any_date;
use super::order::{Numbers, Order};
use super::tidy::bare;
use crate::ssda903::DateCell;

/// How many dates with the month first it takes where others have the day first.
const ENOUGH: usize = 4;

/// The order of day and month in a column of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ListDates(Order);

impl ListDates {
    /// The order of a column by its cells.
    pub(crate) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut order = Order::default();
        cells.filter_map(|cell| Numbers::of(bare(cell))).for_each(|numbers| order.add(numbers));
        Self(order)
    }

    /// Whether the month stands first in it.
    pub(crate) fn has_month_first(&self) -> bool {
        (self.0.day_first == 0 && self.0.month_first > 0) || self.0.is_month_first(ENOUGH)
    }

    /// Reads a cell.
    pub(crate) fn read(&self, cell: &str) -> DateCell {
        let cell = bare(cell);
        let month_first = || Numbers::of(cell).and_then(|numbers| numbers.month_first);
        match self.has_month_first().then(month_first).flatten() {
            Some(date) => DateCell::Day(date),
            None => any_date(cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_the_order_of_its_column() {
        let read = |cells: &[&str], cell| ListDates::of(cells.iter().copied()).read(cell);
        let day = |month, day| DateCell::Day(jiff::civil::date(2025, month, day));
        assert_eq!(read(&["10/15/2025", "05/06/2025"], "05/06/2025"), day(5, 6));
        assert_eq!(read(&["15/10/2025", "05/06/2025"], "05/06/2025"), day(6, 5));
        for text in
            ["10/15/2025", "15th October 2025", "Wed 15 Oct 2025", "15\u{a0}October\u{a0}2025", "45945"]
        {
            assert_eq!(read(&[text], text), day(10, 15), "{text}");
        }
        assert!(read(&["#DIV/0!"], "#DIV/0!").is_unreadable());
    }
}
