//! Danger statements: what is feared, by whom, and for which child.

use super::danger_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    danger::{DangerStatement, DangerStatus},
    ids::{DangerId, MapId},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Danger statements: what is feared, by whom, and for which child.
pub(super) struct Danger;

impl ByForm for Danger {
    type Thing = DangerStatement;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/maps/{map}/dangers/new", "danger.asked", "danger.added"),
        ("/families/{family}/dangers/{danger}", "danger.seen", "danger.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = danger_form::LABELS;
    const ADDED: &'static str = "danger-added";

    fn bare(visit: &FamilyVisit, record: &CaseRecord, _: &Values) -> Result<DangerStatement, Trouble> {
        let map = record.map(visit.id::<MapId>("map")?).ok_or(Trouble::Absent)?.id;
        Ok(DangerStatement {
            id: DangerId(visit.app.store().new_id()),
            map,
            seq: danger_form::next_place(record, map),
            honours: String::new(),
            worriers: Vec::new(),
            behaviour: String::new(),
            whose: Vec::new(),
            violent: None,
            examples: Vec::new(),
            harm_kinds: Vec::new(),
            feared: Vec::new(),
            disputes: Vec::new(),
            status: DangerStatus::Current,
            status_reason: String::new(),
        })
    }

    fn begun(visit: &FamilyVisit, _: &CaseRecord, _: &DangerStatement) -> Values {
        danger_form::begun_by(visit.actor().worker)
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<DangerStatement>, Trouble> {
        record.danger(visit.id::<DangerId>("danger")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        danger_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, danger: DangerStatement) -> Result<DangerStatement, Problems> {
        danger_form::read(values, danger)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &DangerStatement,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        danger_form::page(visit, record, thing.map, form, (!is_new).then_some(thing)).await
    }

    /// Its pair, which asks for the goal; the scale came with it.
    fn after(visit: &FamilyVisit, _: &DangerStatement, number: i64) -> String {
        visit.within(&format!("pairs/{}", DangerId(number)))
    }
}
