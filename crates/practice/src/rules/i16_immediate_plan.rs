//! I16: during a section 47 enquiry, or when somebody's last number is in the lowest band, an immediate safety plan
//! holds, with a day on which it ends. When that day has passed and nobody has looked at the plan, that is an alert
//! (practice A2.2).
//!
//! Lack of a plan blocks sign-off and closing. A plan past its day warns, and people see it first. Numbers in a round
//! that is still sealed count from the day after the round, so that a sealed number is not given away by a warning.

use super::Look;
use super::i15_escalation::band;
use super::look::{at, found};
use crate::{
    Finding, Level, RuleId,
    family::{CaseStatus, Stage},
    object::Kind,
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::rule::{Guards, Rule, RuleText},
    scale::ScaleRating,
};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    id: RuleId::I(16),
    level: Level::Block,
    guards: Guards::SignOff,
    text: RuleText {
        title: "Where a child is in danger now, an immediate safety plan holds and has an end",
        why: "An arrangement that nobody wrote down, or that was meant for a weekend and goes on for months, protects \
              nobody. A day on which it ends brings people together again.",
        basis: "Practice guidance on immediate plans; inspection findings on unrecorded and open-ended arrangements.",
    },
    check,
};

fn check(look: Look<'_>) -> Vec<Finding> {
    if look.family().is_none_or(|family| family.status != CaseStatus::Open) {
        return Vec::new();
    }
    let mut all: Vec<Finding> = plans(look).filter_map(|plan| end_of(look, plan)).collect();
    if !holds_today(look) {
        all.extend(immediate_plans_missing(look));
    }
    all
}

/// The immediate plans that no other has replaced.
fn plans(look: Look<'_>) -> impl Iterator<Item = &SafetyPlan> {
    let all = look.record.plans.iter().map(|kept| &kept.value);
    all.filter(|plan| plan.kind == PlanKind::Immediate && plan.status != PlanStatus::Replaced)
}

/// Whether an immediate plan protects the children today.
pub(super) fn holds_today(look: Look<'_>) -> bool {
    plans(look).any(|plan| holds(look, plan))
}

/// The immediate plan that protects the children today, the newest where there are several.
pub fn tonights_plan(look: Look<'_>) -> Option<&SafetyPlan> {
    plans(look).filter(|plan| holds(look, plan)).max_by_key(|plan| (plan.valid_from, plan.id))
}

/// Why an open case needs an immediate plan, if none holds today.
pub(super) fn immediate_plans_missing(look: Look<'_>) -> Vec<Finding> {
    let Some(family) = look.family() else { return Vec::new() };
    let mut all = Vec::new();
    if family.stage == Stage::Section47 && !taken_over(look, family.stage_since) {
        let sentence = "A section 47 enquiry is under way and no immediate safety plan holds today. Make one with the family and network, with a day on which it ends.";
        all.push(found(16, Level::Block, at(Kind::Family, family.id.0, "stage"), sentence));
    }
    for rating in look.latest_ratings().into_iter().filter(|rating| asks_for_plan(look, rating)) {
        let about = rating.child.map_or("the children".to_owned(), |child| look.name(child));
        let sentence = format!(
            "A number of {} says that {about} cannot wait, and no immediate safety plan holds today. Make one with the family and network, with a day on which it ends.",
            calendar::long(rating.on)
        );
        all.push(found(16, Level::Block, at(Kind::ScaleRating, rating.id.0, "value"), sentence));
    }
    all
}

/// Whether a finding says that an immediate plan is needed today and none holds.
pub fn says_plan_is_missing(finding: &Finding) -> bool {
    finding.rule == RULE.id && finding.level == Level::Block && finding.place.kind != Kind::SafetyPlan
}

/// What is wrong with the end of an immediate plan.
fn end_of(look: Look<'_>, plan: &SafetyPlan) -> Option<Finding> {
    let place = at(Kind::SafetyPlan, plan.id.0, "valid_until");
    let Some(until) = plan.valid_until else {
        let sentence =
            "The immediate safety plan has no end. Agree the day until which it holds, and meet before then.";
        return Some(found(16, Level::Block, place, sentence));
    };
    let overdue = plan.is_in_force() && look.today > until && plan.reviewed_on.is_none_or(|on| on < until);
    overdue.then(|| {
        let sentence = format!(
            "The immediate safety plan ended on {} and nobody has looked at it since. Look at it together today: end it, extend it, or replace it.",
            calendar::long(until)
        );
        found(16, Level::Warn, place, sentence)
    })
}

/// Whether an immediate plan protects the children today.
fn holds(look: Look<'_>, plan: &SafetyPlan) -> bool {
    matches!(plan.status, PlanStatus::Agreed | PlanStatus::InTest | PlanStatus::Working)
        && plan.valid_from.is_none_or(|from| from <= look.today)
        && plan.valid_until.is_some_and(|until| until >= look.today)
}

/// Whether an immediate plan holds on the day of the look, or a full plan that was agreed since a day has taken its place.
pub(super) fn is_answered_by_plan(look: Look<'_>, since: Date) -> bool {
    holds_today(look) || taken_over(look, since)
}

/// Whether a full plan that was agreed since that day has taken the place of an immediate one, and people go by it.
fn taken_over(look: Look<'_>, since: Date) -> bool {
    let plans = || look.record.plans.iter().map(|kept| &kept.value);
    let held = plans().any(|plan| plan.kind == PlanKind::Immediate && plan.status == PlanStatus::Replaced);
    held && plans().any(|plan| {
        plan.kind == PlanKind::Full
            && matches!(plan.status, PlanStatus::Agreed | PlanStatus::InTest | PlanStatus::Working)
            && plan.valid_from.is_some_and(|from| from >= since)
    })
}

/// Whether this number asks for an immediate plan and its danger still stands.
pub(super) fn asks_for_plan(look: Look<'_>, rating: &ScaleRating) -> bool {
    let known = look.is_unsealed(rating)
        || rating.round.and_then(|round| look.record.round(round)).is_some_and(|round| round.on < look.today);
    let danger = look.record.scale(rating.scale).and_then(|scale| scale.danger);
    let stands = danger.is_none_or(|danger| look.current_dangers().any(|current| current.id == danger));
    known
        && stands
        && !taken_over(look, rating.on)
        && band(look, rating).is_some_and(|band| band.immediate_plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        object::CaseRecord,
        testing::{IMMEDIATE, MAP, Shape, sound_family},
    };
    use jiff::ToSpan;

    fn kinds(record: &CaseRecord, today: jiff::civil::Date) -> Vec<(Level, Kind)> {
        let thresholds = crate::Thresholds::default();
        let found = check(Look { record, today, thresholds: &thresholds });
        found.into_iter().map(|one| (one.level, one.place.kind)).collect()
    }

    #[test]
    fn an_enquiry_or_a_lowest_number_needs_a_plan_that_holds() {
        let shape = Shape { stage: Stage::Section47, ..Shape::default() };
        let mut record = sound_family(&shape);
        assert_eq!(kinds(&record, shape.today), []);
        record.plans.retain(|plan| plan.id != IMMEDIATE);
        assert_eq!(kinds(&record, shape.today), [(Level::Block, Kind::Family)]);
        record.families[0].value.stage = Stage::ChildProtection;
        assert_eq!(kinds(&record, shape.today), []);
        record.ratings[1].value.value = shape.score(1);
        assert_eq!(kinds(&record, shape.today), [(Level::Block, Kind::ScaleRating)]);
        record.ratings[1].value.value = shape.score(7);
        record.ratings[0].value.value = shape.score(1);
        assert_eq!(
            kinds(&record, shape.today),
            [],
            "an earlier number that has since risen asks for nothing"
        );
    }

    #[test]
    fn a_plan_past_its_day_is_an_alert_until_it_is_looked_at() {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        let until = shape.today.saturating_add(1.day());
        assert_eq!(kinds(&record, until), []);
        let later = until.saturating_add(1.day());
        assert_eq!(kinds(&record, later), [(Level::Warn, Kind::SafetyPlan)]);
        for plan in &mut record.plans {
            plan.value.reviewed_on = Some(until);
        }
        assert_eq!(kinds(&record, later), []);
        for plan in &mut record.plans {
            plan.value.valid_until = None;
        }
        assert_eq!(kinds(&record, later), [(Level::Block, Kind::SafetyPlan)]);
    }

    #[test]
    fn lack_of_a_plan_blocks_signing_and_does_not_undo_a_signature() {
        let thresholds = crate::Thresholds::default();
        for (signed, expected) in [(false, 1), (true, 0)] {
            let shape = Shape { stage: Stage::Section47, signed, ..Shape::default() };
            let mut record = sound_family(&shape);
            record.plans.retain(|plan| plan.id != IMMEDIATE);
            let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
            assert_eq!(crate::rules::in_the_way_of_sign_off(look, MAP).len(), expected);
        }
    }
}
