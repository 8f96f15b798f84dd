//! What a worker is told before they ask, tell, invite or ring somebody feared: never a cheerful nudge, but whether, where and
//! how. One place for every list, so that no line of what is due forgets it.

use super::{
    due::{Due, DueKind},
    fears::Fears,
    names::{self, list},
    risk::talk_first,
};
use crate::{
    ids::{MeetingId, PersonId, PlanId, RoundId, StepId},
    meeting::MeetingStatus,
    object::{CaseRecord, Kind},
    people::Part,
    plan::SafetyPlan,
    rules::yet_to_answer,
    who::Who,
};
use std::collections::BTreeSet;

/// Whose yes a plan needs: of everybody whom a rule or a red flag names, and of the parents. Children need not sign.
pub fn whose_yes(record: &CaseRecord, plan: &SafetyPlan) -> BTreeSet<PersonId> {
    let rules = record.plan_rules.iter().filter(|rule| rule.plan == plan.id);
    let flags = record.red_flags.iter().filter(|flag| flag.plan == plan.id);
    let named =
        rules.flat_map(|rule| rule.value.named()).chain(flags.flat_map(|flag| &flag.value.who_watches));
    let parents = record
        .people
        .iter()
        .filter(|person| person.part == Part::Parent && person.died.is_none())
        .map(|person| person.id);
    let grown_up = |id: &PersonId| record.person(*id).is_some_and(|person| !person.is_child());
    named.filter_map(Who::person).chain(parents).filter(grown_up).collect()
}

/// Sorts people into those who are asked and those about whom it is talked over first.
pub fn apart<'a>(
    record: &CaseRecord,
    plan: Option<&SafetyPlan>,
    all: impl IntoIterator<Item = &'a Who>,
) -> (Vec<&'a Who>, Vec<&'a Who>) {
    apart_given(&Fears::of(record), plan, all)
}

fn apart_given<'a>(
    fears: &Fears<'_>,
    plan: Option<&SafetyPlan>,
    all: impl IntoIterator<Item = &'a Who>,
) -> (Vec<&'a Who>, Vec<&'a Who>) {
    all.into_iter().partition(|who| fears.risk_of(plan, who).is_none())
}

/// What is said of those of these people about whom it is talked over first: "Talk with your supervisor about whether, where
/// and how to ask Kyle." None: everybody can be asked.
pub fn care<'a>(
    record: &CaseRecord,
    plan: Option<&SafetyPlan>,
    what: &str,
    all: impl IntoIterator<Item = &'a Who>,
) -> Option<String> {
    care_given(&Fears::of(record), plan, what, all)
}

/// The same where it is known already who is feared.
fn care_given<'a>(
    fears: &Fears<'_>,
    plan: Option<&SafetyPlan>,
    what: &str,
    all: impl IntoIterator<Item = &'a Who>,
) -> Option<String> {
    let first = apart_given(fears, plan, all).1;
    let names: Vec<String> = first.into_iter().map(|who| called(fears.record(), who)).collect();
    (!names.is_empty()).then(|| talk_first(what, &list(&names)))
}

fn called(record: &CaseRecord, who: &Who) -> String {
    match who {
        Who::Person(id) => {
            record.person(*id).map_or_else(|| "somebody".to_owned(), |person| names::called(record, person))
        }
        Who::Other(name) => name.clone(),
        Who::Worker(_) => "a worker".to_owned(),
    }
}

/// Puts what must be thought of first into a line of what is due.
pub(super) fn said_with_care(fears: &Fears<'_>, due: &mut Due) {
    let record = fears.record();
    let number = due.place.number;
    let (what, all): (&str, Vec<Who>) = match due.place.kind {
        Kind::NextStep if due.kind == DueKind::Step => {
            ("ask", record.step(StepId(number)).and_then(|step| step.owner.clone()).into_iter().collect())
        }
        Kind::ScalingRound if due.kind == DueKind::Number && due.what.starts_with("Ask") => {
            let round = record.round(RoundId(number));
            (
                "ask",
                round
                    .map(|round| yet_to_answer(record, round).into_iter().cloned().collect())
                    .unwrap_or_default(),
            )
        }
        Kind::Meeting if matches!(due.kind, DueKind::Meeting | DueKind::Conference) => {
            let planned = record.meeting(MeetingId(number)).filter(|it| it.status == MeetingStatus::Planned);
            ("invite", planned.map(|it| it.attendees.clone()).unwrap_or_default())
        }
        Kind::SafetyPlan if due.kind == DueKind::PlanYes => {
            let Some(plan) = record.plan(PlanId(number)) else { return };
            let asked: Vec<Who> = whose_yes(record, plan).into_iter().map(Who::Person).collect();
            if let Some(care) = care(record, Some(plan), "ask", &asked) {
                due.why = format!("{} {care}", due.why);
            }
            return;
        }
        Kind::Family
        | Kind::Person
        | Kind::Relationship
        | Kind::Map
        | Kind::MapItem
        | Kind::DangerStatement
        | Kind::SafetyGoal
        | Kind::NextStep
        | Kind::BottomLine
        | Kind::Scale
        | Kind::ScalingRound
        | Kind::ScaleRating
        | Kind::Escalation
        | Kind::NetworkMember
        | Kind::SafetyPlan
        | Kind::PlanRule
        | Kind::RedFlag
        | Kind::PlanTest
        | Kind::Trajectory
        | Kind::Milestone
        | Kind::Meeting
        | Kind::Supervision
        | Kind::Closure
        | Kind::Contact
        | Kind::ChildWords
        | Kind::CaseNote
        | Kind::Child
        | Kind::ChildLink
        | Kind::FamilyLink
        | Kind::Mention
        | Kind::Placement
        | Kind::OnePerson
        | Kind::Party
        | Kind::PartyCheck
        | Kind::StrategyDiscussion
        | Kind::Referral
        | Kind::Assessment
        | Kind::Enquiry
        | Kind::ChildConference
        | Kind::ProtectionPlan
        | Kind::InNeedPlan => return,
    };
    let Some(care) = care_given(fears, None, what, &all) else { return };
    due.why = match due.why.strip_suffix("Ask how it went.") {
        Some(before) => format!("{before}{care}"),
        None => format!("{} {care}", due.why),
    };
}
