//! What a rule of the census is: its words, when it is in force, and its check.

use std::any::Any;

use calendar::Date;

use super::{Census, Child, Found, Header};
use crate::report::{Level, RuleCard};
use crate::{Year, Years};

/// A rule of the census.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The Department's code.
    pub code: &'static str,
    /// Error or query.
    pub level: Level,
    /// The Department's message, in its latest wording.
    pub message: &'static str,
    /// Earlier wordings: the last year in which each was in force, and the message.
    pub earlier: &'static [(Year, &'static str)],
    /// What must hold, in the Department's words, in their latest wording; empty where it published only the message.
    pub text: &'static str,
    /// What Kith checks, in Kith's words: all of it where there is no text, and otherwise what the text leaves open or says
    /// otherwise. Empty where the text is checked as it stands.
    pub reading: &'static str,
    /// The module of the census that it belongs to.
    pub module: &'static str,
    /// The fields that the Department says are affected.
    pub fields: &'static [&'static str],
    /// The years in which it is in force.
    pub years: Years,
    /// The check.
    pub check: Check,
}

/// How a rule looks at the census.
#[derive(Clone, Copy)]
pub enum Check {
    /// At the header.
    Header(fn(&Header<'_>, &Census, &mut Found<'_>)),
    /// Child by child.
    Child(fn(&Child<'_>, &mut Found<'_>)),
    /// Child by child, up to a day that is counted in working days; not at all where they are not known.
    WorkingDays(fn(&Census) -> Result<Date, calendar::Error>, fn(&Child<'_>, Date, &mut Found<'_>)),
    /// At all children together, through what is counted of each.
    Return(fn() -> Box<dyn Tally>),
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Header(_) => "the header",
            Self::Child(_) | Self::WorkingDays(..) => "child by child",
            Self::Return(_) => "the whole return",
        })
    }
}

/// What a rule counts over all children. Children come in batches, which are counted apart and then added up in the
/// order of the file; so memory holds what was counted, never the children.
pub trait Total: Default + Send + 'static {
    /// Counts a child.
    fn see(&mut self, child: &Child<'_>);
    /// Adds what was counted of the children after these.
    fn add(&mut self, later: Self);
    /// Says what is wrong with the return.
    fn judge(self, found: &mut Found<'_>);
}

/// A [`Total`] of whatever type.
pub trait Tally: Send {
    /// As [`Total::see`].
    fn see(&mut self, child: &Child<'_>);
    /// As [`Total::add`].
    fn add(&mut self, later: Box<dyn Tally>);
    /// As [`Total::judge`].
    fn judge(self: Box<Self>, found: &mut Found<'_>);
    /// The total itself.
    fn any(self: Box<Self>) -> Box<dyn Any>;
}

impl<T: Total> Tally for T {
    fn see(&mut self, child: &Child<'_>) {
        Total::see(self, child);
    }

    fn add(&mut self, later: Box<dyn Tally>) {
        if let Ok(later) = later.any().downcast::<T>() {
            Total::add(self, *later);
        }
    }

    fn judge(self: Box<Self>, found: &mut Found<'_>) {
        Total::judge(*self, found);
    }

    fn any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// Begins to count.
pub(crate) fn total<T: Total>() -> Box<dyn Tally> {
    Box::<T>::default()
}

impl Rule {
    /// Whether the rule is in force in a year.
    pub fn is_in_force(&self, year: Year) -> bool {
        self.years.contains(year)
    }

    /// Why it cannot be run on a census: the working days that it counts are not known.
    pub fn cannot_run(&self, census: &Census) -> Option<calendar::Error> {
        match self.check {
            Check::WorkingDays(limit, _) => limit(census).err(),
            Check::Header(_) | Check::Child(_) | Check::Return(_) => None,
        }
    }

    /// The message in the wording of a year.
    pub fn message_in(&self, year: Year) -> &'static str {
        self.earlier.iter().find(|(until, _)| year <= *until).map_or(self.message, |(_, message)| message)
    }

    /// The rule as a report shows it.
    pub fn card(&self, year: Year) -> RuleCard {
        RuleCard {
            code: self.code,
            level: self.level,
            message: self.message_in(year),
            text: self.text,
            reading: self.reading,
            module: self.module,
            fields: self.fields,
            first: self.years.first,
            last: self.years.last,
        }
    }
}
