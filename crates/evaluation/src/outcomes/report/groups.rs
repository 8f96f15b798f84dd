//! The groups one by one, and how much hangs on each.

use super::Told;
use crate::outcomes::{GroupChange, UnitChange};
use crate::report::figure::{Chart, Point, Points};
use crate::report::{Basis, Block, Cell, Figure, Row, Table, Unit};

impl Told<'_> {
    /// A chart and a table of the groups, then the mean with what stands beside it.
    pub(super) fn groups(&self) -> Vec<Block> {
        let Ok(comparison) = &self.finding.comparison else { return Vec::new() };
        let mut points: Vec<Point> = vec![Point {
            name: "Mean over groups".to_owned(),
            value: Some(self.scaled(comparison.mean)),
            interval: None,
            strong: true,
        }];
        points.extend(comparison.groups.iter().map(|group| Point {
            name: self.pilot(group),
            value: group.difference().map(|difference| self.scaled(difference)),
            interval: None,
            strong: false,
        }));
        let unit = self.unit().of_difference();
        let title = format!(
            "How far each pilot’s change lies from that of its comparators: {}",
            self.finding.definition.label()
        );
        let description = format!(
            "One point for each of {} groups and one for their mean. To the right the pilot rose more, or fell less, than its comparators.",
            comparison.groups.len()
        );
        let axis = if unit == Unit::Days { "Difference in days" } else { "Difference in percentage points" };
        let chart = Chart::Points(Points {
            unit,
            axis: axis.to_owned(),
            ends: ("less than comparators".to_owned(), "more than comparators".to_owned()),
            rows: points,
        });
        let figure = Figure {
            id: format!("{}-groups", self.id()),
            title,
            description,
            chart,
            table: self.table(&comparison.groups),
            open: false,
        };
        vec![figure.into(), self.fragility().into()]
    }

    fn pilot(&self, group: &GroupChange) -> String {
        (self.name)(&self.finding.groups[group.group].pilot)
    }

    fn table(&self, groups: &[GroupChange]) -> Table {
        let mut table = Table::new(
            format!("{}-group-means", self.id()),
            format!("{}, group by group", self.finding.definition.label()),
            "Pilot",
        )
        .column("compared", "Compared with")
        .column("pilot-n", "Pilot: rows")
        .column("pilot-before", "Pilot: before")
        .column("pilot-after", "Pilot: after")
        .column("others-n", "Comparators: rows")
        .column("others-change", "Comparators: mean change")
        .column("difference", "Difference");
        for group in groups {
            let rows = |unit: &UnitChange| unit.before.rows + unit.after.rows;
            let names: Vec<String> =
                group.comparators.iter().map(|unit| (self.name)(&self.units[unit.unit.0 as usize])).collect();
            let changes: Vec<f64> = group.comparators.iter().filter_map(UnitChange::change).collect();
            let mean = (!changes.is_empty()).then(|| crate::methods::panel::mean(&changes));
            let others: usize = group.comparators.iter().map(rows).sum();
            let cells = vec![
                Cell::text(names.join(", ")),
                Cell::count(rows(&group.pilot)),
                self.level(group.pilot.before.value()),
                self.level(group.pilot.after.value()),
                Cell::count(others),
                self.difference(mean),
                self.difference(group.difference()),
            ];
            let n = Some(rows(&group.pilot) + others);
            let basis = Basis {
                units: Some(1 + changes.len()),
                ..self.basis("pilot and its comparators", n, "change less mean change of comparators")
            };
            let id = format!("group-{}", group.group + 1);
            table.rows.push(Row::new(id, self.pilot(group), cells).on(basis));
        }
        table
    }

    /// Mean, median, the mean without each group, and chance (practice I41).
    fn fragility(&self) -> Table {
        let mut table =
            Table::new(format!("{}-fragility", self.id()), "How much hangs on one group", "Over the groups")
                .column("difference", "Difference")
                .column("groups", "Groups");
        let Ok(comparison) = &self.finding.comparison else { return table };
        let mut push = |id: String, title: String, difference: f64, groups: usize, method: &str| {
            let basis = Basis { units: Some(groups), ..self.basis("all groups", None, method) };
            table.rows.push(
                Row::new(id, title, vec![self.difference(Some(difference)), Cell::count(groups)]).on(basis),
            );
        };
        push(
            "mean".to_owned(),
            "Mean".to_owned(),
            comparison.mean,
            comparison.compared,
            "mean over groups, each the same weight",
        );
        push(
            "median".to_owned(),
            "Median".to_owned(),
            comparison.median,
            comparison.compared,
            "median over groups",
        );
        for (group, mean) in &comparison.without {
            let name = (self.name)(&self.finding.groups[*group].pilot);
            push(
                format!("without-{}", group + 1),
                format!("Mean without {name}"),
                *mean,
                comparison.compared - 1,
                "mean, one group left out",
            );
        }
        match &comparison.by_lot {
            Ok(lot) => {
                let how = if lot.exact {
                    "every assignment of one pilot to each group was looked at"
                } else {
                    "assignments were drawn at random"
                };
                table.note(format!(
                    "Probability by chance {:.3}: {} of {} assignments show at least as much; {how}.",
                    lot.p, lot.as_much, lot.looked_at
                ))
            }
            Err(why) => table.note(why.to_string()),
        }
    }
}
