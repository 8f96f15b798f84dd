//! Who was asked, who answered, and who was there again.

use super::Context;
use crate::methods::change::Proportion;
use crate::report::{Basis, Cell, Row, Table, Unit};

impl Context<'_> {
    pub(super) fn who_in_words(&self) -> String {
        let (first, last) = (&self.group.answered[0], &self.group.answered[self.group.answered.len() - 1]);
        let word = self.group.group.word();
        if self.group.answered.len() == 1 {
            return format!("{} {word} answered at {}.", first.people, first.wave);
        }
        format!(
            "{} {word} answered at {} and {} at {}; {} answered every time.",
            first.people, first.wave, last.people, last.wave, self.group.matched
        )
    }

    pub(super) fn answered(&self) -> Table {
        let mut table = Table::new(self.id("answered"), "Who was asked and who answered", "Wave")
            .column("asked", "Asked")
            .column("answered", "Answered")
            .column("incomplete", "Of these, left questions out")
            .column("rate", "Answered, of those asked")
            .column("interval", "95% interval");
        for answered in &self.group.answered {
            let unknown = || Cell::missing("how many were asked is not recorded");
            let [rate, interval] =
                answered.rate.as_ref().map_or_else(|| [unknown(), Cell::Empty], share_with_interval);
            let basis = Basis {
                population: "people asked".to_owned(),
                n: answered.invited,
                method: "share, Wilson’s interval".to_owned(),
                ..Basis::default()
            };
            let cells = vec![
                answered.invited.map_or_else(unknown, Cell::count),
                Cell::count(answered.people),
                Cell::count(answered.incomplete),
                rate,
                interval,
            ];
            table.rows.push(Row::new(answered.wave.clone(), answered.wave.clone(), cells).on(basis));
        }
        table
    }

    pub(super) fn there_again(&self) -> Table {
        let mut table = Table::new(self.id("attrition"), "Who was there again", "Waves")
            .column("first", "Answered at the first")
            .column("both", "Answered at both")
            .column("new", "Answered at the later one alone")
            .column("lost", "Lost, of the first")
            .column("interval", "95% interval");
        for attrition in &self.group.attrition {
            let [lost, interval] = share_with_interval(&attrition.lost);
            let basis = Basis {
                population: format!("people who answered at {}", attrition.from),
                n: Some(attrition.first),
                method: "share, Wilson’s interval".to_owned(),
                ..Basis::default()
            };
            let cells = vec![
                Cell::count(attrition.first),
                Cell::count(attrition.both),
                Cell::count(attrition.new),
                lost,
                interval,
            ];
            let title = format!("{} to {}", attrition.from, attrition.to);
            table.rows.push(Row::new(attrition.to.clone(), title, cells).on(basis));
        }
        table.note("Those who are lost may differ from those who stay. Compare the two populations below.")
    }
}

/// A share in per cent, and its interval.
pub(super) fn share_with_interval(share: &Proportion) -> [Cell; 2] {
    let ends = [share.low, share.high].map(|end| crate::report::Number::new(end * 100.0, Unit::PerCent, 0));
    let interval = match ends {
        [Some(low), Some(high)] => Cell::Interval(low, high),
        _ => Cell::missing("not defined"),
    };
    [Cell::number(share.value * 100.0, Unit::PerCent, 0), interval]
}
