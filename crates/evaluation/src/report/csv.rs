//! Every number of a report as a line: where it stands, what it is, and what it stands on.

use super::{Basis, Cell, Number, Report};

/// `results.csv`: one line for each number of the report, unrounded.
pub(super) fn csv(report: &Report) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "section",
        "table",
        "row",
        "row_title",
        "column",
        "column_title",
        "value",
        "unit",
        "withheld",
        "measure",
        "population",
        "n",
        "units",
        "method",
        "seed",
    ])?;
    for (section, table) in report.tables() {
        for row in &table.rows {
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                for (part, value, unit, withheld) in parts(cell) {
                    let basis = row.basis.clone().unwrap_or_default();
                    let Basis { measure, population, n, units, method, seed } = basis;
                    let number =
                        |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
                    writer.write_record([
                        section,
                        &table.id,
                        &row.id,
                        &row.title,
                        &format!("{}{part}", column.id),
                        &column.title,
                        &value,
                        &unit,
                        &withheld,
                        &measure.unwrap_or_default(),
                        &population,
                        &number(n),
                        &number(units),
                        &method,
                        &seed.map_or_else(String::new, |seed| seed.to_string()),
                    ])?;
                }
            }
        }
    }
    let bytes = writer.into_inner().map_err(|why| csv::Error::from(why.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The lines of a cell: suffix of the column, value, unit, and why there is none.
fn parts(cell: &Cell) -> Vec<(&'static str, String, String, String)> {
    let number = |part, number: &Number| {
        let unit = serde_json::to_value(number.unit()).ok().and_then(|unit| unit.as_str().map(str::to_owned));
        (part, number.value().to_string(), unit.unwrap_or_default(), String::new())
    };
    match cell {
        Cell::Number(value) => vec![number("", value)],
        Cell::Interval(low, high) => vec![number("-low", low), number("-high", high)],
        Cell::Missing(why) => vec![("", String::new(), String::new(), why.clone())],
        Cell::Text(_) | Cell::Level(_) | Cell::Empty => Vec::new(),
    }
}
