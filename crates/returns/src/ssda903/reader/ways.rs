//! Which way of writing dates each column of a table uses: told by a sample before the rows are read, and once more by every
//! cell that could not be read.

use super::DateFormat;
use super::dates::{department, other};
use super::order::{Numbers, Order};
use super::table::Parsed;
use super::tidy::bare;
use crate::ssda903::DateCell;
use crate::ssda903::tables::Row;

/// How many dates in another way it takes before a column is said to be written in it.
const ENOUGH: usize = 4;
/// How many do where the column holds no date in the Department's way.
const ENOUGH_ALONE: usize = 2;
/// The most columns that a table has.
const MOST_COLUMNS: usize = 24;

/// How often dates are written in each way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// In the Department's way, on a day that no month has for its number.
    usual: usize,
    /// In the Department's way, on one of the first twelve days of a month.
    unclear: usize,
    /// In each of the others.
    others: [usize; 11],
    /// What their numbers say of the order of day and month.
    order: Order,
}

impl Counts {
    /// Counts a cell.
    pub(super) fn add(&mut self, text: &str) {
        let text = bare(text);
        if text.is_empty() {
            return;
        }
        if let Some(date) = department(text) {
            self.add_usual(DateCell::Day(date));
            return;
        }
        if let Some((format, _)) = other(text)
            && let Some(count) = self.others.get_mut(format as usize)
        {
            *count += 1;
        }
        if let Some(numbers) = Numbers::of(text) {
            self.order.add(numbers);
        }
    }

    /// Counts a date that was read in the Department's way.
    fn add_usual(&mut self, date: DateCell) {
        let Some(date) = date.day() else { return };
        if date.day() > 12 {
            self.usual += 1;
        } else {
            self.unclear += 1;
        }
        self.order.add_read(date);
    }

    /// How many are written in a way. Where the day cannot stand first, the year does in the others too.
    fn of(&self, format: DateFormat) -> usize {
        let of = |format: DateFormat| self.others.get(format as usize).copied().unwrap_or_default();
        match format {
            DateFormat::ShortYear | DateFormat::ShortYearFirst => {
                of(DateFormat::ShortYear) + of(DateFormat::ShortYearFirst)
            }
            format => of(format),
        }
    }

    /// Whether the month stands first in those that are written in numbers of which either may be the month, and most are.
    fn is_month_first(&self) -> bool {
        let clear = [DateFormat::Iso, DateFormat::MonthName, DateFormat::Serial, DateFormat::Compact];
        let clear: usize = clear.into_iter().map(|format| self.of(format)).sum();
        clear < self.order.month_first + self.order.either && self.order.is_month_first(ENOUGH)
    }

    /// The way in which most are written; the Department's where no other has a majority.
    pub(super) fn way(&self) -> DateFormat {
        if self.is_month_first() {
            return DateFormat::MonthFirst;
        }
        let ways = DateFormat::OTHERS.into_iter().filter(|format| *format != DateFormat::MonthFirst);
        let Some((count, format)) =
            ways.map(|format| (self.of(format), format)).max_by_key(|(count, _)| *count)
        else {
            return DateFormat::Department;
        };
        let alone = self.usual + self.unclear == 0 && count == self.others.iter().sum::<usize>();
        let enough = if alone { ENOUGH_ALONE } else { ENOUGH };
        match format {
            _ if count < enough || count <= self.usual => DateFormat::Department,
            DateFormat::ShortYear | DateFormat::ShortYearFirst if self.order.is_year_first() => {
                DateFormat::ShortYearFirst
            }
            DateFormat::ShortYearFirst => DateFormat::ShortYear,
            format => format,
        }
    }

    fn plus(mut self, other: &Self) -> Self {
        self.usual += other.usual;
        self.unclear += other.unclear;
        self.others.iter_mut().zip(other.others).for_each(|(sum, more)| *sum += more);
        self.order = self.order.plus(&other.order);
        self
    }
}

/// How each column of a table writes its dates.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways([DateFormat; MOST_COLUMNS]);

impl Ways {
    /// The ways by how often each column's sample was written in which. A column of few dates goes with the others of its
    /// file, where nothing in it speaks against that.
    pub(super) fn of(counts: &[Counts]) -> Self {
        let whole = counts.iter().fold(Counts::default(), Counts::plus).way();
        let mut ways = Self::default();
        for (way, column) in ways.0.iter_mut().zip(counts) {
            *way = column.way();
            let silent = column.usual + column.unclear == 0 && column.of(whole) > 0;
            let is_unsure = match *way {
                DateFormat::Department => silent && whole != DateFormat::MonthFirst,
                DateFormat::ShortYear => whole == DateFormat::ShortYearFirst,
                _ => false,
            };
            if is_unsure {
                *way = whole;
            }
        }
        ways
    }

    /// How a column is read: in the Department's way too where the month stands first, for then it is refused.
    pub(super) fn of_column(&self, column: usize) -> DateFormat {
        self.0.get(column).copied().filter(|way| *way != DateFormat::MonthFirst).unwrap_or_default()
    }

    /// The columns that are written in another way than the Department's, way by way.
    pub(super) fn others(&self, columns: &[&'static str]) -> Vec<(DateFormat, Vec<&'static str>)> {
        let of = |format: DateFormat| -> Vec<&'static str> {
            columns.iter().zip(&self.0).filter(|(_, way)| **way == format).map(|(name, _)| *name).collect()
        };
        let all = DateFormat::OTHERS.into_iter().map(|format| (format, of(format)));
        all.filter(|(_, columns)| !columns.is_empty()).collect()
    }

    /// Judges columns once more by all that could not be read in the Department's way, and reads it in theirs: a column that
    /// is seldom filled may hold nothing in the sample.
    pub(super) fn judge_again<R: Row>(&mut self, parsed: &mut Parsed<R>) {
        for (column, way) in self.0.iter_mut().enumerate().take(R::COLUMNS.len()) {
            if !R::is_date(column) || !way.has_day_first() {
                continue;
            }
            let mut counts = Counts::default();
            let unread = parsed.originals.iter().filter(|(_, at, _)| usize::from(*at) == column);
            unread.for_each(|(_, _, text)| counts.add(text));
            if counts.way() == DateFormat::Department && counts.order.month_first == 0 {
                continue;
            }
            parsed.rows.iter().for_each(|row| counts.add_usual(row.date(column)));
            if counts.is_month_first() {
                *way = DateFormat::MonthFirst;
            } else if *way == DateFormat::Department && counts.way() != *way {
                *way = counts.way();
                read_again(parsed, column, *way);
            }
        }
    }
}

fn read_again<R: Row>(parsed: &mut Parsed<R>, column: usize, way: DateFormat) {
    let Parsed { rows, originals, .. } = parsed;
    originals.retain(|(number, at, text)| {
        if usize::from(*at) != column {
            return true;
        }
        let row = rows.binary_search_by_key(number, |row| row.at().row()).ok();
        row.and_then(|at| rows.get_mut(at)).is_none_or(|row| !row.read(column, text, way))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(dates: &[&str]) -> Counts {
        let mut counts = Counts::default();
        for date in dates {
            counts.add(date);
        }
        counts
    }

    fn way(dates: &[&str]) -> DateFormat {
        counts(dates).way()
    }

    #[test]
    fn one_stranger_among_usual_dates_is_a_mistake() {
        let dates = ["31/03/2026", "2026-03-31", "2026-03-31", "30/04/2025", "13/05/2025"];
        assert_eq!(way(&dates), DateFormat::Department);
        assert_eq!(way(&["2026-03-31"]), DateFormat::Department);
        assert_eq!(way(&["2026-03-31", "2026-03-30", "01/02/2026"]), DateFormat::Department);
    }

    #[test]
    fn two_of_a_kind_and_nothing_else_are_a_way() {
        assert_eq!(way(&["2026-03-31", "", "2026-03-30"]), DateFormat::Iso);
        assert_eq!(way(&["2026-03-31", "46112"]), DateFormat::Department);
        assert_eq!(way(&["25-08-26", "25-09-30"]), DateFormat::ShortYearFirst);
        assert_eq!(way(&["26-08-25", "30-09-25"]), DateFormat::ShortYear);
    }

    #[test]
    fn months_written_first_are_noticed() {
        let dates = ["03/31/2026", "04/05/2026", "12/25/2025", "01/20/2026", "02/14/2026"];
        assert_eq!(way(&dates), DateFormat::MonthFirst);
        assert_eq!(way(&["03/31/2026", "12/25/2025"]), DateFormat::MonthFirst);
        let with_time =
            ["05/01/2025 00:00"; 6].into_iter().chain(["05/20/2025 00:00"; 4]).collect::<Vec<_>>();
        assert_eq!(way(&with_time), DateFormat::MonthFirst);
        assert_eq!(way(&["03/31/26", "04/05/26", "12/05/25"]), DateFormat::MonthFirst);
        // One stranger among dates with the day first is a mistake of one date.
        assert_eq!(way(&["03/31/2026", "04/05/2026", "25/12/2025"]), DateFormat::Department);
        assert_eq!(way(&["03/31/2026"]), DateFormat::Department, "nothing else would be misread");
        let among_others =
            ["2026-03-31"; 5].into_iter().chain(["03/31/2026", "12/25/2025"]).collect::<Vec<_>>();
        assert_eq!(way(&among_others), DateFormat::Iso);
    }

    #[test]
    fn a_column_of_one_date_goes_with_its_file() {
        let ways = Ways::of(&[counts(&["2026-03-31"; 5]), counts(&["2026-03-31"]), counts(&["01/02/2026"])]);
        assert_eq!(ways.of_column(1), DateFormat::Iso);
        assert_eq!(ways.of_column(2), DateFormat::Department);
    }
}
