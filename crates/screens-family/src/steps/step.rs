//! Next steps: small things with somebody who sees to them and a day.

use super::step_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    goal::{NextStep, StepStatus},
    ids::{GoalId, StepId},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Next steps: small things with somebody who sees to them and a day.
pub(super) struct Step;

impl ByForm for Step {
    type Thing = NextStep;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/steps/new", "step.asked", "step.added"),
        ("/families/{family}/steps/{step}", "step.seen", "step.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = step_form::LABELS;
    const ALONG: &'static [&'static str] = &["goal"];

    fn bare(visit: &FamilyVisit, _: &CaseRecord, _: &Values) -> Result<NextStep, Trouble> {
        Ok(NextStep {
            id: StepId(visit.app.store().new_id()),
            goal: None,
            text: String::new(),
            owner: None,
            due: None,
            status: StepStatus::Open,
            done_on: None,
            outcome: String::new(),
            moved_scale: None,
        })
    }

    /// `?goal=` fills in the goal, and where there is only one it is chosen.
    fn begun(visit: &FamilyVisit, record: &CaseRecord, _: &NextStep) -> Values {
        let mut there = Values::new();
        let asked = visit.query.text("goal").parse::<GoalId>().ok().and_then(|id| record.goal(id));
        let only = if let [goal] = record.goals.as_slice() { Some(goal) } else { None };
        if let Some(goal) = asked.or(only) {
            there.add("goal", goal.id.to_string());
        }
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<NextStep>, Trouble> {
        record.step(visit.id::<StepId>("step")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        step_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, step: NextStep) -> Result<NextStep, Problems> {
        step_form::read(values, step)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &NextStep,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        step_form::page(visit, record, form, (!is_new).then_some(thing)).await
    }

    fn after(visit: &FamilyVisit, _: &NextStep, _: i64) -> String {
        visit.within("map")
    }
}
