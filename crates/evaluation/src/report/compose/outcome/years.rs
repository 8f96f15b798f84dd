//! How far apart the units and the others stood in each year: the event study, which shows whether they moved alike before.

use super::id_of;
use crate::report::compose::words::basis;
use crate::report::figure::Years;
use crate::report::{Cell, Chart, Figure, Number, Row, Table, Unit};
use crate::study::run::{Detail, Finding};
use crate::study::strength::p_words;

pub(super) fn figure(finding: &Finding) -> Option<Figure> {
    let lead = finding.lead()?;
    let Detail::Model(model) = &lead.detail else { return None };
    let study = &model.event_study;
    let unit = finding.measure.written.unit.of_difference();
    let mut table = Table::new(
        format!("{}-years", id_of(finding)),
        format!(
            "Distance from {} in each year, beyond that of {}",
            crate::words::in_sentence(&lead.comparator.title),
            study.reference
        ),
        "Year",
    )
    .column("distance", "Distance")
    .column("interval", "95% interval")
    .column("error", "Standard error")
    .column("p", "p");
    for term in &study.terms {
        let estimate = &term.estimate;
        table.rows.push(
            Row::new(
                term.period.to_string(),
                term.period.to_string(),
                vec![
                    Cell::change(estimate.value, unit, 2),
                    Cell::interval(estimate.low, estimate.high, unit, 2),
                    Cell::number(estimate.standard_error, unit, 2),
                    Cell::p(estimate.p),
                ],
            )
            .on(crate::report::Basis {
                units: Some(study.units),
                ..basis(finding, lead, "event study, errors clustered by unit")
            }),
        );
    }
    let before = match study.pre_trend {
        Some(joint) => {
            table.rows.push(
                Row::new(
                    "before",
                    "All years before together",
                    vec![Cell::Empty, Cell::Empty, Cell::Empty, Cell::p(joint.p)],
                )
                .on(basis(finding, lead, "joint Wald test of the years before (F)")),
            );
            format!(
                "Had both moved alike in the years before, distances this large would have {}.",
                p_words(joint.p)
            )
        }
        None => "With one year before, nobody can see whether both moved alike.".to_owned(),
    };
    let distances: Vec<String> = study
        .terms
        .iter()
        .filter_map(|term| {
            Some(format!(
                "{} in {}",
                Number::new(term.estimate.value, unit, 1)?.signed().written(),
                term.period
            ))
        })
        .collect();
    let words = if unit == Unit::Count { String::new() } else { unit.words().to_owned() };
    Some(Figure {
        id: format!("{}-years", id_of(finding)),
        title: "Did both move alike before?".to_owned(),
        description: format!("{before} Distances: {}.", distances.join(", ")),
        chart: Chart::Years(Years {
            unit,
            axis: format!("Distance beyond that of {},{words}", study.reference),
            reference: study.reference,
            points: study
                .terms
                .iter()
                .map(|term| (term.period, term.estimate.value, (term.estimate.low, term.estimate.high)))
                .collect(),
            after: finding.round.after.iter().copied().min().unwrap_or(study.reference),
        }),
        table,
        open: false,
    })
}
