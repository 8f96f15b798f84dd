//! Dates that cannot be: births before 1900, harm in the future, an end before its beginning.

use super::refusals::{HOUSE_KEEPING, Refusals};
use crate::object::{CaseRecord, Object};
use jiff::civil::Date;

/// Nobody in a record is older than this.
pub(crate) const EARLIEST: Date = Date::constant(1900, 1, 1);

/// The days of one thing, and what is wrong with them.
pub(crate) struct Days<'a> {
    at: (crate::object::Kind, i64),
    /// The day where the authority is.
    pub(crate) today: Date,
    refusals: &'a mut Refusals,
}

impl Days<'_> {
    /// Something that has happened is not in the future, nor before anybody's lifetime.
    pub(crate) fn past(&mut self, field: &'static str, what: &str, day: Option<Date>) {
        let Some(day) = day else { return };
        if day > self.today {
            self.say(
                field,
                format!(
                    "{what} is in the future: {}. Put in the day on which it happened.",
                    calendar::long(day)
                ),
            );
        }
        self.lifetime(field, what, Some(day));
    }

    /// Nor is anything before anybody's lifetime.
    pub(crate) fn lifetime(&mut self, field: &'static str, what: &str, day: Option<Date>) {
        if let Some(day) = day
            && day < EARLIEST
        {
            self.say(
                field,
                format!("{what} is before 1900: {}. Look at the year again.", calendar::long(day)),
            );
        }
    }

    /// Nothing happens with a child more than forty weeks before its birth (rule 8606 of the census).
    pub(crate) fn of_child(&mut self, record: &CaseRecord, field: &'static str, day: Option<Date>) {
        let born = record.child_records.first().and_then(|child| child.born);
        if let (Some(day), Some(born)) = (day, born)
            && day < born.saturating_sub(jiff::Span::new().weeks(40))
        {
            let born = calendar::long(born);
            self.say(
                field,
                format!(
                    "{} is more than 40 weeks before the child’s birth, {born}. Look at the year again.",
                    calendar::long(day)
                ),
            );
        }
    }

    /// One day is not before another.
    pub(crate) fn order(
        &mut self,
        field: &'static str,
        sentence: &str,
        first: Option<Date>,
        then: Option<Date>,
    ) {
        if let (Some(first), Some(then)) = (first, then)
            && then < first
        {
            self.say(field, sentence.to_owned());
        }
    }

    /// Says what is wrong with a day.
    pub(crate) fn say(&mut self, field: &'static str, sentence: String) {
        self.refusals.add(HOUSE_KEEPING, self.at, field, sentence);
    }
}

pub(super) fn check(record: &CaseRecord, object: &Object, today: Date, refusals: &mut Refusals) {
    let mut days = Days { at: (object.kind(), object.number()), today, refusals };
    object.dates(record, &mut days);
}
