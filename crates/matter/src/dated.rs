//! A value that may change from a day on.

use jiff::civil::Date;
use serde::Deserialize;

/// A value, and what it becomes from which day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// What holds before the first change.
    first: T,
    /// The first day of each later value, the earliest first.
    changes: Vec<(Date, T)>,
}

impl<T> Dated<T> {
    /// A value that never changes.
    pub const fn always(value: T) -> Self {
        Self { first: value, changes: Vec::new() }
    }

    /// A value and what it becomes from each of these days on.
    ///
    /// # Errors
    /// [`NotInOrder`] where a day stands twice or after a later one.
    pub fn changing(first: T, changes: Vec<(Date, T)>) -> Result<Self, NotInOrder> {
        for pair in changes.windows(2) {
            if let [(before, _), (day, _)] = pair {
                if day == before {
                    return Err(NotInOrder::Twice(*day));
                }
                if day < before {
                    return Err(NotInOrder::Earlier { day: *day, after: *before });
                }
            }
        }
        Ok(Self { first, changes })
    }

    /// The value that holds on a day: the last that had begun.
    pub fn on(&self, day: Date) -> &T {
        self.changes.iter().rev().find(|(from, _)| *from <= day).map_or(&self.first, |(_, value)| value)
    }
}

/// Why days cannot be read as changes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotInOrder {
    /// The same day stands twice.
    Twice(Date),
    /// A day stands after a later one.
    Earlier {
        /// The day.
        day: Date,
        /// The later one before it.
        after: Date,
    },
    /// An entry that is not the first has no day.
    NoDay,
}

impl std::fmt::Display for NotInOrder {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let long = |day: &Date| calendar::long(*day);
        match self {
            Self::Twice(day) => write!(
                out,
                "{} stands twice, so that it is not known which value holds from then on. Leave one of them out.",
                long(day)
            ),
            Self::Earlier { day, after } => {
                write!(out, "{} stands after {}. Write the earlier day first.", long(day), long(after))
            }
            Self::NoDay => out.write_str(
                "Only the first entry may stand without a day: it holds until the first change. Write under `from` from which day \
                 the other holds.",
            ),
        }
    }
}

impl std::error::Error for NotInOrder {}

/// A value as somebody writes it: alone, or as a list of what holds from which day on. Before the first day the usual value
/// holds, unless the first entry stands without a day and says another.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "Write the value alone, or a list of entries of which each has `from`, a day such as 2027-04-01, and `value`"
)]
pub enum Written<T> {
    /// One value for every day.
    Alone(T),
    /// What holds from which day on.
    FromDays(Vec<Entry<T>>),
}

/// One value, and the day from which it holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry<T> {
    from: Option<Date>,
    value: T,
}

impl<T> Written<T> {
    /// What was written, over the usual value.
    ///
    /// # Errors
    /// [`NotInOrder`] where the days cannot be read as changes of a value.
    pub fn over(self, usual: Dated<T>) -> Result<Dated<T>, NotInOrder> {
        let mut entries = match self {
            Self::Alone(value) => return Ok(Dated::always(value)),
            Self::FromDays(entries) => entries.into_iter().peekable(),
        };
        let first = entries.next_if(|entry| entry.from.is_none()).map_or(usual.first, |entry| entry.value);
        let changes =
            entries.map(|entry| entry.from.map(|from| (from, entry.value)).ok_or(NotInOrder::NoDay));
        Dated::changing(first, changes.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    fn written(value: serde_json::Value) -> Result<Dated<i32>, String> {
        let written: Written<i32> = serde_json::from_value(value).map_err(|why| why.to_string())?;
        written.over(Dated::always(42)).map_err(|why| why.to_string())
    }

    const BEFORE: Date = date(2027, 3, 31);
    const FROM: Date = date(2027, 4, 1);

    #[test]
    fn a_value_alone_holds_on_every_day() {
        assert_eq!(written(json!(28)), Ok(Dated::always(28)));
        assert_eq!(Dated::always(28).on(Date::MIN), &28);
    }

    #[test]
    fn a_later_value_holds_from_its_day_on_and_the_usual_one_before() -> Result<(), String> {
        let value = json!([{ "from": "2027-04-01", "value": 28 }, { "from": "2028-04-01", "value": 14 }]);
        let dated = written(value)?;
        let on = |day| *dated.on(day);
        assert_eq!((on(BEFORE), on(FROM), on(date(2028, 3, 31)), on(Date::MAX)), (42, 28, 28, 14));
        Ok(())
    }

    #[test]
    fn what_holds_before_the_first_day_can_be_said_too() {
        let dated = written(json!([{ "value": 30 }, { "from": "2027-04-01", "value": 28 }]));
        assert_eq!(dated.map(|dated| (*dated.on(BEFORE), *dated.on(FROM))), Ok((30, 28)));
    }

    #[test]
    fn days_that_stand_twice_or_out_of_order_are_refused_with_a_sentence() {
        let entry = |from: &str| json!({ "from": from, "value": 1 });
        let twice = written(json!([entry("2027-04-01"), entry("2027-04-01")]));
        assert!(twice.is_err_and(|why| why.starts_with("1 April 2027 stands twice")));
        let unsorted = written(json!([entry("2027-09-01"), entry("2027-04-01")]));
        let sentence = "1 April 2027 stands after 1 September 2027. Write the earlier day first.";
        assert_eq!(unsorted, Err(sentence.to_owned()));
        let no_day = written(json!([entry("2027-09-01"), { "value": 1 }]));
        assert!(no_day.is_err_and(|why| why.starts_with("Only the first entry may stand without a day")));
        let neither = written(json!("soon"));
        assert!(neither.is_err_and(|why| why.starts_with("Write the value alone, or a list")));
    }
}
