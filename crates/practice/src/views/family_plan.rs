//! The family's own plan, on one page and in their words. It is built from what the plan says and nothing else, so that
//! no address, no telephone number of a person, no worry about a member of the network, no allegation against one adult
//! and no note of a professional can come into it.

use super::standing::{Standing, standing_while_it_holds};
use super::{list, names::Names, reading::Reader};
use crate::{
    actions::milestone::latest,
    danger::DangerStatus,
    goal::GoalStatus,
    ids::{PersonId, PlanId, WorkerId},
    object::FamilyRecord,
    plan::{How, PlanKind, PlanRule, RedFlag, SafetyPlan},
    scale::{Orientation, Score},
    who::Who,
};
use jiff::civil::Date;

/// The family's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyPlan {
    /// The plan.
    pub plan: PlanId,
    /// Immediate or full.
    pub kind: PlanKind,
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
    /// Each person's latest number, where it has been opened to all.
    pub numbers: Vec<FamilyNumber>,
    /// Who has said yes to it.
    pub agreed: Vec<FamilyYes>,
    /// When the network meets next.
    pub next_meeting: Option<Date>,
    /// Until when the plan holds, where it has an end.
    pub until: Option<Date>,
    /// From when it holds.
    pub from: Option<Date>,
    /// How it stands, for whoever has the whole of it.
    pub standing: Option<Standing>,
    /// Its version.
    pub version: u32,
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
    /// How they said it, where it is known.
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
    /// The child, where it is about one.
    pub child: Option<String>,
    /// The number.
    pub value: Score,
    /// Which end is good.
    pub orientation: Orientation,
    /// For which day.
    pub on: Date,
}

/// The plan that people go by: the tested plan before an immediate one. None where no plan has been agreed.
pub fn plan_to_print(record: &FamilyRecord) -> Option<&SafetyPlan> {
    let in_force = record.plans.iter().map(|kept| &kept.value).filter(|plan| plan.is_in_force());
    in_force.max_by_key(|plan| (plan.kind == PlanKind::Full, plan.valid_from, plan.id))
}

/// That plan for a reader in the family or its network; for none, as a whole. What is kept from the reader is not in it.
/// A reader who may have only their own part ([`super::reading()`]) gets the rules that they do themselves and the goals: no
/// sign, nobody to ring, and no number and no yes but their own. A child's number is told to that child alone.
pub fn family_plan(
    record: &FamilyRecord,
    reader: Option<PersonId>,
    workers: &dyn Fn(WorkerId) -> String,
) -> Option<FamilyPlan> {
    let names = Names { record, workers };
    let plan = plan_to_print(record)?;
    let eyes = Reader::of(record, plan, reader);
    let is_whole = eyes.has_whole();
    let name = |who: &Option<Who>| who.as_ref().map(|who| names.who(who)).unwrap_or_default();
    let all_names = |all: &[Who]| list(&all.iter().map(|who| names.who(who)).collect::<Vec<_>>());
    let stands = |danger| record.danger(danger).is_some_and(|danger| danger.status == DangerStatus::Current);
    let goals: Vec<_> = record
        .goals
        .iter()
        .filter(|goal| goal.status != GoalStatus::Withdrawn && stands(goal.danger))
        .collect();
    let (told, untold): (Vec<_>, Vec<_>) =
        goals.into_iter().partition(|goal| !goal.family_words.trim().is_empty());
    let is_reader = |who: &Option<Who>| reader.is_some() && who.as_ref().and_then(Who::person) == reader;
    let rules = rules_of(record, plan.id).into_iter().filter(|rule| eyes.misses_rule(rule).is_none());
    let flags = flags_of(record, plan.id).into_iter().filter(|flag| eyes.misses_flag(flag).is_none());
    let is_child =
        |who: &Who| who.person().and_then(|id| record.person(id)).is_some_and(|one| one.is_child());
    let is_own = |who: &Who| who.person().is_some() && who.person() == reader;
    let may_see = |rater: &Who| is_own(rater) || (is_whole && !is_child(rater));
    let mut numbers = Vec::new();
    for goal in &told {
        for scale in record.scales.iter().filter(|scale| scale.danger == Some(goal.danger)) {
            let Some(orientation) = scale.orientation else { continue };
            let given = latest(record, scale.id).into_iter().filter(|rating| may_see(&rating.rater));
            numbers.extend(given.map(|rating| FamilyNumber {
                name: names.who(&rating.rater),
                goal: goal.family_words.trim().to_owned(),
                child: rating.child.map(|id| names.person(id)),
                value: rating.value,
                orientation,
                on: rating.on,
            }));
        }
    }
    Some(FamilyPlan {
        plan: plan.id,
        kind: plan.kind,
        children: record
            .people
            .iter()
            .filter(|person| person.is_child())
            .map(|child| child.short_name().to_owned())
            .collect(),
        goals: told.iter().map(|goal| goal.family_words.trim().to_owned()).collect(),
        goals_without_family_words: untold.len(),
        rules: rules
            .map(|rule| FamilyRule {
                text: rule.text.trim().to_owned(),
                who: all_names(&rule.doers),
                backup: all_names(&rule.backups),
                when: match rule.when.trim() {
                    "" => rule.applies.words().to_owned(),
                    when => when.to_owned(),
                },
                yours: reader.is_some_and(|reader| rule.is_done_by(reader)),
            })
            .collect(),
        red_flags: flags
            .map(|flag| FamilyRedFlag {
                sign: flag.sign.clone(),
                who_watches: name(&flag.who_watches),
                response: flag.response.clone(),
                phone: flag.phone.clone(),
                yours: is_reader(&flag.who_watches),
            })
            .collect(),
        if_worried: if is_whole { plan.if_worried.clone() } else { String::new() },
        numbers,
        agreed: plan
            .signatures
            .iter()
            .filter(|mark| is_whole || is_own(&mark.who))
            .map(|mark| FamilyYes { name: names.who(&mark.who), how: mark.how, on: mark.on })
            .collect(),
        next_meeting: plan.next_meeting.filter(|_| is_whole),
        until: plan.valid_until,
        from: plan.valid_from,
        standing: is_whole.then(|| standing_while_it_holds(record, plan)),
        version: plan.version,
        worker: record
            .families
            .first()
            .and_then(|family| family.lead_worker)
            .map(workers)
            .unwrap_or_default(),
    })
}

/// The rules of a plan in their order.
pub(super) fn rules_of(record: &FamilyRecord, plan: PlanId) -> Vec<&PlanRule> {
    let all = record.plan_rules.iter().map(|kept| &kept.value);
    let mut rules: Vec<_> = all.filter(|rule| rule.plan == plan).collect();
    rules.sort_by_key(|rule| (rule.seq, rule.id));
    rules
}

/// The red flags of a plan in their order.
pub(super) fn flags_of(record: &FamilyRecord, plan: PlanId) -> Vec<&RedFlag> {
    let all = record.red_flags.iter().map(|kept| &kept.value);
    let mut flags: Vec<_> = all.filter(|flag| flag.plan == plan).collect();
    flags.sort_by_key(|flag| flag.id);
    flags
}
