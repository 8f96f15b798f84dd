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

/// Of how many dates one of a later year is enough: a return holds none after its own end, but a year is soon mistyped.
const ONE_IN: usize = 10;

impl Guess {
    /// The latest collection year to which a tenth of the dates of reviews and of episodes belong: what began long ago may
    /// still be in a return, but nothing that has not happened yet. Where there are no such dates, of other periods; nothing
    /// where there are none of these either.
    pub(super) fn of(files: &Files) -> Option<Self> {
        macro_rules! dates {
            ($($table:ident.$field:ident),*) => {
                [$(files.$table.iter().flat_map(|table| &table.rows).map(|row| row.$field).collect::<Vec<_>>()),*].concat()
            };
        }
        let is_any = |dates: &[DateCell]| dates.iter().any(|date| date.is_day());
        let (reviews, episodes) = (dates!(reviews.review), dates!(episodes.decom, episodes.dec));
        let what = match (is_any(&reviews), is_any(&episodes)) {
            (true, true) => "of reviews and on which episodes begin or end",
            (true, false) => "of reviews",
            _ => "on which episodes begin or end",
        };
        Self::latest(what, &[reviews, episodes].concat()).or_else(|| {
            let others = dates!(
                missing.mis_start,
                missing.mis_end,
                sw_episodes.sw_decom,
                sw_episodes.sw_dec,
                dolo.dolo_start,
                dolo.dolo_end
            );
            Self::latest("of times missing, social workers or orders", &others)
        })
    }

    fn latest(what: &'static str, dates: &[DateCell]) -> Option<Self> {
        let mut counts = BTreeMap::new();
        for year in dates.iter().filter_map(|date| date.day()).filter_map(year_ending) {
            *counts.entry(year).or_insert(0_usize) += 1;
        }
        let all: usize = counts.values().sum();
        let is_enough = |count: usize| ONE_IN * count >= all && (count > 1 || all < ONE_IN);
        let latest = counts.iter().rev().find(|(_, count)| is_enough(**count));
        let most = counts.iter().max_by_key(|(_, count)| **count);
        let year = *latest.or(most)?.0;
        Some(Self { year: Year(year), counts, what })
    }

    fn all(&self) -> usize {
        self.counts.values().sum()
    }

    fn count(&self, year: Year) -> usize {
        self.counts.get(&year.0).copied().unwrap_or_default()
    }

    /// How many dates lie after the end of a year.
    fn after(&self, year: Year) -> usize {
        self.counts.iter().filter(|(of, _)| **of > year.0).map(|(_, count)| count).sum()
    }

    /// Whether the dates are of another year than this: hardly any lies in it, or more than a few lie after its end.
    pub(super) fn speaks_against(&self, year: Year) -> bool {
        let after = self.after(year);
        let too_late = after > 1 && ONE_IN * after >= self.all();
        self.year != year && (too_late || 2 * ONE_IN * self.count(year) < self.all())
    }

    /// How many of which dates lie in its year, and whether any lie after it.
    pub(super) fn why(&self) -> String {
        let (count, all, after) = (self.count(self.year), self.all(), self.after(self.year));
        let rest = match after {
            0 if 2 * count < all => ", none after it, and a return may hold older ones".to_owned(),
            0 => String::new(),
            after => format!(", {after} after it"),
        };
        format!("{count} of the {all} dates {} lie in it{rest}", self.what)
    }

    /// How sure it is.
    fn sure(&self) -> Sure {
        let (count, all) = (self.count(self.year), self.all());
        match () {
            () if all >= 10 && 5 * count >= 4 * all => Sure::Surely,
            () if 2 * count >= all || (count >= 5 && self.after(self.year) == 0) => Sure::Likely,
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
