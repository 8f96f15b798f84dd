//! Year by year: against neighbours from the last year before, and all units taken as one.

use super::id_of;
use crate::report::compose::words::basis;
use crate::report::{Basis, Cell, Row, Table, Unit};
use crate::study::run::{Detail, Finding};
use crate::words::in_sentence;

/// Against neighbours, from the last year before to each year after.
pub(super) fn by_year(finding: &Finding) -> Option<Table> {
    let (comparison, likened) =
        finding.comparisons.iter().find_map(|comparison| match &comparison.detail {
            Detail::Likened(likened) => Some((comparison, likened)),
            Detail::Model(_) => None,
        })?;
    let unit = finding.measure.written.unit.of_difference();
    let from = likened.by_year.first()?.from;
    let mut table = Table::new(
        format!("{}-by-year", id_of(finding)),
        format!(
            "Beside {}, from {from} to each year after, every unit counting the same",
            in_sentence(&comparison.comparator.title)
        ),
        "To",
    )
    .column("difference", "Mean difference")
    .column("median", "Middle unit")
    .column("range", "Leaving one out")
    .column("units", "Units");
    for year in &likened.by_year {
        table.rows.push(
            Row::new(
                year.to.to_string(),
                year.to.to_string(),
                vec![
                    Cell::change(year.effect, unit, 3),
                    Cell::change(year.median, unit, 3),
                    year.range.map_or_else(
                        || Cell::missing("only one unit"),
                        |(low, high)| Cell::interval(low, high, unit, 3),
                    ),
                    Cell::count(year.units),
                ],
            )
            .on(Basis {
                n: Some(2 * year.units),
                units: Some(year.units),
                ..basis(finding, comparison, "unweighted difference-in-differences against neighbours")
            }),
        );
    }
    Some(table)
}

/// All units taken as one, beside the mean in which each counts the same.
pub(super) fn pooled(finding: &Finding) -> Option<Table> {
    if finding.pooled.is_empty() || finding.measure.written.unit != Unit::PerCent {
        return None;
    }
    let mut table = Table::new(
        format!("{}-pooled", id_of(finding)),
        "All units taken as one, and each counting the same",
        "Year",
    )
    .column("events", "Counted")
    .column("cases", "Out of")
    .column("pooled", "All as one")
    .column("unweighted", "Each the same")
    .column("units", "Units");
    for year in &finding.pooled {
        table.rows.push(
            Row::new(
                year.year.to_string(),
                year.year.to_string(),
                vec![
                    Cell::number(year.events, Unit::Count, 0),
                    Cell::number(year.cases, Unit::Count, 0),
                    Cell::number(year.per_cent, Unit::PerCent, 2),
                    year.unweighted.map_or_else(
                        || Cell::missing("withheld"),
                        |mean| Cell::number(mean, Unit::PerCent, 2),
                    ),
                    Cell::count(year.units.len()),
                ],
            )
            .on(Basis {
                measure: Some(finding.outcome.measure.to_string()),
                population: finding.round.title.clone(),
                units: Some(year.units.len()),
                method: "sum of counts over sum of bases".to_owned(),
                ..Basis::default()
            }),
        );
    }
    Some(table.note("Large units weigh more when all are taken as one. Where the two differ, the answer depends on the weights."))
}
