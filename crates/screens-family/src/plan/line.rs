//! Bottom lines: what must be so, while the family and its network say how.

use super::line_form;
use axum::response::Response;
use practice::{CaseRecord, Kept, Object, Who, goal::BottomLine, ids::BottomLineId};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Bottom lines: what must be so, while the family and its network say how.
pub(super) struct Line;

impl ByForm for Line {
    type Thing = BottomLine;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/bottom-lines/new", "bottom_line.asked", "bottom_line.added"),
        ("/families/{family}/bottom-lines/{line}", "bottom_line.seen", "bottom_line.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = line_form::LABELS;

    fn bare(visit: &FamilyVisit, _: &CaseRecord, _: &Values) -> Result<BottomLine, Trouble> {
        Ok(BottomLine {
            id: BottomLineId(visit.app.store().new_id()),
            text: String::new(),
            imposed_by: None,
            reason: String::new(),
            danger: None,
            satisfied_by: Vec::new(),
        })
    }

    fn begun(visit: &FamilyVisit, _: &CaseRecord, _: &BottomLine) -> Values {
        let mut there = Values::new();
        there.add("imposed_by", Who::Worker(visit.actor().worker).to_string());
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<BottomLine>, Trouble> {
        record.bottom_line(visit.id::<BottomLineId>("line")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        line_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, line: BottomLine) -> Result<BottomLine, Problems> {
        line_form::read(values, line)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &BottomLine,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        line_form::page(visit, record, form, (!is_new).then_some(thing.id)).await
    }

    /// Where bottom lines are read with what meets them.
    fn after(visit: &FamilyVisit, _: &BottomLine, _: i64) -> String {
        visit.within("plan#lines-title")
    }
}
