//! What was seen over the years.

use super::id_of;
use crate::report::figure::{Lines, Series};
use crate::report::{Basis, Cell, Chart, Figure, Row, Table, Unit};
use crate::study::run::{Finding, Line};

pub(super) fn figure(finding: &Finding) -> Figure {
    let unit = finding.measure.written.unit;
    let lines = &finding.course.lines;
    let mut table = Table::new(
        format!("{}-course", id_of(finding)),
        format!("{}, by year ending 31 March", finding.measure.written.title),
        "Year",
    );
    for line in lines {
        let of = line.of.map_or_else(String::new, |of| format!(" (mean of {of})"));
        table = table.column(super::slug(&line.name), format!("{}{of}", line.name));
    }
    for line in &finding.course.units {
        table = table.column(super::slug(&format!("unit {}", line.name)), line.name.clone());
    }
    let all: Vec<&Line> = lines.iter().chain(&finding.course.units).collect();
    let years: Vec<i32> =
        lines.first().map(|line| line.values.iter().map(|&(year, _)| year).collect()).unwrap_or_default();
    for (at, year) in years.iter().enumerate() {
        let cells = all
            .iter()
            .map(|line| match line.values.get(at).and_then(|&(_, value)| value) {
                Some(value) => Cell::number(value, unit, places(unit)),
                None => Cell::missing("withheld"),
            })
            .collect();
        table.rows.push(Row::new(year.to_string(), year.to_string(), cells).on(Basis {
            measure: Some(finding.outcome.measure.to_string()),
            population: finding.round.title.clone(),
            units: Some(finding.alone.units.len()),
            method: "as published; means unweighted".to_owned(),
            ..Basis::default()
        }));
    }
    let series = lines.iter().map(|line| {
        let of = line.of.map_or_else(String::new, |of| format!(" ({of})"));
        Series { name: format!("{}{of}", line.name), values: line.values.clone() }
    });
    Figure {
        id: format!("{}-course", id_of(finding)),
        title: format!("{}: what was seen", finding.measure.written.title),
        description: describe(finding),
        chart: Chart::Lines(Lines { unit, series: series.collect(), embedding: embedding(finding) }),
        table,
        open: false,
    }
}

/// The digits with which a level is printed.
pub(super) fn places(unit: Unit) -> u8 {
    match unit {
        Unit::Count => 0,
        _ => 1,
    }
}

fn embedding(finding: &Finding) -> Option<(i32, i32, String)> {
    let round = &finding.round;
    let last = round.before.iter().max()? + 1;
    let first = round.after.iter().min()? - 1;
    (last <= first).then(|| (last, first, "embedding".to_owned()))
}

fn describe(finding: &Finding) -> String {
    let ends = |line: &Line| {
        let known: Vec<(i32, f64)> =
            line.values.iter().filter_map(|&(year, value)| Some((year, value?))).collect();
        let written = |value: f64| {
            crate::report::Number::new(
                value,
                finding.measure.written.unit,
                places(finding.measure.written.unit),
            )
            .map_or_else(String::new, crate::report::Number::written)
        };
        match (known.first(), known.last()) {
            (Some(first), Some(last)) => format!(
                "{} from {} in {} to {} in {}.",
                line.name,
                written(first.1),
                first.0,
                written(last.1),
                last.0
            ),
            _ => format!("{} without values.", line.name),
        }
    };
    finding.course.lines.iter().map(ends).collect::<Vec<_>>().join(" ")
}
