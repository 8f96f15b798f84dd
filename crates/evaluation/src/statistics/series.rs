//! One measure of every authority over the years, each cell as it was published and with the line it came from.

use super::{Authority, Code, Mark, Published};
use std::collections::BTreeMap;

/// One measure of every authority, and of England, over the years.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// The authorities that stand in the table.
    pub authorities: BTreeMap<Code, Authority>,
    /// What was published of each authority in each year that ends on 31 March.
    pub cells: BTreeMap<(Code, i32), Observation>,
    /// What was published of England.
    pub england: BTreeMap<i32, Observation>,
}

/// What was published in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The measure.
    pub value: Published,
    /// What was counted, where it is published.
    pub numerator: Option<Published>,
    /// Out of how many, where it is published.
    pub denominator: Option<Published>,
    /// The table it was read from, and the line.
    pub line: (String, u64),
}

impl Series {
    /// The value of an authority in a year; `None` where it is withheld or the authority does not stand there.
    pub fn value(&self, code: &Code, year: i32) -> Option<f64> {
        self.at(code, year).and_then(|found| found.value.value())
    }

    /// What was published of an authority in a year; `None` where it does not stand there.
    pub fn at(&self, code: &Code, year: i32) -> Option<&Observation> {
        self.cells.get(&(code.clone(), year))
    }

    /// The name of an authority; its code where the table does not know it.
    pub fn name<'a>(&'a self, code: &'a Code) -> &'a str {
        self.authorities.get(code).map_or(code.as_str(), |authority| &authority.name)
    }

    /// The authority that is meant by a code of either kind, `384` or `E08000036`; where a nine-character code passed from
    /// one authority to another, the later one.
    pub fn find(&self, code: &str) -> Option<&Code> {
        if let Some((known, _)) = self.authorities.get_key_value(code) {
            return Some(known);
        }
        let meant = self.authorities.iter().filter(|(_, authority)| authority.statistical.contains(code));
        meant.max_by_key(|(_, authority)| authority.years.1).map(|(known, _)| known)
    }

    /// The years in which any authority stands, in order.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.cells.keys().map(|&(_, year)| year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// How many cells of these authorities and years are withheld, by mark.
    pub fn withheld<'a>(
        &self,
        codes: impl IntoIterator<Item = &'a Code>,
        years: &[i32],
    ) -> BTreeMap<Mark, usize> {
        let mut marks = BTreeMap::new();
        for code in codes {
            for &year in years {
                if let Some(Observation { value: Published::Withheld(mark), .. }) = self.at(code, year) {
                    *marks.entry(*mark).or_default() += 1;
                }
            }
        }
        marks
    }
}
