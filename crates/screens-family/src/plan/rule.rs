//! Rules of a plan: what will be done, by whom, who stands in, and how it is tested.

use super::{of_path::rule_of_path, rule_form, shown::href};
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    ids::{PlanId, PlanRuleId},
    plan::{AppliesWhen, PlanRule},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Rules of a plan: what will be done, by whom, who stands in, and how it is tested.
pub(super) struct Rule;

impl ByForm for Rule {
    type Thing = PlanRule;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/plan/{plan}/rules/new", "plan_rule.asked", "plan_rule.added"),
        ("/families/{family}/plan/{plan}/rules/{rule}", "plan_rule.seen", "plan_rule.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = rule_form::LABELS;

    /// At the end of the plan.
    fn bare(visit: &FamilyVisit, record: &CaseRecord, _: &Values) -> Result<PlanRule, Trouble> {
        let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?.id;
        let last = record.plan_rules.iter().filter(|rule| rule.plan == plan).map(|rule| rule.seq).max();
        Ok(PlanRule {
            id: PlanRuleId(visit.app.store().new_id()),
            plan,
            seq: last.unwrap_or(0) + 1,
            text: String::new(),
            danger: None,
            goals: Vec::new(),
            doers: Vec::new(),
            backups: Vec::new(),
            applies: AppliesWhen::Routine,
            when: String::new(),
            how_tested: String::new(),
            not_for: Vec::new(),
            although_feared: String::new(),
        })
    }

    fn begun(_: &FamilyVisit, _: &CaseRecord, _: &PlanRule) -> Values {
        Values::new()
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<PlanRule>, Trouble> {
        rule_of_path(visit, record)
    }

    fn as_sent(object: &Object) -> Values {
        rule_form::as_sent(object)
    }

    fn read(record: &CaseRecord, values: &Values, rule: PlanRule) -> Result<PlanRule, Problems> {
        rule_form::read(record, values, rule)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &PlanRule,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        rule_form::page(visit, record, form, thing, is_new).await
    }

    fn after(visit: &FamilyVisit, rule: &PlanRule, number: i64) -> String {
        format!("{}#rule-{}", href(visit, rule.plan), PlanRuleId(number))
    }
}
