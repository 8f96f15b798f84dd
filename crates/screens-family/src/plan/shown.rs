//! A plan as its page shows it: everything in words, with what the rules say beside it.

use super::tests_shown::{TestShown, tests_of};
use jiff::ToSpan;
use practice::{
    Finding, Kind, Level, Place, Who,
    child_words::Young,
    ids::{GoalId, PersonId, PlanId, WorkerId},
    object::CaseRecord,
    plan::{AppliesWhen, Gets, Mark, PlanDeed, PlanKind, PlanRule, PlanStatus, RedFlag, SafetyPlan},
    rules::{self, Look},
    views::{Fears, Standing, called, has_paper, lines_are_open, list, standing_of},
};
use serde::Serialize;
use std::collections::HashMap;
use ui::{allowed::Allowed, people_options::name_of, visit::FamilyVisit, words::moment};

/// A plan.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "separate facts, each asked on its own by the template")]
pub(super) struct PlanShown {
    id: String,
    href: String,
    title: String,
    is_full: bool,
    many_goals: bool,
    is_draft: bool,
    stands: bool,
    failing: bool,
    status: &'static str,
    colour: &'static str,
    /// What somebody must know who goes by it.
    stands_so: String,
    /// That another plan took its place. Empty: none did.
    replaced_so: String,
    /// The plan that did.
    replaced_by: String,
    /// That tonight's plan is tested, and by when, while nobody has.
    test_by: String,
    trigger: String,
    from: Option<String>,
    until: Option<String>,
    past_end: Option<String>,
    reviewed: Option<String>,
    if_worried: String,
    /// What if somebody cannot, or whoever is feared is there first.
    if_not: String,
    no_red_flags: String,
    next_meeting: Option<String>,
    rules: Vec<RuleShown>,
    flags: Vec<FlagShown>,
    signatures: Vec<String>,
    /// Whose yes was to what it said before.
    said_yes_before: Vec<String>,
    copies_given: Vec<String>,
    children_told: Vec<String>,
    owned: Option<String>,
    /// Who gets less than the whole, or about whom something was decided.
    readers: Vec<ReaderShown>,
    /// Where each child's words are.
    childrens_words: Vec<(String, String)>,
    hints: Vec<String>,
    can_change: bool,
    can_agree: bool,
}

/// What somebody may have of the plan on paper.
#[derive(Debug, Serialize)]
struct ReaderShown {
    name: String,
    gets: &'static str,
    /// What is still to be done about it. Empty: nothing.
    waits: &'static str,
    href: String,
}

/// A rule.
#[derive(Debug, Serialize)]
struct RuleShown {
    id: String,
    seq: u32,
    text: String,
    who: String,
    backup: String,
    when: String,
    routine: bool,
    how_tested: String,
    not_for: String,
    goals: Vec<String>,
    hints: Vec<String>,
    tests: Vec<TestShown>,
}

/// A red flag.
#[derive(Debug, Serialize)]
struct FlagShown {
    id: String,
    sign: String,
    who_watches: String,
    response: String,
    phone: String,
    not_for: String,
    hints: Vec<String>,
}

/// What the plan is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Drawn<'a> {
    pub(super) visit: &'a FamilyVisit,
    pub(super) record: &'a CaseRecord,
    pub(super) names: &'a HashMap<WorkerId, String>,
    pub(super) allowed: Allowed,
}

/// Who agreed a plan and when, as a sentence. Empty: not known.
pub(super) fn agreed_so(plan: &SafetyPlan, names: &HashMap<WorkerId, String>) -> String {
    let said = |deed: PlanDeed| format!("{} agreed it on {}.", worker(deed.by, names), moment(deed.at));
    plan.agreed.map(said).unwrap_or_default()
}

/// That another plan took the place of this one. Empty: none did.
fn replaced_so(plan: &SafetyPlan, names: &HashMap<WorkerId, String>) -> String {
    match plan.replaced {
        _ if plan.status != PlanStatus::Replaced => String::new(),
        Some(deed) => format!(
            "Replaced on {} by the plan that {} agreed. Nobody goes by this one any more.",
            moment(deed.at),
            worker(deed.by, names)
        ),
        None => "This plan does not hold any more. Nobody goes by it.".to_owned(),
    }
}

fn worker(id: WorkerId, names: &HashMap<WorkerId, String>) -> &str {
    names.get(&id).map_or("a worker", String::as_str)
}

impl<'a> Drawn<'a> {
    /// What the rules look at.
    pub(super) fn look(self) -> Look<'a> {
        let today = self.visit.on.unwrap_or(self.visit.today);
        Look { record: self.record, today, thresholds: &self.visit.app.settings().thresholds }
    }

    /// What somebody is called.
    pub(super) fn name(self, who: &Who) -> String {
        name_of(who, self.record, self.names)
    }

    fn some_name(self, who: Option<&Who>) -> String {
        who.map(|who| self.name(who)).unwrap_or_default()
    }

    fn all_names(self, all: &[Who]) -> String {
        list(&all.iter().map(|who| self.name(who)).collect::<Vec<_>>())
    }

    fn people(self, people: &[PersonId]) -> String {
        let names: Vec<String> = people.iter().map(|id| self.name(&Who::Person(*id))).collect();
        list(&names)
    }

    /// The plan in words.
    pub(super) fn plan(self, plan: &SafetyPlan) -> PlanShown {
        let findings = rules::check(self.look());
        let of = |place: Place| hints(&findings, place.kind, place.number);
        let marks = |marks: &[Mark]| {
            marks
                .iter()
                .map(|mark| {
                    let how = mark.how.map(|how| format!(" {},", how.words())).unwrap_or_default();
                    format!("{},{how} {}", self.name(&mark.who), calendar::long(mark.on))
                })
                .collect()
        };
        let mut rules: Vec<&PlanRule> = self
            .record
            .plan_rules
            .iter()
            .map(|kept| &kept.value)
            .filter(|rule| rule.plan == plan.id)
            .collect();
        rules.sort_by_key(|rule| (rule.seq, rule.id));
        let mut flags: Vec<&RedFlag> = self
            .record
            .red_flags
            .iter()
            .map(|kept| &kept.value)
            .filter(|flag| flag.plan == plan.id)
            .collect();
        flags.sort_by_key(|flag| flag.id);
        let stands = standing_of(self.record, plan, self.look().today);
        PlanShown {
            id: plan.id.to_string(),
            href: href(self.visit, plan.id),
            title: title(plan),
            is_full: plan.kind == PlanKind::Full,
            many_goals: self.record.goals.len() > 1,
            is_draft: plan.status == PlanStatus::Draft,
            stands: plan.is_in_force(),
            failing: plan.status == PlanStatus::NotWorking,
            status: stands.words(),
            colour: colour(stands),
            stands_so: stands.sentence(),
            replaced_so: replaced_so(plan, self.names),
            replaced_by: plan
                .replaced
                .and_then(|deed| self.record.plans.iter().find(|other| other.agreed == Some(deed)))
                .map(|other| href(self.visit, other.id))
                .unwrap_or_default(),
            test_by: self.test_by(plan),
            trigger: plan.trigger.clone(),
            from: plan.valid_from.map(calendar::long),
            until: plan.valid_until.map(calendar::long),
            past_end: self.past_end(plan),
            reviewed: plan.reviewed_on.map(calendar::long),
            if_worried: plan.if_worried.clone(),
            if_not: plan.if_not.clone(),
            no_red_flags: plan.no_red_flags.clone(),
            next_meeting: plan.next_meeting.map(calendar::long),
            rules: rules
                .into_iter()
                .map(|rule| {
                    self.rule(plan, rule, of(Place { kind: Kind::PlanRule, number: rule.id.0, field: "" }))
                })
                .collect(),
            flags: flags
                .into_iter()
                .map(|flag| FlagShown {
                    id: flag.id.to_string(),
                    sign: flag.sign.clone(),
                    who_watches: self.some_name(flag.who_watches.as_ref()),
                    response: flag.response.clone(),
                    phone: flag.phone.clone(),
                    not_for: self.people(&flag.not_for),
                    hints: of(Place { kind: Kind::RedFlag, number: flag.id.0, field: "" }),
                })
                .collect(),
            signatures: marks(&plan.signatures),
            said_yes_before: marks(&plan.said_yes_before),
            copies_given: marks(&plan.copies_given),
            children_told: marks(&plan.children_told),
            owned: plan.owned_by_network_on.map(calendar::long),
            readers: if plan.is_in_force() { self.readers(plan) } else { Vec::new() },
            childrens_words: self.childrens_words(),
            hints: of(Place { kind: Kind::SafetyPlan, number: plan.id.0, field: "" }),
            can_change: self.allowed.change && plan.status != PlanStatus::Replaced,
            can_agree: self.allowed.sign_off,
        }
    }

    fn readers(self, plan: &SafetyPlan) -> Vec<ReaderShown> {
        let people = self.record.people.iter().filter(|person| person.died.is_none() && !person.is_child());
        let fears = Fears::of(self.record);
        let about = people.filter_map(|person| {
            let reading = fears.reading(plan, person.id);
            let gets = match reading.gets() {
                _ if !has_paper(self.record, plan, person.id) => "nothing on paper",
                Gets::Whole => "the whole plan",
                Gets::OwnPart | Gets::Nothing => "only lines that were given",
            };
            (reading.is_feared() || reading.is_outside || reading.decided.is_some()).then(|| ReaderShown {
                name: called(self.record, person),
                gets,
                waits: match () {
                    () if reading.waits() => "More waits for a second person’s yes",
                    () if reading.is_to_be_told() => "Somebody else is still to be told",
                    () if reading.is_undecided() => "Nobody has decided it yet",
                    () if lines_are_open(self.record, plan, person.id) => {
                        "Nobody has decided yet which lines"
                    }
                    () => "",
                },
                href: self.visit.within(&format!("family-plan?plan={}&reader={}", plan.id, person.id)),
            })
        });
        about.collect()
    }

    fn childrens_words(self) -> Vec<(String, String)> {
        let day = self.visit.on.unwrap_or(self.visit.today);
        let young = self.record.people.iter().filter(|person| Young::of(person, day).is_some());
        let of = |person: &practice::people::Person| {
            (called(self.record, person), self.visit.within(&format!("people/{}/words", person.id)))
        };
        young.map(|person| of(person)).collect()
    }

    /// That tonight's plan is tested, and by when, until somebody has. "Tonight" is said on the day of agreeing only.
    fn test_by(self, plan: &SafetyPlan) -> String {
        let look = self.look();
        let tested = self
            .record
            .plan_tests
            .iter()
            .any(|test| self.record.plan_rule(test.rule).is_some_and(|rule| rule.plan == plan.id));
        let Some(from) =
            plan.valid_from.filter(|_| plan.kind == PlanKind::Immediate && plan.is_in_force() && !tested)
        else {
            return String::new();
        };
        let days = i64::from(look.thresholds.test_plan_after_days(plan.kind, from));
        let Ok(by) = from.checked_add(days.days()) else { return String::new() };
        match look.today {
            today if today > by => format!("It was to be tested by {}. Test it today.", calendar::long(by)),
            today if today > from => format!("Test it by {}.", calendar::long(by)),
            _ => format!("Test it tonight, or by {}.", calendar::long(by)),
        }
    }

    /// What is said on every page of an immediate plan whose day has passed.
    pub(super) fn past_end(self, plan: &SafetyPlan) -> Option<String> {
        let until = plan.valid_until.filter(|until| *until < self.look().today)?;
        (plan.kind == PlanKind::Immediate && plan.status != PlanStatus::Replaced).then(|| {
            format!(
                "This immediate plan ended on {}. It protects nobody now. Meet today: let it hold for longer, or agree another plan.",
                calendar::long(until)
            )
        })
    }

    fn rule(self, plan: &SafetyPlan, rule: &PlanRule, hints: Vec<String>) -> RuleShown {
        RuleShown {
            id: rule.id.to_string(),
            seq: rule.seq,
            text: rule.text.clone(),
            who: self.all_names(&rule.doers),
            backup: self.all_names(&rule.backups),
            when: rule.when.clone(),
            routine: rule.applies == AppliesWhen::Routine,
            how_tested: rule.how_tested.clone(),
            not_for: self.people(&rule.not_for),
            goals: rule.goals.iter().map(|goal| self.goal(*goal)).collect(),
            hints,
            tests: tests_of(self, plan, rule),
        }
    }

    /// A goal in the family's words where there are some, otherwise by what the parents will be doing.
    pub(super) fn goal(self, id: GoalId) -> String {
        let Some(goal) = self.record.goal(id) else { return String::new() };
        let words = [&goal.family_words, &goal.parent_doing];
        let said = words.into_iter().find(|text| !text.trim().is_empty());
        said.map_or_else(|| "A goal without words yet".to_owned(), |text| text.trim().to_owned())
    }
}

/// What the rules find about one thing, each sentence once.
fn hints(findings: &[Finding], kind: Kind, number: i64) -> Vec<String> {
    let here = |finding: &&Finding| {
        finding.place.kind == kind && finding.place.number == number && finding.level != Level::Count
    };
    let mut said: Vec<String> =
        findings.iter().filter(here).map(|finding| finding.sentence.clone()).collect();
    said.sort();
    said.dedup();
    said
}

/// The page of a plan.
pub(super) fn href(visit: &FamilyVisit, plan: PlanId) -> String {
    visit.within(&format!("plan/{plan}"))
}

/// What a plan is called: "Safety plan, version 2".
pub(super) fn title(plan: &SafetyPlan) -> String {
    match plan.kind {
        PlanKind::Immediate => plan.kind.words().to_owned(),
        PlanKind::Full if plan.status == PlanStatus::Draft => "Safety plan, draft".to_owned(),
        PlanKind::Full => format!("{}, version {}", plan.kind.words(), plan.version),
    }
}

fn colour(stands: Standing) -> &'static str {
    match stands {
        Standing::Draft | Standing::Replaced => "grey",
        Standing::Agreed => "blue",
        Standing::InTest => "yellow",
        Standing::Working | Standing::FamilyOwned => "green",
        Standing::WithoutYes | Standing::Changed => "orange",
        Standing::NotWorking { .. } | Standing::Ended(_) => "red",
    }
}
