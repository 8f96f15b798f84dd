//! Children matched within groups and periods, and how alike the two sides are before and after.

use std::collections::HashMap;

use calendar::Date;

use super::completed::{Filling, words};
use crate::methods::MethodError;
use crate::methods::matching::{Balance, Coarsening, Matched, balance, coarsened_exact};
use crate::methods::panel::count;
use crate::outcomes::embedding::{Period, Placed};
use crate::outcomes::features::Feature;

/// How alike pilots and comparators are.
#[derive(Debug, Clone)]
pub struct Likeness {
    /// Rows of pilots that are like one of a comparator, and all.
    pub pilots: (usize, usize),
    /// Rows of comparators that are like one of a pilot, and all.
    pub comparators: (usize, usize),
    /// Kinds of children with rows on both sides, and all.
    pub kinds: (usize, usize),
    /// Each category with the means of both sides.
    pub balance: Vec<Balance>,
}

/// Weights by coarsened exact matching. A row of a unit that serves several groups weighs its part, by how often it is
/// matched, as in the published study.
pub(super) fn weigh(rows: &[Placed], filling: &Filling, kept: &[Feature]) -> Result<Matched, MethodError> {
    let treated: Vec<bool> = rows.iter().map(|placed| placed.pilot).collect();
    let same = |value: &dyn Fn(usize) -> f64| Coarsening::Same((0..rows.len()).map(value).collect());
    let mut characteristics = vec![
        same(&|row| count(rows[row].group)),
        same(&|row| f64::from(u8::from(rows[row].period == Period::After))),
    ];
    for &feature in kept {
        characteristics.push(same(&|row| f64::from(filling.category(row, feature))));
    }
    let alone = coarsened_exact(&treated, &characteristics, None)?;
    let key = |placed: &Placed| (placed.row.child, placed.row.day);
    let mut times: HashMap<(usize, Date), usize> = HashMap::new();
    for (placed, weight) in rows.iter().zip(&alone.weights) {
        *times.entry(key(placed)).or_default() += usize::from(*weight > 0.0);
    }
    let times: Vec<usize> = rows.iter().map(|placed| times[&key(placed)].max(1)).collect();
    coarsened_exact(&treated, &characteristics, Some(&times))
}

pub(super) fn likeness(
    rows: &[Placed],
    filling: &Filling,
    kept: &[Feature],
    matched: &Matched,
) -> Result<Likeness, MethodError> {
    let treated: Vec<bool> = rows.iter().map(|placed| placed.pilot).collect();
    let mut table = Vec::new();
    for &feature in kept {
        let categories: Vec<u8> = (0..rows.len()).map(|row| filling.category(row, feature)).collect();
        let mut found = categories.clone();
        found.sort_unstable();
        found.dedup();
        // Of yes and no, one says all.
        let shown =
            if found.iter().all(|category| *category < 2) { found.split_off(found.len() - 1) } else { found };
        for category in shown {
            let name = format!("{}: {}", feature.words(), words(feature, category));
            let values: Vec<f64> =
                categories.iter().map(|one| f64::from(u8::from(*one == category))).collect();
            table.push(balance(&name, &values, &treated, &matched.weights)?);
        }
    }
    Ok(Likeness {
        pilots: matched.treated,
        comparators: matched.others,
        kinds: (matched.kinds_matched, matched.kinds_in_all),
        balance: table,
    })
}
