//! The year that a return is of, told by its dates; how sure that is, and what to say where it cannot be checked.

use std::collections::BTreeMap;
use std::fmt;

use calendar::Date;

use crate::Year;
use crate::report::{Remark, Weight};
use crate::ssda903::DateCell;
use crate::ssda903::set::Files;

/// A year that dates tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Guess {
    /// The year, whether Kith knows its rules or not.
    pub(super) year: Year,
    /// How many dates there are of each year.
    counts: BTreeMap<u16, usize>,
    /// What the dates are.
    what: &'static str,
}

impl Guess {
    /// The collection year to which most reviews belong; where there are none, most ends and beginnings of episodes; where
    /// there are none of these either, of other periods. Nothing where there are no such dates.
    pub(super) fn of(files: &Files) -> Option<Self> {
        macro_rules! dates {
            ($($table:ident.$field:ident),*) => {
                [$(files.$table.iter().flat_map(|table| &table.rows).map(|row| row.$field).collect::<Vec<_>>()),*].concat()
            };
        }
        Self::most("of reviews", &dates!(reviews.review))
            .or_else(|| Self::most("on which episodes begin or end", &dates!(episodes.decom, episodes.dec)))
            .or_else(|| {
                let others = dates!(
                    missing.mis_start,
                    missing.mis_end,
                    sw_episodes.sw_decom,
                    sw_episodes.sw_dec,
                    dolo.dolo_start,
                    dolo.dolo_end
                );
                Self::most("of times missing, social workers or orders", &others)
            })
    }

    fn most(what: &'static str, dates: &[DateCell]) -> Option<Self> {
        let mut counts = BTreeMap::new();
        for year in dates.iter().filter_map(|date| date.day()).filter_map(year_ending) {
            *counts.entry(year).or_insert(0) += 1;
        }
        let all: usize = counts.values().sum();
        let (mut year, most) =
            counts.iter().max_by_key(|(_, count)| **count).map(|(year, count)| (*year, *count))?;
        // What began long ago may still be in a return, but nothing that has not happened yet.
        if 2 * most < all {
            year = *counts.iter().rev().find(|(_, count)| 5 * **count >= all).map_or(&year, |(year, _)| year);
        }
        Some(Self { year: Year(year), counts, what })
    }

    fn all(&self) -> usize {
        self.counts.values().sum()
    }

    fn count(&self, year: Year) -> usize {
        self.counts.get(&year.0).copied().unwrap_or_default()
    }

    /// Whether hardly any dates lie in a year, so that they are of another.
    pub(super) fn speaks_against(&self, year: Year) -> bool {
        self.year != year && 5 * self.count(year) < self.all()
    }

    /// How many of which dates lie in its year.
    pub(super) fn why(&self) -> String {
        format!("{} of the {} dates {} lie in it", self.count(self.year), self.all(), self.what)
    }

    /// How sure it is.
    fn sure(&self) -> Sure {
        let (count, all) = (self.count(self.year), self.all());
        match () {
            () if all >= 10 && 5 * count >= 4 * all => Sure::Surely,
            () if 2 * count >= all => Sure::Likely,
            () => Sure::Hardly,
        }
    }

    /// Says that the year was guessed, from what, and how sure that is.
    pub(super) fn remark(&self) -> Remark {
        let (year, why, sure) = (self.year, self.why(), self.sure());
        said(
            Weight::Noticed,
            format!(
                "Nobody said of which year the return is. {year} was taken for it, because {why}; {sure}"
            ),
        )
    }

    /// Says that the year is not one whose rules are known.
    pub(super) fn refused(&self) -> Remark {
        let (year, why, sure) = (self.year, self.why(), self.sure());
        let (first, last) = (Year::FIRST, Year::LAST);
        said(
            Weight::NotRead,
            format!(
                "The return was not checked: it seems to be of {year}, because {why}; {sure} Kith knows the rules for {first} to \
                 {last}. Say which of them to use (on the command line with --year)."
            ),
        )
    }
}

/// How sure a guess is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sure {
    Surely,
    Likely,
    Hardly,
}

impl fmt::Display for Sure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Surely => "that leaves little doubt.",
            Self::Likely => "that is likely, not certain.",
            Self::Hardly => "that is little more than a guess.",
        })
    }
}

/// Says that no date tells the year.
pub(super) fn unknown() -> Remark {
    said(
        Weight::NotRead,
        "The return was not checked: no date of a review or an episode could be read that would tell of which year it is. Say which \
         year's rules to use (on the command line with --year)."
            .to_owned(),
    )
}

/// Says that most dates are of another year than the one that was asked for.
pub(super) fn other_than_asked(guess: &Guess, asked: Year) -> Remark {
    let (year, why) = (guess.year, guess.why());
    said(
        Weight::Noticed,
        format!(
            "The return seems to be of {year}, because {why}; it was held against the rules for {asked}, as asked."
        ),
    )
}

/// Says that the files that were given as last year's are of another year.
pub(super) fn not_last_year(guess: &Guess, this: Year) -> Remark {
    let (year, why, before) = (guess.year, guess.why(), Year(this.0.saturating_sub(1)));
    let which = if year == this { format!("{year}, the year that is checked") } else { year.to_string() };
    said(
        Weight::Noticed,
        format!(
            "The files given as last year's seem to be of {which}, because {why}. Expected: {before}, the year before. What the \
             rules that compare the years find is worth nothing."
        ),
    )
}

fn said(weight: Weight, said: String) -> Remark {
    Remark { weight, line: None, said }
}

/// The calendar year in which the collection of a date ends.
fn year_ending(date: Date) -> Option<u16> {
    u16::try_from(if date.month() >= 4 { date.year() + 1 } else { date.year() }).ok()
}
