//! Invented returns of any size, the same for the same seed: for benchmarks, fuzzing and trying Kith out.
//!
//! What they hold is plausible: children looked after throughout the year, starting or leaving in it, adopted, missing,
//! seeking asylum, on short breaks, and care leavers; and, for as many children as asked, one mistake that authorities
//! make. Nobody in them exists. Postcodes and providers are those of `corpus/ssda903/ref`, the authority is E09000027.

mod child;
mod life;
mod mistakes;

use super::File;
use crate::chance::Chance;
use crate::{Collection, Year};

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

/// The tables of a year being written, line by line.
#[derive(Default)]
struct Pages {
    texts: [String; 12],
}

/// The tables in the order of [`Pages::texts`]: the file's name and its columns.
const TABLES: [(&str, &str); 12] = [
    ("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"),
    (
        "episodes.csv",
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    ),
    ("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE"),
    ("uasc.csv", "CHILD,SEX,DOB,DUC"),
    (
        "oc2.csv",
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    ),
    ("oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM"),
    ("ad1.csv", "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR"),
    ("placed_for_adoption.csv", "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED"),
    ("previous_permanence.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM"),
    ("missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END"),
    ("sw_episodes.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON"),
    ("dolo.csv", "CHILD,DOB,DOLO_START,DOLO_END"),
];

impl Pages {
    /// Adds a line to a table.
    fn line(&mut self, table: usize, cells: &[&str]) {
        if let Some(text) = self.texts.get_mut(table) {
            for (number, cell) in cells.iter().enumerate() {
                if number > 0 {
                    text.push(',');
                }
                text.push_str(cell);
            }
            text.push('\n');
        }
    }

    /// The files, headed by their columns. Last year's tables without rows are left out, this year's are not.
    fn files(self, even_empty: bool) -> Vec<(&'static str, String)> {
        let tables = TABLES.into_iter().zip(self.texts);
        let kept = tables.filter(|((name, _), text)| !text.is_empty() || even_empty && *name != "dolo.csv");
        kept.map(|((name, columns), text)| (name, format!("{columns}\n{text}"))).collect()
    }
}
