//! One measure of many units over many periods, with gaps. A gap is a value of its own and never zero.

use std::collections::BTreeMap;

use super::MethodError;

/// One measure by unit and period. A cell without a value was suppressed, not collected or left out; it is never zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    units: usize,
    periods: Vec<i32>,
    values: Vec<Option<f64>>,
}

impl Panel {
    /// An empty panel of so many units, numbered from 0, over these periods (usually years ending 31 March).
    pub fn new(units: usize, periods: impl IntoIterator<Item = i32>) -> Self {
        let mut periods: Vec<i32> = periods.into_iter().collect();
        periods.sort_unstable();
        periods.dedup();
        let values = vec![None; units * periods.len()];
        Self { units, periods, values }
    }

    /// A panel from rows of unit, period and value; the periods are those that occur. A unit that has two values for
    /// one period is an error, for nobody can say which of the two holds.
    pub fn from_rows(
        units: usize,
        rows: impl IntoIterator<Item = (usize, i32, Option<f64>)>,
    ) -> Result<Self, MethodError> {
        let mut cells = BTreeMap::new();
        for (unit, period, value) in rows {
            if cells.insert((unit, period), value).is_some() {
                return Err(MethodError::Input(format!("unit {unit} has two values for {period}")));
            }
        }
        let mut panel = Self::new(units, cells.keys().map(|&(_, period)| period));
        for ((unit, period), value) in cells {
            if let Some(value) = value {
                panel.set(unit, period, value)?;
            }
        }
        Ok(panel)
    }

    /// How many units there are, with or without values.
    pub fn units(&self) -> usize {
        self.units
    }

    /// The periods, in order.
    pub fn periods(&self) -> &[i32] {
        &self.periods
    }

    /// The value of a unit in a period; `None` where there is none.
    pub fn get(&self, unit: usize, period: i32) -> Option<f64> {
        self.place(unit, period).and_then(|at| self.values[at])
    }

    /// Writes a value down.
    pub fn set(&mut self, unit: usize, period: i32, value: f64) -> Result<(), MethodError> {
        if !value.is_finite() {
            return Err(MethodError::Input(format!(
                "unit {unit} has “{value}” for {period}, which is no number"
            )));
        }
        let at = self
            .place(unit, period)
            .ok_or_else(|| MethodError::Input(format!("there is no unit {unit} in {period}")))?;
        self.values[at] = Some(value);
        Ok(())
    }

    /// Takes a value out.
    pub fn clear(&mut self, unit: usize, period: i32) {
        if let Some(at) = self.place(unit, period) {
            self.values[at] = None;
        }
    }

    /// The mean of a unit over these periods; `None` where any of them is missing.
    pub fn mean(&self, unit: usize, periods: &[i32]) -> Option<f64> {
        let mut total = 0.0;
        for &period in periods {
            total += self.get(unit, period)?;
        }
        (!periods.is_empty()).then(|| total / count(periods.len()))
    }

    /// The change of a unit from one period to another; `None` where either is missing.
    pub fn change(&self, unit: usize, from: i32, to: i32) -> Option<f64> {
        Some(self.get(unit, to)? - self.get(unit, from)?)
    }

    /// Whether the unit has a value in each of these periods.
    pub fn is_complete(&self, unit: usize, periods: &[i32]) -> bool {
        periods.iter().all(|&period| self.get(unit, period).is_some())
    }

    fn place(&self, unit: usize, period: i32) -> Option<usize> {
        let column = self.periods.binary_search(&period).ok()?;
        (unit < self.units).then(|| unit * self.periods.len() + column)
    }
}

/// A count as a number to reckon with; exact up to 2⁵³, far beyond any study.
#[expect(clippy::cast_precision_loss, reason = "counts here stay far below 2⁵³")]
pub(crate) fn count(n: usize) -> f64 {
    n as f64
}

/// The mean; not a number for an empty list.
pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / count(values.len())
}

/// The middle value, or the mean of the two in the middle; not a number for an empty list.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}
