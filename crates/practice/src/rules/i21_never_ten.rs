//! I21: nobody needs to say 10. Few people ever honestly do, so a case that waits for it never ends (practice A1.4).
//!
//! No rule asks for a number before closing. A milestone that waits for a 10 warns.

use super::Look;
use super::look::{at, found, quote};
use crate::{
    Finding, Level, RuleId,
    object::Kind,
    rules::rule::{Guards, Rule, RuleText},
    trajectory::Gate,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(21),
    level: Level::Warn,
    guards: Guards::Nothing,
    text: RuleText {
        title: "Closing never waits for a 10",
        why: "Few people ever honestly say 10. What ends the work is what has been seen, not a number.",
        basis: "Practice guidance on scaling.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    let open = look.record.milestones.iter().filter(|milestone| milestone.actual.is_none());
    open.filter_map(|milestone| {
        let Gate::Scale { scale, needed } = milestone.gate else { return None };
        let orientation = look.record.scale(scale)?.orientation?;
        let top = needed.towards_safety(orientation).in_halves() == 20;
        top.then(|| {
            let sentence = format!("The milestone {} waits for a {needed}. Few people ever say that: choose a number that people would call good enough.", quote(&milestone.what));
            found(21, Level::Warn, at(Kind::Milestone, milestone.id.0, "gate"), sentence)
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scale::Orientation,
        testing::{Progress, Shape, sound_family},
    };

    #[test]
    fn a_milestone_that_waits_for_the_best_number_warns() {
        for orientation in [Orientation::TenBest, Orientation::TenWorst] {
            let shape = Shape { orientation, ..Shape::default() };
            let mut record = sound_family(&shape);
            let (scale, needed) = (crate::testing::scale(0), shape.score(10));
            record.milestones[1].value.gate = Gate::Scale { scale, needed };
            let found = check(Look {
                record: &record,
                today: shape.today,
                thresholds: &crate::Thresholds::default(),
            });
            assert_eq!(found.len(), 1);
        }
    }

    #[test]
    fn no_rule_asks_for_a_number_before_closing() {
        for halves in 4..=20 {
            let shape = Shape { progress: Progress::ReadyToClose, ..Shape::default() };
            let thresholds = crate::Thresholds::default();
            let mut record = sound_family(&shape);
            for rating in &mut record.ratings {
                rating.value.value = crate::scale::Score::halves(halves).unwrap_or(rating.value.value);
            }
            let in_the_way = |record: &crate::CaseRecord| {
                let look = Look { record, today: shape.today, thresholds: &thresholds };
                let all = crate::rules::in_the_way_of_closing(look);
                all.into_iter().filter(|one| one.rule != RuleId::I(15)).collect::<Vec<_>>()
            };
            assert_eq!(in_the_way(&record), []);
            record.ratings.clear();
            assert_eq!(in_the_way(&record), [], "nor for any number at all");
        }
    }
}
