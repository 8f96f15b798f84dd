//! What is decided about the lines of somebody's own part, each as it was shown: nothing of a line reaches whoever gets only
//! what they do themselves before somebody who saw these words gave it to them.

use super::{
    Acting, Change, Refused,
    put::put,
    readers::{NOT_YOURS, SAY_WHY},
    refusals::{HOUSE_KEEPING, Refusals, not_here},
};
use crate::{
    ids::{PersonId, PlanId, PlanRuleId},
    object::{CaseRecord, Kind},
    plan::{LineGets, ReaderLine, SecondLook},
    views::{called, held_back, may_look, quoted_within, tells},
};

/// What is to be decided about the lines of one reader, with one reason for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinesDecision {
    /// The reader.
    pub person: PersonId,
    /// Each line with what becomes of it. Lines that are not named stay as they are.
    pub lines: Vec<(PlanRuleId, LineGets)>,
    /// Why they may read what is given to them.
    pub why: String,
}

/// Decides about lines of somebody's own part: that they read one as it stands, which words they read in its place, or that
/// they do not get it. What was decided already and stays the same keeps its reason and its second look. It is no change of
/// what people agreed to.
pub fn decide_lines(
    record: &CaseRecord,
    plan: PlanId,
    decision: LinesDecision,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let LinesDecision { person, lines, why } = decision;
    let kept = record.plan(plan).ok_or_else(|| not_here(Kind::SafetyPlan, plan.0))?;
    let name = record.person(person).map(|one| called(record, one)).unwrap_or_default();
    let mut new = kept.value.clone();
    let mut refusals = Refusals::default();
    let mut gives = false;
    for (rule, gets) in lines {
        let of_plan = record.plan_rule(rule).filter(|rule| rule.plan == plan && rule.is_done_by(person));
        let stood = of_plan.ok_or_else(|| not_here(Kind::PlanRule, rule.0))?.words();
        let at = (Kind::PlanRule, rule.0);
        let instead = match &gets {
            LineGets::Instead(words) => words.trim().to_owned(),
            LineGets::AsItStands | LineGets::Not => String::new(),
        };
        if matches!(gets, LineGets::Instead(_)) {
            let told = tells(record, person, &instead);
            let short = quoted_within(stood.lines().next().unwrap_or_default());
            refusals.when(
                instead.is_empty(),
                HOUSE_KEEPING,
                at,
                "instead",
                format!("Write what {name} reads in place of {short}, or choose otherwise."),
            );
            refusals.when(
                !told.is_nothing(),
                HOUSE_KEEPING,
                at,
                "instead",
                format!("Nothing was kept: what you wrote for {name} {} too. Write what {name} does, and nothing of others.", told.words()),
            );
        }
        let line = ReaderLine {
            person,
            rule,
            stood,
            instead,
            why: String::new(),
            by: acting.by,
            on: acting.today,
            second: None,
            withheld: gets == LineGets::Not,
        };
        if new.reader_lines.iter().any(|other| line.decides_as(other)) {
            continue;
        }
        gives |= !line.withheld;
        new.reader_lines.retain(|other| !other.is_about(person, rule));
        let why = if line.withheld { String::new() } else { why.trim().to_owned() };
        new.reader_lines.push(ReaderLine { why, ..line });
    }
    refusals.when(
        gives && why.trim().is_empty(),
        HOUSE_KEEPING,
        (Kind::SafetyPlan, plan.0),
        "why_lines",
        format!("Say why {name} may read what you give. It is kept with each line."),
    );
    refusals.stop()?;
    put(record, new.into(), acting)
}

impl ReaderLine {
    /// Whether both decide the same about the same words, whoever decided and why.
    fn decides_as(&self, other: &Self) -> bool {
        self.is_about(other.person, other.rule) && self.stood == other.stood && self.gets() == other.gets()
    }
}

/// Keeps a second person's yes to one line that somebody may read as it stands, with the reason. Whoever thinks otherwise
/// decides anew.
pub fn look_at_line(
    record: &CaseRecord,
    plan: PlanId,
    (person, rule): (PersonId, PlanRuleId),
    why: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let kept = record.plan(plan).ok_or_else(|| not_here(Kind::SafetyPlan, plan.0))?;
    let at = (Kind::SafetyPlan, plan.0);
    let held = held_back(record, &kept.value, person);
    let waits = held.iter().find(|held| held.rule.id == rule).and_then(|held| held.waits);
    let may = waits.is_some_and(|line| may_look(record, Some(line.by), acting.by));
    let mut refusals = Refusals::default();
    refusals.when(
        waits.is_none(),
        HOUSE_KEEPING,
        at,
        "",
        "Nothing about this line waits for a second person.",
    );
    refusals.when(waits.is_some() && !may, HOUSE_KEEPING, at, "", NOT_YOURS);
    refusals.when(waits.is_some() && why.trim().is_empty(), HOUSE_KEEPING, at, "second", SAY_WHY);
    refusals.stop()?;
    let look = SecondLook { by: acting.by, on: acting.today, why: why.trim().to_owned() };
    let mut plan = kept.value.clone();
    for line in plan.reader_lines.iter_mut().filter(|line| line.is_about(person, rule)) {
        line.second = Some(look.clone());
    }
    put(record, plan.into(), acting)
}
