//! Small charts of numbers over time: one for each person on each scale, all on the same axes, so that eyes can compare.
//! Scales that point in different directions never share axes (I5). Pure.

use crate::screens::{people_options::name_of, places::few_words};
use jiff::civil::Date;
use practice::{
    FamilyRecord, Who,
    ids::{PersonId, WorkerId},
    rules::{Look, Series, same_axis},
    scale::{Orientation, Scale, ScaleRating},
};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Left, right, upper and lower edge of the drawn part, in the units of the picture.
const LEFT: i32 = 26;
const RIGHT: i32 = 262;
const TOP: i32 = 12;
const FOOT: i32 = 122;

/// The charts of all scales that point in one direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Group {
    /// "10 is best".
    pub(super) direction: &'static str,
    /// The first day of all these charts.
    pub(super) from: String,
    /// The last.
    pub(super) to: String,
    /// One for each person on each scale.
    pub(super) charts: Vec<Chart>,
}

/// One person's numbers on one scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Chart {
    /// Who, and about which child.
    pub(super) name: String,
    /// What is asked.
    pub(super) scale: String,
    /// The line, as SVG writes it.
    pub(super) points: String,
    /// Each number.
    pub(super) dots: Vec<Dot>,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Dot {
    /// Across.
    pub(super) x: i32,
    /// Down.
    pub(super) y: i32,
    /// The number.
    pub(super) value: String,
    /// The day.
    pub(super) on: String,
    /// Whether it is the latest.
    pub(super) last: bool,
}

/// The groups, and the questions of scales of which nobody has said which end is good.
pub(super) fn all(look: Look<'_>, names: &HashMap<WorkerId, String>) -> (Vec<Group>, Vec<String>) {
    let mut scales: Vec<&Scale> = look.record.scales.iter().map(|kept| &kept.value).collect();
    scales.sort_by_key(|scale| scale.id);
    let groups = [Orientation::TenBest, Orientation::TenWorst]
        .into_iter()
        .filter_map(|way| {
            let pointing: Vec<&Scale> =
                scales.iter().copied().filter(|scale| scale.orientation == Some(way)).collect();
            group(look, &pointing, names)
        })
        .collect();
    let rated = |scale: &&&Scale| look.record.ratings.iter().any(|rating| rating.scale == scale.id);
    let unclear = scales
        .iter()
        .filter(|scale| scale.orientation.is_none())
        .filter(rated)
        .map(|scale| scale.question.clone())
        .collect();
    (groups, unclear)
}

fn group(look: Look<'_>, scales: &[&Scale], names: &HashMap<WorkerId, String>) -> Option<Group> {
    let axis = same_axis(scales.iter().copied()).ok()?;
    let series: Vec<(&Scale, Series<'_>)> =
        scales.iter().filter_map(|scale| Some((*scale, axis.series(look, scale)?))).collect();
    let days = || series.iter().flat_map(|(_, series)| series.ratings()).map(|rating| rating.on);
    let (from, to) = (days().min()?, days().max()?.max(look.today));
    let charts =
        series.iter().flat_map(|(scale, series)| of_scale(look.record, scale, series, from, to, names));
    Some(Group {
        direction: axis.orientation().words(),
        from: calendar::long(from),
        to: calendar::long(to),
        charts: charts.collect(),
    })
}

fn of_scale(
    record: &FamilyRecord,
    scale: &Scale,
    series: &Series<'_>,
    from: Date,
    to: Date,
    names: &HashMap<WorkerId, String>,
) -> Vec<Chart> {
    let mut people: BTreeMap<(&Who, Option<PersonId>), Vec<&ScaleRating>> = BTreeMap::new();
    for rating in series.ratings() {
        people.entry((&rating.rater, rating.child)).or_default().push(rating);
    }
    people
        .into_iter()
        .map(|((who, child), ratings)| {
            let name = name_of(who, record, names);
            let child =
                child.filter(|child| who.person() != Some(*child)).and_then(|child| record.person(child));
            let latest = ratings.len().saturating_sub(1);
            let dots: Vec<Dot> = ratings
                .iter()
                .enumerate()
                .map(|(at, rating)| Dot {
                    x: across(rating.on, from, to),
                    y: FOOT - i32::from(rating.value.in_halves()) * (FOOT - TOP) / 20,
                    value: rating.value.to_string(),
                    on: calendar::long(rating.on),
                    last: at == latest,
                })
                .collect();
            Chart {
                name: child.map_or(name.clone(), |child| format!("{name} about {}", child.short_name())),
                scale: subject(record, scale),
                points: dots.iter().map(|dot| format!("{},{}", dot.x, dot.y)).collect::<Vec<_>>().join(" "),
                dots,
            }
        })
        .collect()
}

fn across(on: Date, from: Date, to: Date) -> i32 {
    let days = |day: Date| day.since(from).map_or(0, |span| span.get_days());
    let all = days(to).max(1);
    LEFT + (RIGHT - LEFT) * days(on) / all
}

/// What a scale asks about, in a few words.
fn subject(record: &FamilyRecord, scale: &Scale) -> String {
    match scale.danger.and_then(|danger| record.danger(danger)) {
        Some(danger) => few_words(&danger.behaviour),
        None => scale.subject.words().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use practice::{
        Thresholds,
        testing::{Shape, sound_family},
    };

    #[test]
    fn every_person_has_a_chart_of_their_own_on_the_same_axes() {
        let shape = Shape::default();
        let record = sound_family(&shape);
        let thresholds = Thresholds::default();
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        let (groups, unclear) = all(look, &HashMap::new());
        assert_eq!((groups.len(), unclear.len()), (1, 0));
        let raters: std::collections::BTreeSet<_> =
            record.ratings.iter().map(|rating| (rating.scale, &rating.rater, rating.child)).collect();
        assert_eq!(groups.iter().map(|group| group.charts.len()).sum::<usize>(), raters.len());
        for dot in groups.iter().flat_map(|group| &group.charts).flat_map(|chart| &chart.dots) {
            assert!((LEFT..=RIGHT).contains(&dot.x) && (TOP..=FOOT).contains(&dot.y));
        }
    }

    #[test]
    fn scales_that_point_in_different_directions_never_share_axes() {
        let shape = Shape { dangers: 2, ..Shape::default() };
        let mut record = sound_family(&shape);
        record.scales[0].value.orientation = Some(Orientation::TenWorst);
        let thresholds = Thresholds::default();
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        let (groups, _) = all(look, &HashMap::new());
        let directions: Vec<_> = groups.iter().map(|group| group.direction).collect();
        assert_eq!(directions, ["10 is best", "10 is worst"]);
        record.scales[0].value.orientation = None;
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        assert_eq!(all(look, &HashMap::new()).1.len(), 1);
    }
}
