//! What a rule of the SSDA903 return is: its words, when it is in force, what it needs, and its check.

use super::{Child, Found, Return, Table, Year, Years};
use crate::report::{Level, RuleCard};

/// A rule of the return.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The Department's code.
    pub code: &'static str,
    /// The Department's message, in its latest wording.
    pub message: &'static str,
    /// Earlier wordings: the last year in which each was in force, and the message.
    pub earlier: &'static [(Year, &'static str)],
    /// Error or query.
    pub level: Level,
    /// What must hold, in the Department's words, in their latest wording; empty where it published only the message.
    pub text: &'static str,
    /// What Kith checks, in Kith's words: all of it where there is no text, and otherwise what the text leaves open or says
    /// otherwise. Empty where the text is checked as it stands.
    pub reading: &'static str,
    /// The columns that the Department says are affected, in whichever tables have them.
    pub fields: &'static [&'static str],
    /// What the rule cannot be run without.
    pub needs: &'static [Need],
    /// The years in which it is in force.
    pub years: Years,
    /// The check.
    pub check: Check,
}

/// What a rule may need beside the child's own rows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Need {
    /// A table of this year.
    ThisYear(Table),
    /// A table of last year.
    LastYear(Table),
    /// The directory of postcodes.
    Postcodes,
    /// The lookup of providers.
    Providers,
    /// The code of the authority that makes the return.
    Authority,
    /// What the rule can be run without, but not fully.
    Fully(&'static Need),
}

impl Need {
    /// Whether a return has it.
    fn is_met(self, whole: &Return) -> bool {
        match self {
            Self::ThisYear(table) => whole.has(table, false),
            Self::LastYear(table) => whole.has(table, true),
            Self::Postcodes => whole.reference.postcodes.is_some(),
            Self::Providers => whole.reference.providers.is_some(),
            Self::Authority => whole.reference.authority.is_some(),
            Self::Fully(need) => need.is_met(whole),
        }
    }
}

/// How a rule looks at the return.
#[derive(Clone, Copy)]
pub enum Check {
    /// Child by child.
    Child(fn(&Child<'_>, &mut Found)),
    /// All of it at once, for what concerns several children.
    Whole(fn(&Return, &mut Found)),
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Child(_) => "child by child",
            Self::Whole(_) => "the whole return",
        })
    }
}

impl Rule {
    /// Whether the rule is in force in a year.
    pub fn is_in_force(&self, year: Year) -> bool {
        self.years.contains(year)
    }

    /// The message in the wording of a year.
    pub fn message_in(&self, year: Year) -> &'static str {
        self.earlier.iter().find(|(until, _)| year <= *until).map_or(self.message, |(_, message)| message)
    }

    /// What a reader of a report of a year needs to know of the rule.
    pub fn card(&self, year: Year) -> RuleCard {
        RuleCard {
            code: self.code,
            level: self.level,
            message: self.message_in(year),
            text: self.text,
            reading: self.reading,
            module: self.table().name(),
            fields: self.fields,
            first: self.years.first,
            last: self.years.last,
        }
    }

    /// The table that the rule is about: the one of those that it needs which has the first of its fields.
    fn table(&self) -> Table {
        let mut tables = self.needs.iter().filter_map(|need| match need {
            Need::ThisYear(table) => Some(*table),
            _ => None,
        });
        let has = |table: &Table| {
            self.fields
                .first()
                .is_some_and(|field| table.columns().contains(field) || table.derived().contains(field))
        };
        tables.clone().find(has).or_else(|| tables.next()).unwrap_or(Table::Header)
    }

    /// What the rule needs and the return does not have.
    pub fn lacks(&self, whole: &Return) -> Option<Need> {
        self.needs.iter().copied().find(|need| !matches!(need, Need::Fully(_)) && !need.is_met(whole))
    }

    /// What the return does not have and the rule needs to be run fully.
    pub fn lacks_to_be_full(&self, whole: &Return) -> Option<Need> {
        self.needs.iter().copied().find(|need| !need.is_met(whole))
    }
}
