//! One point on a line for each row, nought marked, strong rows set apart with their range.

use super::drawing::{Anchor, Drawing, GRID, INK, PLUM, RULE, SOFT, Shape, TEXT, width_of};
use super::scale::Scale;
use crate::report::Number;
use crate::report::figure::{Point, Points};
use crate::report::svg::size::Size;

pub(super) fn draw(points: &Points, size: Size) -> Drawing {
    let wide = size.is_wide();
    let row = if wide { 27.0 } else { 42.0 };
    let weak = points.rows.iter().filter(|row| !row.strong).count();
    let gap = if weak > 0 && weak < points.rows.len() { 12.0 } else { 0.0 };
    let longest = points.rows.iter().map(|row| width_of(&row.name)).fold(0.0, f64::max);
    let left = if wide { (longest + 16.0).min(300.0) } else { 8.0 };
    let right = size.width() - 62.0;
    let top = 26.0;
    let floor = top + row * crate::methods::panel::count(points.rows.len()) + gap;
    let mut drawing = Drawing::new(size.width(), floor + 46.0);
    let values = points.rows.iter().flat_map(|row| {
        let interval = row.interval.map(|(low, high)| [low, high]);
        row.value.into_iter().chain(interval.into_iter().flatten())
    });
    let along = Scale::holding(values.chain([0.0]), if wide { 6 } else { 4 }, left + 8.0, right - 8.0);
    for tick in along.ticks() {
        let x = along.place(tick);
        drawing.line((x, top), (x, floor), GRID, 1.0);
        drawing.text((x, floor + 18.0), Anchor::Middle, &along.written(tick, points.unit, true));
    }
    let nought = along.place(0.0);
    drawing.line((nought, top - 4.0), (nought, floor), INK, 1.5);
    drawing.words(
        (nought - 8.0, top - 10.0),
        Anchor::End,
        &format!("← {}", points.ends.0),
        SOFT,
        13.0,
        false,
    );
    drawing.words(
        (nought + 8.0, top - 10.0),
        Anchor::Start,
        &format!("{} →", points.ends.1),
        SOFT,
        13.0,
        false,
    );
    drawing.words(
        (f64::midpoint(left, right), floor + 38.0),
        Anchor::Middle,
        &points.axis,
        SOFT,
        13.0,
        false,
    );
    let mut y = top;
    let mut was_strong = false;
    for point in &points.rows {
        if point.strong && !was_strong && gap > 0.0 {
            drawing.line((0.0, y + gap / 2.0), (size.width(), y + gap / 2.0), RULE, 1.0);
            y += gap;
        }
        was_strong = point.strong;
        one(&mut drawing, point, points, &along, (left, right, y + row / 2.0), wide);
        y += row;
    }
    drawing
}

fn one(
    drawing: &mut Drawing,
    point: &Point,
    points: &Points,
    along: &Scale,
    (left, right, middle): (f64, f64, f64),
    wide: bool,
) {
    let (name_y, y) = if wide { (middle + 5.0, middle) } else { (middle - 6.0, middle + 10.0) };
    let colour = if point.strong { INK } else { SOFT };
    let (x, anchor) = if wide { (left - 8.0, Anchor::End) } else { (left, Anchor::Start) };
    drawing.words((x, name_y), anchor, &point.name, colour, TEXT, point.strong);
    drawing.line((left, y), (right, y), GRID, 1.0);
    let Some(value) = point.value else {
        drawing.text((right + 8.0, y + 5.0), Anchor::Start, "none");
        return;
    };
    if let Some((low, high)) = point.interval {
        let (from, to) = (along.place(low), along.place(high));
        drawing.line((from, y), (to, y), PLUM, 3.0);
        drawing.line((from, y - 6.0), (from, y + 6.0), PLUM, 2.0);
        drawing.line((to, y - 6.0), (to, y + 6.0), PLUM, 2.0);
    }
    let (shape, size) = if point.strong { (Shape::Diamond, 14.0) } else { (Shape::Dot, 9.0) };
    drawing.mark((along.place(value), y), shape, size, PLUM);
    let written =
        Number::new(value, points.unit, 1).map_or_else(String::new, |number| number.signed().written());
    drawing.words((right + 8.0, y + 5.0), Anchor::Start, &written, colour, TEXT, point.strong);
}
