//! I5: numbers whose scales point in different directions are never shown on one axis nor compared. A 7 on a scale where
//! 10 is best is good news; on a scale where 10 is worst it is an alarm (practice 0.2).
//!
//! A screen that draws numbers over time needs a [`Series`]. The only way to one leads through [`same_axis`], which
//! refuses scales that point in different directions. There is no average.

use super::Look;
use super::look::{at, blank, found, quote};
use crate::{
    Finding, Level, RuleId,
    ids::ScaleId,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
    scale::{Orientation, Scale, ScaleRating},
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(5),
    level: Level::Block,
    guards: Guards::Saving,
    text: RuleText {
        title: "Numbers that point in different directions are kept apart",
        why: "A 7 is good news where 10 is best and an alarm where 10 is worst. On one axis nobody could tell.",
        basis: "Guides of English authorities use both directions.",
    },
    check,
};

/// An axis on which every number points in one direction. Only [`same_axis`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    orientation: Orientation,
}

/// Why scales cannot share an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOneAxis {
    /// No scale was given.
    #[error("there is no scale to show")]
    Nothing,
    /// Nobody has said which end of this scale is good.
    #[error("nobody has said which end of this scale is good, so its numbers cannot be shown over time")]
    NoDirection(ScaleId),
    /// One counts 10 as best and another as worst.
    #[error("these scales point in different directions, so they cannot be shown together")]
    Different,
}

/// The axis that these scales share.
pub fn same_axis<'a>(scales: impl IntoIterator<Item = &'a Scale>) -> Result<Axis, NotOneAxis> {
    let mut shared = None;
    for scale in scales {
        let orientation = scale.orientation.ok_or(NotOneAxis::NoDirection(scale.id))?;
        if *shared.get_or_insert(orientation) != orientation {
            return Err(NotOneAxis::Different);
        }
    }
    shared.map(|orientation| Axis { orientation }).ok_or(NotOneAxis::Nothing)
}

impl Axis {
    /// Which end of the axis is good.
    pub fn orientation(self) -> Orientation {
        self.orientation
    }

    /// The numbers on a scale that may be seen, first to last. None where the scale points in another direction.
    pub fn series<'a>(self, look: Look<'a>, scale: &Scale) -> Option<Series<'a>> {
        let ratings = look.record.ratings.iter().map(|kept| &kept.value);
        let mut ratings: Vec<_> =
            ratings.filter(|rating| rating.scale == scale.id && look.is_unsealed(rating)).collect();
        ratings.sort_by_key(|rating| (rating.on, rating.id));
        (scale.orientation == Some(self.orientation)).then_some(Series {
            axis: self,
            scale: scale.id,
            ratings,
        })
    }
}

/// The numbers on one scale over time, on an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Series<'a> {
    axis: Axis,
    scale: ScaleId,
    ratings: Vec<&'a ScaleRating>,
}

impl<'a> Series<'a> {
    /// The axis on which it may be drawn.
    pub fn axis(&self) -> Axis {
        self.axis
    }

    /// The scale.
    pub fn scale(&self) -> ScaleId {
        self.scale
    }

    /// The numbers, first to last.
    pub fn ratings(&self) -> &[&'a ScaleRating] {
        &self.ratings
    }
}

fn check(look: Look<'_>) -> Vec<Finding> {
    let mut scales: Vec<&Scale> = look.record.scales.iter().map(|kept| &kept.value).collect();
    scales.sort_by_key(|scale| scale.id);
    let contradicts = |a: &Scale, b: &Scale| {
        let same = (a.subject, a.danger, a.person) == (b.subject, b.danger, b.person);
        let comparable = a.subject != crate::scale::Subject::ChildPath || a.person.is_some();
        same && comparable && matches!(same_axis([a, b]), Err(NotOneAxis::Different))
    };
    let later = scales
        .iter()
        .enumerate()
        .filter(|(place, scale)| scales[..*place].iter().any(|earlier| contradicts(earlier, scale)));
    later
        .map(|(_, scale)| {
            let about = match scale.danger.and_then(|danger| look.danger(danger)) {
                Some(danger) => look.statement(danger),
                None if blank(&scale.question) => scale.subject.words().to_lowercase(),
                None => quote(&scale.question),
            };
            let sentence = format!("Two scales about {about} point in different directions. Keep one of them, so that a number means one thing.");
            found(5, Level::Block, at(Kind::Scale, scale.id.0, "orientation"), sentence)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Shape, sound_family};

    #[test]
    fn two_directions_never_share_an_axis() {
        let shape = Shape::default();
        let thresholds = crate::Thresholds::default();
        let mut record = sound_family(&shape);
        record.scales[1].value.orientation = Some(Orientation::TenWorst);
        let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
        let (one, other) = (&record.scales[0].value, &record.scales[1].value);
        assert_eq!(same_axis([one, other]), Err(NotOneAxis::Different));
        assert_eq!(same_axis([]), Err(NotOneAxis::Nothing));
        let axis = same_axis([one]);
        assert_eq!(axis.map(|axis| axis.series(look, one).map(|series| series.ratings().len())), Ok(Some(4)));
        assert_eq!(axis.map(|axis| axis.series(look, other)), Ok(None));
        assert_eq!(check(look), [], "each pair has one scale");
    }

    #[test]
    fn two_scales_of_one_pair_in_different_directions_are_found() {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        let mut again = record.scales[0].clone();
        again.value.id = ScaleId(9999);
        again.value.orientation = Some(Orientation::TenWorst);
        record.scales.insert(0, again);
        let found =
            check(Look { record: &record, today: shape.today, thresholds: &crate::Thresholds::default() });
        assert_eq!(found.iter().map(|one| one.place.number).collect::<Vec<_>>(), [9999]);
    }
}
