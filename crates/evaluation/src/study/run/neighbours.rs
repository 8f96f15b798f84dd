//! Choosing comparators: from a published list, by likeness before, or by name.

use crate::measures::Reference;
use crate::methods::MethodError;
use crate::methods::did::Neighbours;
use crate::methods::panel::{count, mean};
use crate::statistics::Code;
use crate::study::plan::Choice;
use crate::study::run::ask::Ask;

impl Choice {
    /// The measures that matching looks at.
    pub(super) fn measures(&self) -> &[Reference] {
        match self {
            Self::Matched { on, .. } => on,
            _ => &[],
        }
    }

    /// The list of neighbours that is needed.
    pub(super) fn list(&self) -> Option<i32> {
        match self {
            Self::StatisticalNeighbours { list } => Some(*list),
            _ => None,
        }
    }
}

/// For every authority its statistical neighbours. One that the statistics do not know under its code stays in the list
/// as a unit without values where it stands there in other years, and falls out where it never does.
pub(super) fn from_list(ask: &Ask<'_>, year: i32) -> Result<Vec<Neighbours>, MethodError> {
    let Some(list) = ask.material.neighbours.get(&year) else {
        return Err(MethodError::Input(format!("there is no list of neighbours of {year}")));
    };
    let joined = ask.joined;
    let lists = joined.codes.iter().enumerate().map(|(unit, code)| Neighbours {
        unit,
        neighbours: list.of(code).iter().filter_map(|neighbour| joined.unit(&neighbour.code)).collect(),
    });
    Ok(lists.collect())
}

/// Units by name. One that the statistics do not know is an error.
pub(super) fn named(ask: &Ask<'_>, codes: &[Code]) -> Result<Vec<usize>, MethodError> {
    codes
        .iter()
        .map(|code| {
            ask.joined.unit(code).ok_or_else(|| {
                MethodError::Input(format!("{code} does not stand in the statistics under this code"))
            })
        })
        .collect()
}

/// For every unit the others most like it in the years before, by the distance of the means of some measures, each
/// measured in standard deviations over all units.
pub(super) fn matched(ask: &Ask<'_>, on: &[Reference], most: usize) -> Result<Vec<Neighbours>, MethodError> {
    let mut traits: Vec<Vec<Option<f64>>> = Vec::new();
    for reference in on {
        let Some((_, measured)) = ask.material.measures.get(reference) else {
            return Err(MethodError::Input(format!("{reference} was not read")));
        };
        let of_unit = |code: &Code| measured.panel.mean(measured.unit(code)?, &ask.round.before);
        let means: Vec<Option<f64>> = ask.joined.codes.iter().map(of_unit).collect();
        let known: Vec<f64> = means.iter().flatten().copied().collect();
        let middle = mean(&known);
        let spread = known.iter().map(|value| (value - middle).powi(2)).sum::<f64>() / count(known.len());
        if spread.is_nan() || spread <= 0.0 {
            return Err(MethodError::Nothing(format!(
                "{reference} does not differ between units in the years before, so it cannot be matched on"
            )));
        }
        traits.push(means.into_iter().map(|mean| Some((mean? - middle) / spread.sqrt())).collect());
    }
    let distance = |one: usize, two: usize| -> Option<f64> {
        traits.iter().map(|of| Some((of[one]? - of[two]?).powi(2))).sum::<Option<f64>>()
    };
    let pool: Vec<usize> =
        (0..ask.joined.codes.len()).filter(|unit| !ask.study_units.contains(unit)).collect();
    let years: Vec<i32> = ask.round.before.iter().chain(&ask.round.after).copied().collect();
    let lists = (0..ask.joined.codes.len()).map(|unit| {
        let mut near: Vec<(f64, usize)> = pool
            .iter()
            .filter(|&&other| other != unit && ask.joined.panel.is_complete(other, &years))
            .filter_map(|&other| Some((distance(unit, other)?, other)))
            .collect();
        near.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        Neighbours { unit, neighbours: near.into_iter().take(most).map(|(_, other)| other).collect() }
    });
    Ok(lists.collect())
}
