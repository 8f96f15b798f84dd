//! The page of every form about a plan: its title, the way back, and the alert of an immediate plan that has ended.

use super::shown::{Drawn, href, title};
use axum::{http::StatusCode, response::Response};
use minijinja::{Value, context};
use practice::{CaseRecord, goal::GoalStatus, plan::SafetyPlan};
use ui::{
    allowed::Allowed,
    fields,
    page::{Form, shown},
    people_options::Choice,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Which form.
#[derive(Debug, Clone, Copy)]
pub(super) struct FormPage {
    /// The template.
    pub(super) template: &'static str,
    /// The heading.
    pub(super) title: &'static str,
    /// Fields that name people, so that whoever they name already is offered.
    pub(super) people: &'static [&'static str],
}

impl FormPage {
    /// Draws it. `more` is what only this form needs.
    pub(super) async fn draw(
        self,
        visit: &FamilyVisit,
        record: &CaseRecord,
        plan: Option<&SafetyPlan>,
        status: StatusCode,
        form: Form,
        more: Value,
    ) -> Result<Response, Trouble> {
        let names = visit.worker_names().await?;
        let drawn = Drawn { visit, record, names: &names, allowed: Allowed::default() };
        let content = context! {
            title => self.title,
            plan_title => plan.map(title),
            in_force => plan.is_some_and(SafetyPlan::is_in_force),
            past_end => plan.and_then(|plan| drawn.past_end(plan)),
            back => plan.map_or_else(|| visit.within("plan"), |plan| href(visit, plan.id)),
            back_words => "Back to the plan",
            everybody => shown(fields::everybody(record, &names, &form, self.people)),
            children => shown(fields::children(record)),
            goals => shown(goals(drawn)),
            form => shown(form),
            withdraw => more.get_attr("withdraw").ok().filter(|there| !there.is_undefined()),
            ..more
        };
        visit.page_as(status, self.template, self.title, record, content).await
    }
}

/// The goals that a rule can serve.
fn goals(drawn: Drawn<'_>) -> Vec<Choice> {
    drawn
        .record
        .goals
        .iter()
        .filter(|goal| goal.status != GoalStatus::Withdrawn)
        .map(|goal| Choice {
            value: goal.id.to_string(),
            text: drawn.goal(goal.id),
            hint: drawn.record.danger(goal.danger).map(|danger| danger.behaviour.clone()).unwrap_or_default(),
        })
        .collect()
}
