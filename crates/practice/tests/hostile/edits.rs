//! Edits of single things: emptied, tied to something else, moved, contradicted.

use jiff::{ToSpan, civil::Date};
use practice::{
    Object, Who,
    danger::Dispute,
    family::Stage,
    ids::{
        ContactId, DangerId, GoalId, ItemId, MapId, MeetingId, MemberId, PlanId, PlanRuleId, RatingId,
        RoundId, ScaleId, StepId, TestId,
    },
    map::{Category, MapStatus},
    meeting::MeetingStatus,
    people::Part,
    plan::{Knows, PlanStatus},
    scale::{Orientation, Score},
    testing::{DAD, GRAN, MUM, child, danger, goal},
};

/// The object after one edit.
#[expect(clippy::too_many_lines, reason = "one arm for each kind; splitting would hide that all are here")]
pub(super) fn edited(mut object: Object, how: usize, today: Date) -> Object {
    match &mut object {
        Object::Family(family) => match how % 2 {
            0 => family.stage = Stage::Section47,
            _ => family.lead_worker = None,
        },
        Object::Person(person) => match how % 4 {
            0 => person.part = Part::Parent,
            1 => person.born = None,
            2 => person.disability.clear(),
            _ => person.part = Part::Child,
        },
        Object::Map(map) => match how % 5 {
            0 => drop(map.children.pop()),
            1 => map.children.push(child(0)),
            2 => map.status = MapStatus::Superseded,
            3 => map.status = MapStatus::Shared,
            _ => map.status = MapStatus::SignedOff,
        },
        Object::MapItem(item) => match how % 8 {
            0 => item.category = Category::Strength,
            1 => item.actor = Some(Who::Person(GRAN)),
            2 => item.occasions.clear(),
            3 => item.significant = true,
            4 => item.danger = Some(danger(0)),
            5 => item.verbatim = false,
            6 => item.effects.iter_mut().for_each(|effect| effect.text = "cried".into()),
            _ => item.category = Category::PastHarm,
        },
        Object::DangerStatement(danger) => match how % 7 {
            0 => danger.worriers.clear(),
            1 => danger.behaviour.clear(),
            2 => drop(danger.feared.pop()),
            3 => danger.disputes.clear(),
            4 => danger.disputes.push(Dispute { who: Who::Person(DAD), words: "No.".to_owned(), on: None }),
            5 => danger.examples.clear(),
            _ => danger.feared.iter_mut().for_each(|feared| feared.short_term = "will be hurt".into()),
        },
        Object::SafetyGoal(goal) => match how % 4 {
            0 => goal.parent_doing.clear(),
            1 => {
                goal.parent_doing.clear();
                goal.professionals_seeing.clear();
                goal.child_experiencing.clear();
            }
            2 => goal.how_long = None,
            _ => goal.child_experiencing.iter_mut().for_each(|one| one.text = "is well".into()),
        },
        Object::NextStep(step) => match how % 5 {
            0 => step.owner = None,
            1 => step.due = None,
            2 => step.goal = None,
            3 => step.goal = Some(goal(0)),
            _ => step.status = practice::goal::StepStatus::Done,
        },
        Object::Scale(scale) => match how % 3 {
            0 => scale.orientation = None,
            1 => scale.anchor_0.clear(),
            _ => scale.orientation = Some(Orientation::TenWorst),
        },
        Object::ScaleRating(rating) => match how % 3 {
            0 => rating.reasons.clear(),
            1 => rating.value = Score::whole(0).unwrap_or(rating.value),
            _ => rating.child = Some(child(0)),
        },
        Object::NetworkMember(member) => match how % 4 {
            0 => member.left = Some(today),
            1 => member.knows = Knows::Some,
            2 => member.keeps_plan_after_closure = false,
            _ => member.person = MUM,
        },
        Object::SafetyPlan(plan) => match how % 5 {
            0 => plan.valid_until = None,
            1 => plan.status = PlanStatus::Working,
            2 => plan.children_told.clear(),
            3 => plan.owned_by_network_on = None,
            _ => plan.status = PlanStatus::Draft,
        },
        Object::PlanRule(rule) => match how % 6 {
            0 => rule.backups.clear(),
            1 => rule.goals.clear(),
            2 => rule.danger = None,
            3 => rule.how_tested.clear(),
            4 => rule.goals = vec![goal(1)],
            _ => rule.danger = Some(danger(1)),
        },
        Object::PlanTest(test) => match how % 3 {
            0 => test.observed_by = Some(Who::Person(MUM)),
            1 => test.worked = false,
            _ => test.on = today.saturating_sub(1.days()),
        },
        Object::Meeting(meeting) => match how % 3 {
            0 => meeting.status = MeetingStatus::Cancelled,
            1 => meeting.on = today.saturating_sub(100.days()),
            _ => meeting.status = MeetingStatus::Held,
        },
        Object::Milestone(milestone) => milestone.evidence.clear(),
        Object::Contact(contact) => match how % 3 {
            0 => contact.decision = None,
            1 => contact.children.clear(),
            _ => contact.danger_words.clear(),
        },
        Object::Closure(closure) => closure.audited_by = closure.audited_by.map(|_| practice::testing::LEAD),
        Object::Relationship(_)
        | Object::BottomLine(_)
        | Object::ScalingRound(_)
        | Object::Escalation(_)
        | Object::RedFlag(_)
        | Object::Trajectory(_)
        | Object::Supervision(_)
        | Object::ChildWords(_)
        | Object::CaseNote(_)
        | Object::Child(_)
        | Object::ChildLink(_)
        | Object::FamilyLink(_)
        | Object::Mention(_)
        | Object::Placement(_)
        | Object::OnePerson(_)
        | Object::Party(_)
        | Object::PartyCheck(_)
        | Object::StrategyDiscussion(_)
        | Object::Referral(_)
        | Object::Assessment(_)
        | Object::Enquiry(_)
        | Object::ChildConference(_)
        | Object::ProtectionPlan(_)
        | Object::InNeedPlan(_) => {}
    }
    object
}

/// The object as another one, with this number.
pub(super) fn renumbered(mut object: Object, number: i64) -> Option<Object> {
    match &mut object {
        Object::Map(map) => map.id = MapId(number),
        Object::MapItem(item) => item.id = ItemId(number),
        Object::DangerStatement(danger) => danger.id = DangerId(number),
        Object::SafetyGoal(goal) => goal.id = GoalId(number),
        Object::NextStep(step) => step.id = StepId(number),
        Object::Scale(scale) => scale.id = ScaleId(number),
        Object::ScaleRating(rating) => rating.id = RatingId(number),
        Object::ScalingRound(round) => round.id = RoundId(number),
        Object::NetworkMember(member) => member.id = MemberId(number),
        Object::SafetyPlan(plan) => plan.id = PlanId(number),
        Object::PlanRule(rule) => rule.id = PlanRuleId(number),
        Object::PlanTest(test) => test.id = TestId(number),
        Object::Meeting(meeting) => meeting.id = MeetingId(number),
        Object::Contact(contact) => contact.id = ContactId(number),
        Object::Family(_)
        | Object::Person(_)
        | Object::Relationship(_)
        | Object::BottomLine(_)
        | Object::Escalation(_)
        | Object::RedFlag(_)
        | Object::Trajectory(_)
        | Object::Milestone(_)
        | Object::Supervision(_)
        | Object::Closure(_)
        | Object::ChildWords(_)
        | Object::CaseNote(_)
        | Object::Child(_)
        | Object::ChildLink(_)
        | Object::FamilyLink(_)
        | Object::Mention(_)
        | Object::Placement(_)
        | Object::OnePerson(_)
        | Object::Party(_)
        | Object::PartyCheck(_)
        | Object::StrategyDiscussion(_)
        | Object::Referral(_)
        | Object::Assessment(_)
        | Object::Enquiry(_)
        | Object::ChildConference(_)
        | Object::ProtectionPlan(_)
        | Object::InNeedPlan(_) => return None,
    }
    Some(object)
}
