//! Everybody's numbers over time, by the scale on which they were given. Scales that point in different directions never
//! share axes (I5). Pure.

use crate::{
    charts::{self, Chart, Days},
    pair::line::about,
};
use jiff::civil::Date;
use practice::{
    CaseRecord, Who,
    ids::{PersonId, WorkerId},
    rules::{Look, Series, same_axis},
    scale::{Orientation, OwnQuestion, Scale, ScaleRating, Score},
    views,
};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use ui::people_options::name_of;
use ui::scales::{about as about_what, title};

/// All scales that point in one direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Group {
    /// "10 is best".
    pub(super) direction: &'static str,
    /// The scales with their charts.
    pub(super) scales: Vec<OnScale>,
}

/// Everybody's charts on one scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct OnScale {
    /// "Danger statement 1".
    title: String,
    /// What it is about, in a few words.
    about: String,
    /// One for each person.
    pub(super) people: Vec<OfPerson>,
}

/// One person's numbers on one scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct OfPerson {
    /// Who, and about which children where it matters.
    name: String,
    /// What was asked, where it was a child's own question.
    pub(super) asked: Option<OwnQuestion>,
    /// The chart.
    pub(super) chart: Chart,
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
    let given = series.iter().flat_map(|(_, series)| series.ratings()).map(|rating| rating.on);
    let days = Days::over(given)?;
    let scales = series
        .iter()
        .map(|(scale, series)| OnScale {
            title: title(look.record, scale),
            about: about_what(look.record, scale),
            people: of_scale(look.record, series, days, names),
        })
        .collect();
    Some(Group { direction: axis.orientation().words(), scales })
}

/// Somebody's numbers, and the children about whom they are the same.
struct Track<'a> {
    who: &'a Who,
    numbers: Vec<(Date, Score)>,
    children: Vec<String>,
    asked: Option<&'a OwnQuestion>,
}

/// One chart for each person and, where a child was asked in other words, for each question; one who gives the same numbers for several children has one.
fn of_scale(
    record: &CaseRecord,
    series: &Series<'_>,
    days: Days,
    names: &HashMap<WorkerId, String>,
) -> Vec<OfPerson> {
    let mut given: BTreeMap<(&Who, Option<PersonId>), Vec<Vec<&ScaleRating>>> = BTreeMap::new();
    for rating in series.ratings() {
        views::put_with_its_like(given.entry((&rating.rater, rating.child)).or_default(), rating);
    }
    let mut tracks: Vec<Track<'_>> = Vec::new();
    let alike = given.into_iter().flat_map(|(key, all)| all.into_iter().map(move |ratings| (key, ratings)));
    for ((who, child), ratings) in alike {
        let asked = ratings.first().and_then(|rating| rating.asked.as_ref());
        let numbers: Vec<_> = ratings.iter().map(|rating| (rating.on, rating.value)).collect();
        let child = child.and_then(|child| record.person(child)).map(|child| child.short_name().to_owned());
        match tracks
            .iter_mut()
            .find(|track| (track.who, &track.numbers, track.asked) == (who, &numbers, asked))
        {
            Some(track) => track.children.extend(child),
            None => tracks.push(Track { who, numbers, children: child.into_iter().collect(), asked }),
        }
    }
    tracks
        .into_iter()
        .map(|track| {
            let children = Some(views::list(&track.children)).filter(|children| !children.is_empty());
            OfPerson {
                name: about(&name_of(track.who, record, names), children.as_deref()),
                asked: track.asked.cloned(),
                chart: charts::draw(&track.numbers, days),
            }
        })
        .collect()
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
            record.ratings.iter().map(|rating| (rating.scale, &rating.rater)).collect();
        let people = || groups.iter().flat_map(|group| &group.scales).flat_map(|scale| &scale.people);
        assert!(people().count() >= raters.len(), "nobody shares a chart with somebody else");
        for dot in people().flat_map(|person| &person.chart.dots) {
            assert!((charts::LEFT..=charts::RIGHT).contains(&dot.x));
            assert!((charts::TOP..=charts::FOOT).contains(&dot.y));
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
