//! How sure one may be and how fragile it is: every way of reckoning the difference, one table for each comparator.

use super::id_of;
use crate::report::compose::made::Made;
use crate::report::compose::words::basis;
use crate::report::{Basis, Cell, Row, Table, Unit};
use crate::study::run::{Comparison, Detail, Finding, Model};
use crate::words::in_sentence;

pub(super) fn tables(made: &Made<'_>, finding: &Finding) -> Vec<Table> {
    let mut tables: Vec<Table> =
        finding.comparisons.iter().map(|comparison| compared(made, finding, comparison)).collect();
    if let (Some(corrected), Some(lead), Some(first)) =
        (finding.corrected, finding.lead(), tables.first_mut())
    {
        let cells = vec![Cell::Empty, Cell::Empty, Cell::p(corrected)];
        first.rows.insert(
            1,
            Row::new("corrected", "By chance, corrected for the number of primary outcomes", cells)
                .on(basis(finding, lead, "Holm’s correction over the family of primary outcomes")),
        );
    }
    tables.extend(without(made, finding));
    tables
}

fn compared(made: &Made<'_>, finding: &Finding, comparison: &Comparison) -> Table {
    let unit = finding.measure.written.unit.of_difference();
    let mut table = Table::new(
        format!("{}-{}", id_of(finding), super::slug(&comparison.comparator.id)),
        format!(
            "How sure, and how fragile: {} {} beside {} {}",
            comparison.treated.len(),
            made.study.about.units,
            comparison.others.len(),
            others(comparison)
        ),
        "How it is reckoned",
    )
    .column("difference", "Difference")
    .column("interval", "95% interval, or range")
    .column("p", "p");
    for (id, words, [value, interval, p], basis) in rows(finding, comparison, unit) {
        table.rows.push(Row::new(id, words, vec![value, interval, p]).on(basis));
    }
    table
}

/// Those compared with, after their number.
fn others(comparison: &Comparison) -> String {
    let title = in_sentence(&comparison.comparator.title);
    title.strip_prefix("all ").map_or(title.clone(), str::to_owned)
}

type Reckoned = (String, String, [Cell; 3], Basis);

fn rows(finding: &Finding, comparison: &Comparison, unit: Unit) -> Vec<Reckoned> {
    let on = |method: &str| basis(finding, comparison, method);
    let by_lot = &comparison.by_lot;
    let assignments = if by_lot.exact { "every assignment" } else { "drawn assignments" };
    let mut rows = vec![(
        "by-lot".to_owned(),
        "By chance".to_owned(),
        [Cell::change(comparison.effect, unit, 2), Cell::Empty, Cell::p(by_lot.p)],
        Basis { seed: by_lot.seed, ..on(&format!("randomisation test, {} {assignments}", by_lot.looked_at)) },
    )];
    if let Some(range) = comparison.range() {
        let (low, high) = (finding.name(&range.low.0), finding.name(&range.high.0));
        rows.push((
            "range".to_owned(),
            format!("Leaving one out: lowest without {low}, highest without {high}"),
            [Cell::Empty, Cell::interval(range.low.1, range.high.1, unit, 2), Cell::Empty],
            on("leave one out"),
        ));
    }
    rows.push((
        "median".to_owned(),
        "The middle unit".to_owned(),
        [Cell::change(comparison.median, unit, 2), Cell::Empty, Cell::Empty],
        on("median over units"),
    ));
    match &comparison.detail {
        Detail::Model(model) => rows.extend(of_model(finding, comparison, model, unit)),
        Detail::Likened(likened) => rows.extend(likened.before.map(|before| {
            (
                "before".to_owned(),
                "Between the first and the last year before, when nothing had happened".to_owned(),
                [Cell::change(before.observed, unit, 2), Cell::Empty, Cell::p(before.p)],
                on("randomisation test between the first and the last year before"),
            )
        })),
    }
    rows
}

fn of_model(finding: &Finding, comparison: &Comparison, model: &Model, unit: Unit) -> Vec<Reckoned> {
    let on = |method: String| basis(finding, comparison, method);
    let (estimate, wild) = (&model.two_way, &model.wild);
    let value = || Cell::change(estimate.value, unit, 2);
    let mut rows = vec![
        (
            "clustered".to_owned(),
            "Two-way fixed effects, clustered errors".to_owned(),
            [value(), Cell::interval(estimate.low, estimate.high, unit, 2), Cell::p(estimate.p)],
            on(format!(
                "two-way fixed effects, CRV1, {} unit-years, standard error {:.4}",
                model.rows, estimate.standard_error
            )),
        ),
        (
            "wild".to_owned(),
            "The same, wild cluster bootstrap".to_owned(),
            [value(), Cell::interval(wild.low, wild.high, unit, 2), Cell::p(wild.p)],
            Basis {
                seed: (!wild.exact).then_some(wild.seed),
                ..on(format!(
                    "wild cluster bootstrap, signs drawn at random, null imposed, {} draws",
                    wild.draws
                ))
            },
        ),
        (
            "studentised".to_owned(),
            "By chance, the difference over its standard error".to_owned(),
            [Cell::Empty, Cell::Empty, Cell::p(model.studentised.p)],
            Basis {
                seed: model.studentised.seed,
                ..on("randomisation test of the difference over its standard error".to_owned())
            },
        ),
    ];
    rows.extend(model.placebo.iter().map(|placebo| {
        let effect = &placebo.found.effect;
        (
            format!("placebo-{}", placebo.date),
            format!("As if it had begun in {}, when nothing had", placebo.date),
            [
                Cell::change(effect.value, unit, 2),
                Cell::interval(effect.low, effect.high, unit, 2),
                Cell::p(effect.p),
            ],
            on("two-way fixed effects at a placebo date".to_owned()),
        )
    }));
    rows
}

/// The results with and without units that the plan leaves out, side by side.
fn without(made: &Made<'_>, finding: &Finding) -> Option<Table> {
    let without = finding.without.as_ref()?;
    let unit = finding.measure.written.unit.of_difference();
    let name = |code| made.study.plan.unit(code).map_or_else(|| code.to_string(), |unit| unit.name.clone());
    let names: Vec<String> = without.exclusions.iter().map(|exclusion| name(&exclusion.unit)).collect();
    let names = crate::report::compose::words::list(&names);
    let mut table = Table::new(
        format!("{}-without", id_of(finding)),
        format!("With and without {names}"),
        "Compared with",
    )
    .column("difference", "Difference")
    .column("range", "Leaving one out")
    .column("median", "Middle unit")
    .column("p", "By chance, p");
    for (with, rest) in finding.comparisons.iter().zip(&without.comparisons) {
        for (id, words, comparison) in
            [("with", "all units", with), ("without", &*format!("without {names}"), rest)]
        {
            let range = comparison.range().map_or_else(
                || Cell::missing("only one unit"),
                |range| Cell::interval(range.low.1, range.high.1, unit, 2),
            );
            let cells = vec![
                Cell::change(comparison.effect, unit, 2),
                range,
                Cell::change(comparison.median, unit, 2),
                Cell::p(comparison.by_lot.p),
            ];
            let comparator = &comparison.comparator;
            table.rows.push(
                Row::new(format!("{}-{id}", comparator.id), format!("{}: {words}", comparator.title), cells)
                    .on(basis(finding, comparison, words)),
            );
        }
    }
    for exclusion in &without.exclusions {
        let seen = if exclusion.after_seeing_data {
            "after the data had been seen"
        } else {
            "before the data were seen"
        };
        table = table.note(format!(
            "Left out on {}, {seen}: {} The result with all units leads.",
            calendar::long(exclusion.on),
            exclusion.reason
        ));
    }
    Some(table)
}
