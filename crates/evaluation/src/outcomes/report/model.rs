//! The model of an outcome: who is like whom, the effect with its interval, and whether the sides moved apart before.

use super::Told;
use crate::methods::MethodError;
use crate::outcomes::model::{Answer, Model};
use crate::report::{Basis, Block, Cell, Notice, Row, Section, Table, Unit};

/// How much a share may differ between the sides, in standard deviations, and still be taken as alike.
const ALIKE: f64 = 0.1;

impl Told<'_> {
    /// The model under a heading of its own; why there is none, where it cannot be fitted.
    pub(super) fn model(&self) -> Section {
        let section = Section::new(format!("{}-model", self.id()), "The matched model");
        let model = match &self.finding.model {
            Ok(model) => model,
            Err(why) => return section.with(Block::Text(format!("The model cannot be fitted. {why}"))),
        };
        let mut section = section
            .with(Block::Text(self.effect_in_words(model)))
            .with(self.effects(model))
            .with(self.matched(model))
            .with(self.balance(model));
        if let Some(notice) = few_clusters(model) {
            section.push(notice);
        }
        section.push(Block::List(gaps(model)));
        section
    }

    fn effect_in_words(&self, model: &Model) -> String {
        let effect = model.linear.estimate;
        let unit = self.unit().of_difference();
        let written = |value: f64| {
            crate::report::Number::new(self.scaled(value), unit, 1)
                .map_or_else(String::new, crate::report::Number::spoken)
        };
        let signed = |value: f64| {
            crate::report::Number::new(self.scaled(value), unit, 1)
                .map_or_else(String::new, |number| number.signed().written())
        };
        let direction = if effect.value < 0.0 { "less" } else { "more" };
        let ends = format!("95% interval {} to {}", signed(effect.low), signed(effect.high));
        if effect.low <= 0.0 && effect.high >= 0.0 {
            format!(
                "Among children who are alike, pilots changed by {} {direction} than the units they are compared with, and the interval spans nought ({ends}): no difference can be told.",
                written(effect.value)
            )
        } else {
            format!(
                "Among children who are alike, pilots changed by {} {direction} than the units they are compared with ({ends}).",
                written(effect.value)
            )
        }
    }

    fn effects(&self, model: &Model) -> Table {
        let mut table =
            Table::new(format!("{}-effect", self.id()), "Pilots after embedding, by the model", "Model")
                .column("effect", "Effect")
                .column("interval", "95% interval")
                .column("error", "Standard error")
                .column("p", "p")
                .column("gaps", "Uncertainty due to gaps");
        let n = usize::try_from(model.rows).ok();
        let mut push = |id: &str, title: &str, answer: &Result<Answer, MethodError>, method: &str| {
            let basis = Basis { units: Some(model.clusters), ..self.basis("matched rows", n, method) };
            table.rows.push(Row::new(id, title, self.answer(answer)).on(basis));
        };
        push(
            "linear",
            "Linear, errors clustered by unit",
            &Ok(model.linear),
            "weighted least squares after coarsened exact matching",
        );
        if let Some(marginal) = &model.marginal {
            push(
                "marginal",
                "Logistic, average marginal effect",
                marginal,
                "weighted logistic model, average marginal effect",
            );
        }
        match &model.apart_before {
            Ok(joint) => table.note(format!(
                "Whether pilots and comparators moved apart in the years before embedding: joint test of {} years, F = {:.2}, p = {:.3}. A small p speaks against comparing them.",
                joint.numerator, joint.f, joint.p
            )),
            Err(why) => table.note(format!("Whether pilots and comparators moved apart before embedding cannot be said. {why}")),
        }
    }

    fn answer(&self, answer: &Result<Answer, MethodError>) -> Vec<Cell> {
        match answer {
            Err(why) => {
                vec![Cell::missing(why.to_string()), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]
            }
            Ok(Answer { estimate, due_to_gaps }) => {
                let unit = self.unit().of_difference();
                vec![
                    self.difference(Some(estimate.value)),
                    Cell::interval(self.scaled(estimate.low), self.scaled(estimate.high), unit, 1),
                    Cell::number(self.scaled(estimate.standard_error), unit, 1),
                    Cell::p(estimate.p),
                    Cell::number(due_to_gaps * 100.0, Unit::PerCent, 0),
                ]
            }
        }
    }

    fn matched(&self, model: &Model) -> Table {
        let mut table =
            Table::new(format!("{}-matched", self.id()), "Who is like somebody on the other side", "Side")
                .column("matched", "Matched rows")
                .column("all", "All rows");
        let likeness = &model.likeness;
        for (id, title, (matched, all)) in [
            ("pilots", "Pilots", likeness.pilots),
            ("comparators", "Comparators", likeness.comparators),
            ("kinds", "Kinds of children", likeness.kinds),
        ] {
            let basis = self.basis(
                "rows of the groups",
                Some(all),
                "coarsened exact matching within group and period",
            );
            table.rows.push(Row::new(id, title, vec![Cell::count(matched), Cell::count(all)]).on(basis));
        }
        table
    }

    fn balance(&self, model: &Model) -> Table {
        let mut table = Table::new(
            format!("{}-balance", self.id()),
            "How alike pilots and comparators are, before and after weighting",
            "Share of rows",
        )
        .column("pilots", "Pilots")
        .column("before", "Comparators before")
        .column("after", "Comparators after")
        .column("apart-before", "Apart before")
        .column("apart-after", "Apart after");
        for (at, row) in model.likeness.balance.iter().enumerate() {
            let share = |value: f64| Cell::number(value * 100.0, Unit::PerCent, 1);
            let cells = vec![
                share(row.after.0),
                share(row.before.1),
                share(row.after.1),
                Cell::number(row.difference_before, Unit::Plain, 2),
                Cell::number(row.difference_after, Unit::Plain, 2),
            ];
            let basis = self.basis("matched rows", None, "standardised difference of means");
            table.rows.push(Row::new(format!("row-{}", at + 1), row.name.clone(), cells).on(basis));
        }
        let off = model.likeness.balance.iter().filter(|row| row.difference_after.abs() > ALIKE).count();
        table.note(format!("Apart: difference in standard deviations of the pilots; up to {ALIKE} is usually taken as alike. After weighting {off} lie further apart."))
    }
}

fn few_clusters(model: &Model) -> Option<Notice> {
    (model.clusters < 30).then(|| Notice {
        title: "Few units".to_owned(),
        text: format!(
            "Errors clustered by {} units can be too small. Read the probability by chance and the mean without each group first.",
            model.clusters
        ),
    })
}

fn gaps(model: &Model) -> Vec<String> {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let mut all = Vec::new();
    let dropped: Vec<String> = model
        .dropped
        .iter()
        .map(|(feature, share)| format!("{} ({})", feature.words(), percent(*share)))
        .collect();
    if !dropped.is_empty() {
        all.push(format!("Left out, for 30% or more is missing: {}.", dropped.join(", ")));
    }
    let missing: Vec<String> = model
        .missing
        .iter()
        .filter(|(_, share)| *share > 0.0)
        .map(|(feature, share)| format!("{} {}", feature.words(), percent(*share)))
        .collect();
    all.push(match (missing.is_empty(), model.filled_in) {
        (true, _) => "Nothing is missing.".to_owned(),
        (false, 0) => format!("Missing, and a category of its own: {}.", missing.join(", ")),
        (false, times) => format!(
            "Missing: {}. Ages, disability and asylum were filled in {times} times and the answers pooled by Rubin’s rules; for the others “not known” is a category.",
            missing.join(", ")
        ),
    });
    if model.without_unit_year > 0 {
        all.push(format!(
            "{} rows are left out, for a number of their unit and year is missing.",
            model.without_unit_year
        ));
    }
    all
}
