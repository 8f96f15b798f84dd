//! Charts as SVG: made on the server, without scripts or style sheets, in a wide form and one for a phone.

mod bars;
mod calendar;
mod drawing;
mod lines;
mod points;
mod scale;
mod shares;
mod size;
mod years;

use super::{Chart, Figure};
pub use size::Size;

/// Draws a figure. The result stands by itself: a file of it needs nothing else.
pub fn svg(figure: &Figure, size: Size) -> String {
    let drawing = match &figure.chart {
        Chart::Lines(lines) => lines::draw(lines, size),
        Chart::Points(points) => points::draw(points, size),
        Chart::Years(years) => years::draw(years, size),
        Chart::Shares(shares) => shares::draw(shares, size),
        Chart::Calendar(calendar) => calendar::draw(calendar, size),
        Chart::Bars(bars) => bars::draw(bars, size),
    };
    let id = match size {
        Size::Wide => figure.id.clone(),
        Size::Narrow => format!("{}-narrow", figure.id),
    };
    drawing.finish(&id, &figure.title, &figure.description)
}
