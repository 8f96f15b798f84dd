//! Invented returns of any size, the same for the same seed: for benchmarks, fuzzing and trying Kith out.
//!
//! What they hold is plausible: children looked after throughout the year, starting or leaving in it, adopted, missing,
//! seeking asylum, on short breaks, and care leavers; and, for as many children as asked, one mistake that authorities
//! make. Nobody in them exists. Postcodes and providers are those of `corpus/ssda903/ref`, the authority is E09000027.

mod child;
mod life;
mod mistakes;
mod pages;

use super::File;
use crate::{Collection, Year, chance::Chance, ssda903::generate::pages::Pages};

/// What to invent.
#[derive(Clone, Copy, Debug)]
pub struct Invention {
    /// How many children.
    pub children: u64,
    /// Of how many children one has a mistake; nought for none.
    pub one_mistake_in: u64,
    /// What chance starts from.
    pub seed: u64,
    /// The collection year.
    pub year: Year,
}

impl Default for Invention {
    /// A thousand children of 2025-26, one in ten with a mistake.
    fn default() -> Self {
        Self { children: 1000, one_mistake_in: 10, seed: 1, year: Year(2026) }
    }
}

/// An invented return: the files of this year and last, by their names.
#[derive(Clone, Debug)]
pub struct Invented {
    /// This year's files.
    pub this_year: Vec<(&'static str, String)>,
    /// Last year's files.
    pub last_year: Vec<(&'static str, String)>,
}

impl Invented {
    /// The files as a reader takes them: this year's and last year's.
    pub fn files(&self) -> (Vec<File<'_>>, Vec<File<'_>>) {
        fn of<'a>(files: &'a [(&'static str, String)]) -> Vec<File<'a>> {
            files.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect()
        }
        (of(&self.this_year), of(&self.last_year))
    }
}

/// Invents a return.
///
/// ```
/// use returns::ssda903::{Invention, Options, Reference, check, invent};
///
/// let invented = invent(&Invention { children: 200, one_mistake_in: 0, ..Invention::default() });
/// let (this_year, last_year) = invented.files();
/// let report = check(&this_year, &last_year, Reference::bundled(), &Options::default());
/// assert_eq!(report.children, 200);
/// assert!(report.findings.is_empty(), "{:?}", report.findings);
/// ```
pub fn invent(invention: &Invention) -> Invented {
    let collection = Collection::of(invention.year);
    let (mut this_year, mut last_year) = (Pages::default(), Pages::default());
    for number in 0..invention.children {
        let mut chance = Chance::new(invention.seed, number);
        let mut child = life::lead(number, collection, &mut chance);
        if invention.one_mistake_in > 0 && number % invention.one_mistake_in == invention.one_mistake_in / 2 {
            mistakes::make(&mut child, collection, &mut chance);
        }
        child.write(&mut this_year, &mut last_year);
    }
    Invented { this_year: this_year.files(true), last_year: last_year.files(false) }
}
