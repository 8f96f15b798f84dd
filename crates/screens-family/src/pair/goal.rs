//! The one goal of each danger: what will be seen when the children are safe.

use super::goal_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    goal::{GoalOwner, GoalStatus, SafetyGoal},
    ids::{DangerId, GoalId},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The one goal of each danger: what will be seen when the children are safe.
pub(super) struct Goal;

impl ByForm for Goal {
    type Thing = SafetyGoal;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/dangers/{danger}/goal/new", "goal.asked", "goal.added"),
        ("/families/{family}/goals/{goal}", "goal.seen", "goal.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = goal_form::LABELS;

    fn bare(visit: &FamilyVisit, record: &CaseRecord, _: &Values) -> Result<SafetyGoal, Trouble> {
        let danger = record.danger(visit.id::<DangerId>("danger")?).ok_or(Trouble::Absent)?.id;
        Ok(SafetyGoal {
            id: GoalId(visit.app.store().new_id()),
            danger,
            parent_doing: String::new(),
            child_experiencing: Vec::new(),
            professionals_seeing: String::new(),
            how_long: None,
            owner: GoalOwner::Both,
            family_words: String::new(),
            status: GoalStatus::Open,
            status_on: None,
            status_reason: String::new(),
            evidence: Vec::new(),
        })
    }

    fn begun(_: &FamilyVisit, _: &CaseRecord, _: &SafetyGoal) -> Values {
        let mut there = Values::new();
        there.add("owner", GoalOwner::Both.code());
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<SafetyGoal>, Trouble> {
        record.goal(visit.id::<GoalId>("goal")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        goal_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, goal: SafetyGoal) -> Result<SafetyGoal, Problems> {
        goal_form::read(values, goal)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &SafetyGoal,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        goal_form::page(visit, record, thing.danger, form, (!is_new).then_some(thing)).await
    }

    fn after(visit: &FamilyVisit, goal: &SafetyGoal, _: i64) -> String {
        visit.within(&format!("pairs/{}", goal.danger))
    }
}
