//! One authority beside its statistical neighbours and England in one measure.

use super::kept::Kept;
use crate::measures::Measure;
use crate::methods::panel::median;
use crate::report::figure::{Lines, Series};
use crate::report::{Cell, Chart, Figure, Number, Row, Table, Unit};
use crate::statistics::{Code, Published};

/// Digits after the point.
const PLACES: u8 = 1;

/// One authority beside its neighbours and England.
#[derive(Debug, Clone)]
pub struct Beside<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The authority.
    pub name: &'a str,
    /// How many neighbours it has.
    pub neighbours: usize,
    /// Years that end on 31 March, from the first to the last in which something is published of the authority.
    pub years: Vec<Year>,
}

/// What is published of one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Year {
    /// The year that ends on 31 March.
    pub year: i32,
    /// Of the authority.
    pub own: Published,
    /// The middle one of its neighbours' numbers; none where no neighbour has one.
    pub middle: Option<f64>,
    /// How many neighbours have a number.
    pub with_number: usize,
    /// Of England; none where the table has no line of it.
    pub england: Option<Published>,
}

impl<'a> Beside<'a> {
    /// None where nothing is published of the authority, not even a mark.
    pub(super) fn of(kept: &'a Kept, code: &Code, name: &'a str, neighbours: &[&Code]) -> Option<Self> {
        let own = kept.row(code)?;
        let others: Vec<&[Published]> = neighbours.iter().filter_map(|code| kept.row(code)).collect();
        let mut years: Vec<Year> = (kept.years.iter().zip(own).zip(kept.england()).enumerate())
            .map(|(at, ((&year, &own), &england))| {
                let numbers: Vec<f64> = others.iter().filter_map(|row| row.get(at)?.value()).collect();
                let middle = (!numbers.is_empty()).then(|| median(&numbers));
                Year { year, own, middle, with_number: numbers.len(), england }
            })
            .collect();
        let is_said = |year: &Year| !matches!(year.own, Published::Withheld(crate::statistics::Mark::Blank));
        let first = years.iter().position(is_said)?;
        let last = years.iter().rposition(is_said)?;
        years.truncate(last + 1);
        years.drain(..first);
        Some(Self { measure: &kept.measure, name, neighbours: neighbours.len(), years })
    }

    /// The latest year of which something is published, a mark counting as something.
    pub fn latest(&self) -> Option<&Year> {
        self.years.last()
    }

    pub(super) fn last_year(&self) -> Option<i32> {
        self.latest().map(|year| year.year)
    }

    /// What is published, as a table cell says it.
    pub fn cell(&self, value: Published) -> Cell {
        match value {
            Published::Value(value) => Cell::number(value, self.unit(), PLACES),
            Published::Withheld(mark) => Cell::missing(mark.words()),
        }
    }

    /// The middle of the neighbours, as a table cell says it.
    pub fn middle(&self, year: &Year) -> Cell {
        year.middle.map_or_else(
            || Cell::missing("no neighbour has a number"),
            |middle| Cell::number(middle, self.unit(), PLACES),
        )
    }

    /// England, as a table cell says it.
    pub fn england(&self, year: &Year) -> Cell {
        year.england.map_or_else(|| Cell::missing("not in this table"), |value| self.cell(value))
    }

    /// The latest number beside the middle of the neighbours, in words that judge nothing; none where either is missing.
    pub fn told(&self) -> Option<String> {
        let year = self.latest()?;
        let difference = year.own.value()? - year.middle?;
        let size = Number::new(difference.abs(), self.unit().of_difference(), PLACES)?;
        if size.written().bytes().all(|byte| matches!(byte, b'0' | b'.')) {
            return Some("The same as the middle of its neighbours".to_owned());
        }
        let than = if difference > 0.0 { "more" } else { "less" };
        Some(format!("{} {than} than the middle of its neighbours", size.spoken()))
    }

    /// Everything over the years as a chart with its table.
    pub fn figure(&self) -> Figure {
        let line = |name: &str, value: fn(&Year) -> Option<f64>| Series {
            name: name.to_owned(),
            values: self.years.iter().map(|year| (year.year, value(year))).collect(),
        };
        let mut series = vec![
            line(self.name, |year| year.own.value()),
            line("Middle of its neighbours", |year| year.middle),
            line("England", |year| year.england?.value()),
        ];
        series.retain(|one| one.values.iter().any(|(_, value)| value.is_some()));
        let description = match (self.years.first(), self.latest(), self.told()) {
            (Some(first), Some(last), Some(told)) => {
                format!("From {} to {}. In {}: {told}.", first.year, last.year, last.year)
            }
            (Some(first), Some(last), None) => format!("From {} to {}.", first.year, last.year),
            _ => String::new(),
        };
        Figure {
            id: "over-the-years".to_owned(),
            title: format!("{}: {}", self.name, self.measure.written.title),
            description,
            chart: Chart::Lines(Lines { unit: self.unit(), series, embedding: None }),
            table: self.table(),
            open: false,
        }
    }

    fn table(&self) -> Table {
        let caption = format!("{}, year by year", self.measure.written.title);
        let mut table = Table::new("years", caption, "Year to 31 March")
            .column("own", self.name)
            .column("middle", "Middle of its neighbours")
            .column("with-number", "Neighbours with a number")
            .column("england", "England");
        for year in self.years.iter().rev() {
            let cells = vec![
                self.cell(year.own),
                self.middle(year),
                Cell::text(format!("{} of {}", year.with_number, self.neighbours)),
                self.england(year),
            ];
            table.rows.push(Row::new(year.year.to_string(), year.year.to_string(), cells));
        }
        table.note("A number that is suppressed or missing stays so: it is never counted as nought.")
    }

    fn unit(&self) -> Unit {
        self.measure.written.unit
    }
}
