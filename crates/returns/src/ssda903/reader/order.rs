//! What the numbers of dates say of the order of day, month and year: 22/07/2025 has the day first, 07/22/2025 the month, and
//! 05/07/2025 can have either.

use calendar::Date;

use super::dates::{century, date, digits, parts, without_time};
use super::tidy::tidied;

/// A date of three numbers whose year does not stand first in full, as each order reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Numbers {
    /// With the day first.
    pub(super) day_first: Option<Date>,
    /// With the month first.
    pub(super) month_first: Option<Date>,
    /// With the year first, where each number has two digits.
    pub(super) year_first: Option<Date>,
    /// The first and the third number where each has two digits.
    pub(super) short: Option<(i16, i16)>,
}

impl Numbers {
    /// The numbers of a date, with any of the usual marks and with or without a time; nothing where it is written otherwise.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = tidied(text);
        let (day, _) = without_time(&text);
        let (a, b, c) = ['/', '-', '.', ' '].into_iter().find_map(|mark| parts(day, mark))?;
        let [first, second, third] = [digits(a.as_bytes())?, digits(b.as_bytes())?, digits(c.as_bytes())?];
        if !(1..=2).contains(&a.len()) || !(1..=2).contains(&b.len()) || !matches!(c.len(), 2 | 4) {
            return None;
        }
        let year = if c.len() == 4 { third } else { century(c)? };
        let numbers = Self {
            day_first: date(year, second, first),
            month_first: date(year, first, second),
            year_first: (a.len() == 2 && c.len() == 2).then(|| date(century(a)?, second, third)).flatten(),
            short: (a.len() == 2 && c.len() == 2).then_some((first, third)),
        };
        let is_any = [numbers.day_first, numbers.month_first, numbers.year_first].iter().any(Option::is_some);
        is_any.then_some(numbers)
    }
}

/// What the dates of a column say of their order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Order {
    /// Dates that can only have the day first.
    pub(super) day_first: usize,
    /// Dates that can only have the month first.
    pub(super) month_first: usize,
    /// Dates that can have either.
    pub(super) either: usize,
    /// Dates of three numbers of two digits each, and those of them that cannot have the year first.
    short: usize,
    not_year_first: usize,
    /// Which first and which third numbers these have, a bit for each.
    firsts: u128,
    thirds: u128,
}

/// Numbers that are days and hardly a year: no date of a return is later.
const LATE: i16 = 28;

impl Order {
    /// Counts a date.
    pub(super) fn add(&mut self, numbers: Numbers) {
        match (numbers.day_first, numbers.month_first) {
            (Some(_), Some(_)) => self.either += 1,
            (Some(_), None) => self.day_first += 1,
            (None, Some(_)) => self.month_first += 1,
            (None, None) => {}
        }
        if let Some((first, third)) = numbers.short {
            self.short += 1;
            self.not_year_first += usize::from(numbers.year_first.is_none());
            self.firsts |= bit(first);
            self.thirds |= bit(third);
        }
    }

    /// Counts a date that was read with the day first.
    pub(super) fn add_read(&mut self, date: Date) {
        if date.day() > 12 {
            self.day_first += 1;
        } else {
            self.either += 1;
        }
    }

    /// Whether the month stands first, or so many dates say so that none can be trusted that can be read both ways. Where
    /// nothing speaks for the day, one that can only have the month first is enough to doubt the others.
    pub(super) fn is_month_first(&self, enough: usize) -> bool {
        match self.day_first {
            0 => self.month_first >= 2 || (self.month_first == 1 && self.either > 0),
            days => self.month_first >= enough && self.month_first > days,
        }
    }

    /// Whether 25-07-22 is 22 July 2025 in this column, and not 25 July 2022: all can have the year first, and as days the third
    /// numbers are likelier than the first.
    pub(super) fn is_year_first(&self) -> bool {
        if self.short == 0 || self.not_year_first > 0 {
            return false;
        }
        // 1 to 31, and those of them that are too late for a year.
        let late = |numbers: u128| (numbers >> LATE & 0b1111).count_ones();
        let (first, third) = (late(self.firsts), late(self.thirds));
        let (firsts, thirds) = (self.firsts.count_ones(), self.thirds.count_ones());
        third > first || (third == first && self.short >= 3 && thirds > 2 * firsts)
    }

    pub(super) fn plus(mut self, other: &Self) -> Self {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.either += other.either;
        self.short += other.short;
        self.not_year_first += other.not_year_first;
        self.firsts |= other.firsts;
        self.thirds |= other.thirds;
        self
    }
}

fn bit(number: i16) -> u128 {
    u32::try_from(number).ok().and_then(|number| 1_u128.checked_shl(number)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(dates: &[&str]) -> Order {
        let mut order = Order::default();
        dates.iter().filter_map(|date| Numbers::of(date)).for_each(|numbers| order.add(numbers));
        order
    }

    #[test]
    fn a_date_speaks_for_the_orders_that_it_can_have() {
        for (text, day, month) in [
            ("22/07/2025", 1, 0),
            ("07/22/2025", 0, 1),
            ("7-22-25", 0, 1),
            ("07/22/2025 12:00:00 AM", 0, 1),
            ("05/07/2025", 0, 0),
            ("2025-07-22", 0, 0),
            ("45860", 0, 0),
            ("31/02/2025", 0, 0),
        ] {
            let order = of(&[text]);
            assert_eq!((order.day_first, order.month_first), (day, month), "{text}");
        }
    }

    #[test]
    fn one_date_with_the_month_first_is_a_mistake_where_others_have_the_day() {
        assert!(of(&["08/26/2025", "09/02/2025"]).is_month_first(4));
        assert!(of(&["08/26/2025", "09/22/2025"]).is_month_first(4));
        assert!(!of(&["08/26/2025"]).is_month_first(4));
        assert!(!of(&["08/26/2025", "09/02/2025", "26/09/2025"]).is_month_first(4));
        assert!(!of(&["05/06/2025", "06/07/2025"]).is_month_first(4));
    }

    #[test]
    fn a_short_year_may_stand_first() {
        assert!(of(&["25-08-26", "25-09-02", "25-09-30"]).is_year_first());
        assert!(of(&["25-08-26", "25-09-02", "25-09-09", "25-09-16"]).is_year_first());
        assert!(!of(&["26-08-25", "02-09-25", "30-09-25"]).is_year_first());
        assert!(!of(&["05-06-07", "08-09-10"]).is_year_first());
        assert!(!of(&["25-08-26", "31-08-98"]).is_year_first());
    }
}
