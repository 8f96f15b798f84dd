//! One measure of every unit as a panel for the methods, and back from places in it to codes.

use crate::methods::Panel;
use crate::statistics::{Code, Observation, Published, Series};

/// A measure as a panel. Units stand in order of their codes, so that nothing depends on the order of rows.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) series: Series,
    pub(super) codes: Vec<Code>,
    pub(super) panel: Panel,
    /// What was counted and out of how many, where both are published.
    pub(super) counts: Option<(Panel, Panel)>,
}

impl Joined {
    pub(super) fn of(series: Series) -> Self {
        let codes: Vec<Code> = series.authorities.keys().cloned().collect();
        let years = series.years();
        let panel = |part: &dyn Fn(&Observation) -> Option<Published>| {
            let mut panel = Panel::new(codes.len(), years.iter().copied());
            for ((code, year), observation) in &series.cells {
                if let (Ok(unit), Some(Published::Value(value))) =
                    (codes.binary_search(code), part(observation))
                {
                    // Values are finite numbers and the place is one of the panel’s.
                    _ = panel.set(unit, *year, value);
                }
            }
            panel
        };
        let counted =
            series.cells.values().any(|cell| cell.numerator.is_some() && cell.denominator.is_some());
        let counts = counted.then(|| (panel(&|cell| cell.numerator), panel(&|cell| cell.denominator)));
        let panel = panel(&|cell| Some(cell.value));
        Self { series, codes, panel, counts }
    }

    /// The unit of a code of either kind.
    pub(super) fn unit(&self, code: &Code) -> Option<usize> {
        self.codes.binary_search(self.series.find(code.as_str())?).ok()
    }

    /// The codes of units.
    pub(super) fn codes_of(&self, units: &[usize]) -> Vec<Code> {
        units.iter().map(|&unit| self.codes[unit].clone()).collect()
    }
}
