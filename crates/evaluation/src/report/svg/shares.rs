//! Shares of a whole, one bar for each row, with the parts named above.

use super::drawing::{Anchor, BLUE, BLUE_TINT, Drawing, GREEN, INK, PLUM, PLUM_TINT, SOFT, TEXT, width_of};
use crate::methods::panel::count;
use crate::report::figure::Shares;
use crate::report::svg::size::Size;

/// Fill and ink by place; words on a dark fill are white.
const LOOKS: [(&str, &str); 5] =
    [(PLUM, "#ffffff"), (PLUM_TINT, INK), ("#f1eeea", INK), (BLUE_TINT, INK), (BLUE, "#ffffff")];

fn look(at: usize, parts: usize) -> (&'static str, &'static str) {
    match (parts, at) {
        (1, _) => LOOKS[0],
        (2, at) => [LOOKS[0], LOOKS[4]][at.min(1)],
        (3, at) => [LOOKS[0], LOOKS[2], LOOKS[4]][at.min(2)],
        (_, at) if at < LOOKS.len() => LOOKS[at],
        _ => (GREEN, "#ffffff"),
    }
}

pub(super) fn draw(shares: &Shares, size: Size) -> Drawing {
    let wide = size.is_wide();
    let longest = shares.rows.iter().map(|(name, _)| width_of(name)).fold(0.0, f64::max);
    let left = if wide { (longest + 14.0).min(300.0) } else { 4.0 };
    let right = size.width() - 6.0;
    let row = if wide { 34.0 } else { 52.0 };
    let mut legend = Vec::new();
    let (mut x, mut line) = (4.0, 0.0);
    for words in &shares.parts {
        let needed = 30.0 + width_of(words);
        if x + needed > size.width() && x > 4.0 {
            (x, line) = (4.0, line + 22.0);
        }
        legend.push((x, line));
        x += needed;
    }
    let top = line + 34.0;
    let mut drawing = Drawing::new(size.width(), top + row * count(shares.rows.len()) + 6.0);
    for (at, ((x, y), words)) in legend.iter().zip(&shares.parts).enumerate() {
        let (fill, _) = look(at, shares.parts.len());
        drawing.rect((*x, y + 4.0), (14.0, 14.0), fill, SOFT);
        drawing.text((x + 20.0, y + 16.0), Anchor::Start, words);
    }
    for (at, (name, parts)) in shares.rows.iter().enumerate() {
        let y = top + row * count(at) + if wide { 0.0 } else { 20.0 };
        let (name_at, anchor) =
            if wide { ((left - 8.0, y + 18.0), Anchor::End) } else { ((left, y - 5.0), Anchor::Start) };
        drawing.words(name_at, anchor, name, INK, TEXT, false);
        let whole: f64 = parts.iter().sum();
        let mut from = left;
        for (place, &part) in parts.iter().enumerate() {
            let width = if whole > 0.0 { part / whole * (right - left) } else { 0.0 };
            let (fill, ink) = look(place, parts.len());
            drawing.rect((from, y), (width, 26.0), fill, "#ffffff");
            let words = format!("{part:.0}%");
            if width > width_of(&words) + 6.0 {
                drawing.words((from + width / 2.0, y + 18.0), Anchor::Middle, &words, ink, 13.0, false);
            }
            from += width;
        }
    }
    drawing
}
