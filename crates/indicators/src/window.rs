//! Over which time something is counted.

use jiff::{ToSpan as _, civil::Date};

/// Over which time something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The twelve months that end on the day.
    Rolling,
    /// From 1 April to the day.
    YearToDate,
    /// The three months that end on the day.
    Quarter,
    /// What stands on the day.
    Snapshot,
}

impl Window {
    /// The first and the last day, both counted.
    pub fn on(self, day: Date) -> (Date, Date) {
        let back = |months: i64| day.saturating_add(1.day()).saturating_sub(months.months());
        let first = match self {
            Self::Rolling => back(12),
            Self::Quarter => back(3),
            Self::YearToDate => {
                let april = Date::constant(day.year(), 4, 1);
                if day < april { april.saturating_sub(1.year()) } else { april }
            }
            Self::Snapshot => day,
        };
        (first, day)
    }

    /// Whether a day lies in it.
    pub fn has(self, today: Date, day: Date) -> bool {
        let (first, last) = self.on(today);
        first <= day && day <= last
    }

    /// What people read: “the 12 months to 31 March 2026”.
    pub fn words(self, day: Date) -> String {
        let last = calendar::long(day);
        match self {
            Self::Rolling => format!("the 12 months to {last}"),
            Self::YearToDate => format!("from {} to {last}", calendar::long(self.on(day).0)),
            Self::Quarter => format!("the three months to {last}"),
            Self::Snapshot => format!("on {last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_to_the_end_of_march_is_the_year_of_the_census() {
        let day = date(2026, 3, 31);
        assert_eq!(Window::Rolling.on(day), (date(2025, 4, 1), day));
        assert_eq!(Window::YearToDate.on(day), (date(2025, 4, 1), day));
        assert_eq!(Window::YearToDate.on(date(2026, 4, 1)).0, date(2026, 4, 1));
        assert_eq!(Window::Quarter.on(day), (date(2026, 1, 1), day));
        assert_eq!(Window::Rolling.on(date(2027, 2, 28)).0, date(2026, 3, 1));
    }
}
