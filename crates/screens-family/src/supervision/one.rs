//! A supervision of the work: who was there, the best questions, what comes next.

use super::supervision_form;
use access::Deed;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object, Who,
    ids::SupervisionId,
    meeting::{Supervision, SupervisionKind},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// A supervision of the work: who was there, the best questions, what comes next.
pub(super) struct One;

impl ByForm for One {
    type Thing = Supervision;

    const ROUTES: &'static FormRoutes = &FormRoutes::needing(
        Deed::Supervise,
        ("/families/{family}/supervision/new", "supervision.asked", "supervision.added"),
        ("/families/{family}/supervision/{supervision}", "supervision.seen", "supervision.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = supervision_form::LABELS;

    fn bare(visit: &FamilyVisit, _: &CaseRecord, _: &Values) -> Result<Supervision, Trouble> {
        Ok(Supervision {
            id: SupervisionId(visit.app.store().new_id()),
            kind: if supervision_form::is_helper(visit) {
                SupervisionKind::Group
            } else {
                SupervisionKind::Individual
            },
            on: visit.today,
            present: Vec::new(),
            best_questions: String::new(),
            learning: String::new(),
            next: String::new(),
        })
    }

    /// For today, with the lead worker and whoever writes it.
    fn begun(visit: &FamilyVisit, record: &CaseRecord, bare: &Supervision) -> Values {
        let mut there = Values::new();
        there.add("kind", bare.kind.code()).add_date("on", Some(bare.on));
        let lead = record.families.first().and_then(|family| family.lead_worker);
        there.add("present", Who::Worker(visit.actor().worker).to_string());
        if let Some(lead) = lead.filter(|lead| *lead != visit.actor().worker) {
            there.add("present", Who::Worker(lead).to_string());
        }
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<Supervision>, Trouble> {
        record.supervision(visit.id::<SupervisionId>("supervision")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        supervision_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, supervision: Supervision) -> Result<Supervision, Problems> {
        supervision_form::read(values, supervision)
    }

    /// A practice lead records supervision with the team. What is said one to one stays with the two.
    fn may(visit: &FamilyVisit, supervision: &Supervision) -> Result<(), Problems> {
        if !supervision_form::is_helper(visit) || supervision.kind == SupervisionKind::Group {
            return Ok(());
        }
        let mut problems = Problems::default();
        problems.add("kind", "A practice lead records supervision with the team. Choose that, or ask the supervisor to record this one.");
        Err(problems)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        _: &Supervision,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        supervision_form::page(visit, record, form, is_new).await
    }

    fn after(visit: &FamilyVisit, _: &Supervision, _: i64) -> String {
        visit.within("supervision")
    }
}
