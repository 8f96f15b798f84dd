//! Counts from the record of what exists: maps, networks, plans. They say nothing of how well it was done, and are never
//! shown without a survey or an audit beside them (practice I36).

use std::collections::BTreeMap;
use std::io::Read;

use crate::input::{Column, Fault, Table};
use crate::methods::change::{Proportion, proportion};

/// In how many open cases of a team a thing exists.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// The team.
    pub team: String,
    /// What is counted.
    pub element: String,
    /// Open cases.
    pub cases: u32,
    /// Those in which it exists.
    pub present: u32,
}

/// What is known beside the counts. Without one of the two there is nothing to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// A survey in the same report.
    Survey,
    /// An audit of case files in the same report.
    Audit,
}

/// Counts that may be shown, for there is something beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Presence {
    counts: Vec<Count>,
    beside: Beside,
}

impl Presence {
    /// Counts beside a survey or an audit.
    pub fn beside(counts: Vec<Count>, beside: Beside) -> Self {
        Self { counts, beside }
    }

    /// What stands beside them.
    pub fn company(&self) -> Beside {
        self.beside
    }

    /// For each element, over all teams: open cases, those in which it exists, and the share.
    pub fn by_element(&self) -> Vec<(&str, u32, u32, Option<Proportion>)> {
        let mut all: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
        for count in &self.counts {
            let sums = all.entry(&count.element).or_default();
            *sums = (sums.0 + count.cases, sums.1 + count.present);
        }
        let share = |(cases, present): (u32, u32)| proportion(present as usize, cases as usize).ok();
        all.into_iter().map(|(element, sums)| (element, sums.0, sums.1, share(sums))).collect()
    }

    /// Every count.
    pub fn counts(&self) -> &[Count] {
        &self.counts
    }
}

/// Reads counts.
pub fn read_presence(file: &str, input: impl Read) -> Result<Vec<Count>, Fault> {
    const COLUMNS: [Column; 4] = [
        Column::needed("team"),
        Column::needed("element"),
        Column::needed("cases"),
        Column::needed("present"),
    ];
    let mut table = Table::open(file, input, &COLUMNS)?;
    let mut seen = std::collections::BTreeSet::new();
    let mut counts = Vec::new();
    while let Some(row) = table.next_row()? {
        let number = |column| {
            row.read(column, crate::input::whole)?
                .ok_or_else(|| row.fault(column, "nothing stands here, and it is needed."))
        };
        let (team, element) = (row.needed(0)?.to_owned(), row.needed(1)?.to_owned());
        let (cases, present) = (number(2)?, number(3)?);
        if present > cases {
            return Err(row.fault(3, format!("{present} of {cases} cases is more than all of them.")));
        }
        if !seen.insert((team.clone(), element.clone())) {
            return Err(row.fault_of_row(format!("“{element}” of “{team}” stands here twice.")));
        }
        counts.push(Count { team, element, cases, present });
    }
    Ok(counts)
}
