//! P18: where a section 47 enquiry bears the worry out and the child is still at risk, or somebody's last number about this child is
//! in the lowest band, a plan for tonight holds (I16), or the child is not with the danger and somebody says where.

use super::{About, Finding, Found, Said};
use crate::rules::i16_immediate_plan::{asks_for_plan, is_answered_by_plan};
use jiff::civil::Date;
use pathway::{Enquiry, codes::EnquiryOutcome};

/// What is wrong with finishing an enquiry about this child as it is about to stand. The look is of the day on which it is finished.
pub fn plan_or_away(about: Option<About<'_>>, it: &Enquiry) -> Vec<Finding> {
    let mut found = Found::default();
    let Some(done) = it.concluded else { return found.all() };
    if let Some(away) = &it.not_with_danger {
        found.block(away.words.trim().is_empty(), 18, "not_with_danger_words", Said::AwayHow);
        return found.all();
    }
    let has_plan = about.is_some_and(|about| is_answered_by_plan(about.look, it.from));
    let is_at_risk = it.outcome == Some(EnquiryOutcome::Conference);
    found.block(is_at_risk && !has_plan, 18, "not_with_danger", Said::NoPlanTonight { on: done.on });
    let given = about.filter(|_| !has_plan && !is_at_risk).and_then(lowest);
    if let Some(given) = given {
        found.block(true, 18, "not_with_danger", Said::LowNumber { given, on: done.on });
    }
    found.all()
}

/// The day of the last number about this child that cannot wait.
fn lowest(about: About<'_>) -> Option<Date> {
    let is_about = |rating: &&crate::scale::ScaleRating| {
        let scale = about.look.record.scale(rating.scale);
        let danger = scale.and_then(|scale| scale.danger).and_then(|danger| about.look.danger(danger));
        match rating.child {
            Some(child) => child == about.child,
            None => danger.is_none_or(|danger| danger.children().any(|child| child == about.child)),
        }
    };
    let ratings = about.look.latest_ratings().into_iter().filter(|rating| asks_for_plan(about.look, rating));
    ratings.filter(is_about).map(|rating| rating.on).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CaseRecord, Thresholds,
        ids::{EnquiryId, FamilyId, GroupId, StrategyId},
        rules::Look,
        testing::{IMMEDIATE, Shape, child, sound_family},
    };
    use pathway::{
        codes::AwayFromDanger,
        objects::{NotWithDanger, Signed},
    };

    fn enquiry(shape: &Shape, outcome: EnquiryOutcome) -> Enquiry {
        Enquiry {
            id: EnquiryId(1),
            group: GroupId(1),
            strategy: StrategyId(1),
            family: FamilyId(1),
            from: shape.days_ago(10),
            seen: Some(true),
            seen_alone: Some(true),
            words: String::new(),
            outcome: Some(outcome),
            no_conference_because: String::new(),
            not_with_danger: None,
            concluded: Some(Signed { on: shape.today, by: None }),
        }
    }

    fn found(record: &CaseRecord, shape: &Shape, it: &Enquiry) -> Vec<Said> {
        let thresholds = Thresholds::default();
        let look = Look { record, today: shape.today, thresholds: &thresholds };
        let about = About { look, child: child(0) };
        plan_or_away(Some(about), it).into_iter().map(|one| one.said).collect()
    }

    #[test]
    fn a_worry_that_was_borne_out_needs_a_plan_for_tonight_or_where_the_child_is() {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        let mut it = enquiry(&shape, EnquiryOutcome::Conference);
        assert_eq!(found(&record, &shape, &it), [], "the plan for tonight holds");
        record.plans.retain(|plan| plan.id != IMMEDIATE);
        assert_eq!(found(&record, &shape, &it), [Said::NoPlanTonight { on: shape.today }]);
        it.not_with_danger = Some(NotWithDanger { at: AwayFromDanger::Hospital, words: " ".to_owned() });
        assert_eq!(found(&record, &shape, &it), [Said::AwayHow]);
        it.not_with_danger = Some(NotWithDanger {
            at: AwayFromDanger::Hospital,
            words: "On the ward till Friday.".to_owned(),
        });
        assert_eq!(found(&record, &shape, &it), []);
        let none = enquiry(&shape, EnquiryOutcome::NotSubstantiated);
        assert_eq!(found(&record, &shape, &none), []);
    }

    #[test]
    fn a_lowest_number_about_this_child_needs_it_too_whatever_came_out() {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        record.plans.retain(|plan| plan.id != IMMEDIATE);
        let it = enquiry(&shape, EnquiryOutcome::NotSubstantiated);
        let last = record
            .ratings
            .iter()
            .position(|rating| rating.child == Some(child(0)) && rating.round.is_some())
            .unwrap_or_default();
        record.ratings[last].value.value = shape.score(0);
        let given = record.ratings[last].on;
        assert_eq!(found(&record, &shape, &it), [Said::LowNumber { given, on: shape.today }]);
        record.ratings[last].value.child = Some(child(1));
        assert_eq!(found(&record, &shape, &it), [], "a sibling's number is about the sibling");
    }
}
