//! I20: the work ends when each goal is met or withdrawn with a reason, safety was shown for as long as the goal says,
//! the network has made the plan its own, each child has been told, and somebody else has audited the case. A named
//! manager may decide otherwise with a reason; what was missing then stays in sight (practice A2.5).
//!
//! If no danger statement was ever needed, nothing but the audit is (no section is mandatory merely because it
//! exists, I38). Children are told from the age from which their own words are expected. What "shown" means stands in
//! `demonstrated`. The rule speaks once somebody has asked to close; before, [`still_needed`] tells what is missing.

use super::Look;
use super::demonstrated::demonstrated;
use super::look::{at, blank, found};
use crate::{
    Finding, Level, Place, RuleId,
    contact::Contact,
    danger::DangerStatement,
    family::{CaseStatus, Closure, Family},
    goal::{GoalStatus, SafetyGoal},
    object::{CaseRecord, Kind},
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::rule::{Guards, Rule, RuleText},
    views::{care, standing_while_it_holds},
    who::Who,
};
pub(super) const RULE: Rule = Rule {
    id: RuleId::I(20),
    level: Level::Block,
    guards: Guards::Closure,
    text: RuleText {
        title: "Work ends when safety has been shown, the network keeps the plan, and the children know",
        why: "That nothing was reported does not mean that a child is safe. What people have seen, on days that can \
              be named, does. The plan goes on after everybody else has left.",
        basis: "Practice guidance on closing; one authority audits every case before it closes.",
    },
    check,
};

/// The request that is being decided, or that closed the case.
pub(super) fn request(look: Look<'_>) -> Option<&Closure> {
    let closed = look.family().is_some_and(|family| family.status == CaseStatus::Closed);
    let all = look.record.closures.iter().map(|kept| &kept.value);
    let asked = all.filter(|closure| closure.asked_on.is_some() || closure.asked_by.is_some());
    asked
        .filter(|closure| closed || closure.closed_on.is_none())
        .max_by_key(|closure| (closure.closed_on, closure.asked_on, closure.id))
}

/// Whether a named manager, other than the person who asked and the lead worker, decided to close although of this finding: one
/// of those that stood in the way on that day. What has come since is decided on anew. Nobody decides over a child in danger now.
pub fn is_overruled(look: Look<'_>, finding: &Finding) -> bool {
    let Some(closure) = request(look) else { return false };
    let lead = look.family().and_then(|family| family.lead_worker);
    let holds = closure.override_by.is_some_and(|manager| {
        !blank(&closure.override_reason)
            && Some(manager) != lead
            && closure.asked_by != Some(Who::Worker(manager))
    });
    // A case that was closed before that was kept was closed over all that was missing.
    let all = closure.closed_on.is_some() && closure.overruled.is_empty();
    holds
        && finding.place.kind != Kind::Contact
        && (all || closure.overruled.iter().any(|one| one.is(finding)))
}

fn check(look: Look<'_>) -> Vec<Finding> {
    let closed = look.family().is_some_and(|family| family.status == CaseStatus::Closed);
    if request(look).is_none() && !closed {
        return Vec::new();
    }
    let mut all = still_needed(look);
    for finding in all.iter_mut().filter(|finding| is_overruled(look, finding)) {
        finding.level = Level::Warn;
    }
    all
}

/// What is missing before the case may be closed, whether or not anybody has asked to. Looked at on the day of closing
/// where the case is closed.
pub fn still_needed(look: Look<'_>) -> Vec<Finding> {
    let Some(family) = look.family().filter(|_| !ended_at_the_door(look)) else { return Vec::new() };
    let look = Look { today: family.closed.unwrap_or(look.today), ..look };
    let undecided = undecided_dangers(look.record).filter(|contact| contact.received_on() <= look.today);
    let undecided = undecided
        .map(|contact| finding(at(Kind::Contact, contact.id.0, "decision"), danger_is_told(contact)));
    let goals = look.goals().filter_map(|(danger, goal)| of_goal(look, danger, goal));
    let mut all: Vec<Finding> = undecided.chain(goals).collect();
    if look.dangers().next().is_some() {
        all.extend(kept_plan(look, family));
    }
    all.extend(audit(look, family));
    all
}

/// Contacts that say that a child is in danger now, or said so until somebody changed it, and on which nobody has decided as
/// they are now. Nothing ends before: no audit, no manager and no decision at the front door passes over them.
pub fn undecided_dangers(record: &CaseRecord) -> impl Iterator<Item = &Contact> {
    let undecided = |contact: &&Contact| contact.says_danger() && !contact.is_decided();
    record.contacts.iter().map(|kept| &kept.value).filter(undecided)
}

/// What is said of such a contact to whoever wants to end the work.
pub fn danger_is_told(contact: &Contact) -> String {
    let day = calendar::long(contact.received_on());
    format!(
        "On {day} somebody said that a child is in danger now, and nobody has decided on it. Decide on that contact first."
    )
}

/// Whether the case is closed because no work began: nothing of what closing asks for applies.
fn ended_at_the_door(look: Look<'_>) -> bool {
    let closed = look.family().is_some_and(|family| family.status == CaseStatus::Closed);
    let last = look.record.closures.iter().filter(|closure| closure.closed_on.is_some());
    closed
        && last
            .max_by_key(|closure| (closure.closed_on, closure.id))
            .is_some_and(|closure| closure.at_the_door.is_some())
}

fn finding(place: Place, sentence: String) -> Finding {
    found(20, Level::Block, place, sentence)
}

fn of_goal(look: Look<'_>, danger: &DangerStatement, goal: &SafetyGoal) -> Option<Finding> {
    let about = look.goal_words(goal);
    let place = |field| at(Kind::SafetyGoal, goal.id.0, field);
    match goal.status {
        GoalStatus::Open | GoalStatus::Partly => {
            let sentence = format!("{about} is not met yet. Go on with it, or withdraw it and write why.");
            Some(finding(place("status"), sentence))
        }
        GoalStatus::Withdrawn => blank(&goal.status_reason).then(|| {
            let sentence = format!("{about} was withdrawn and nobody wrote why. Write the reason.");
            finding(place("status_reason"), sentence)
        }),
        GoalStatus::Met => not_shown(look, danger, goal).map(|sentence| finding(place("evidence"), sentence)),
    }
}

/// What is missing before the safety that a met goal asks for counts as shown.
fn not_shown(look: Look<'_>, danger: &DangerStatement, goal: &SafetyGoal) -> Option<String> {
    let shown = demonstrated(look, goal);
    let (about, needed) = (look.goal_words(goal), shown.needed_for);
    if shown.is_enough {
        return None;
    }
    let restarted = match shown.failed_on {
        Some(failed) if shown.shown_on.is_empty() => {
            format!(" since the test that failed on {}", calendar::long(failed))
        }
        _ => String::new(),
    };
    Some(match (shown.shown_on.len(), shown.reached_on) {
        (0, _) => format!(
            "{about} is called met, but nobody has recorded a day{restarted} on which the children were kept safe from it. Record what people have seen."
        ),
        (1, _) => format!(
            "{about} is called met, but safety was shown on one day only. Record at least one more day on which people saw it."
        ),
        (_, Some(reached)) if reached > look.today => format!(
            "{about} must be seen for {needed}. It has been seen since {}, so this is reached on {}.",
            shown.shown_on.first().map(|first| calendar::long(*first)).unwrap_or_default(),
            calendar::long(reached)
        ),
        _ => format!(
            "{} was last seen to be answered on {}. Record a day within the last {needed}: that nothing was reported does not show that it is safe.",
            look.statement(danger),
            shown.shown_on.last().map(|last| calendar::long(*last)).unwrap_or_default(),
        ),
    })
}

/// A full plan that works and that the network keeps, and the children who know it.
fn kept_plan(look: Look<'_>, family: &Family) -> Vec<Finding> {
    let plans = look.record.plans.iter().map(|kept| &kept.value);
    let working = |plan: &&SafetyPlan| {
        plan.kind == PlanKind::Full && matches!(plan.status, PlanStatus::Working | PlanStatus::FamilyOwned)
    };
    let Some(plan) =
        plans.filter(working).max_by_key(|plan| (plan.owned_by_network_on, plan.version, plan.id))
    else {
        let sentence =
            "No safety plan has been shown to work yet. Closing needs a plan that goes on without us."
                .to_owned();
        return vec![finding(at(Kind::Family, family.id.0, ""), sentence)];
    };
    let mut all = Vec::new();
    let place = |field| at(Kind::SafetyPlan, plan.id.0, field);
    if plan.owned_by_network_on.is_none_or(|on| on > look.today) {
        let sentence = "The network has not yet said that the safety plan is theirs to keep. Meet, and agree who keeps it.";
        all.push(finding(place("owned_by_network_on"), sentence.to_owned()));
    }
    let stands = standing_while_it_holds(look.record, plan);
    if !stands.is_agreed_as_it_is() {
        all.push(finding(place("signatures"), format!("{} Ask before we leave.", stands.sentence())));
    }
    if !look.natural_network().any(|member| member.keeps_plan_after_closure) {
        let members: Vec<Who> = look.natural_network().map(|member| Who::Person(member.person)).collect();
        let care = care(look.record, Some(plan), "ask", &members);
        let ask = care.map_or("Ask each of them.".to_owned(), |care| format!("Ask the others. {care}"));
        let sentence = format!(
            "Nobody in the network beside professionals has said that they keep the safety plan going after we leave. {ask}"
        );
        all.push(finding(place(""), sentence));
    }
    let told =
        |child| plan.children_told.iter().any(|mark| mark.who == Who::Person(child) && mark.on <= look.today);
    let from_age = *look.thresholds.children.voice_from_age.on(look.today);
    for child in look.children_from(from_age).filter(|child| !told(*child)) {
        let name = look.name(child);
        let sentence = format!(
            "Nobody has told {name} the safety plan yet. Tell {name}, in words and pictures that {name} understands."
        );
        all.push(finding(place("children_told"), sentence));
    }
    all
}

fn audit(look: Look<'_>, family: &Family) -> Vec<Finding> {
    let Some(closure) = request(look) else {
        let sentence =
            "Nobody has asked to close the case yet. Ask, and somebody who does not lead the work audits it.";
        return vec![finding(at(Kind::Family, family.id.0, ""), sentence.to_owned())];
    };
    let place = |field| at(Kind::Closure, closure.id.0, field);
    let done = closure.audited_on.is_some_and(|on| on <= look.today);
    let Some(auditor) = closure.audited_by.filter(|_| done) else {
        let sentence = "The case has not been audited for closing. Ask somebody who does not lead the work.";
        return vec![finding(place("audited_by"), sentence.to_owned())];
    };
    let mut all = Vec::new();
    if Some(auditor) == family.lead_worker || closure.asked_by == Some(Who::Worker(auditor)) {
        let sentence = "The case was audited by the person who leads it or who asked to close it. Somebody else audits it.";
        all.push(finding(place("audited_by"), sentence.to_owned()));
    }
    if blank(&closure.audit_findings) {
        let sentence = "The audit for closing says nothing. Write what was found.";
        all.push(finding(place("audit_findings"), sentence.to_owned()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CaseRecord, Thresholds,
        rules::in_the_way_of_closing,
        testing::{CHAIR, LEAD, MANAGER, Progress, Shape, sound_family},
    };

    fn missing(change: impl FnOnce(&mut CaseRecord)) -> Vec<(Kind, &'static str)> {
        let shape = Shape { progress: Progress::ReadyToClose, dangers: 1, children: 1, ..Shape::default() };
        let mut record = sound_family(&shape);
        change(&mut record);
        let look = Look { record: &record, today: shape.today, thresholds: &Thresholds::default() };
        let found = in_the_way_of_closing(look);
        found.into_iter().map(|one| (one.place.kind, one.place.field)).collect()
    }

    #[test]
    fn each_part_of_closing_is_asked_for() {
        assert_eq!(missing(|_| ()), []);
        let goal = |field| [(Kind::SafetyGoal, field)];
        let plan = |field| [(Kind::SafetyPlan, field)];
        let audit = |field| [(Kind::Closure, field)];
        assert_eq!(missing(|record| record.goals[0].value.status = GoalStatus::Partly), goal("status"));
        assert_eq!(
            missing(|record| record.plans[0].value.owned_by_network_on = None),
            plan("owned_by_network_on")
        );
        assert_eq!(missing(|record| record.plans[0].value.children_told.clear()), plan("children_told"));
        assert_eq!(
            missing(|record| record
                .network
                .iter_mut()
                .for_each(|one| one.value.keeps_plan_after_closure = false)),
            plan("")
        );
        assert_eq!(
            missing(|record| record.plans[0].value.status = PlanStatus::NotWorking),
            [(Kind::Family, "")]
        );
        assert_eq!(missing(|record| record.closures[0].value.audited_by = None), audit("audited_by"));
        assert_eq!(missing(|record| record.closures[0].value.audited_by = Some(LEAD)), audit("audited_by"));
        assert_eq!(
            missing(|record| {
                record.closures[0].value.audited_by = Some(CHAIR);
                record.closures[0].value.asked_by = Some(Who::Worker(CHAIR));
            }),
            audit("audited_by")
        );
        let silence = |record: &mut CaseRecord| {
            record.items.iter_mut().for_each(|item| item.value.occasions.truncate(1));
            record.plan_tests.truncate(1);
            record.plan_tests[0].value.observed_by = None;
        };
        assert_eq!(missing(silence), goal("evidence"));
    }

    #[test]
    fn a_withdrawn_goal_needs_its_reason_and_an_end_of_the_worry() {
        let withdraw = |record: &mut CaseRecord| {
            record.goals[0].value.status = GoalStatus::Withdrawn;
            record.dangers[0].value.status = crate::danger::DangerStatus::Resolved;
        };
        assert_eq!(missing(withdraw), [(Kind::SafetyGoal, "status_reason")]);
        assert_eq!(
            missing(|record| {
                withdraw(record);
                record.goals[0].value.status_reason = "Dan has moved abroad.".to_owned();
            }),
            []
        );
        assert_eq!(
            missing(|record| {
                record.goals[0].value.status = GoalStatus::Withdrawn;
                record.goals[0].value.status_reason = "Dan has moved abroad.".to_owned();
            }),
            [(Kind::DangerStatement, "")]
        );
    }

    #[test]
    fn only_another_manager_with_a_reason_decides_otherwise_and_it_stays_in_sight() {
        let shape = Shape { progress: Progress::ReadyToClose, ..Shape::default() };
        let thresholds = Thresholds::default();
        let mut record = sound_family(&shape);
        record.plans[0].value.owned_by_network_on = None;
        let mut decide = |manager, reason: &str| {
            record.closures[0].value.override_by = manager;
            record.closures[0].value.override_reason = reason.to_owned();
            let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
            let missing = crate::rules::missing_for_closing(look);
            record.closures[0].value.overruled = missing.iter().map(crate::family::Overruled::of).collect();
            let look = Look { record: &record, today: shape.today, thresholds: &thresholds };
            let shown: Vec<Level> = check(look).into_iter().map(|one| one.level).collect();
            (in_the_way_of_closing(look).len(), shown)
        };
        assert_eq!(decide(None, "The family has moved."), (1, vec![Level::Block]));
        assert_eq!(decide(Some(MANAGER), " "), (1, vec![Level::Block]));
        assert_eq!(decide(Some(LEAD), "The family has moved."), (1, vec![Level::Block]));
        assert_eq!(decide(Some(MANAGER), "The family has moved."), (0, vec![Level::Warn]));
    }

    #[test]
    fn a_case_without_any_danger_needs_the_audit_alone() {
        assert_eq!(
            missing(|record| {
                record.dangers.clear();
                record.goals.clear();
                record.plans.clear();
                record.closures.clear();
            }),
            [(Kind::Family, "")]
        );
    }
}
