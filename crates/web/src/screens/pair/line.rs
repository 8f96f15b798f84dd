//! The line from 0 to 10 with a labelled mark for each person, each in a row of its own, so that no label covers another.
//! Never an average.

use practice::{
    scale::{Orientation, Score},
    views::{ScaleStory, Track},
};
use serde::Serialize;

/// A line to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    /// What 0 means.
    pub(crate) anchor_0: String,
    /// What 10 means.
    pub(crate) anchor_10: String,
    /// Which end is good, in words. None while nobody has said.
    pub(crate) orientation: Option<&'static str>,
    /// Whether 10 is the good end.
    pub(crate) ten_best: bool,
    /// The marks.
    pub(crate) marks: Vec<Mark>,
}

/// One person's mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Mark {
    /// Whose: "Kim", "Kim, about Maya".
    pub(crate) name: String,
    /// The number.
    pub(crate) value: String,
    /// Its place in halves, 0 to 20.
    pub(crate) at: u8,
    /// Whether the label stands to the left of the mark, so that it stays on the page.
    pub(crate) left: bool,
}

/// Lays out the latest numbers of a scale.
pub(crate) fn of(scale: &ScaleStory) -> Line {
    let given = scale.latest.iter();
    let given = given.map(|given| (about(&given.name, given.child.as_deref()), given.value)).collect();
    lay_out((&scale.anchor_0, &scale.anchor_10), scale.orientation, given)
}

/// Lays out these numbers.
pub(crate) fn lay_out(
    (nought, ten): (&str, &str),
    orientation: Option<Orientation>,
    given: Vec<(String, Score)>,
) -> Line {
    let mut marks: Vec<Mark> = given
        .into_iter()
        .map(|(name, value)| Mark {
            name,
            value: value.to_string(),
            at: value.in_halves(),
            left: value.in_halves() > 10,
        })
        .collect();
    marks.sort_by(|a, b| (a.at, &a.name).cmp(&(b.at, &b.name)));
    Line {
        anchor_0: nought.to_owned(),
        anchor_10: ten.to_owned(),
        orientation: orientation.map(Orientation::words),
        ten_best: orientation == Some(Orientation::TenBest),
        marks,
    }
}

/// "Kim", or "Kim, about Maya".
pub(crate) fn about(name: &str, child: Option<&str>) -> String {
    child.map_or_else(|| name.to_owned(), |child| format!("{name}, about {child}"))
}

/// One person's numbers over time as a small chart of their own; every chart of a scale has the same axes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Small {
    /// Whose.
    pub(crate) name: String,
    /// The path through the points, in the chart's own units.
    pub(crate) path: String,
    /// The points.
    pub(crate) points: Vec<Point>,
    /// The first day and the last day, in short.
    pub(crate) first: String,
    /// The last day.
    pub(crate) last: String,
}

/// A number on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Point {
    /// Across.
    pub(crate) x: i32,
    /// Down.
    pub(crate) y: i32,
    /// The number.
    pub(crate) value: String,
    /// The day in words.
    pub(crate) on: String,
    /// Whether it is the newest.
    pub(crate) newest: bool,
}

const LEFT: i32 = 24;
const WIDTH: i32 = 196;
const TOP: i32 = 14;
const HEIGHT: i32 = 90;

/// The charts of a scale: the same days and numbers run along the axes of each.
pub(crate) fn small(tracks: &[Track]) -> Vec<Small> {
    let days = || tracks.iter().flat_map(|track| track.numbers.iter().map(|(on, _)| *on));
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return Vec::new() };
    let long = first.until(last).map_or(0, |span| span.get_days()).max(1);
    tracks
        .iter()
        .map(|track| {
            let count = track.numbers.len();
            let points: Vec<Point> = track
                .numbers
                .iter()
                .enumerate()
                .map(|(at, (on, value))| Point {
                    x: LEFT + WIDTH * first.until(*on).map_or(0, |span| span.get_days()) / long,
                    y: down(*value),
                    value: value.to_string(),
                    on: calendar::long(*on),
                    newest: at + 1 == count,
                })
                .collect();
            let path = points.iter().map(|point| format!("{},{}", point.x, point.y)).collect::<Vec<_>>();
            Small {
                name: about(&track.name, track.child.as_deref()),
                path: path.join(" "),
                points,
                first: calendar::long(first),
                last: calendar::long(last),
            }
        })
        .collect()
}

fn down(value: Score) -> i32 {
    TOP + HEIGHT - HEIGHT * i32::from(value.in_halves()) / 20
}

#[cfg(test)]
mod tests {
    use super::*;
    use practice::{
        Who,
        ids::{PersonId, RatingId, ScaleId},
        views::Given,
    };

    fn story(values: &[u8]) -> ScaleStory {
        let day = jiff::civil::date(2026, 11, 2);
        let latest = values
            .iter()
            .filter_map(|value| Score::whole(*value))
            .enumerate()
            .map(|(at, value)| Given {
                id: RatingId(i64::try_from(at).unwrap_or(0)),
                who: Who::Person(PersonId(1)),
                name: format!("Person {at}"),
                role: "",
                child: None,
                value,
                reasons: String::new(),
                what_makes_it_that_high: String::new(),
                one_step_up: String::new(),
                on: day,
            })
            .collect();
        ScaleStory {
            id: ScaleId(1),
            question: String::new(),
            orientation: Some(Orientation::TenBest),
            anchor_0: String::new(),
            anchor_10: String::new(),
            latest,
            tracks: Vec::new(),
        }
    }

    #[test]
    fn everybody_keeps_their_own_mark_where_they_put_it() {
        let line = of(&story(&[6, 2, 9, 2]));
        let at: Vec<u8> = line.marks.iter().map(|mark| mark.at).collect();
        assert_eq!(at, [4, 4, 12, 18]);
        assert!(line.marks.iter().all(|mark| mark.left == (mark.at > 10)), "labels stay on the page");
    }

    #[test]
    fn charts_share_their_axes() {
        let score = |value| Score::whole(value).into_iter();
        let day = |day| jiff::civil::date(2026, 11, day);
        let track = |name: &str, numbers: Vec<(jiff::civil::Date, Score)>| Track {
            name: name.to_owned(),
            child: None,
            numbers,
        };
        let charts = small(&[
            track("Kim", score(0).map(|value| (day(1), value)).collect()),
            track("Dan", score(10).map(|value| (day(21), value)).collect()),
        ]);
        assert_eq!((charts[0].points[0].x, charts[0].points[0].y), (LEFT, TOP + HEIGHT));
        assert_eq!((charts[1].points[0].x, charts[1].points[0].y), (LEFT + WIDTH, TOP));
    }
}
