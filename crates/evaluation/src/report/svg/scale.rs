//! From numbers to places on the sheet, with round numbers at the ticks.

use crate::report::{Number, Unit};

/// A straight scale.
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that holds all these values between round numbers, drawn from one place to another, with about so many
    /// ticks.
    pub(super) fn holding(values: impl Iterator<Item = f64>, ticks: u32, from: f64, to: f64) -> Self {
        let (mut low, mut high) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if !low.is_finite() {
            (low, high) = (0.0, 1.0);
        }
        if high - low < 1e-9 {
            (low, high) = (low - 1.0, high + 1.0);
        }
        let step = round_step((high - low) / f64::from(ticks.max(1)));
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step, from, to }
    }

    pub(super) fn place(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    pub(super) fn ticks(&self) -> Vec<f64> {
        let mut ticks = Vec::new();
        let mut tick = self.low;
        while tick <= self.high + self.step / 2.0 {
            // Keeps nought from being printed as a tiny negative number.
            ticks.push(if tick.abs() < self.step / 1e6 { 0.0 } else { tick });
            tick += self.step;
        }
        ticks
    }

    /// A tick as it is written.
    pub(super) fn written(&self, tick: f64, unit: Unit, signed: bool) -> String {
        // As many places as the step has, so that no tick is rounded to what it is not: 22.5 with steps of 2.5.
        let is_whole = |places: u8| {
            let step = self.step * 10_f64.powi(i32::from(places));
            (step - step.round()).abs() < 1e-6
        };
        let places = (0..=3).find(|places| is_whole(*places)).unwrap_or(4);
        Number::new(tick, unit, places).map_or_else(String::new, |number| {
            if signed { number.signed().written() } else { number.written() }
        })
    }
}

/// The next of 1, 2, 2.5 and 5 times a power of ten.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let times = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|times| times * power >= least * (1.0 - 1e-9));
    times.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_every_value() {
        let scale = Scale::holding([17.3, 41.8].into_iter(), 5, 0.0, 100.0);
        assert_eq!(scale.ticks(), [15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0]);
        assert!((scale.place(15.0) - 0.0).abs() < 1e-9 && (scale.place(45.0) - 100.0).abs() < 1e-9);
        let around = Scale::holding([-2.1, 3.4].into_iter(), 4, 0.0, 1.0);
        assert!(around.ticks().contains(&0.0));
        assert_eq!(around.written(0.0, Unit::Points, true), "0");
    }

    #[test]
    fn a_tick_is_written_as_what_it_is() {
        let scale = Scale::holding([18.1, 31.9].into_iter(), 6, 0.0, 100.0);
        let written: Vec<String> =
            scale.ticks().into_iter().map(|tick| scale.written(tick, Unit::PerCent, false)).collect();
        assert_eq!(written, ["17.5%", "20.0%", "22.5%", "25.0%", "27.5%", "30.0%", "32.5%"]);
    }

    #[test]
    fn a_single_value_still_has_a_scale() {
        let scale = Scale::holding([3.0].into_iter(), 4, 0.0, 10.0);
        assert!(scale.place(3.0).is_finite() && scale.ticks().len() > 1);
    }
}
