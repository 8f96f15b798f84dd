//! Each unit's own difference, and what becomes of the whole when it is left out.

use super::id_of;
use crate::report::compose::made::Made;
use crate::report::compose::words::basis;
use crate::report::figure::{Point, Points};
use crate::report::{Cell, Chart, Figure, Row, Table};
use crate::study::run::{Comparison, Finding};

pub(super) fn figure(made: &Made<'_>, finding: &Finding) -> crate::report::Block {
    match finding.lead() {
        Some(lead) => compared(made, finding, lead).into(),
        None => alone(made, finding).into(),
    }
}

fn compared(made: &Made<'_>, finding: &Finding, lead: &Comparison) -> Figure {
    let unit = finding.measure.written.unit.of_difference();
    let mut table = Table::new(
        format!("{}-units", id_of(finding)),
        format!(
            "Difference of each {} from {}",
            made.study.about.unit,
            crate::words::in_sentence(&lead.comparator.title)
        ),
        "Name",
    )
    .column("group", "Group")
    .column("difference", "Its own difference")
    .column("without", "The mean without it");
    let mut sorted = lead.units.clone();
    sorted.sort_by(|one, two| one.1.total_cmp(&two.1).then_with(|| one.0.cmp(&two.0)));
    for (code, difference) in &sorted {
        let without = lead.leave_one_out.iter().find(|(other, _)| other == code);
        table.rows.push(
            Row::new(
                code.as_str(),
                finding.name(code),
                vec![
                    finding.groups.get(code).map_or(Cell::Empty, |group| Cell::text(group.title.clone())),
                    Cell::change(*difference, unit, 2),
                    without.map_or_else(
                        || Cell::missing("only one unit"),
                        |(_, effect)| Cell::change(*effect, unit, 2),
                    ),
                ],
            )
            .on(basis(finding, lead, "difference of one unit")),
        );
    }
    let point =
        |name: String, value: f64, interval, strong| Point { name, value: Some(value), interval, strong };
    let mut rows: Vec<Point> = sorted
        .iter()
        .map(|(code, difference)| point(finding.name(code).to_owned(), *difference, None, false))
        .collect();
    rows.push(point("Middle one".to_owned(), lead.median, None, true));
    let range = lead.range().map(|range| (range.low.1, range.high.1));
    rows.push(point("Mean, and its range leaving one out".to_owned(), lead.effect, range, true));
    table.rows.push(
        Row::new("mean", "Mean of all", vec![Cell::Empty, Cell::change(lead.effect, unit, 2), Cell::Empty])
            .on(basis(finding, lead, "lead comparison of the plan")),
    );
    table.rows.push(
        Row::new("median", "Middle one", vec![Cell::Empty, Cell::change(lead.median, unit, 2), Cell::Empty])
            .on(basis(finding, lead, "median over units")),
    );
    Figure {
        id: format!("{}-units", id_of(finding)),
        title: format!("How each {} differs", made.study.about.unit),
        description: describe(finding, lead),
        chart: Chart::Points(Points {
            unit,
            axis: format!(
                "Difference from {},{}",
                crate::words::in_sentence(&lead.comparator.title),
                unit.words()
            ),
            ends: ("lower than elsewhere".to_owned(), "higher than elsewhere".to_owned()),
            rows,
        }),
        table,
        open: false,
    }
}

fn describe(finding: &Finding, lead: &Comparison) -> String {
    let (up, down): (Vec<_>, Vec<_>) = lead.units.iter().partition(|(_, difference)| *difference > 0.0);
    let names = |units: &[&(crate::statistics::Code, f64)]| {
        let names: Vec<String> = units.iter().map(|(code, _)| finding.name(code).to_owned()).collect();
        if names.is_empty() { "none".to_owned() } else { crate::report::compose::words::list(&names) }
    };
    format!("Higher than elsewhere: {}. Lower: {}.", names(&up), names(&down))
}

fn alone(made: &Made<'_>, finding: &Finding) -> Table {
    let unit = finding.measure.written.unit;
    Table::new(
        format!("{}-alone", id_of(finding)),
        format!("The {} alone", made.study.about.units),
        "Mean over units",
    )
    .column("before", "Before")
    .column("after", "After")
    .column("change", "Change")
    .with_row(Row::new(
        "mean",
        format!("{} {}", finding.alone.units.len(), made.study.about.units),
        vec![
            Cell::number(finding.alone.before, unit, 2),
            Cell::number(finding.alone.after, unit, 2),
            Cell::change(finding.alone.after - finding.alone.before, unit.of_difference(), 2),
        ],
    ))
    .note("There is no comparator, so this is a change and not an effect of anything.")
}
