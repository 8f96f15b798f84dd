//! The family's own plan, on one page and in their words. It is built from what the plan says and nothing else, so that
//! no address, no telephone number of a person, no worry about a member of the network, no allegation against one adult
//! and no note of a professional can come into it.

use super::{
    before_agreeing::stand_in,
    fears::Fears,
    held::words_for,
    list,
    look_alike::asks_if_same_given,
    names::NameLookup,
    reading::{Eyes, Reading, reading},
    standing::{Standing, standing_while_it_holds},
};
use crate::{
    actions::milestone::latest,
    danger::DangerStatus,
    goal::{GoalStatus, SafetyGoal},
    ids::{PersonId, PlanId, WorkerId},
    object::CaseRecord,
    plan::{Besides, Gets, How, PlanKind, PlanReader, PlanRule, RedFlag, SafetyPlan},
    scale::{Orientation, Score},
    who::Who,
};
use jiff::civil::Date;
use std::{cmp::Reverse, collections::BTreeSet};

/// The family's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyPlan {
    /// The plan.
    pub plan: PlanId,
    /// Immediate or full.
    pub kind: PlanKind,
    /// Whether the reader gets only what they do themselves.
    pub is_part: bool,
    /// The children, by what they are called.
    pub children: Vec<String>,
    /// What we want, in the family's words.
    pub goals: Vec<String>,
    /// How many goals are not yet in the family's words and so are left out.
    pub goals_without_family_words: usize,
    /// What we will do.
    pub rules: Vec<FamilyRule>,
    /// What we watch for.
    pub red_flags: Vec<FamilyRedFlag>,
    /// What to do if anybody is worried: whom to ring.
    pub if_worried: String,
    /// What each of them does if somebody cannot, or if whoever is feared is there first. It says where people go, so only
    /// whoever has the whole plan has it, and nobody from whom a line of the plan is kept.
    pub if_not: String,
    /// Each person's latest number, if it has been opened to all.
    pub numbers: Vec<FamilyNumber>,
    /// Who has said yes to it.
    pub agreed: Vec<FamilyYes>,
    /// When the network meets next.
    pub next_meeting: Option<Date>,
    /// Until when the plan holds, if it has an end.
    pub until: Option<Date>,
    /// From when it holds.
    pub from: Option<Date>,
    /// How it stands, for whoever has the whole of it.
    pub standing: Option<Standing>,
    /// Its version.
    pub version: Option<u32>,
    /// The worker who leads. Empty: nobody yet.
    pub worker: String,
}

/// One rule: "we will …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyRule {
    /// What we will do.
    pub text: String,
    /// Who see to it: "Kim and Rose".
    pub who: String,
    /// Who do when those cannot.
    pub backup: String,
    /// When: "school nights", "when Dad has been drinking".
    pub when: String,
    /// Whether it is the reader who sees to it or stands in.
    pub yours: bool,
    /// Whether the reader only stands in.
    pub stands_in: bool,
}

/// One sign and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyRedFlag {
    /// The sign.
    pub sign: String,
    /// Who watches for it.
    pub who_watches: String,
    /// What to do.
    pub response: String,
    /// Whom to ring, as the plan says.
    pub phone: String,
    /// Whether it is the reader who watches.
    pub yours: bool,
}

/// Somebody's yes to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyYes {
    /// Whose.
    pub name: String,
    /// How they said it, if it is known.
    pub how: Option<How>,
    /// When.
    pub on: Date,
}

/// One person's number. Without the reasons, which may speak of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyNumber {
    /// Whose.
    pub name: String,
    /// The goal that it is about, in the family's words.
    pub goal: String,
    /// The child, if it is about one.
    pub child: Option<String>,
    /// The number.
    pub value: Score,
    /// Which end is good.
    pub orientation: Orientation,
    /// For which day.
    pub on: Date,
}

/// The plans by which people go, the most urgent first: the newest, so that tonight's plan comes before the safety plan
/// beside which it was agreed, until it has ended.
pub fn plans_to_print(record: &CaseRecord, today: Date) -> Vec<&SafetyPlan> {
    let has_ended = |plan: &SafetyPlan| {
        plan.kind == PlanKind::Immediate && plan.valid_until.is_some_and(|until| until < today)
    };
    let in_force = record.plans.iter().map(|kept| &kept.value).filter(|plan| plan.is_in_force());
    let mut plans: Vec<&SafetyPlan> = in_force.collect();
    plans.sort_by_key(|plan| {
        Reverse((!has_ended(plan), plan.valid_from, plan.kind == PlanKind::Immediate, plan.id))
    });
    plans
}

/// The most urgent of the plans by which people go. None where no plan has been agreed.
pub fn plan_to_print(record: &CaseRecord, today: Date) -> Option<&SafetyPlan> {
    plans_to_print(record, today).into_iter().next()
}

/// A plan for a reader in the family or its network; for none, as a whole. What is kept from the reader is not in it.
/// A reader who may have only their own part ([`super::reading()`]) gets the rules that they do themselves and nothing of
/// the family's words besides, but for what somebody decided; a rule whose words tell of others is held back
/// ([`super::held_back()`]). None: there is no paper for this reader, because nothing in it is theirs to
/// read, or it is asked first whether they are somebody feared of nearly the same name ([`super::asks_if_same`]).
pub fn family_plan(
    record: &CaseRecord,
    plan: &SafetyPlan,
    reader: Option<PersonId>,
    workers: &dyn Fn(WorkerId) -> String,
) -> Option<FamilyPlan> {
    let fears = Fears::of(record);
    let eyes = eyes_for(&fears, plan, reader)?;
    drawn(&fears, plan, (reader, eyes), workers)
}

/// The eyes of a reader. None: it is asked first whether they are somebody feared of nearly the same name.
fn eyes_for<'a>(fears: &Fears<'_>, plan: &'a SafetyPlan, reader: Option<PersonId>) -> Option<Eyes<'a>> {
    let Some(reader) = reader else { return Some(Eyes::of(fears.record(), plan, None)) };
    asks_if_same_given(fears, Some(plan), reader).is_empty().then(|| Eyes::given(fears, plan, reader))
}

/// Whether there is a paper for this reader at all, without drawing it.
pub(super) fn has_paper_given(fears: &Fears<'_>, plan: &SafetyPlan, reader: PersonId) -> bool {
    eyes_for(fears, plan, Some(reader)).is_some_and(|eyes| !has_nothing(eyes, &rules_told(fears, plan, eyes)))
}

/// The rules that these eyes read, in their words and when.
fn rules_told<'a>(
    fears: &Fears<'a>,
    plan: &SafetyPlan,
    eyes: Eyes<'_>,
) -> Vec<(&'a PlanRule, (String, String))> {
    let rules = rules_of(fears.record(), plan.id).into_iter().filter(|rule| eyes.misses_rule(rule).is_none());
    rules.filter_map(|rule| Some((rule, words_for(fears, plan, eyes, rule)?))).collect()
}

fn has_nothing(eyes: Eyes<'_>, rules: &[(&PlanRule, (String, String))]) -> bool {
    eyes.gets() == Gets::Nothing || (!eyes.has_whole() && rules.is_empty())
}

/// The plan as somebody would have it with this decision, whatever speaks against it now: what is shown before it is decided.
pub fn plan_if_decided(
    record: &CaseRecord,
    plan: &SafetyPlan,
    decided: &PlanReader,
    workers: &dyn Fn(WorkerId) -> String,
) -> Option<FamilyPlan> {
    drawn(&Fears::of(record), plan, (Some(decided.person), opened(decided)), workers)
}

/// The eyes of somebody with this decision, against which nothing speaks.
fn opened(decided: &PlanReader) -> Eyes<'_> {
    let reading =
        Reading { fear: None, is_violent: false, risk: None, is_outside: false, decided: Some(decided) };
    Eyes::with(decided.person, reading)
}

fn drawn(
    fears: &Fears<'_>,
    plan: &SafetyPlan,
    (reader, eyes): (Option<PersonId>, Eyes<'_>),
    workers: &dyn Fn(WorkerId) -> String,
) -> Option<FamilyPlan> {
    let record = fears.record();
    let names = NameLookup { record, workers };
    let rules = rules_told(fears, plan, eyes);
    if has_nothing(eyes, &rules) {
        return None;
    }
    let list_of = |all: &[Who]| list(&all.iter().map(|who| names.who(who)).collect::<Vec<_>>());
    let told_names = |all: &[Who]| if eyes.has(Besides::Names) { list_of(all) } else { String::new() };
    let flags = flags_of(record, plan.id).into_iter().filter(|flag| eyes.misses_flag(flag).is_none());
    // What was wanted and how safe it was said to be weeks ago is no part of a plan for tonight.
    let goals = if plan.kind == PlanKind::Immediate { Goals::none() } else { goals_told(record) };
    let told: Vec<&SafetyGoal> = goals.told.iter().copied().filter(|_| eyes.has(Besides::Goals)).collect();
    let dated = |day: Option<Date>| day.filter(|_| eyes.has(Besides::Days));
    let family = record.families.first();
    Some(FamilyPlan {
        plan: plan.id,
        kind: plan.kind,
        is_part: !eyes.has_whole(),
        children: record
            .people
            .iter()
            .filter(|person| person.is_child() && eyes.has(Besides::Names))
            .map(|child| names.person(child.id))
            .collect(),
        goals: told.iter().map(|goal| goal.family_words.trim().to_owned()).collect(),
        goals_without_family_words: goals.untold,
        rules: rules
            .into_iter()
            .map(|(rule, (text, when))| FamilyRule {
                text,
                who: told_names(&rule.doers),
                backup: told_names(&stand_in(fears, plan, rule)),
                when,
                yours: reader.is_some_and(|reader| rule.is_done_by(reader)),
                stands_in: reader.is_some_and(|reader| {
                    let is_doer = rule.doers.iter().any(|who| who.person() == Some(reader));
                    rule.is_done_by(reader) && !is_doer
                }),
            })
            .collect(),
        red_flags: flags
            .map(|flag| FamilyRedFlag {
                sign: flag.sign.clone(),
                who_watches: flag.who_watches.as_ref().map(|who| names.who(who)).unwrap_or_default(),
                response: flag.response.clone(),
                phone: flag.phone.clone(),
                yours: reader.is_some() && flag.who_watches.as_ref().and_then(Who::person) == reader,
            })
            .collect(),
        if_worried: if eyes.has(Besides::Ring) { plan.if_worried.clone() } else { String::new() },
        if_not: match eyes.misses_if_not(record, plan) {
            None => plan.if_not.trim().to_owned(),
            Some(_) => String::new(),
        },
        numbers: if eyes.has(Besides::Numbers) {
            numbers(record, reader, &goals.told, eyes, &names)
        } else {
            Vec::new()
        },
        agreed: plan
            .signatures
            .iter()
            .filter(|_| eyes.has(Besides::Names))
            .map(|mark| FamilyYes { name: names.who(&mark.who), how: mark.how, on: mark.on })
            .collect(),
        next_meeting: dated(plan.next_meeting),
        until: dated(plan.valid_until),
        from: dated(plan.valid_from),
        standing: eyes.has_whole().then(|| standing_while_it_holds(record, plan)),
        version: Some(plan.version).filter(|_| eyes.has(Besides::Days)),
        worker: family.and_then(|family| family.lead_worker).map(workers).unwrap_or_default(),
    })
}

/// The goals that stand, in the family's words, and how many are not in them yet.
struct Goals<'a> {
    told: Vec<&'a SafetyGoal>,
    untold: usize,
}

impl Goals<'_> {
    fn none() -> Self {
        Self { told: Vec::new(), untold: 0 }
    }
}

fn goals_told(record: &CaseRecord) -> Goals<'_> {
    let stands = |danger| record.danger(danger).is_some_and(|danger| danger.status == DangerStatus::Current);
    let goals = record.goals.iter().map(|kept| &kept.value);
    let (told, untold): (Vec<_>, Vec<_>) = goals
        .filter(|goal| goal.status != GoalStatus::Withdrawn && stands(goal.danger))
        .partition(|goal| !goal.family_words.trim().is_empty());
    Goals { told, untold: untold.len() }
}

/// Each person's latest number for the goals. A child's number is told to that child alone.
fn numbers(
    record: &CaseRecord,
    reader: Option<PersonId>,
    goals: &[&SafetyGoal],
    eyes: Eyes<'_>,
    names: &NameLookup<'_>,
) -> Vec<FamilyNumber> {
    let is_child =
        |who: &Who| who.person().and_then(|id| record.person(id)).is_some_and(|one| one.is_child());
    let is_own = |who: &Who| who.person().is_some() && who.person() == reader;
    let mut numbers = Vec::new();
    for goal in goals {
        for scale in record.scales.iter().filter(|scale| scale.danger == Some(goal.danger)) {
            let Some(orientation) = scale.orientation else { continue };
            let may_see = |rater: &Who| is_own(rater) || !is_child(rater);
            // What a child was asked in other words does not stand beside the goal's numbers.
            let given = latest(record, scale.id)
                .into_iter()
                .filter(|rating| may_see(&rating.rater) && rating.asked.is_none());
            let heading = if eyes.has(Besides::Goals) { goal.family_words.trim() } else { "" };
            let child = |id| names.person(id);
            numbers.extend(given.map(|rating| FamilyNumber {
                name: names.who(&rating.rater),
                goal: heading.to_owned(),
                child: rating.child.filter(|_| eyes.has(Besides::Names)).map(child),
                value: rating.value,
                orientation,
                on: rating.on,
            }));
        }
    }
    numbers
}

/// What somebody who has this decision reads, line by line, in the words that would reach them: what must not become more
/// without being asked again. Days and numbers are left out; whoever may have those may have them as they come.
pub(crate) fn lines_for(record: &CaseRecord, plan: &SafetyPlan, reader: &PlanReader) -> BTreeSet<String> {
    // What is asked is what the decision opens, whatever has closed it since; who has nothing is asked about what names them.
    let gets = if reader.gets == Gets::Nothing { Gets::OwnPart } else { reader.gets };
    let decided = PlanReader { gets, asked_again: false, ..reader.clone() };
    let eyes = opened(&decided);
    let mut lines = lines_seen((record, plan), eyes);
    if eyes.has(Besides::Goals) && plan.kind != PlanKind::Immediate {
        lines.extend(goals_told(record).told.iter().map(|goal| goal.family_words.trim().to_owned()));
    }
    lines
}

/// What somebody said yes to who said it to this plan: its lines as far as they are for them in `now`. None: for everybody.
pub(crate) fn agreed_lines(
    plan: (&CaseRecord, &SafetyPlan),
    (record, now): (&CaseRecord, &SafetyPlan),
    person: Option<PersonId>,
) -> BTreeSet<String> {
    // Whoever said yes knew the lines, whether or not they still have a part in the plan by which they would have a paper.
    let told = |person| Reading { is_outside: false, ..reading(record, now, person) };
    let eyes = person.map_or_else(|| Eyes::of(record, now, None), |person| Eyes::with(person, told(person)));
    lines_seen(plan, eyes)
}

/// The lines of a plan that these eyes read, without the goals.
fn lines_seen((record, plan): (&CaseRecord, &SafetyPlan), eyes: Eyes<'_>) -> BTreeSet<String> {
    let who = |all: &[Who]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut lines = BTreeSet::new();
    for rule in rules_of(record, plan.id).into_iter().filter(|rule| eyes.misses_rule(rule).is_none()) {
        let text = rule.text.trim();
        lines.insert(format!("{text}\n{}\n{}", rule.when.trim(), rule.applies.code()));
        if eyes.has(Besides::Names) {
            lines.extend(who(&rule.doers).iter().map(|who| format!("{text}\n{who}")));
            lines.extend(who(&rule.backups).iter().map(|who| format!("{text}\n{who}")));
        }
    }
    for flag in flags_of(record, plan.id).into_iter().filter(|flag| eyes.misses_flag(flag).is_none()) {
        lines.insert(format!("{}\n{}\n{}\n{:?}", flag.sign, flag.response, flag.phone, flag.who_watches));
    }
    if eyes.has(Besides::Ring) && !plan.if_worried.trim().is_empty() {
        lines.insert(format!("ring\n{}", plan.if_worried.trim()));
    }
    if eyes.misses_if_not(record, plan).is_none() && !plan.if_not.trim().is_empty() {
        lines.insert(format!("if not\n{}", plan.if_not.trim()));
    }
    lines
}

/// The rules of a plan in their order.
pub(super) fn rules_of(record: &CaseRecord, plan: PlanId) -> Vec<&PlanRule> {
    let all = record.plan_rules.iter().map(|kept| &kept.value);
    let mut rules: Vec<_> = all.filter(|rule| rule.plan == plan).collect();
    rules.sort_by_key(|rule| (rule.seq, rule.id));
    rules
}

/// The red flags of a plan in their order.
pub(super) fn flags_of(record: &CaseRecord, plan: PlanId) -> Vec<&RedFlag> {
    let all = record.red_flags.iter().map(|kept| &kept.value);
    let mut flags: Vec<_> = all.filter(|flag| flag.plan == plan).collect();
    flags.sort_by_key(|flag| flag.id);
    flags
}
