//! What a path names below a plan belongs to that plan: a rule of another plan under this plan's path is absent.

use practice::{
    CaseRecord, Kept,
    ids::{PlanId, PlanRuleId, RedFlagId, TestId},
    plan::{PlanRule, PlanTest, RedFlag},
};
use ui::{trouble::Trouble, visit::FamilyVisit};

/// The rule that the path names, of the plan that it names.
pub(super) fn rule_of_path<'a>(
    visit: &FamilyVisit,
    record: &'a CaseRecord,
) -> Result<&'a Kept<PlanRule>, Trouble> {
    let plan: PlanId = visit.id("plan")?;
    let rule = record.plan_rule(visit.id::<PlanRuleId>("rule")?);
    rule.filter(|rule| rule.plan == plan).ok_or(Trouble::Absent)
}

/// The red flag that the path names, of the plan that it names.
pub(super) fn flag_of_path<'a>(
    visit: &FamilyVisit,
    record: &'a CaseRecord,
) -> Result<&'a Kept<RedFlag>, Trouble> {
    let plan: PlanId = visit.id("plan")?;
    let flag = record.red_flag(visit.id::<RedFlagId>("flag")?);
    flag.filter(|flag| flag.plan == plan).ok_or(Trouble::Absent)
}

/// The test that the path names, of a rule of the plan that it names.
pub(super) fn test_of_path<'a>(
    visit: &FamilyVisit,
    record: &'a CaseRecord,
) -> Result<&'a Kept<PlanTest>, Trouble> {
    let plan: PlanId = visit.id("plan")?;
    let test = record.plan_test(visit.id::<TestId>("test")?).ok_or(Trouble::Absent)?;
    let is_of_plan = record.plan_rule(test.rule).is_some_and(|rule| rule.plan == plan);
    if is_of_plan { Ok(test) } else { Err(Trouble::Absent) }
}
