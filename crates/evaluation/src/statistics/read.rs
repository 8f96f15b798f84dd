//! Reads one measure out of a published table. A fault names the file, the line and the column; nothing of it is used.

use super::{Authority, Code, Dataset, Observation, Published, Series, dataset::Layout};
use crate::input::{Column, Fault, Row, Table};
use crate::measures::{Part, Value};
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

/// Adds what one table holds of a measure.
pub(super) fn into_series(
    series: &mut Series,
    dataset: &Dataset,
    file: &str,
    bytes: &[u8],
    part: &Part,
) -> Result<(), Fault> {
    let mut wanted = Wanted::default();
    let year = wanted.column(dataset.layout.year());
    let code = wanted.column("old_la_code");
    let statistical = wanted.column("new_la_code");
    let name = wanted.column("la_name");
    let region = wanted.column("region_name");
    let level = (dataset.layout == Layout::Department).then(|| wanted.column("geographic_level"));
    let filters: Vec<(usize, &str)> =
        part.only.iter().map(|(column, text)| (wanted.column(column), text.as_str())).collect();
    let value = Reckoned::of(&part.value, &mut wanted);
    let numerator = wanted.columns(&part.numerator);
    let denominator = wanted.columns(&part.denominator);

    let mut table = Table::open_with_others(file, bytes, &wanted.columns)?;
    let mut seen: BTreeMap<(Code, i32), u64> = BTreeMap::new();
    while let Some(row) = table.next_row()? {
        if !holds(&row, &filters)? {
            continue;
        }
        let year = row.read(year, a_year)?.ok_or_else(|| row.fault(year, "the year is missing."))?;
        if part.years.is_some_and(|(first, last)| !(first..=last).contains(&year)) {
            continue;
        }
        let observation = Observation {
            value: value.of_row(&row)?,
            numerator: sum(&row, &numerator)?,
            denominator: sum(&row, &denominator)?,
            line: (file.to_owned(), row.line()),
        };
        match level.map(|level| row.needed(level)).transpose()? {
            Some("National") => {
                series.england.insert(year, observation);
                continue;
            }
            None | Some("Local authority") => {}
            Some(_) => continue,
        }
        let code = Code::new(row.needed(code)?);
        match seen.entry((code.clone(), year)) {
            Entry::Vacant(place) => _ = place.insert(row.line()),
            Entry::Occupied(first) => {
                return Err(row.fault_of_row(format!(
                    "{} ({code}) stands here for {year} a second time; the first is on line {}. \
                     Keep the one that holds.",
                    row.text(name)?,
                    first.get()
                )));
            }
        }
        let known = note(series, &code, year, row.text(name)?, row.text(region)?);
        if !known.statistical.contains(row.text(statistical)?) {
            known.statistical.insert(row.text(statistical)?.to_owned());
        }
        series.cells.insert((code, year), observation);
    }
    if seen.is_empty() {
        return Err(Fault::of_file(file, nothing_found(part)));
    }
    Ok(())
}

/// The columns that are asked for, each once.
#[derive(Default)]
struct Wanted<'a> {
    columns: Vec<Column<'a>>,
}

impl<'a> Wanted<'a> {
    fn column(&mut self, name: &'a str) -> usize {
        self.columns.iter().position(|known| known.name == name).unwrap_or_else(|| {
            self.columns.push(Column::needed(name));
            self.columns.len() - 1
        })
    }

    fn columns(&mut self, names: &'a [String]) -> Vec<usize> {
        names.iter().map(|name| self.column(name)).collect()
    }
}

/// How the value comes out of a row.
enum Reckoned {
    Printed(usize),
    Share { of: Vec<usize>, out_of: Vec<usize> },
}

impl Reckoned {
    fn of<'a>(value: &'a Value, wanted: &mut Wanted<'a>) -> Self {
        match value {
            Value::Printed { column } => Self::Printed(wanted.column(column)),
            Value::Share { of, out_of } => {
                Self::Share { of: wanted.columns(of), out_of: wanted.columns(out_of) }
            }
        }
    }

    fn of_row(&self, row: &Row<'_>) -> Result<Published, Fault> {
        match self {
            Self::Printed(column) => cell(row, *column),
            Self::Share { of, out_of } => {
                let all = |columns: &[usize]| {
                    columns.iter().map(|&column| cell(row, column)).collect::<Result<Vec<_>, _>>()
                };
                Ok(Published::sum(all(of)?).per_cent_of(Published::sum(all(out_of)?)))
            }
        }
    }
}

fn cell(row: &Row<'_>, column: usize) -> Result<Published, Fault> {
    Published::read(row.text(column)?).map_err(|why| row.fault(column, why))
}

fn sum(row: &Row<'_>, columns: &[usize]) -> Result<Option<Published>, Fault> {
    if columns.is_empty() {
        return Ok(None);
    }
    let parts = columns.iter().map(|&column| cell(row, column)).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(Published::sum(parts)))
}

fn holds(row: &Row<'_>, filters: &[(usize, &str)]) -> Result<bool, Fault> {
    for &(column, text) in filters {
        if row.text(column)? != text {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A year that ends on 31 March, as four digits.
fn a_year(text: &str) -> Result<i32, String> {
    let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    four.then(|| text.parse().ok()).flatten().ok_or_else(|| {
        format!("“{text}” is not a year. Write the year in which 31 March lies, such as 2019.")
    })
}

fn note<'a>(series: &'a mut Series, code: &Code, year: i32, name: &str, region: &str) -> &'a mut Authority {
    let new = || Authority {
        name: name.to_owned(),
        region: region.to_owned(),
        years: (year, year),
        statistical: BTreeSet::new(),
    };
    let known = series.authorities.entry(code.clone()).or_insert_with(new);
    if year >= known.years.1 {
        name.clone_into(&mut known.name);
        region.clone_into(&mut known.region);
    }
    known.years = (known.years.0.min(year), known.years.1.max(year));
    known
}

fn nothing_found(part: &Part) -> String {
    if part.only.is_empty() {
        return "there is no authority in it.".to_owned();
    }
    let filters: Vec<String> =
        part.only.iter().map(|(column, text)| format!("{column} is “{text}”")).collect();
    format!("no row of an authority was found in which {}.", filters.join(" and "))
}
