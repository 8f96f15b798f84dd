//! For each round which years lie before, during and after the embedding.

use super::drawing::{
    Anchor, BAND, BLUE, BLUE_TINT, Drawing, INK, PLUM, PLUM_TINT, RULE, SOFT, TEXT, width_of,
};
use crate::methods::panel::count;
use crate::report::figure::{Calendar, Side};
use crate::report::svg::size::Size;

pub(super) fn draw(calendar: &Calendar, size: Size) -> Drawing {
    let wide = size.is_wide();
    let longest = calendar.rows.iter().map(|(name, _)| width_of(name)).fold(0.0, f64::max);
    let left = if wide { longest + 16.0 } else { 4.0 };
    let (row, block) = if wide { (46.0, 34.0) } else { (66.0, 34.0) };
    let years = calendar.rows.iter().map(|(_, sides)| sides.len()).max().unwrap_or(1);
    let width = (size.width() - left - 4.0) / count(years.max(1));
    let key = 40.0;
    let mut drawing =
        Drawing::new(size.width(), row * count(calendar.rows.len()) + key + if wide { 0.0 } else { 22.0 });
    for (at, (name, sides)) in calendar.rows.iter().enumerate() {
        let top = row * count(at) + if wide { 4.0 } else { 24.0 };
        if wide {
            drawing.strong((left - 10.0, top + block / 2.0 + 5.0), Anchor::End, name, INK);
        } else {
            drawing.strong((left, top - 6.0), Anchor::Start, name, INK);
        }
        for (place, &(year, side)) in sides.iter().enumerate() {
            let x = left + width * count(place);
            let (fill, ink) = colours(side);
            drawing.rect(
                (x + 1.0, top),
                (width - 2.0, block),
                fill,
                if side == Side::Unused { RULE } else { fill },
            );
            let words = if wide { year.to_string() } else { format!("’{:02}", year % 100) };
            drawing.words(
                (x + width / 2.0, top + block / 2.0 + 5.0),
                Anchor::Middle,
                &words,
                ink,
                TEXT,
                side != Side::Unused,
            );
            if side == Side::Embedding {
                drawing.line((x + 1.0, top + block), (x + width - 1.0, top + block), SOFT, 3.0);
            }
            if side == Side::After {
                drawing.line((x + 1.0, top), (x + width - 1.0, top), PLUM, 3.0);
            }
        }
    }
    legend(&mut drawing, left, row * count(calendar.rows.len()) + if wide { 22.0 } else { 46.0 });
    drawing
}

fn colours(side: Side) -> (&'static str, &'static str) {
    match side {
        Side::Before => (BLUE_TINT, BLUE),
        Side::Embedding => (BAND, SOFT),
        Side::After => (PLUM_TINT, PLUM),
        Side::Unused => ("none", SOFT),
    }
}

fn legend(drawing: &mut Drawing, left: f64, y: f64) {
    let mut x = left;
    for (side, words) in
        [(Side::Before, "before"), (Side::Embedding, "embedding, left out"), (Side::After, "after")]
    {
        let (fill, _) = colours(side);
        drawing.rect((x, y - 11.0), (14.0, 14.0), fill, RULE);
        drawing.words((x + 20.0, y + 1.0), Anchor::Start, words, SOFT, 13.0, false);
        x += 34.0 + width_of(words);
    }
}
