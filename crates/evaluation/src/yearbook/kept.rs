//! One measure of every authority over the years, each authority's years in one row.

use crate::measures::Measure;
use crate::statistics::{Code, Mark, Published, Series};
use std::collections::BTreeMap;

/// What is published of a measure.
#[derive(Debug)]
pub(super) struct Kept {
    /// The measure.
    pub(super) measure: Measure,
    /// Years that end on 31 March, in order.
    pub(super) years: Vec<i32>,
    rows: BTreeMap<Code, Box<[Published]>>,
    england: Box<[Option<Published>]>,
}

impl Kept {
    pub(super) fn of(measure: &Measure, series: &Series) -> Self {
        const NOTHING: Published = Published::Withheld(Mark::Blank);
        let years = series.years();
        let row = |code: &Code| {
            years.iter().map(|year| series.at(code, *year).map_or(NOTHING, |found| found.value)).collect()
        };
        let rows = series.authorities.keys().map(|code| (code.clone(), row(code))).collect();
        let england = years.iter().map(|year| series.england.get(year).map(|found| found.value)).collect();
        Self { measure: measure.clone(), years, rows, england }
    }

    /// The latest year in which anything is published.
    pub(super) fn last_year(&self) -> Option<i32> {
        self.years.last().copied()
    }

    /// What is published of an authority, year by year; none where it does not stand in the table.
    pub(super) fn row(&self, code: &Code) -> Option<&[Published]> {
        self.rows.get(code).map(|row| &**row)
    }

    /// What is published of England, year by year; none where the table has no line of England.
    pub(super) fn england(&self) -> &[Option<Published>] {
        &self.england
    }
}
