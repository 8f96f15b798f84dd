//! Distances by year with their intervals: flat at nought before is a fair comparison.

use super::drawing::width_of;
use super::drawing::{Anchor, BLUE, Drawing, GRID, INK, PLUM, PLUM_TINT, RULE, SOFT, Shape};
use super::scale::Scale;
use crate::report::figure::Years;
use crate::report::svg::size::Size;

pub(super) fn draw(years: &Years, size: Size) -> Drawing {
    let wide = size.is_wide();
    let (top, height) = (48.0, if wide { 220.0 } else { 200.0 });
    let mut drawing = Drawing::new(size.width(), top + height + 34.0);
    let values = years.points.iter().flat_map(|&(_, value, (low, high))| [value, low, high]);
    let upright = Scale::holding(values.chain([0.0]), 5, top + height, top);
    let ticks: Vec<String> =
        upright.ticks().iter().map(|&tick| upright.written(tick, years.unit, true)).collect();
    let left = 10.0 + ticks.iter().map(|tick| width_of(tick)).fold(0.0, f64::max);
    let right = size.width() - 8.0;
    let all = || years.points.iter().map(|&(year, ..)| year).chain([years.reference]);
    let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(1));
    let across = |year: f64| {
        left + 24.0 + (year - f64::from(first)) / f64::from((last - first).max(1)) * (right - left - 48.0)
    };
    let start = across(f64::from(years.after) - 0.5);
    drawing.rect((start, top), (right - start, height), PLUM_TINT, "none");
    drawing.words((0.0, 16.0), Anchor::Start, &years.axis, SOFT, 13.0, false);
    drawing.text((f64::midpoint(left, start), top - 8.0), Anchor::Middle, "before");
    drawing.text((f64::midpoint(start, right), top - 8.0), Anchor::Middle, "after");
    for (tick, words) in upright.ticks().iter().zip(&ticks) {
        let y = upright.place(*tick);
        let (colour, width) = if *tick == 0.0 { (INK, 1.5) } else { (GRID, 1.0) };
        drawing.line((left, y), (right, y), colour, width);
        drawing.text((left - 6.0, y + 5.0), Anchor::End, words);
    }
    drawing.line((left, top + height), (right, top + height), RULE, 1.0);
    for &(year, value, (low, high)) in &years.points {
        let x = across(f64::from(year));
        let colour = if year >= years.after { PLUM } else { BLUE };
        let (from, to) = (upright.place(low), upright.place(high));
        drawing.line((x, from), (x, to), colour, 2.0);
        drawing.line((x - 6.0, from), (x + 6.0, from), colour, 2.0);
        drawing.line((x - 6.0, to), (x + 6.0, to), colour, 2.0);
        let shape = if year >= years.after { Shape::Diamond } else { Shape::Dot };
        drawing.mark((x, upright.place(value)), shape, 12.0, colour);
        drawing.text((x, top + height + 20.0), Anchor::Middle, &year.to_string());
    }
    let x = across(f64::from(years.reference));
    drawing.mark((x, upright.place(0.0)), Shape::Ring, 11.0, BLUE);
    drawing.text((x, top + height + 20.0), Anchor::Middle, &years.reference.to_string());
    drawing
}
