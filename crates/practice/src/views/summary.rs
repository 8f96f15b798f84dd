//! A family in a few words, for lists, the team board and search.

use super::{
    due::{Due, due_given},
    standing::{Standing, standing_while_it_holds},
};
use crate::{
    Finding, Level, Thresholds,
    actions::milestone::latest,
    choice,
    danger::DangerStatus,
    family::{CaseStatus, Stage},
    ids::{FamilyId, PersonId, ScaleId},
    map::MapStatus,
    object::CaseRecord,
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::{self, Look},
    scale::{Orientation, Score},
    who::Who,
};
use jiff::civil::Date;

/// A child in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildInBrief {
    /// The child.
    pub id: PersonId,
    /// What the child is called.
    pub name: String,
    /// The age today in words: "7 years", "expected 4 March 2027". Empty where it is not known.
    pub age: String,
}

/// The number that worries most: the lowest of everybody's latest, counted towards safety. It is one person's number
/// and never an average.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowestNumber {
    /// The scale.
    pub scale: ScaleId,
    /// The number as it was given.
    pub value: Score,
    /// Which end of its scale is good.
    pub orientation: Orientation,
    /// Who gave it.
    pub whose: Who,
    /// For which day.
    pub on: Date,
    /// Whether it answers a question of its own, a child's or a neutral one, and not that of the scale.
    pub in_other_words: bool,
}

impl LowestNumber {
    /// As it is shown: "2 of 10 (10 is best)".
    pub fn shown(&self) -> String {
        let asked = if self.in_other_words { ", asked in other words" } else { "" };
        format!("{} of 10 ({}{asked})", self.value, self.orientation.words())
    }
}

choice! {
    /// What must catch the eye.
    Flag {
        Escalation = "escalation", "Escalation open";
        ImmediatePlanEnded = "immediate_plan_ended", "Immediate plan past its end";
        FailedTest = "failed_test", "A test of the plan failed";
        Restricted = "restricted", "Restricted";
    }
}

/// A family in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The case.
    pub family: FamilyId,
    /// Its reference.
    pub reference: String,
    /// What the family is called.
    pub name: String,
    /// Where it stands.
    pub stage: Stage,
    /// Whether the case is open.
    pub status: CaseStatus,
    /// The children, the eldest first.
    pub children: Vec<ChildInBrief>,
    /// Dangers that still stand.
    pub dangers: usize,
    /// Goals of those dangers.
    pub goals: usize,
    /// Dangers that still stand and have both a goal and a scale.
    pub pairs: usize,
    /// The number that worries most.
    pub lowest: Option<LowestNumber>,
    /// How far the safety plan has come, in words: "Being tested", "No plan yet".
    pub plan: String,
    /// The day of the last number that may be seen.
    pub last_rating: Option<Date>,
    /// What is due next or is overdue longest.
    pub next_due: Option<Due>,
    /// How many things are overdue.
    pub overdue: usize,
    /// How many findings must be put right before the next step.
    pub blocking: usize,
    /// How far the map has come. None: no map yet.
    pub map: Option<MapStatus>,
    /// What must catch the eye.
    pub flags: Vec<Flag>,
}

/// Sums a family up. None for a record without a case. Asked of the whole record; sealed numbers are left out.
pub fn summary(record: &CaseRecord, today: Date, thresholds: &Thresholds) -> Option<Summary> {
    let look = Look { record, today, thresholds };
    let found = rules::check(look);
    summary_given(look, &found, &due_given(look, &found))
}

/// The same where it is known already what [`rules::check`] finds and what is due.
pub fn summary_given(look: Look<'_>, found: &[Finding], due: &[Due]) -> Option<Summary> {
    let Look { record, today, .. } = look;
    let family = record.families.first()?;
    let current: Vec<_> = record
        .dangers
        .iter()
        .filter(|danger| danger.status == DangerStatus::Current)
        .map(|danger| danger.id)
        .collect();
    let has_goal = |id| record.goals.iter().any(|goal| goal.danger == id);
    let has_scale = |id| record.scales.iter().any(|scale| scale.danger == Some(id));
    Some(Summary {
        family: family.id,
        reference: family.reference.clone(),
        name: family.name.clone(),
        stage: family.stage,
        status: family.status,
        children: children(record, today),
        dangers: current.len(),
        goals: current.iter().filter(|id| has_goal(**id)).count(),
        pairs: current.iter().filter(|id| has_goal(**id) && has_scale(**id)).count(),
        lowest: lowest(record),
        plan: plan_in_words(record),
        last_rating: record
            .scales
            .iter()
            .flat_map(|scale| latest(record, scale.id))
            .map(|rating| rating.on)
            .max(),
        overdue: due.iter().filter(|due| due.is_overdue(today)).count(),
        next_due: due.first().cloned(),
        blocking: found.iter().filter(|finding| finding.level == Level::Block).count(),
        map: record
            .maps
            .iter()
            .filter(|map| map.status != MapStatus::Superseded)
            .max_by_key(|map| (map.begun, map.id))
            .map(|map| map.status),
        flags: flags(record, today),
    })
}

fn children(record: &CaseRecord, today: Date) -> Vec<ChildInBrief> {
    let mut children: Vec<_> = record.people.iter().filter(|person| person.is_child()).collect();
    children.sort_by_key(|child| (child.born.is_none(), child.born, child.id));
    children
        .into_iter()
        .map(|child| ChildInBrief {
            id: child.id,
            name: child.short_name().to_owned(),
            age: match (child.died, child.born) {
                (Some(_), _) => "has died".to_owned(),
                (None, Some(born)) => calendar::age_on(born, today).describe(),
                (None, None) => String::new(),
            },
        })
        .collect()
}

fn lowest(record: &CaseRecord) -> Option<LowestNumber> {
    let stands = |danger| record.danger(danger).is_none_or(|danger| danger.status == DangerStatus::Current);
    record
        .scales
        .iter()
        .filter(|scale| scale.subject.is_about_safety() && scale.danger.is_none_or(stands))
        .filter_map(|scale| Some((scale.id, scale.orientation?)))
        .flat_map(|(scale, orientation)| {
            latest(record, scale).into_iter().map(move |rating| (orientation, rating))
        })
        // The same number from several people: the latest of them.
        .min_by_key(|(orientation, rating)| {
            (rating.value.towards_safety(*orientation), std::cmp::Reverse(rating.on), rating.id)
        })
        .map(|(orientation, rating)| LowestNumber {
            scale: rating.scale,
            value: rating.value,
            orientation,
            whose: rating.rater.clone(),
            on: rating.on,
            in_other_words: rating.asked.is_some(),
        })
}

fn plan_in_words(record: &CaseRecord) -> String {
    let of = |keep: &dyn Fn(&SafetyPlan) -> bool| {
        let plans = record.plans.iter().map(|kept| &kept.value).filter(|plan| keep(plan));
        plans.max_by_key(|plan| (plan.version, plan.id))
    };
    // That an immediate plan has ended is told by its flag, on the day on which it is read.
    let stands = |plan: &SafetyPlan| standing_while_it_holds(record, plan);
    if let Some(plan) = of(&|plan| plan.kind == PlanKind::Full && plan.is_in_force()) {
        return stands(plan).words().to_owned();
    }
    if let Some(plan) = of(&|plan| plan.kind == PlanKind::Immediate && plan.is_in_force()) {
        return match stands(plan) {
            Standing::Agreed | Standing::InTest | Standing::Working => "Immediate plan only".to_owned(),
            other => format!("Immediate plan only: {}", other.words().to_lowercase()),
        };
    }
    let draft = of(&|plan| plan.status == PlanStatus::Draft).is_some();
    if draft { "Draft" } else { "No plan yet" }.to_owned()
}

fn flags(record: &CaseRecord, today: Date) -> Vec<Flag> {
    let ended = |plan: &SafetyPlan| {
        plan.kind == PlanKind::Immediate
            && plan.is_in_force()
            && plan.valid_until.is_some_and(|until| until < today)
    };
    let so = |flag| match flag {
        Flag::Escalation => record.escalations.iter().any(|escalation| escalation.answered_on.is_none()),
        Flag::ImmediatePlanEnded => record.plans.iter().any(|plan| ended(plan)),
        Flag::FailedTest => record.plans.iter().any(|plan| plan.status == PlanStatus::NotWorking),
        Flag::Restricted => record.families.iter().any(|family| family.restricted),
    };
    Flag::ALL.iter().copied().filter(|flag| so(*flag)).collect()
}
