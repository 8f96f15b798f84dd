//! What names what: every reference of an object to others of the record. Saving asks whether they stand; withdrawing
//! asks whether anything still names what would go.

use crate::{
    object::{FamilyRecord, Kind, Object},
    trajectory::Gate,
    who::Who,
};

/// One reference of an object to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// What kind of thing is named.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// The field that names it.
    pub field: &'static str,
}

/// Gathers references.
struct Names(Vec<Reference>);

impl Names {
    fn one(&mut self, field: &'static str, kind: Kind, number: i64) {
        self.0.push(Reference { kind, number, field });
    }

    fn who<'a>(&mut self, field: &'static str, people: impl IntoIterator<Item = &'a Who>) {
        for person in people.into_iter().filter_map(Who::person) {
            self.one(field, Kind::Person, person.0);
        }
    }
}

/// Everything that this object names in its family's record. Workers have accounts and are not part of the record.
#[expect(clippy::too_many_lines, reason = "one arm for each kind; splitting would hide that all are here")]
pub fn references(object: &Object) -> Vec<Reference> {
    let mut names = Names(Vec::new());
    match object {
        Object::Person(_) | Object::Trajectory(_) => {}
        Object::Family(family) => {
            family.parents_get.iter().for_each(|one| names.one("parents_get", Kind::Person, one.person.0));
        }
        Object::Relationship(link) => {
            names.one("a", Kind::Person, link.a.0);
            names.one("b", Kind::Person, link.b.0);
        }
        Object::Map(map) => {
            map.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
            map.family_present.iter().for_each(|id| names.one("family_present", Kind::Person, id.0));
            map.meeting.iter().for_each(|id| names.one("meeting", Kind::Meeting, id.0));
            names.who("authors", &map.authors);
        }
        Object::MapItem(item) => {
            names.one("map", Kind::Map, item.map.0);
            names.who("said_by", &item.said_by);
            names.who("actor", &item.actor);
            item.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
            item.effects.iter().for_each(|effect| names.one("effects", Kind::Person, effect.child.0));
            item.danger.iter().for_each(|id| names.one("danger", Kind::DangerStatement, id.0));
            for occasion in &item.occasions {
                names.who("occasions", &occasion.who);
                names.who("occasions", &occasion.witnessed_by);
            }
        }
        Object::DangerStatement(danger) => {
            names.one("map", Kind::Map, danger.map.0);
            names.who("worriers", &danger.worriers);
            names.who("disputes", danger.disputes.iter().map(|dispute| &dispute.who));
            danger.examples.iter().for_each(|id| names.one("examples", Kind::MapItem, id.0));
            danger.children().for_each(|id| names.one("feared", Kind::Person, id.0));
            danger.whose.iter().for_each(|id| names.one("whose", Kind::Person, id.0));
            danger.violent.iter().flatten().for_each(|id| names.one("violent", Kind::Person, id.0));
        }
        Object::SafetyGoal(goal) => {
            names.one("danger", Kind::DangerStatement, goal.danger.0);
            goal.child_experiencing
                .iter()
                .for_each(|words| names.one("child_experiencing", Kind::Person, words.child.0));
            goal.evidence.iter().for_each(|id| names.one("evidence", Kind::MapItem, id.0));
        }
        Object::NextStep(step) => {
            step.goal.iter().for_each(|id| names.one("goal", Kind::SafetyGoal, id.0));
            names.who("owner", &step.owner);
        }
        Object::BottomLine(line) => {
            names.who("imposed_by", &line.imposed_by);
            line.danger.iter().for_each(|id| names.one("danger", Kind::DangerStatement, id.0));
            line.satisfied_by.iter().for_each(|id| names.one("satisfied_by", Kind::PlanRule, id.0));
        }
        Object::Scale(scale) => {
            scale.danger.iter().for_each(|id| names.one("danger", Kind::DangerStatement, id.0));
            scale.person.iter().for_each(|id| names.one("person", Kind::Person, id.0));
        }
        Object::ScalingRound(round) => {
            round.meeting.iter().for_each(|id| names.one("meeting", Kind::Meeting, id.0));
            round.scales.iter().for_each(|id| names.one("scales", Kind::Scale, id.0));
            names.who("raters", &round.raters);
            names.who("passed", &round.passed);
        }
        Object::ScaleRating(rating) => {
            names.one("scale", Kind::Scale, rating.scale.0);
            rating.round.iter().for_each(|id| names.one("round", Kind::ScalingRound, id.0));
            names.who("rater", [&rating.rater]);
            rating.child.iter().for_each(|id| names.one("child", Kind::Person, id.0));
        }
        Object::Escalation(escalation) => {
            names.one("rating", Kind::ScaleRating, escalation.rating.0);
            names.who("decided_by", &escalation.decided_by);
        }
        Object::NetworkMember(member) => {
            names.one("person", Kind::Person, member.person.0);
            names.who("told_by", &member.told_by);
        }
        Object::SafetyPlan(plan) => {
            names.who("signatures", plan.signatures.iter().map(|mark| &mark.who));
            names.who("said_yes_before", plan.said_yes_before.iter().map(|mark| &mark.who));
            names.who("copies_given", plan.copies_given.iter().map(|mark| &mark.who));
            names.who("children_told", plan.children_told.iter().map(|mark| &mark.who));
            plan.whose.iter().flatten().for_each(|id| names.one("whose", Kind::Person, id.0));
            plan.reader_lines.iter().for_each(|line| names.one("reader_lines", Kind::Person, line.person.0));
            plan.readers.iter().for_each(|reader| names.one("readers", Kind::Person, reader.person.0));
        }
        Object::PlanRule(rule) => {
            names.one("plan", Kind::SafetyPlan, rule.plan.0);
            rule.danger.iter().for_each(|id| names.one("danger", Kind::DangerStatement, id.0));
            rule.goals.iter().for_each(|id| names.one("goal", Kind::SafetyGoal, id.0));
            names.who("who", &rule.doers);
            names.who("backup", &rule.backups);
            rule.not_for.iter().for_each(|id| names.one("not_for", Kind::Person, id.0));
        }
        Object::RedFlag(flag) => {
            names.one("plan", Kind::SafetyPlan, flag.plan.0);
            names.who("who_watches", &flag.who_watches);
            flag.not_for.iter().for_each(|id| names.one("not_for", Kind::Person, id.0));
        }
        Object::PlanTest(test) => {
            names.one("rule", Kind::PlanRule, test.rule.0);
            names.who("observed_by", &test.observed_by);
            test.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
        }
        Object::Milestone(milestone) => {
            match milestone.gate {
                Gate::Evidence => {}
                Gate::Goal { goal } => names.one("gate", Kind::SafetyGoal, goal.0),
                Gate::Scale { scale, .. } => names.one("gate", Kind::Scale, scale.0),
            }
            milestone.evidence_items.iter().for_each(|id| names.one("evidence_items", Kind::MapItem, id.0));
            milestone.evidence_tests.iter().for_each(|id| names.one("evidence_tests", Kind::PlanTest, id.0));
        }
        Object::Meeting(meeting) => names.who("attendees", &meeting.attendees),
        Object::Supervision(supervision) => names.who("present", &supervision.present),
        Object::Closure(closure) => names.who("asked_by", &closure.asked_by),
        Object::Contact(contact) => {
            contact.children.iter().for_each(|id| names.one("children", Kind::Person, id.0));
        }
        Object::ChildWords(words) => {
            names.one("child", Kind::Person, words.child.0);
            words.scale.iter().for_each(|id| names.one("about", Kind::Scale, id.0));
            words.plan.iter().for_each(|id| names.one("about", Kind::SafetyPlan, id.0));
        }
    }
    names.0
}

/// What in the record names this thing.
pub fn named_by(record: &FamilyRecord, kind: Kind, number: i64) -> Vec<Object> {
    record
        .objects()
        .into_iter()
        .map(|kept| kept.value)
        .filter(|object| (object.kind(), object.number()) != (kind, number))
        .filter(|object| references(object).iter().any(|named| (named.kind, named.number) == (kind, number)))
        .collect()
}

/// The rule behind a reference that must stand: I1 for the danger of a goal, I13 for the goal of a step, and so on.
pub(super) fn rule_behind(object: Kind, named: Kind) -> u8 {
    match (object, named) {
        (Kind::SafetyGoal, Kind::DangerStatement) => 1,
        (Kind::MapItem, Kind::DangerStatement) => 9,
        (Kind::NextStep | Kind::PlanRule, Kind::SafetyGoal) => 13,
        _ => super::refusals::HOUSE_KEEPING,
    }
}
