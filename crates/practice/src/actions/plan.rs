//! How a safety plan comes about: agreed, tested, working, reviewed, and in the end kept by the family.

use super::{
    Acting, Change, Refused,
    put::put,
    readers,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
};
use crate::{
    ids::PlanId,
    object::{CaseRecord, Kind},
    plan::{PlanDeed, PlanKind, PlanStatus, PlanTest, SafetyPlan},
    rules::{in_the_way_of_plan, red_flags_not_asked_for},
    views::{asks_about_doers, asks_whose, quoted_within},
};
use jiff::civil::Date;

fn find(record: &CaseRecord, plan: PlanId) -> Result<SafetyPlan, Refused> {
    record.plan(plan).map(|kept| kept.value.clone()).ok_or_else(|| not_here(Kind::SafetyPlan, plan.0))
}

fn at(plan: PlanId) -> (Kind, i64) {
    (Kind::SafetyPlan, plan.0)
}

/// Agrees a draft, or a plan that did not work and has been worked on again. It replaces the plan of its kind that was
/// in force; a full plan takes the place of tonight's, too.
pub fn agree(record: &CaseRecord, plan: PlanId, acting: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let mut agreed = find(record, plan)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        !matches!(agreed.status, PlanStatus::Draft | PlanStatus::NotWorking),
        HOUSE_KEEPING,
        at(plan),
        "status",
        "This plan has been agreed already.",
    );
    refusals.when(
        !record.plan_rules.iter().any(|rule| rule.plan == plan),
        18,
        at(plan),
        "",
        "A plan needs at least one rule: what we will do, who does it, and when.",
    );
    let immediate = agreed.kind == PlanKind::Immediate;
    refusals.when(
        immediate && agreed.valid_until.is_none(),
        16,
        at(plan),
        "valid_until",
        "Say until when this immediate plan holds.",
    );
    refusals.when(
        immediate && agreed.valid_until.is_some_and(|until| until < acting.today),
        16,
        at(plan),
        "valid_until",
        "This immediate plan has ended before it is agreed. Look at the day until which it holds.",
    );
    if let Some(sentence) = asks_whose(record, &agreed) {
        refusals.add(HOUSE_KEEPING, at(plan), "nobody_because", sentence);
    }
    for (rule, sentence) in asks_about_doers(record, &agreed) {
        let sentence = format!("{}: {sentence}", quoted_within(&rule.text));
        refusals.add(HOUSE_KEEPING, (Kind::PlanRule, rule.id.0), "although_feared", sentence);
    }
    refusals.extend(red_flags_not_asked_for(acting.look(record), &agreed));
    refusals.extend(in_the_way_of_plan(acting.look(record), plan, PlanStatus::Agreed));
    refusals.stop()?;
    let before: Vec<SafetyPlan> = replaced_by(record, &agreed).cloned().collect();
    let of_kind = before.iter().filter(|other| other.kind == agreed.kind);
    agreed.version =
        of_kind.map(|other| other.version + 1).max().unwrap_or(agreed.version).max(agreed.version);
    agreed.status = PlanStatus::Agreed;
    let deed = PlanDeed { by: acting.by, at: acting.at };
    agreed.agreed = Some(deed);
    agreed.readers = readers::carried(record, &agreed);
    agreed.valid_from = agreed.valid_from.or(Some(acting.today));
    let mut changes = vec![Change::Put(agreed.into())];
    changes.extend(before.into_iter().map(|mut other| {
        other.status = PlanStatus::Replaced;
        other.replaced = Some(deed);
        Change::Put(other.into())
    }));
    Ok(changes)
}

/// The plans by which people go now and that this one takes the place of when it is agreed.
pub fn replaced_by<'a>(record: &'a CaseRecord, plan: &SafetyPlan) -> impl Iterator<Item = &'a SafetyPlan> {
    let (id, kind) = (plan.id, plan.kind);
    let takes = move |other: &&SafetyPlan| {
        other.id != id && (other.kind == kind || kind == PlanKind::Full) && other.is_in_force()
    };
    record.plans.iter().map(|kept| &kept.value).filter(takes)
}

/// Begins to test an agreed plan.
pub fn start_testing(record: &CaseRecord, plan: PlanId, _: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let mut tested = find(record, plan)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        tested.status != PlanStatus::Agreed,
        18,
        at(plan),
        "status",
        "A plan is tested once it has been agreed. Agree it first.",
    );
    refusals.stop()?;
    tested.status = PlanStatus::InTest;
    Ok(vec![Change::Put(tested.into())])
}

/// Calls a tested plan working. A plan is only a plan until it is seen to work (I18).
pub fn mark_working(
    record: &CaseRecord,
    plan: PlanId,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut working = find(record, plan)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    let sentence = match working.status {
        PlanStatus::Agreed | PlanStatus::InTest => None,
        PlanStatus::NotWorking => Some(
            "A test of this plan failed. Meet with the network, change the plan and agree it again first.",
        ),
        PlanStatus::Draft => Some("This plan is a draft. Agree it and test it first."),
        PlanStatus::Working | PlanStatus::FamilyOwned => Some("This plan is working already."),
        PlanStatus::Replaced => Some("A later plan has replaced this one."),
    };
    if let Some(sentence) = sentence {
        refusals.add(18, at(plan), "status", sentence);
    }
    let rules: Vec<_> =
        record.plan_rules.iter().filter(|rule| rule.plan == plan).map(|rule| rule.id).collect();
    let passed = |test: &PlanTest| rules.contains(&test.rule) && test.passed();
    refusals.when(
        !record.plan_tests.iter().any(|test| passed(test)),
        18,
        at(plan),
        "status",
        "No test shows yet that this plan works. Test it, with somebody other than the parents watching.",
    );
    refusals.extend(in_the_way_of_plan(acting.look(record), plan, PlanStatus::Working));
    refusals.stop()?;
    working.status = PlanStatus::Working;
    Ok(vec![Change::Put(working.into())])
}

/// Notes that the plan was looked at together today, and when the network meets next.
pub fn review(
    record: &CaseRecord,
    plan: PlanId,
    next_meeting: Option<Date>,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut reviewed = find(record, plan)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        !reviewed.is_in_force(),
        HOUSE_KEEPING,
        at(plan),
        "reviewed_on",
        "Only a plan that has been agreed and not replaced is reviewed.",
    );
    refusals.when(
        next_meeting.is_some_and(|next| next < acting.today),
        HOUSE_KEEPING,
        at(plan),
        "next_meeting",
        "The next meeting is in the past. Choose a day to come.",
    );
    refusals.stop()?;
    reviewed.reviewed_on = Some(acting.today);
    reviewed.next_meeting = next_meeting.or(reviewed.next_meeting.filter(|next| *next >= acting.today));
    Ok(vec![Change::Put(reviewed.into())])
}

/// Lets an immediate plan hold for longer, after looking at it together today (I16).
pub fn extend_immediate(
    record: &CaseRecord,
    plan: PlanId,
    until: Date,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut extended = find(record, plan)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        extended.kind != PlanKind::Immediate,
        16,
        at(plan),
        "valid_until",
        "Only an immediate plan has an end that is put off.",
    );
    refusals.when(!extended.is_in_force(), 16, at(plan), "status", "Agree the immediate plan first.");
    refusals.when(
        until <= acting.today || extended.valid_until.is_some_and(|old| until <= old),
        16,
        at(plan),
        "valid_until",
        "Choose a later day than the one until which the plan holds now.",
    );
    refusals.stop()?;
    extended.valid_until = Some(until);
    extended.reviewed_on = Some(acting.today);
    Ok(vec![Change::Put(extended.into())])
}

/// Lets an immediate plan end where people go by the safety plan (I16). What it said stays in the record.
pub fn end_immediate(record: &CaseRecord, plan: PlanId, _: &mut Acting<'_>) -> Result<Vec<Change>, Refused> {
    let mut ended = find(record, plan)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        ended.kind != PlanKind::Immediate || !ended.is_in_force(),
        16,
        at(plan),
        "status",
        "Only an immediate plan by which people go can be ended.",
    );
    let full = record.plans.iter().any(|other| {
        other.kind == PlanKind::Full
            && matches!(other.status, PlanStatus::Agreed | PlanStatus::InTest | PlanStatus::Working)
    });
    refusals.when(
        !full,
        16,
        at(plan),
        "status",
        "No other plan holds. Let this one hold for longer, or agree another plan first.",
    );
    refusals.stop()?;
    ended.status = PlanStatus::Replaced;
    Ok(vec![Change::Put(ended.into())])
}

/// Notes that the network says that the plan is theirs to keep (I20).
pub fn hand_to_family(
    record: &CaseRecord,
    plan: PlanId,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut owned = find(record, plan)?;
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        owned.kind != PlanKind::Full,
        20,
        at(plan),
        "kind",
        "An immediate plan ends. Hand over the safety plan that has been tested.",
    );
    refusals.when(
        owned.status != PlanStatus::Working,
        20,
        at(plan),
        "status",
        "Hand the plan over once it has been tested and is working.",
    );
    let keeps = record.network.iter().any(|member| {
        member.natural
            && member.keeps_plan_after_closure
            && member.left.is_none_or(|left| left > acting.today)
    });
    refusals.when(!keeps, 20, at(plan), "owned_by_network_on",
        "Somebody of the family’s own network must first say that they will keep the plan going after we close.");
    refusals.when(
        owned.owned_by_network_on.is_some(),
        HOUSE_KEEPING,
        at(plan),
        "owned_by_network_on",
        "The plan has been handed over already.",
    );
    refusals.stop()?;
    owned.owned_by_network_on = Some(acting.today);
    Ok(vec![Change::Put(owned.into())])
}

/// Records a test of a rule. A failed one reopens the plan and calls the network together (I19).
pub fn record_test(
    record: &CaseRecord,
    test: PlanTest,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    put(record, test.into(), acting)
}
