//! The change of every score in the same people, in standard deviations so that they can share an axis.

use super::Context;
use crate::report::figure::{Chart, Point, Points};
use crate::report::{Cell, Figure, Row, Table, Unit};
use crate::surveys::{Changed, ScoreChange};

impl Context<'_> {
    /// None where no score changed in a way that can be drawn.
    pub(super) fn figure(&self, later: usize) -> Option<Figure> {
        let (from, to) = (&self.waves[0].id, &self.waves[later].id);
        let title = format!("Change of scores from {from} to {to} in the same people");
        let mut table = Table::new(self.id(&format!("change-{to}-numbers")), title.clone(), "Score")
            .column("n", "People")
            .column("g", "Hedges’ g")
            .column("interval", "95% interval");
        let mut rows = Vec::new();
        for result in &self.group.measures {
            let change = result.changes.iter().map(|(change, _)| change).find(|change| change.to == later)?;
            let Changed::Score { paired, .. } = &change.what else { continue };
            let g = paired.as_ref().ok().map(|ScoreChange { g, .. }| g);
            rows.push(Point {
                name: result.measure.name.clone(),
                value: g.map(|g| g.value),
                interval: g.map(|g| (g.low, g.high)),
                strong: rows.is_empty(),
            });
            let cells = match g {
                Some(g) => vec![
                    Cell::count(change.pairs),
                    Cell::change(g.value, Unit::Plain, 2),
                    Cell::interval(g.low, g.high, Unit::Plain, 2),
                ],
                None => vec![Cell::Empty, Cell::missing("cannot be said"), Cell::Empty],
            };
            let basis = self.basis(
                &result.measure.id,
                "in both waves",
                Some(change.pairs),
                "Hedges’ g of paired scores",
            );
            table.rows.push(Row::new(&*result.measure.id, &*result.measure.name, cells).on(basis));
        }
        if !rows.iter().any(|row| row.value.is_some()) {
            return None;
        }
        let clear =
            rows.iter().filter(|row| row.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)).count();
        let description = match (rows.len(), clear) {
            (1, 0) => {
                "The change of one score, in standard deviations. Its interval takes in zero.".to_owned()
            }
            (1, _) => {
                "The change of one score, in standard deviations. Its interval leaves out zero.".to_owned()
            }
            (all, 0) => format!(
                "The changes of {all} scores, in standard deviations. The interval of each takes in zero."
            ),
            (all, clear) => format!(
                "The changes of {all} scores, in standard deviations. For {clear} of them the interval leaves out zero."
            ),
        };
        let points = Points {
            unit: Unit::Plain,
            axis: "Change in standard deviations (Hedges’ g)".to_owned(),
            ends: (format!("lower at {to}"), format!("higher at {to}")),
            rows,
        };
        Some(Figure {
            id: self.id(&format!("change-{to}")),
            title,
            description,
            chart: Chart::Points(points),
            table,
            open: false,
        })
    }
}
