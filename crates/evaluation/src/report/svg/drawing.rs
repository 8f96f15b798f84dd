//! A sheet to draw on: lines, shapes and words, with the colours of the house.

use std::fmt::Write;

/// Colours of `tokens.css`; every one has a contrast of at least 4.5:1 on white where words or marks are drawn in it.
pub(super) const INK: &str = "#1d1a20";
pub(super) const SOFT: &str = "#4d4a52";
pub(super) const RULE: &str = "#b8b2b9";
pub(super) const GRID: &str = "#e4e0e3";
pub(super) const PLUM: &str = "#6b1f4f";
pub(super) const BLUE: &str = "#1b3f7a";
pub(super) const GREEN: &str = "#14532d";
pub(super) const PLUM_TINT: &str = "#f3e3ec";
pub(super) const BLUE_TINT: &str = "#e3eaf5";
pub(super) const BAND: &str = "#f1eeea";

/// The height of ordinary words, in the units of the drawing.
pub(super) const TEXT: f64 = 14.0;

/// Where words stand to their point.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Marks that differ in shape, so that colour is never alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Dot,
    Square,
    Triangle,
    Diamond,
    Ring,
}

pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    body: String,
}

impl Drawing {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, body: String::new() }
    }

    fn push(&mut self, args: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        _ = self.body.write_fmt(args);
        self.body.push('\n');
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.push(format_args!(
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}" stroke-width="{width}"/>"#
        ));
    }

    pub(super) fn path(&mut self, points: &[(f64, f64)], colour: &str, width: f64, dashes: &str) {
        let mut all = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            _ = write!(all, "{}{x:.1} {y:.1}", if at == 0 { "M" } else { "L" });
        }
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dashes}""#) };
        self.push(format_args!(
            r#"<path d="{all}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round" stroke-linecap="round"{dashes}/>"#
        ));
    }

    pub(super) fn rect(&mut self, at: (f64, f64), size: (f64, f64), fill: &str, stroke: &str) {
        let ((x, y), (width, height)) = (at, size);
        self.push(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="{fill}" stroke="{stroke}"/>"#
        ));
    }

    pub(super) fn mark(&mut self, (x, y): (f64, f64), shape: Shape, size: f64, colour: &str) {
        let r = size / 2.0;
        match shape {
            Shape::Dot => self.push(format_args!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="{r:.1}" fill="{colour}"/>"#)),
            Shape::Ring => self.push(format_args!(
                r##"<circle cx="{x:.1}" cy="{y:.1}" r="{r:.1}" fill="#ffffff" stroke="{colour}" stroke-width="2"/>"##
            )),
            Shape::Square => self.push(format_args!(
                r#"<rect x="{:.1}" y="{:.1}" width="{size:.1}" height="{size:.1}" fill="{colour}"/>"#,
                x - r,
                y - r
            )),
            Shape::Triangle => self.push(format_args!(
                r#"<path d="M{x:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z" fill="{colour}"/>"#,
                y - r,
                x + r,
                y + r,
                x - r,
                y + r
            )),
            Shape::Diamond => self.push(format_args!(
                r#"<path d="M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z" fill="{colour}"/>"#,
                y - r,
                x + r,
                y + r,
                x - r
            )),
        }
    }

    pub(super) fn text(&mut self, at: (f64, f64), anchor: Anchor, words: &str) {
        self.words(at, anchor, words, SOFT, TEXT, false);
    }

    pub(super) fn strong(&mut self, at: (f64, f64), anchor: Anchor, words: &str, colour: &str) {
        self.words(at, anchor, words, colour, TEXT, true);
    }

    pub(super) fn words(
        &mut self,
        (x, y): (f64, f64),
        anchor: Anchor,
        words: &str,
        colour: &str,
        size: f64,
        bold: bool,
    ) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if bold { r#" font-weight="700""# } else { "" };
        self.push(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" fill="{colour}" font-size="{size}"{weight}>{}</text>"#,
            escaped(words)
        ));
    }

    /// The whole drawing, with its name and description for those who do not see it.
    pub(super) fn finish(self, id: &str, title: &str, description: &str) -> String {
        let Self { width, height, body } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" font-family=\"Arial, 'Noto Sans', 'Liberation Sans', sans-serif\">\n\
             <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n{body}</svg>",
            escaped(title),
            escaped(description)
        )
    }
}

/// About how wide words are.
pub(super) fn width_of(words: &str) -> f64 {
    crate::methods::panel::count(words.chars().count()) * TEXT * 0.53
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
