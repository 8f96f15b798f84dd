//! Tables, whose rows say what their numbers stand on. Every number of a report is in one.

use super::{Number, Unit};
use crate::study::strength::Level;
use serde::Serialize;

/// A table with a heading for each row and each column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// A short name in lower case and hyphens, unique in the report.
    pub id: String,
    /// What it shows, in words; with the unit, where all its numbers share one.
    pub caption: String,
    /// Heading of the first column, which holds the rows' headings.
    pub stub: String,
    /// The other columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What to know while reading it.
    pub notes: Vec<String>,
}

impl Table {
    /// A table without rows. Columns are given as id and heading.
    pub fn new(id: impl Into<String>, caption: impl Into<String>, stub: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            caption: caption.into(),
            stub: stub.into(),
            columns: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds a column.
    pub fn column(mut self, id: impl Into<String>, title: impl Into<String>) -> Self {
        self.columns.push(Column { id: id.into(), title: title.into() });
        self
    }

    /// Adds a row.
    pub fn with_row(mut self, row: Row) -> Self {
        self.rows.push(row);
        self
    }

    /// Adds a note.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// A short name, unique in the table.
    pub id: String,
    /// Its heading.
    pub title: String,
}

/// A row: one cell for each column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// A short name, unique in the table.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What its numbers stand on; `None` where the table's caption and notes say everything.
    pub basis: Option<Basis>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row of cells.
    pub fn new(id: impl Into<String>, title: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self { id: id.into(), title: title.into(), basis: None, cells }
    }

    /// Says what its numbers stand on.
    pub fn on(mut self, basis: Basis) -> Self {
        self.basis = Some(basis);
        self
    }
}

/// What an estimate stands on (practice I34, I39): nothing is shown without it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Basis {
    /// The measure and the version of its definition, as `measure@version`.
    pub measure: Option<String>,
    /// Who is counted, such as "all at each wave" or "in both waves".
    pub population: String,
    /// The base: observations that the number is made from.
    pub n: Option<usize>,
    /// Units (authorities, teams) that it is made from.
    pub units: Option<usize>,
    /// How it was made.
    pub method: String,
    /// The seed of the chance in it, where there is any.
    pub seed: Option<u64>,
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(Number),
    /// A 95% interval from the first to the second.
    Interval(Number, Number),
    /// A number that is not known, and why. Never zero, never blank.
    Missing(String),
    /// How strong the evidence is.
    Level(Level),
    /// Nothing belongs here.
    Empty,
}

impl Cell {
    /// A number, or why there is none when it is not a finite one.
    pub fn number(value: f64, unit: Unit, places: u8) -> Self {
        Number::new(value, unit, places).map_or_else(|| Self::Missing("not defined".to_owned()), Self::Number)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Number(Number::count(count))
    }

    /// A change, written with its sign.
    pub fn change(value: f64, unit: Unit, places: u8) -> Self {
        Number::new(value, unit, places)
            .map_or_else(|| Self::Missing("not defined".to_owned()), |number| Self::Number(number.signed()))
    }

    /// A 95% interval of a change, its ends written with their signs.
    pub fn interval(low: f64, high: f64, unit: Unit, places: u8) -> Self {
        match (Number::new(low, unit, places), Number::new(high, unit, places)) {
            (Some(low), Some(high)) => Self::Interval(low.signed(), high.signed()),
            _ => Self::Missing("not defined".to_owned()),
        }
    }

    /// A probability.
    pub fn p(p: f64) -> Self {
        Self::number(p, Unit::Probability, 3)
    }

    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number that is not known, and why.
    pub fn missing(why: impl Into<String>) -> Self {
        Self::Missing(why.into())
    }
}
