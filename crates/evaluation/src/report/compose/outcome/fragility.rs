//! How sure one may be and how fragile it is: every way of reckoning the difference, side by side.

use super::super::{Made, basis};
use super::id_of;
use crate::report::{Basis, Cell, Row, Table, Unit};
use crate::study::run::{Comparison, Detail, Finding, Model};
use crate::study::wording::in_sentence;

pub(super) fn table(made: &Made<'_>, finding: &Finding) -> Table {
    let unit = finding.measure.written.unit.of_difference();
    let mut table = Table::new(
        format!("{}-fragility", id_of(finding)),
        "How sure one may be, and how fragile it is",
        "How it is reckoned",
    )
    .column("difference", "Difference")
    .column("interval", "95% interval, or range")
    .column("p", "p")
    .column("units", "Units")
    .column("others", "Others");
    for comparison in &finding.comparisons {
        rows(&mut table, finding, comparison, unit, "");
    }
    if let Some(corrected) = finding.corrected
        && let Some(lead) = finding.lead()
    {
        table.rows.push(
            Row::new(
                "corrected",
                "By lot, corrected for the number of primary outcomes",
                vec![Cell::Empty, Cell::Empty, Cell::p(corrected), Cell::Empty, Cell::Empty],
            )
            .on(basis(finding, lead, "Holm’s correction over the family of primary outcomes")),
        );
    }
    if let Some(without) = &finding.without {
        let names: Vec<String> = without
            .exclusions
            .iter()
            .map(|exclusion| {
                made.study
                    .plan
                    .unit(&exclusion.unit)
                    .map_or_else(|| exclusion.unit.to_string(), |unit| unit.name.clone())
            })
            .collect();
        let names = super::super::list(&names);
        for comparison in &without.comparisons {
            rows(&mut table, finding, comparison, unit, &format!(", without {names}"));
        }
        for exclusion in &without.exclusions {
            let seen = if exclusion.after_seeing_data {
                "after the data had been seen"
            } else {
                "before the data were seen"
            };
            table = table.note(format!(
                "Left out on {}, {seen}: {} The result with all stands first and leads.",
                calendar::long(exclusion.on),
                exclusion.reason
            ));
        }
    }
    table
}

fn rows(table: &mut Table, finding: &Finding, comparison: &Comparison, unit: Unit, without: &str) {
    let title = &comparison.comparator.title;
    let key = |part: &str| super::slug(&format!("{} {part}{without}", comparison.comparator.id));
    let counts = || (Cell::count(comparison.treated.len()), Cell::count(comparison.others.len()));
    let mut push = |id: &str, words: String, value: Cell, interval: Cell, p: Cell, basis: Basis| {
        let (treated, others) = counts();
        table.rows.push(Row::new(key(id), words, vec![value, interval, p, treated, others]).on(basis));
    };
    let on = |method: &str| basis(finding, comparison, method);
    let by_lot = &comparison.by_lot;
    let exact = if by_lot.exact { "every assignment" } else { "drawn assignments" };
    push(
        "by-lot",
        format!("{title}{without}: by lot"),
        Cell::change(comparison.effect, unit, 2),
        Cell::Empty,
        Cell::p(by_lot.p),
        Basis { seed: by_lot.seed, ..on(&format!("randomisation test, {} {exact}", by_lot.looked_at)) },
    );
    if let Some(range) = comparison.range() {
        push(
            "range",
            format!(
                "{title}{without}: leaving one out (lowest without {}, highest without {})",
                finding.name(&range.low.0),
                finding.name(&range.high.0)
            ),
            Cell::Empty,
            Cell::interval(range.low.1, range.high.1, unit, 2),
            Cell::Empty,
            on("leave one out"),
        );
    }
    push(
        "median",
        format!("{title}{without}: middle unit"),
        Cell::change(comparison.median, unit, 2),
        Cell::Empty,
        Cell::Empty,
        on("median over units"),
    );
    if let Detail::Model(model) = &comparison.detail {
        for (id, words, [value, interval, p], seed, method) in of_model(model, unit) {
            let basis = Basis { seed, ..on(&method) };
            push(&id, format!("{title}{without}: {words}"), value, interval, p, basis);
        }
    } else if let Some(p) = comparison.moved_alike() {
        push(
            "before",
            format!("{title}{without}: before, when nothing had happened"),
            match &comparison.detail {
                Detail::Likened(likened) => {
                    likened.before.map_or(Cell::Empty, |before| Cell::change(before.observed, unit, 2))
                }
                Detail::Model(_) => Cell::Empty,
            },
            Cell::Empty,
            Cell::p(p),
            on("randomisation test between the first and the last year before"),
        );
    }
}

type ModelRow = (String, String, [Cell; 3], Option<u64>, String);

fn of_model(model: &Model, unit: Unit) -> Vec<ModelRow> {
    let estimate = &model.two_way;
    let wild = &model.wild;
    let mut rows = vec![
        (
            "clustered".to_owned(),
            "clustered errors (CRV1)".to_owned(),
            [
                Cell::change(estimate.value, unit, 2),
                Cell::interval(estimate.low, estimate.high, unit, 2),
                Cell::p(estimate.p),
            ],
            None,
            format!(
                "two-way fixed effects, {} unit-years, standard error {:.4}",
                model.rows, estimate.standard_error
            ),
        ),
        (
            "wild".to_owned(),
            "wild cluster bootstrap".to_owned(),
            [
                Cell::change(estimate.value, unit, 2),
                Cell::interval(wild.low, wild.high, unit, 2),
                Cell::p(wild.p),
            ],
            (!wild.exact).then_some(wild.seed),
            format!("wild cluster bootstrap, Rademacher, null imposed, {} draws", wild.draws),
        ),
        (
            "studentised".to_owned(),
            "by lot, over its standard error".to_owned(),
            [Cell::Empty, Cell::Empty, Cell::p(model.studentised.p)],
            model.studentised.seed,
            "randomisation test of the studentised difference".to_owned(),
        ),
    ];
    rows.extend(model.placebo.iter().map(|placebo| {
        let effect = &placebo.found.effect;
        (
            format!("placebo-{}", placebo.date),
            format!("as if it had begun in {}, when nothing had", placebo.date),
            [
                Cell::change(effect.value, unit, 2),
                Cell::interval(effect.low, effect.high, unit, 2),
                Cell::p(effect.p),
            ],
            None,
            "two-way fixed effects at a placebo date".to_owned(),
        )
    }));
    rows
}

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
