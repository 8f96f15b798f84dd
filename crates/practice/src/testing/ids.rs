//! The numbers of things in a family made for tests, so that a test can point at them.

use crate::ids::{
    ClosureId, ContactId, DangerId, FamilyId, GoalId, ItemId, MapId, MeetingId, PersonId, PlanId, PlanRuleId,
    RatingId, RoundId, ScaleId, StepId, TestId, TrajectoryId, WorkerId,
};

/// The case.
pub const FAMILY: FamilyId = FamilyId(1);
/// The map.
pub const MAP: MapId = MapId(10);
/// The worker who leads.
pub const LEAD: WorkerId = WorkerId(20);
/// The practice supervisor.
pub const MANAGER: WorkerId = WorkerId(21);
/// The conference chair.
pub const CHAIR: WorkerId = WorkerId(22);
/// The mother.
pub const MUM: PersonId = PersonId(30);
/// The father, whose behaviour is the danger.
pub const DAD: PersonId = PersonId(31);
/// The grandmother: in the network.
pub const GRAN: PersonId = PersonId(32);
/// The uncle: in the network.
pub const UNCLE: PersonId = PersonId(33);
/// A baby, too young to speak for itself, if the shape has one.
pub const BABY: PersonId = PersonId(49);
/// The core group that was held.
pub const MEETING: MeetingId = MeetingId(60);
/// The round of numbers in that core group.
pub const ROUND: RoundId = RoundId(61);
/// The immediate plan.
pub const IMMEDIATE: PlanId = PlanId(70);
/// The full plan.
pub const FULL: PlanId = PlanId(71);
/// The trajectory.
pub const TRAJECTORY: TrajectoryId = TrajectoryId(80);
/// The contact with which the case began.
pub const CONTACT: ContactId = ContactId(95);
/// The request to close.
pub const CLOSURE: ClosureId = ClosureId(90);

fn offset(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(0)
}

/// The child at this place, from 0.
pub fn child(at: usize) -> PersonId {
    PersonId(40 + offset(at))
}

/// The danger statement at this place, from 0.
pub fn danger(at: usize) -> DangerId {
    DangerId(100 + offset(at))
}

/// The goal of the danger at this place.
pub fn goal(at: usize) -> GoalId {
    GoalId(110 + offset(at))
}

/// The scale of the pair at this place.
pub fn scale(at: usize) -> ScaleId {
    ScaleId(120 + offset(at))
}

/// The past harm that is an example of the danger at this place.
pub fn harm(at: usize) -> ItemId {
    ItemId(130 + offset(at))
}

/// The existing safety that was shown against the danger at this place.
pub fn safety_item(at: usize) -> ItemId {
    ItemId(140 + offset(at))
}

/// What the child at this place said.
pub fn voice(at: usize) -> ItemId {
    ItemId(150 + offset(at))
}

/// The next step towards the goal at this place.
pub fn step(at: usize) -> StepId {
    StepId(160 + offset(at))
}

/// The rule of the full plan against the danger at this place.
pub fn plan_rule(at: usize) -> PlanRuleId {
    PlanRuleId(170 + offset(at))
}

/// The first (0) or second (1) test of that rule.
pub fn test_of(at: usize, which: usize) -> TestId {
    TestId(180 + offset(at) * 2 + offset(which))
}

/// The number of the lead worker for a pair and a child, first (0) or again in the core group (1).
pub fn rating(pair: usize, child: usize, again: usize) -> RatingId {
    RatingId(200 + offset(pair) * 20 + offset(child) * 2 + offset(again))
}
