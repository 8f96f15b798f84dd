//! How much a two-way estimate hangs on one unit or one date: leaving each treated unit out, each one's own effect, and
//! dates at which nothing happened.

use super::two_way::{TwoWay, TwoWayDesign, two_way};
use crate::methods::panel::median;
use crate::methods::{Estimate, MethodError, Panel};

/// The effect without one treated unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// The treated unit that is left out altogether.
    pub unit: usize,
    /// The effect of the others.
    pub effect: Estimate,
}

/// The effect without each treated unit in turn, furthest from the whole effect first. Empty where only one unit is
/// treated.
pub fn two_way_leave_one_out(panel: &Panel, design: &TwoWayDesign) -> Result<Vec<Without>, MethodError> {
    let whole = two_way(panel, design)?;
    if whole.treated < 2 {
        return Ok(Vec::new());
    }
    let mut without = Vec::with_capacity(design.treated.len());
    for &unit in &design.treated {
        let mut rest = design.clone();
        rest.treated.retain(|&other| other != unit);
        without.push(Without { unit, effect: two_way(panel, &rest)?.effect });
    }
    let off = |without: &Without| (without.effect.value - whole.effect.value).abs();
    without.sort_by(|one, two| off(two).total_cmp(&off(one)));
    Ok(without)
}

/// The effect in each treated unit alone, against all others; units without the values for it are passed over. No
/// standard error can be had from one unit.
pub fn unit_effects(panel: &Panel, design: &TwoWayDesign) -> Result<Vec<(usize, f64)>, MethodError> {
    let mut effects = Vec::with_capacity(design.treated.len());
    for &unit in &design.treated {
        let alone = TwoWayDesign { treated: vec![unit], ..design.clone() };
        match two_way(panel, &alone) {
            Ok(found) => effects.push((unit, found.effect.value)),
            Err(MethodError::NotIdentified(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(effects)
}

/// The middle one of the treated units' own effects; `None` where there are none.
pub fn median_effect(effects: &[(usize, f64)]) -> Option<f64> {
    let values: Vec<f64> = effects.iter().map(|&(_, effect)| effect).collect();
    (!values.is_empty()).then(|| median(&values))
}

/// An effect at a date at which nothing happened.
#[derive(Debug, Clone)]
pub struct Placebo {
    /// The first period that is taken for one after.
    pub date: i32,
    /// What is found there. It should be nought but for chance.
    pub found: TwoWay,
}

/// Pretends, within the periods before only, that treatment began at each of them but the first.
pub fn placebo_dates(panel: &Panel, design: &TwoWayDesign) -> Result<Vec<Placebo>, MethodError> {
    let mut before = design.before.clone();
    before.sort_unstable();
    (1..before.len())
        .map(|at| {
            let (earlier, later) = before.split_at(at);
            let pretended =
                TwoWayDesign { before: earlier.to_vec(), after: later.to_vec(), ..design.clone() };
            Ok(Placebo { date: later[0], found: two_way(panel, &pretended)? })
        })
        .collect()
}
