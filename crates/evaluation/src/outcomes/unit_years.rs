//! Numbers of each unit and year that a model takes into account: inspection grades, density, and the like.

use std::collections::BTreeMap;
use std::io::Read;

use crate::input::{Column, Fault, Table, number, whole};
use crate::methods::change::summary;

/// Numbers by unit and statistical year, scaled to a mean of nought and a standard deviation of one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UnitYears {
    names: Vec<String>,
    values: BTreeMap<(String, i16), Vec<Option<f64>>>,
    filled: usize,
}

impl UnitYears {
    /// Reads the table. A gap is filled by the last year before that has a number, or else by the first after.
    pub fn read(file: &str, input: impl Read) -> Result<Self, Fault> {
        const COLUMNS: [Column; 2] = [Column::needed("unit"), Column::needed("year")];
        let mut table = Table::open_with_others(file, input, &COLUMNS)?;
        let names: Vec<String> = table.others().into_iter().map(str::to_owned).collect();
        let mut values = BTreeMap::new();
        while let Some(row) = table.next_row()? {
            let year = whole(row.needed(1)?).map_err(|what| row.fault(1, what))?;
            let year = i16::try_from(year).map_err(|_| row.fault(1, format!("{year} is not a year.")))?;
            let mut numbers = Vec::with_capacity(names.len());
            for at in 0..names.len() {
                numbers.push(match row.other(at)? {
                    "" => None,
                    text => Some(number(text).map_err(|what| row.other_fault(at, what))?),
                });
            }
            let unit = row.needed(0)?.to_owned();
            if values.insert((unit, year), numbers).is_some() {
                return Err(row.fault_of_row("this unit and year stand here twice."));
            }
        }
        let mut all = Self { names, values, filled: 0 };
        all.fill();
        all.scale();
        Ok(all)
    }

    /// What the numbers are called.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The numbers of a unit in the year that begins on 1 April of `year`.
    pub fn of(&self, unit: &str, year: i16) -> Option<&[Option<f64>]> {
        self.values.get(&(unit.to_owned(), year)).map(Vec::as_slice)
    }

    /// How many gaps were filled from another year.
    pub fn filled(&self) -> usize {
        self.filled
    }

    fn fill(&mut self) {
        for column in 0..self.names.len() {
            for forwards in [true, false] {
                let mut last: Option<(String, f64)> = None;
                let mut step =
                    |(unit, _): &(String, i16), numbers: &mut Vec<Option<f64>>| match numbers[column] {
                        Some(number) => last = Some((unit.clone(), number)),
                        None => {
                            if let Some((_, number)) = last.as_ref().filter(|(of, _)| of == unit) {
                                numbers[column] = Some(*number);
                                self.filled += 1;
                            }
                        }
                    };
                if forwards {
                    self.values.iter_mut().for_each(|(key, numbers)| step(key, numbers));
                } else {
                    self.values.iter_mut().rev().for_each(|(key, numbers)| step(key, numbers));
                }
            }
        }
    }

    fn scale(&mut self) {
        for column in 0..self.names.len() {
            let all: Vec<f64> = self.values.values().filter_map(|numbers| numbers[column]).collect();
            let Some(spread) = summary(&all).filter(|spread| spread.standard_deviation > 0.0) else {
                continue;
            };
            for numbers in self.values.values_mut() {
                numbers[column] =
                    numbers[column].map(|number| (number - spread.mean) / spread.standard_deviation);
            }
        }
    }
}
