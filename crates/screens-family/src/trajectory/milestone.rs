//! Milestones on the way to closing, in their order.

use super::milestone_form;
use axum::response::Response;
use practice::{CaseRecord, Kept, Object, ids::MilestoneId, trajectory::Milestone};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Milestones on the way to closing, in their order.
pub(super) struct OneMilestone;

impl ByForm for OneMilestone {
    type Thing = Milestone;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/milestones/new", "milestone.asked", "milestone.added"),
        ("/families/{family}/milestones/{milestone}", "milestone.seen", "milestone.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = milestone_form::LABELS;

    /// After all others.
    fn bare(visit: &FamilyVisit, record: &CaseRecord, _: &Values) -> Result<Milestone, Trouble> {
        Ok(milestone_form::bare(record, MilestoneId(visit.app.store().new_id())))
    }

    fn begun(_: &FamilyVisit, _: &CaseRecord, _: &Milestone) -> Values {
        let mut there = Values::new();
        there.add("gate", "evidence");
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Milestone>, Trouble> {
        record.milestone(visit.id::<MilestoneId>("milestone")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        milestone_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, milestone: Milestone) -> Result<Milestone, Problems> {
        milestone_form::read(values, milestone)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &Milestone,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        milestone_form::page(visit, record, form, (!is_new).then_some(thing.id)).await
    }

    fn after(visit: &FamilyVisit, _: &Milestone, _: i64) -> String {
        visit.within("trajectory")
    }
}
