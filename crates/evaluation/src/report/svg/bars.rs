//! One bar from zero for each row, with a limit that matters: bars that reach beyond it are nothing special.

use super::drawing::{Anchor, Drawing, GRID, INK, PLUM, RULE, SOFT, TEXT, width_of};
use crate::methods::panel::count;
use crate::report::figure::Bars;
use crate::report::svg::size::Size;

pub(super) fn draw(bars: &Bars, size: Size) -> Drawing {
    let wide = size.is_wide();
    let longest = bars.rows.iter().map(|(name, _)| width_of(name)).fold(0.0, f64::max);
    let left = if wide { (longest + 14.0).min(380.0) } else { 4.0 };
    let right = size.width() - 52.0;
    let row = if wide { 24.0 } else { 40.0 };
    let top = 26.0;
    let floor = top + row * count(bars.rows.len());
    let mut drawing = Drawing::new(size.width(), floor + 42.0);
    let along = |per_cent: f64| left + per_cent / 100.0 * (right - left);
    for tick in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let x = along(tick);
        drawing.line((x, top), (x, floor), if tick == 0.0 { RULE } else { GRID }, 1.0);
        drawing.text((x, floor + 17.0), Anchor::Middle, &format!("{tick:.0}%"));
    }
    drawing.words((f64::midpoint(left, right), floor + 36.0), Anchor::Middle, &bars.axis, SOFT, 13.0, false);
    for (at, (name, value)) in bars.rows.iter().enumerate() {
        let y = top + row * count(at);
        let bar = if wide { y + 5.0 } else { y + 20.0 };
        let (x, anchor, words_y) =
            if wide { (left - 8.0, Anchor::End, y + 17.0) } else { (left, Anchor::Start, y + 14.0) };
        drawing.words((x, words_y), anchor, name, INK, TEXT, false);
        let Some(value) = value else {
            drawing.text((left + 6.0, bar + 12.0), Anchor::Start, "nobody to compare with");
            continue;
        };
        drawing.rect((left, bar), (along(*value) - left, 14.0), PLUM, "none");
        drawing.words(
            (along(*value) + 6.0, bar + 12.0),
            Anchor::Start,
            &format!("{value:.0}%"),
            INK,
            TEXT,
            false,
        );
    }
    let (limit, words) = &bars.limit;
    let x = along(*limit);
    drawing.path(&[(x, top - 8.0), (x, floor)], INK, 2.0, "4 3");
    drawing.words((x + 6.0, top - 8.0), Anchor::Start, words, INK, 13.0, true);
    drawing
}
