//! How measures changed, in words and in tables.

use super::Context;
use crate::methods::MethodError;
use crate::methods::change::{McNemar, Proportion};
use crate::report::{Block, Cell, Number, Row, Table, Unit};
use crate::surveys::{Change, Changed, MeasureResult, ScoreChange};

impl Context<'_> {
    /// A sentence for each measure, about the people who were there both times.
    pub(super) fn changes_in_words(&self, later: usize) -> Vec<String> {
        let (from, to) = (&self.waves[0].id, &self.waves[later].id);
        let sentence = |result: &MeasureResult| {
            let (change, _) = of(result, later)?;
            let name = &result.measure.name;
            let (value, low, high, unit) = change.paired_ends()?;
            let written = |value: f64| Number::new(value, unit, 1).map(Number::spoken);
            let direction = if value > 0.0 { "higher" } else { "lower" };
            let by = written(value)?;
            let ends = format!("95% interval {} to {}", signed(low, unit)?, signed(high, unit)?);
            let pairs = change.pairs;
            Some(if low <= 0.0 && high >= 0.0 {
                format!(
                    "{name}: no clear difference between {from} and {to} in the same {pairs} people ({by} {direction}; {ends})."
                )
            } else {
                format!(
                    "{name}: {by} {direction} at {to} than at {from} in the same {pairs} people ({ends})."
                )
            })
        };
        self.group.measures.iter().filter_map(sentence).collect()
    }

    /// The change in the same people, and between all of each wave; scores and shares apart.
    pub(super) fn changes(&self, later: usize) -> Vec<Block> {
        [
            self.paired_scores(later),
            self.paired_shares(later),
            self.unpaired_scores(later),
            self.unpaired_shares(later),
        ]
        .into_iter()
        .filter(|table| !table.rows.is_empty())
        .map(Block::from)
        .collect()
    }

    fn paired_scores(&self, later: usize) -> Table {
        let mut table =
            self.change_table("paired-scores", later, "Change of scores in the same people", &SCORES);
        for (result, change, holm) in self.measures(later) {
            if let Changed::Score { paired, .. } = &change.what {
                let method = "paired t, Wilcoxon, Hedges’ g, Cliff’s delta";
                let basis =
                    self.basis(&result.measure.id, "in both waves", shown(change.pairs, paired), method);
                let cells = score_cells(change.pairs, paired, holm);
                table.rows.push(Row::new(&*result.measure.id, &*result.measure.name, cells).on(basis));
            }
        }
        table
    }

    fn unpaired_scores(&self, later: usize) -> Table {
        let title = "Difference of scores between all of each wave";
        let mut table = self.change_table("unpaired-scores", later, title, &SCORES);
        for (result, change, _) in self.measures(later) {
            if let Changed::Score { unpaired, .. } = &change.what {
                let n = change.all.0 + change.all.1;
                let method = "Welch’s t, Mann–Whitney, Hedges’ g, Cliff’s delta";
                let basis = self.basis(&result.measure.id, "all at each wave", shown(n, unpaired), method);
                let cells = score_cells(n, unpaired, None);
                table.rows.push(Row::new(&*result.measure.id, &*result.measure.name, cells).on(basis));
            }
        }
        table.note(TAKEN_AS_DIFFERENT)
    }

    fn paired_shares(&self, later: usize) -> Table {
        let columns = [
            ("n", "People"),
            ("gained", "No to yes"),
            ("lost", "Yes to no"),
            ("change", "Change of the share"),
            ("interval", "95% interval"),
            ("p", "p (McNemar, exact)"),
            ("holm", "p (Holm)"),
        ];
        let mut table =
            self.change_table("paired-shares", later, "Change of shares in the same people", &columns);
        for (result, change, holm) in self.measures(later) {
            if let Changed::Share { paired, .. } = &change.what {
                let basis =
                    self.basis(&result.measure.id, "in both waves", shown(change.pairs, paired), "McNemar");
                let cells = mcnemar_cells(paired, holm);
                table.rows.push(Row::new(&*result.measure.id, &*result.measure.name, cells).on(basis));
            }
        }
        table
    }

    fn unpaired_shares(&self, later: usize) -> Table {
        let columns = [
            ("n", "Answers"),
            ("change", "Difference of the share"),
            ("interval", "95% interval"),
            ("p", "p"),
        ];
        let title = "Difference of shares between all of each wave";
        let mut table = self.change_table("unpaired-shares", later, title, &columns);
        for (result, change, _) in self.measures(later) {
            if let Changed::Share { unpaired, .. } = &change.what {
                let n = change.all.0 + change.all.1;
                let method = "difference of two shares, Newcombe’s interval";
                let basis = self.basis(&result.measure.id, "all at each wave", shown(n, unpaired), method);
                let cells = difference_cells(n, unpaired);
                table.rows.push(Row::new(&*result.measure.id, &*result.measure.name, cells).on(basis));
            }
        }
        table.note(TAKEN_AS_DIFFERENT)
    }

    fn measures(&self, later: usize) -> impl Iterator<Item = (&MeasureResult, &Change, Option<f64>)> {
        self.group.measures.iter().filter_map(move |result| {
            let (change, holm) = of(result, later)?;
            Some((result, change, *holm))
        })
    }

    fn change_table(&self, id: &str, later: usize, title: &str, columns: &[(&str, &str)]) -> Table {
        let (from, to) = (&self.waves[0].id, &self.waves[later].id);
        let table = Table::new(self.id(&format!("{id}-{to}")), format!("{title}, {from} to {to}"), "Measure");
        columns.iter().fold(table, |table, &(id, title)| table.column(id, title))
    }
}

const TAKEN_AS_DIFFERENT: &str = "The waves are taken as different people, though some answered at both: the interval is a little too wide or too narrow.";

const SCORES: [(&str, &str); 8] = [
    ("n", "People"),
    ("change", "Change"),
    ("interval", "95% interval"),
    ("p", "p (t)"),
    ("p-ranks", "p (ranks)"),
    ("holm", "p (Holm)"),
    ("g", "Hedges’ g, 95% interval"),
    ("delta", "Cliff’s delta, 95% interval"),
];

fn of(result: &MeasureResult, later: usize) -> Option<&(Change, Option<f64>)> {
    result.changes.iter().find(|(change, _)| change.to == later)
}

fn score_cells(n: usize, change: &Result<ScoreChange, MethodError>, holm: Option<f64>) -> Vec<Cell> {
    let change = match change {
        Ok(change) => change,
        Err(why) => return missing(n, why, 8),
    };
    let effect = |value: f64, low: f64, high: f64| {
        let written = |value: f64| Number::new(value, Unit::Plain, 2).map(|number| number.signed().written());
        match (written(value), written(low), written(high)) {
            (Some(value), Some(low), Some(high)) => Cell::text(format!("{value} ({low} to {high})")),
            _ => Cell::missing("not defined"),
        }
    };
    vec![
        Cell::count(n),
        Cell::change(change.mean.value, Unit::Score, 1),
        Cell::interval(change.mean.low, change.mean.high, Unit::Score, 1),
        Cell::p(change.mean.p),
        Cell::p(change.ranks.p),
        holm.map_or(Cell::Empty, Cell::p),
        effect(change.g.value, change.g.low, change.g.high),
        effect(change.delta.delta, change.delta.low, change.delta.high),
    ]
}

fn mcnemar_cells(change: &Result<McNemar, MethodError>, holm: Option<f64>) -> Vec<Cell> {
    match change {
        Err(why) => missing(0, why, 7),
        Ok(change) => vec![
            Cell::count(change.n),
            Cell::count(change.gained),
            Cell::count(change.lost),
            Cell::change(change.change * 100.0, Unit::Points, 0),
            Cell::interval(change.low * 100.0, change.high * 100.0, Unit::Points, 0),
            Cell::p(change.p),
            holm.map_or(Cell::Empty, Cell::p),
        ],
    }
}

fn difference_cells(n: usize, difference: &Result<Proportion, MethodError>) -> Vec<Cell> {
    match difference {
        Err(why) => missing(n, why, 4),
        Ok(difference) => vec![
            Cell::count(n),
            Cell::change(difference.value * 100.0, Unit::Points, 0),
            Cell::interval(difference.low * 100.0, difference.high * 100.0, Unit::Points, 0),
            difference.p.map_or(Cell::Empty, Cell::p),
        ],
    }
}

/// The base, unless so few people stand behind it that even their number is not shown.
fn shown<T>(n: usize, result: &Result<T, MethodError>) -> Option<usize> {
    (!matches!(result, Err(MethodError::Nothing(_)))).then_some(n)
}

/// A row that says why there is nothing in it. So few people are not counted either.
fn missing(n: usize, why: &MethodError, columns: usize) -> Vec<Cell> {
    let first = shown::<()>(n, &Err(why.clone())).map_or(Cell::Empty, Cell::count);
    let mut cells = vec![first, Cell::missing(why.to_string())];
    cells.resize(columns, Cell::Empty);
    cells
}

fn signed(value: f64, unit: Unit) -> Option<String> {
    Number::new(value, unit, 1).map(|number| number.signed().written())
}

impl Change {
    /// The change in the same people with its interval, as it is written: scores, or percentage points.
    pub(super) fn paired_ends(&self) -> Option<(f64, f64, f64, Unit)> {
        match &self.what {
            Changed::Score { paired, .. } => {
                let mean = paired.as_ref().ok()?.mean;
                Some((mean.value, mean.low, mean.high, Unit::Score))
            }
            Changed::Share { paired, .. } => {
                let change = paired.as_ref().ok()?;
                Some((change.change * 100.0, change.low * 100.0, change.high * 100.0, Unit::Points))
            }
        }
    }
}
