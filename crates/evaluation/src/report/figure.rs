//! Charts as data, each with its table. What is drawn is in the table too; a chart alone cannot be made.

use super::{Table, Unit};
use serde::Serialize;

/// A chart with the table of its numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// A short name in lower case and hyphens, unique in the report; also the name of its SVG file.
    pub id: String,
    /// What it shows, as a heading.
    pub title: String,
    /// What a reader who cannot see it should know: the shape, in a sentence or two.
    pub description: String,
    /// What is drawn.
    pub chart: Chart,
    /// The same numbers.
    pub table: Table,
    /// Whether the table is shown at once on a screen; on paper it always is.
    pub open: bool,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chart {
    /// One measure over years: a line for each group.
    Lines(Lines),
    /// One point on a line for each row, with its interval where it has one.
    Points(Points),
    /// Points in order of time, with intervals: how far two groups stood apart in each year.
    Years(Years),
    /// One bar for each row, made of shares that add up to the whole.
    Shares(Shares),
    /// For each row which years lie before, during and after.
    Calendar(Calendar),
    /// One bar from zero for each row, with a limit that matters.
    Bars(Bars),
}

/// One measure over years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lines {
    /// What the upright axis counts in.
    pub unit: Unit,
    /// The lines; the first carries the message.
    pub series: Vec<Series>,
    /// Years that belong neither to before nor to after, from the first to the last, with the words for them.
    pub embedding: Option<(i32, i32, String)>,
}

/// One line. A year without a value breaks it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Whose line it is.
    pub name: String,
    /// The values by year.
    pub values: Vec<(i32, Option<f64>)>,
}

/// One point for each row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Points {
    /// What the axis counts in.
    pub unit: Unit,
    /// What stands under the axis.
    pub axis: String,
    /// Words at the two ends of the axis, such as "fewer" and "more".
    pub ends: (String, String),
    /// The rows, from the top.
    pub rows: Vec<Point>,
}

/// One row of points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// What it is.
    pub name: String,
    /// Where it lies; `None` where there is no number, and then the row says so.
    pub value: Option<f64>,
    /// Its interval.
    pub interval: Option<(f64, f64)>,
    /// Whether it carries the message and is drawn stronger.
    pub strong: bool,
}

/// Points in order of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Years {
    /// What the upright axis counts in.
    pub unit: Unit,
    /// What stands at the upright axis.
    pub axis: String,
    /// The year of reference, at nought by definition.
    pub reference: i32,
    /// Years, distances and intervals; the reference is not among them.
    pub points: Vec<(i32, f64, (f64, f64))>,
    /// The first year after.
    pub after: i32,
}

/// Shares of a whole, one bar for each row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shares {
    /// What the parts are, in order.
    pub parts: Vec<String>,
    /// Rows: what it is, and the share of each part in per cent.
    pub rows: Vec<(String, Vec<f64>)>,
}

/// For each row which years lie before, during and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// Rows: what it is, and what each year is to it.
    pub rows: Vec<(String, Vec<(i32, Side)>)>,
}

/// What a year is to a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// It is taken for before.
    Before,
    /// It touches the embedding and is left out.
    Embedding,
    /// It is taken for after.
    After,
    /// It is not used.
    Unused,
}

/// One bar from zero to a hundred per cent for each row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bars {
    /// What stands under the axis.
    pub axis: String,
    /// A limit that matters, in per cent, and the words for it.
    pub limit: (f64, String),
    /// The rows: what it is and how many per cent; `None` where there is no number.
    pub rows: Vec<(String, Option<f64>)>,
}
