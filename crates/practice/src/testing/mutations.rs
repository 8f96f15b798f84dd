//! Ways of breaking one rule, and no other, in a sound family.

use super::ids;
use super::sound::sound_family;
use crate::{
    CaseRecord, Kept, Level, Object, Place, RuleId,
    danger::DangerStatus,
    family::Stage,
    goal::{GoalStatus, StepStatus},
    ids::{EscalationId, GoalId, MeetingId, RatingId, ScaleId},
    map::{MapStatus, Moment},
    meeting::Meeting,
    object::Kind,
    plan::Knows,
    scale::{EscalateTo, Escalation, Orientation},
    testing::shape::{Progress, Shape},
    trajectory::Gate,
    who::Who,
};

/// Breaks one rule in a sound family.
#[derive(Clone, Copy)]
pub struct Mutation {
    /// The rule that is broken.
    pub rule: RuleId,
    /// The level at which the rule speaks.
    pub level: Level,
    /// What is done, for messages of tests.
    pub name: &'static str,
    /// Changes the shape to one that can be broken like this, if not every family can.
    pub fit: fn(&mut Shape),
    /// Breaks the rule, and says where the rule must find it.
    pub apply: fn(&Shape, &mut CaseRecord) -> Place,
}

impl std::fmt::Debug for Mutation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.rule, self.name)
    }
}

/// A number that no object of a sound family has.
const NEW: i64 = 90_001;

fn at(kind: Kind, number: i64, field: &'static str) -> Place {
    Place { kind, number, field }
}

fn any(_: &mut Shape) {}

fn at_work(shape: &mut Shape) {
    shape.progress = Progress::AtWork;
}

fn ready(shape: &mut Shape) {
    shape.progress = Progress::ReadyToClose;
}

fn open_case(shape: &mut Shape) {
    if shape.progress == Progress::Closed {
        shape.progress = Progress::ReadyToClose;
    }
    if shape.stage == Stage::Intake {
        shape.stage = Stage::ChildProtection;
    }
}

fn siblings(shape: &mut Shape) {
    shape.children = shape.children.max(2);
}

/// Changes the object of this field that has this id.
macro_rules! change {
    ($record:ident.$field:ident, $id:expr, |$one:ident| $how:expr) => {
        if let Some(kept) = $record.$field.iter_mut().find(|kept| kept.id == $id) {
            let $one = &mut kept.value;
            $how;
        }
    };
}

/// Adds a copy of the object with this id, changed.
macro_rules! copy {
    ($record:ident.$field:ident, $id:expr, |$one:ident| $how:expr) => {
        if let Some(mut $one) =
            $record.$field.iter().find(|kept| kept.id == $id).map(|kept| kept.value.clone())
        {
            $how;
            $record.put(Kept::new(Object::from($one)));
        }
    };
}

macro_rules! mutations {
    ($($rule:literal $level:ident $name:literal $fit:ident |$shape:ident, $record:ident| $apply:expr;)+) => {
        /// Every mutation; at least one for each rule.
        pub const MUTATIONS: &[Mutation] = &[$(Mutation {
            rule: RuleId::I($rule),
            level: Level::$level,
            name: $name,
            fit: $fit,
            apply: |$shape, $record| $apply,
        }),+];
    };
}

mutations! {
    1 Block "a second goal for one danger" any |_shape, record| {
        copy!(record.goals, ids::goal(0), |goal| goal.id = GoalId(NEW));
        at(Kind::DangerStatement, ids::danger(0).0, "")
    };
    1 Block "the goal withdrawn while the worry stands" any |_shape, record| {
        change!(record.goals, ids::goal(0), |goal| {
            goal.status = GoalStatus::Withdrawn;
            goal.status_reason = "It was too much.".into();
        });
        change!(record.steps, ids::step(0), |step| step.status = StepStatus::Dropped);
        at(Kind::DangerStatement, ids::danger(0).0, "")
    };
    2 Block "no direction of a scale" any |_shape, record| {
        change!(record.scales, ids::scale(0), |scale| scale.orientation = None);
        at(Kind::Scale, ids::scale(0).0, "orientation")
    };
    2 Block "an end of a scale not described" any |_shape, record| {
        change!(record.scales, ids::scale(0), |scale| scale.anchor_10 = " ".into());
        at(Kind::Scale, ids::scale(0).0, "anchor_10")
    };
    2 Block "no scale for a pair" any |_shape, record| {
        record.scales.retain(|scale| scale.id != ids::scale(0));
        at(Kind::DangerStatement, ids::danger(0).0, "")
    };
    3 Block "a number without reasons" any |_shape, record| {
        change!(record.ratings, ids::rating(0, 0, 0), |rating| rating.reasons.clear());
        at(Kind::ScaleRating, ids::rating(0, 0, 0).0, "reasons")
    };
    4 Block "a round opened before everybody had answered" any |_shape, record| {
        change!(record.rounds, ids::ROUND, |round| round.raters.push(Who::Person(ids::GRAN)));
        at(Kind::ScalingRound, ids::ROUND.0, "opened")
    };
    4 Block "two numbers of one person in one round" any |_shape, record| {
        copy!(record.ratings, ids::rating(0, 0, 1), |rating| rating.id = RatingId(NEW));
        at(Kind::ScaleRating, NEW, "rater")
    };
    5 Block "two scales of a pair in different directions" any |_shape, record| {
        copy!(record.scales, ids::scale(0), |scale| {
            scale.id = ScaleId(NEW);
            scale.orientation = Some(match scale.orientation {
                Some(Orientation::TenBest) => Orientation::TenWorst,
                _ => Orientation::TenBest,
            });
        });
        at(Kind::Scale, NEW, "orientation")
    };
    6 Block "nobody is worried" any |_shape, record| {
        change!(record.dangers, ids::danger(0), |danger| danger.worriers.clear());
        at(Kind::DangerStatement, ids::danger(0).0, "worriers")
    };
    6 Block "no behaviour" any |_shape, record| {
        change!(record.dangers, ids::danger(0), |danger| danger.behaviour = "\n".into());
        at(Kind::DangerStatement, ids::danger(0).0, "behaviour")
    };
    6 Block "nothing feared for a child" any |_shape, record| {
        change!(record.dangers, ids::danger(0), |danger| {
            danger.feared[0].short_term.clear();
            danger.feared[0].long_term.clear();
        });
        at(Kind::DangerStatement, ids::danger(0).0, "feared")
    };
    6 Warn "a label for a statement" any |_shape, record| {
        change!(record.dangers, ids::danger(0), |danger| danger.behaviour = "Neglect and DV.".into());
        at(Kind::DangerStatement, ids::danger(0).0, "behaviour")
    };
    7 Block "significant harm to a child whom no statement names" siblings |_shape, record| {
        for danger in &mut record.dangers {
            danger.value.feared.remove(0);
        }
        at(Kind::MapItem, ids::harm(0).0, "significant")
    };
    8 Warn "nobody named for harm" any |_shape, record| {
        change!(record.items, ids::harm(0), |item| item.actor = None);
        at(Kind::MapItem, ids::harm(0).0, "actor")
    };
    8 Warn "harm without saying what it did to a child" any |_shape, record| {
        change!(record.items, ids::harm(0), |item| item.effects[0].text.clear());
        at(Kind::MapItem, ids::harm(0).0, "effects")
    };
    8 Warn "harm without when and how often" any |_shape, record| {
        change!(record.items, ids::harm(0), |item| {
            item.last = Moment::default();
            item.frequency.clear();
        });
        at(Kind::MapItem, ids::harm(0).0, "frequency")
    };
    9 Block "existing safety without a danger" any |_shape, record| {
        change!(record.items, ids::safety_item(0), |item| item.danger = None);
        at(Kind::MapItem, ids::safety_item(0).0, "danger")
    };
    9 Block "existing safety without a day" any |_shape, record| {
        change!(record.items, ids::safety_item(0), |item| item.occasions.iter_mut().for_each(|one| one.on = None));
        at(Kind::MapItem, ids::safety_item(0).0, "occasions")
    };
    10 Block "signed off as if nobody disagreed" disputed |_shape, record| {
        change!(record.maps, ids::MAP, |map| map.status = MapStatus::SignedOff);
        at(Kind::Map, ids::MAP.0, "status")
    };
    10 Block "a disagreement deleted after the sign-off" disputed |_shape, record| {
        change!(record.dangers, ids::danger(0), |danger| danger.disputes.clear());
        at(Kind::Map, ids::MAP.0, "status")
    };
    11 Warn "four danger statements" any |shape, record| {
        *record = sound_family(&Shape { dangers: 4, ..shape.clone() });
        at(Kind::Map, ids::MAP.0, "")
    };
    11 Block "five danger statements without a reason" any |shape, record| {
        *record = sound_family(&Shape { dangers: 5, ..shape.clone() });
        at(Kind::Map, ids::MAP.0, "reason_for_many_dangers")
    };
    12 Warn "a goal that only ends something" any |_shape, record| {
        change!(record.goals, ids::goal(0), |goal| goal.parent_doing = "Dan will not drink at home.".into());
        at(Kind::SafetyGoal, ids::goal(0).0, "parent_doing")
    };
    12 Warn "a goal that does not say for how long" any |_shape, record| {
        change!(record.goals, ids::goal(0), |goal| goal.how_long = None);
        at(Kind::SafetyGoal, ids::goal(0).0, "how_long")
    };
    12 Warn "a goal that does not say what a child will have" any |_shape, record| {
        change!(record.goals, ids::goal(0), |goal| { goal.child_experiencing.pop(); });
        at(Kind::SafetyGoal, ids::goal(0).0, "child_experiencing")
    };
    13 Block "a step that serves no goal" any |_shape, record| {
        change!(record.steps, ids::step(0), |step| step.goal = None);
        at(Kind::NextStep, ids::step(0).0, "goal")
    };
    13 Block "a rule of the plan that serves no goal" any |_shape, record| {
        change!(record.plan_rules, ids::plan_rule(0), |rule| rule.goals.clear());
        at(Kind::PlanRule, ids::plan_rule(0).0, "goal")
    };
    14 Block "a step that nobody owns" any |_shape, record| {
        change!(record.steps, ids::step(0), |step| step.owner = None);
        at(Kind::NextStep, ids::step(0).0, "owner")
    };
    14 Block "a step without a date" any |_shape, record| {
        change!(record.steps, ids::step(0), |step| step.due = None);
        at(Kind::NextStep, ids::step(0).0, "due")
    };
    14 Warn "a step that only a child owns" any |_shape, record| {
        change!(record.steps, ids::step(0), |step| step.owner = Some(Who::Person(ids::child(0))));
        at(Kind::NextStep, ids::step(0).0, "owner")
    };
    15 Block "a low number that went to nobody" any |shape, record| {
        change!(record.ratings, ids::rating(0, 0, 0), |rating| rating.value = shape.score(2));
        at(Kind::ScaleRating, ids::rating(0, 0, 0).0, "value")
    };
    15 Block "an escalation that nobody answered" any |shape, record| {
        record.put(Kept::new(Object::from(Escalation {
            id: EscalationId(NEW),
            rating: ids::rating(0, 0, 0),
            to: EscalateTo::Chair,
            opened_on: shape.days_ago(1),
            because: "Harm goes on and it is urgent.".into(),
            answered_by: None,
            answered_on: None,
            answer: String::new(),
            decided_by: None,
            look_again: None,
            looks: Vec::new(),
        })));
        at(Kind::Escalation, NEW, "answer")
    };
    16 Block "an immediate plan without an end" at_work |_shape, record| {
        change!(record.plans, ids::IMMEDIATE, |plan| plan.valid_until = None);
        at(Kind::SafetyPlan, ids::IMMEDIATE.0, "valid_until")
    };
    16 Warn "an immediate plan past its day" at_work |shape, record| {
        change!(record.plans, ids::IMMEDIATE, |plan| plan.valid_until = Some(shape.days_ago(1)));
        at(Kind::SafetyPlan, ids::IMMEDIATE.0, "valid_until")
    };
    16 Block "a section 47 enquiry without an immediate plan" at_work |_shape, record| {
        change!(record.families, ids::FAMILY, |family| {
            family.stage = Stage::Section47;
            family.parents_get.iter_mut().for_each(|one| one.stage = Stage::Section47);
        });
        record.plans.retain(|plan| plan.id != ids::IMMEDIATE);
        at(Kind::Family, ids::FAMILY.0, "stage")
    };
    17 Block "nobody in the network who knows everything" at_work |_shape, record| {
        for member in &mut record.network {
            member.value.knows = Knows::Some;
        }
        at(Kind::SafetyPlan, ids::FULL.0, "")
    };
    17 Warn "a plan that rests on a parent alone" at_work |_shape, record| {
        record.network.truncate(1);
        record.network[0].value.person = ids::MUM;
        at(Kind::SafetyPlan, ids::FULL.0, "")
    };
    18 Block "a rule without a back-up" at_work |_shape, record| {
        change!(record.plan_rules, ids::plan_rule(0), |rule| rule.backups.clear());
        at(Kind::PlanRule, ids::plan_rule(0).0, "backup")
    };
    18 Block "a plan that only a parent has seen working" at_work |_shape, record| {
        for test in &mut record.plan_tests {
            test.value.observed_by = Some(Who::Person(ids::MUM));
        }
        at(Kind::SafetyPlan, ids::FULL.0, "status")
    };
    19 Block "a failed test after which the plan goes on" at_work |_shape, record| {
        change!(record.plan_tests, ids::test_of(0, 1), |test| test.worked = false);
        at(Kind::PlanTest, ids::test_of(0, 1).0, "")
    };
    20 Block "a child who has not been told" ready |_shape, record| {
        change!(record.plans, ids::FULL, |plan| plan.children_told.remove(0));
        at(Kind::SafetyPlan, ids::FULL.0, "children_told")
    };
    20 Block "a goal that is not met" ready |_shape, record| {
        change!(record.goals, ids::goal(0), |goal| goal.status = GoalStatus::Partly);
        at(Kind::SafetyGoal, ids::goal(0).0, "status")
    };
    20 Block "safety not shown for long enough" ready |shape, record| {
        change!(record.items, ids::safety_item(0), |item| item.occasions.remove(0));
        for which in [0, 1] {
            change!(record.plan_tests, ids::test_of(0, which), |test| test.on = shape.days_ago(20));
        }
        at(Kind::SafetyGoal, ids::goal(0).0, "evidence")
    };
    20 Block "a plan that the network does not own" ready |_shape, record| {
        change!(record.plans, ids::FULL, |plan| plan.owned_by_network_on = None);
        at(Kind::SafetyPlan, ids::FULL.0, "owned_by_network_on")
    };
    20 Block "an audit by the worker who leads" ready |_shape, record| {
        change!(record.closures, ids::CLOSURE, |closure| closure.audited_by = Some(ids::LEAD));
        at(Kind::Closure, ids::CLOSURE.0, "audited_by")
    };
    21 Warn "a milestone that waits for the best number" any |shape, record| {
        for milestone in record.milestones.iter_mut().filter(|milestone| milestone.actual.is_none()) {
            milestone.value.gate = Gate::Scale { scale: ids::scale(0), needed: shape.score(10) };
        }
        at(Kind::Milestone, 331, "gate")
    };
    24 Block "a copy of what a sibling will have" siblings |_shape, record| {
        change!(record.goals, ids::goal(0), |goal| {
            goal.child_experiencing[1].text = goal.child_experiencing[0].text.to_uppercase().replace("MAYA", "Leo");
        });
        at(Kind::SafetyGoal, ids::goal(0).0, "child_experiencing")
    };
    24 Block "a copy of the harm to a sibling" siblings |_shape, record| {
        change!(record.items, ids::harm(0), |item| {
            item.effects[1].text = item.effects[0].text.replace("Maya", "Leo Marlow").replace('.', " !");
        });
        at(Kind::MapItem, ids::harm(0).0, "effects")
    };
    24 Block "a child whose words are not there" any |_shape, record| {
        record.items.retain(|item| item.id != ids::voice(0));
        at(Kind::Map, ids::MAP.0, "children")
    };
    24 Block "numbers about one sibling only" siblings |_shape, record| {
        record.ratings.retain(|rating| rating.scale != ids::scale(0) || rating.child != Some(ids::child(0)));
        at(Kind::Scale, ids::scale(0).0, "")
    };
    25 Count "a meeting at which nobody was asked again" any |shape, record| {
        copy!(record.meetings, ids::MEETING, |meeting| {
            meeting = Meeting { id: MeetingId(NEW), on: shape.days_ago(12), ..meeting };
        });
        at(Kind::Meeting, NEW, "")
    };
    26 Block "a milestone reached without anything that shows it" any |_shape, record| {
        for milestone in record.milestones.iter_mut().filter(|milestone| milestone.actual.is_some()) {
            milestone.value.evidence.clear();
        }
        at(Kind::Milestone, 330, "evidence")
    };
    26 Block "a trajectory that outlives the case" closed |_shape, record| {
        change!(record.trajectories, ids::TRAJECTORY, |trajectory| trajectory.ended = None);
        at(Kind::Trajectory, ids::TRAJECTORY.0, "ended")
    };
    40 Warn "a parent whom nobody has told" open_case |_shape, record| {
        change!(record.families, ids::FAMILY, |family| { family.parents_get.pop(); });
        at(Kind::Family, ids::FAMILY.0, "parents_get")
    };
    40 Warn "a parent about whom the plan is silent" open_case |_shape, record| {
        change!(record.plans, ids::FULL, |plan| { plan.readers.pop(); });
        at(Kind::SafetyPlan, ids::FULL.0, "readers")
    };
}

fn disputed(shape: &mut Shape) {
    shape.signed = true;
    shape.disputed = true;
}

fn closed(shape: &mut Shape) {
    shape.progress = Progress::Closed;
}

/// A change that breaks nothing: the worry is over and its goal is met or withdrawn with a reason.
pub fn resolve_first_danger(record: &mut CaseRecord) {
    change!(record.dangers, ids::danger(0), |danger| {
        danger.status = DangerStatus::Resolved;
        danger.status_reason = "Dan has moved abroad.".into();
    });
    change!(record.goals, ids::goal(0), |goal| goal.status_reason = "Dan has moved abroad.".into());
}
