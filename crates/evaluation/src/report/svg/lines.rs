//! One measure over years: the units of the study strong, the others beside them, the embedding as a band.

use super::drawing::{Anchor, BAND, BLUE, Drawing, GREEN, GRID, PLUM, RULE, SOFT, Shape, TEXT, width_of};
use super::scale::Scale;
use crate::report::figure::{Lines, Series};
use crate::report::svg::size::Size;

struct Look {
    colour: &'static str,
    width: f64,
    dashes: &'static str,
    shape: Shape,
}

const LOOKS: [Look; 4] = [
    Look { colour: PLUM, width: 3.5, dashes: "", shape: Shape::Dot },
    Look { colour: BLUE, width: 2.0, dashes: "7 4", shape: Shape::Square },
    Look { colour: GREEN, width: 2.0, dashes: "2 4", shape: Shape::Triangle },
    Look { colour: SOFT, width: 1.5, dashes: "10 3 2 3", shape: Shape::Diamond },
];

fn look(at: usize) -> &'static Look {
    &LOOKS[at.min(LOOKS.len() - 1)]
}

pub(super) fn draw(lines: &Lines, size: Size) -> Drawing {
    let wide = size.is_wide();
    let legend = if wide { 0.0 } else { 22.0 * crate::methods::panel::count(lines.series.len()) + 6.0 };
    let longest = lines.series.iter().map(|series| width_of(&series.name)).fold(0.0, f64::max);
    let right = if wide { size.width() - longest - 18.0 } else { size.width() - 12.0 };
    let (top, height) = (legend + 30.0, if wide { 250.0 } else { 210.0 });
    let mut drawing = Drawing::new(size.width(), top + height + 34.0);
    let values = || lines.series.iter().flat_map(|series| &series.values);
    let known = values().filter_map(|&(_, value)| value);
    let highest = known.clone().fold(0.0, f64::max);
    let lowest = known.clone().fold(f64::INFINITY, f64::min);
    // From nought where the lines lie low enough for that to cost no detail.
    let floor = (lowest >= 0.0 && lowest < highest / 2.0).then_some(0.0);
    let upright = Scale::holding(known.chain(floor), 5, top + height, top);
    let ticks: Vec<String> =
        upright.ticks().iter().map(|&tick| upright.written(tick, lines.unit, false)).collect();
    let left = 10.0 + ticks.iter().map(|tick| width_of(tick)).fold(0.0, f64::max);
    let mut years: Vec<i32> = values().map(|&(year, _)| year).collect();
    years.sort_unstable();
    years.dedup();
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(1));
    let across = |year: f64| {
        left + 14.0 + (year - f64::from(first)) / f64::from((last - first).max(1)) * (right - left - 28.0)
    };
    band(&mut drawing, lines, &across, (top, height), (left, right));
    for (tick, words) in upright.ticks().iter().zip(&ticks) {
        let y = upright.place(*tick);
        drawing.line((left, y), (right, y), GRID, 1.0);
        drawing.text((left - 6.0, y + 5.0), Anchor::End, words);
    }
    drawing.line((left, top + height), (right, top + height), RULE, 1.0);
    let every = if wide { 1 } else { 1 + years.len() / 6 };
    for year in years.iter().filter(|year| usize::try_from(last - **year).unwrap_or(0).is_multiple_of(every))
    {
        drawing.text((across(f64::from(*year)), top + height + 20.0), Anchor::Middle, &year.to_string());
    }
    for (at, series) in lines.series.iter().enumerate().rev() {
        one(&mut drawing, series, look(at), &across, &upright);
    }
    if wide {
        labels(&mut drawing, lines, &upright, right + 8.0, top + height);
    } else {
        for (at, series) in lines.series.iter().enumerate() {
            let (y, look) = (12.0 + 22.0 * crate::methods::panel::count(at), look(at));
            drawing.path(&[(4.0, y), (38.0, y)], look.colour, look.width, look.dashes);
            drawing.mark((21.0, y), look.shape, 9.0, look.colour);
            drawing.words((48.0, y + 5.0), Anchor::Start, &series.name, look.colour, TEXT, at == 0);
        }
    }
    drawing
}

/// The years of embedding as a band, with words for before and after.
fn band(
    drawing: &mut Drawing,
    lines: &Lines,
    across: &impl Fn(f64) -> f64,
    (top, height): (f64, f64),
    (left, right): (f64, f64),
) {
    let Some((first, last, words)) = &lines.embedding else { return };
    let (from, to) = (across(f64::from(*first) - 0.5), across(f64::from(*last) + 0.5));
    drawing.rect((from, top), (to - from, height), BAND, "none");
    let y = top - 10.0;
    if width_of(words) < to - from + 40.0 {
        drawing.text((f64::midpoint(from, to), y), Anchor::Middle, words);
    }
    if f64::midpoint(left, from) + 30.0 < from - 20.0 {
        drawing.text((f64::midpoint(left, from), y), Anchor::Middle, "before");
    }
    if f64::midpoint(to, right) - 30.0 > to + 20.0 {
        drawing.text((f64::midpoint(to, right), y), Anchor::Middle, "after");
    }
}

/// One line, broken where a value is missing.
fn one(drawing: &mut Drawing, series: &Series, look: &Look, across: &impl Fn(f64) -> f64, upright: &Scale) {
    let place = |&(year, value): &(i32, Option<f64>)| Some((across(f64::from(year)), upright.place(value?)));
    let places: Vec<Option<(f64, f64)>> = series.values.iter().map(place).collect();
    for part in places.split(Option::is_none).filter(|part| part.len() > 1) {
        let points: Vec<(f64, f64)> = part.iter().copied().flatten().collect();
        drawing.path(&points, look.colour, look.width, look.dashes);
    }
    for point in places.into_iter().flatten() {
        drawing.mark(point, look.shape, if look.width > 3.0 { 9.0 } else { 7.0 }, look.colour);
    }
}

/// The names at the ends of the lines, moved apart where they would lie on one another.
fn labels(drawing: &mut Drawing, lines: &Lines, upright: &Scale, x: f64, floor: f64) {
    let mut ends: Vec<(f64, usize)> = lines
        .series
        .iter()
        .enumerate()
        .filter_map(|(at, series)| {
            let last = series.values.iter().rev().find_map(|&(_, value)| value)?;
            Some((upright.place(last), at))
        })
        .collect();
    ends.sort_by(|one, two| one.0.total_cmp(&two.0));
    for at in 1..ends.len() {
        ends[at].0 = ends[at].0.max(ends[at - 1].0 + 18.0);
    }
    let over = ends.last().map_or(0.0, |(y, _)| (y - floor).max(0.0));
    for (y, at) in ends {
        let look = look(at);
        drawing.words(
            (x, y - over + 5.0),
            Anchor::Start,
            &lines.series[at].name,
            if at == 0 { PLUM } else { look.colour },
            TEXT,
            at == 0,
        );
    }
}
