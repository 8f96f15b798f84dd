//! Who takes part and how many: who has figures and who has none, and why; which comparators were used.

use crate::report::compose::made::Made;
use crate::report::compose::words::{id_of, list};
use crate::report::{Block, Cell, Row, Section, Table};
use crate::statistics::{Code, Mark, Reorganisation};
use crate::study::run::{Absent, Comparison, Detail};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new("who", "Who takes part, and how many").with(numbers(made));
    let absent = absent(made);
    if !absent.is_empty() {
        let text = format!("{} without figures", made.study.about.units);
        section.push(Section::new("who-absent", crate::words::capital(&text)).with(Block::List(absent)));
    }
    if let Some(table) = neighbours(made) {
        section.push(Section::new("who-likened", "The neighbours").with(table).annexed());
    }
    let changes = reorganised(made);
    if !changes.is_empty() {
        section.push(
            Section::new("who-reorganised", "Authorities that ended or began in these years")
                .with(Block::Text(
                    "Figures are matched by code and year and not bridged over a change of the map, so none of these can be \
                     followed through it."
                        .to_owned(),
                ))
                .with(Block::List(changes)),
        );
    }
    section
}

fn numbers(made: &Made<'_>) -> Table {
    let plan = &made.study.plan;
    let mut table =
        Table::new("who-numbers", "How many are compared, by outcome and round", "Outcome and round")
            .column("planned", "Planned")
            .column("used", "With figures");
    for comparator in &plan.comparators {
        table = table.column(comparator.id.clone(), format!("Compared with: {}", comparator.title));
    }
    table = table.column("withheld", "Others’ figures withheld");
    for finding in made.findings() {
        let mut cells = vec![Cell::count(finding.round.units.len()), Cell::count(finding.alone.units.len())];
        cells.extend(finding.comparisons.iter().map(|comparison| Cell::count(comparison.others.len())));
        cells.push(Cell::count(finding.withheld.values().sum()));
        let title = format!("{} · {}", finding.measure.written.short(), finding.round.title.to_lowercase());
        table.rows.push(Row::new(id_of(finding), title, cells));
    }
    let marks: BTreeSet<Mark> =
        made.findings().iter().flat_map(|finding| finding.withheld.keys().copied()).collect();
    let marks: Vec<String> = marks.into_iter().map(|mark| mark.words().to_owned()).collect();
    if marks.is_empty() {
        table
    } else {
        table.note(format!(
            "Withheld figures in the years compared are {}. None of them is taken for zero: a unit without a figure takes no part.",
            list(&marks)
        ))
    }
}

fn absent(made: &Made<'_>) -> Vec<String> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in made.findings() {
        for Absent { name, years, .. } in &finding.absent {
            let years: Vec<String> = years
                .iter()
                .map(|(year, mark)| format!("{year} {}", mark.map_or("no row", Mark::words)))
                .collect();
            let said = format!("{}: {}", finding.measure.written.title, list(&years));
            let known = all.entry(name.clone()).or_default();
            if !known.contains(&said) {
                known.push(said);
            }
        }
    }
    all.into_iter().map(|(name, said)| format!("{name} — {}.", said.join("; "))).collect()
}

/// For each unit, how many of its neighbours were used, and what became of the others.
fn neighbours(made: &Made<'_>) -> Option<Table> {
    let (finding, likened) = made.findings().iter().find_map(|finding| {
        let of = |comparison: &Comparison| match &comparison.detail {
            Detail::Likened(likened) => Some(likened.clone()),
            Detail::Model(_) => None,
        };
        Some((finding, finding.comparisons.iter().find_map(of)?))
    })?;
    let mut table = Table::new(
        "who-neighbours",
        format!(
            "Neighbours of each {}, for {} ({})",
            made.study.about.unit,
            finding.measure.written.title.to_lowercase(),
            finding.round.title.to_lowercase()
        ),
        "Name",
    )
    .column("used", "Used")
    .column("passed", "Passed over, being in the study")
    .column("missing", "Without figures in these years");
    let mut by_name: Vec<_> = likened.neighbours.iter().collect();
    by_name.sort_by_key(|(code, _)| finding.name(code));
    for (code, beside) in by_name {
        let names = |codes: &[Code]| {
            let names: Vec<String> =
                codes.iter().map(|code| format!("{} ({code})", finding.name(code))).collect();
            if names.is_empty() { Cell::Empty } else { Cell::text(list(&names)) }
        };
        let missing: Vec<Code> = beside.missing.iter().chain(&beside.unknown).cloned().collect();
        table.rows.push(Row::new(
            code.as_str(),
            finding.name(code),
            vec![Cell::count(beside.used.len()), names(&beside.passed_over), names(&missing)],
        ));
    }
    Some(table)
}

/// Changes of the map within the years of the study.
fn reorganised(made: &Made<'_>) -> Vec<String> {
    let years =
        made.study.plan.rounds.iter().flat_map(|round| round.before.iter().chain(&round.after)).copied();
    let (Some(first), Some(last)) = (years.clone().min(), years.max()) else { return Vec::new() };
    let listed: BTreeSet<&Code> = made
        .findings()
        .iter()
        .flat_map(|finding| &finding.comparisons)
        .filter_map(|comparison| match &comparison.detail {
            Detail::Likened(likened) => Some(likened),
            Detail::Model(_) => None,
        })
        .flat_map(|likened| likened.neighbours.values())
        .flat_map(|beside| beside.missing.iter().chain(&beside.unknown))
        .collect();
    let within = |change: &Reorganisation| {
        (first < change.year && change.year <= last)
            || listed.iter().any(|code| change.begins(code) || change.ends(code))
    };
    let all = Reorganisation::all().unwrap_or_default();
    all.iter().filter(|change| within(change)).map(|change| format!("{}.", change.words())).collect()
}
