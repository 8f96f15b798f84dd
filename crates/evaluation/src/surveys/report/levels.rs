//! What was measured at each wave, in two populations, each cell with its own base.

use super::Context;
use super::who::share_with_interval;
use crate::report::{Block, Cell as Shown, Row, Table, Unit};
use crate::surveys::{Cell, Kind, MeasureResult};

const POPULATIONS: [(&str, &str); 2] = [("all", "all at each wave"), ("matched", "answered at every wave")];

impl Context<'_> {
    /// A table of scores and a table of shares, where there are any.
    pub(super) fn levels(&self) -> Vec<Block> {
        let (scores, shares): (Vec<&MeasureResult>, Vec<&MeasureResult>) =
            self.group.measures.iter().partition(|result| matches!(result.measure.kind, Kind::Score { .. }));
        let mut blocks = Vec::new();
        if !scores.is_empty() {
            let table = Table::new(self.id("scores"), "Scores: mean and standard deviation (SD)", "Score");
            let columns = [("n", "people"), ("mean", "mean"), ("sd", "SD")];
            blocks.push(self.table(table, columns, &scores, score_cells).into());
        }
        if !shares.is_empty() {
            let table = Table::new(self.id("shares"), "Shares of people", "Share");
            let columns = [("n", "people"), ("share", "share"), ("interval", "95% interval")];
            blocks.push(self.table(table, columns, &shares, share_cells).into());
        }
        blocks
    }

    fn table(
        &self,
        mut table: Table,
        columns: [(&str, &str); 3],
        results: &[&MeasureResult],
        cells: fn(&Cell) -> [Shown; 3],
    ) -> Table {
        for wave in self.waves {
            for (id, title) in columns {
                table = table.column(format!("{}-{id}", wave.id), format!("{}: {title}", wave.id));
            }
        }
        for result in results {
            let of_both = [&result.all, &result.matched];
            let populations = if self.waves.len() > 1 { 2 } else { 1 };
            for ((id, population), levels) in POPULATIONS.into_iter().zip(of_both).take(populations) {
                let title = match result.measure.kind {
                    Kind::Score { most } => format!("{} (up to {most}), {population}", result.measure.name),
                    Kind::Share => format!("{}, {population}", result.measure.name),
                };
                let n = levels.iter().filter_map(Cell::n).min();
                let basis =
                    self.basis(&result.measure.id, population, n, "of those with the measure at the wave");
                let row = Row::new(
                    format!("{}-{id}", result.measure.id),
                    title,
                    levels.iter().flat_map(cells).collect(),
                );
                table.rows.push(row.on(basis));
            }
        }
        table.note("The number of people differs from measure to measure and from wave to wave, for some left questions out.")
    }
}

fn score_cells(cell: &Cell) -> [Shown; 3] {
    match cell {
        Cell::Score(summary) => [
            Shown::count(summary.n),
            Shown::number(summary.mean, Unit::Score, 1),
            Shown::number(summary.standard_deviation, Unit::Score, 1),
        ],
        _ => too_few(cell),
    }
}

fn share_cells(cell: &Cell) -> [Shown; 3] {
    match cell {
        Cell::Share { n, share, .. } => {
            let [value, interval] = share_with_interval(share);
            [Shown::count(*n), value, interval]
        }
        _ => too_few(cell),
    }
}

fn too_few(cell: &Cell) -> [Shown; 3] {
    let why = match cell {
        Cell::TooFew { least } => format!("fewer than {least} people"),
        _ => "not defined".to_owned(),
    };
    [Shown::missing(why), Shown::Empty, Shown::Empty]
}
