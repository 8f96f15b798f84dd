//! Red flags of a plan: what people watch for, and what they do then.

use super::{flag_form, of_path::flag_of_path, shown::href};
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    ids::{PlanId, RedFlagId},
    plan::RedFlag,
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Red flags of a plan: what people watch for, and what they do then.
pub(super) struct Flag;

impl ByForm for Flag {
    type Thing = RedFlag;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/plan/{plan}/red-flags/new", "red_flag.asked", "red_flag.added"),
        ("/families/{family}/plan/{plan}/red-flags/{flag}", "red_flag.seen", "red_flag.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = flag_form::LABELS;

    fn bare(visit: &FamilyVisit, record: &CaseRecord, _: &Values) -> Result<RedFlag, Trouble> {
        let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?.id;
        Ok(RedFlag {
            id: RedFlagId(visit.app.store().new_id()),
            plan,
            sign: String::new(),
            who_watches: None,
            response: String::new(),
            phone: String::new(),
            not_for: Vec::new(),
        })
    }

    fn begun(_: &FamilyVisit, _: &CaseRecord, _: &RedFlag) -> Values {
        Values::new()
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<RedFlag>, Trouble> {
        flag_of_path(visit, record)
    }

    fn as_sent(object: &Object) -> Values {
        flag_form::as_sent(object)
    }

    fn read(_: &CaseRecord, values: &Values, flag: RedFlag) -> Result<RedFlag, Problems> {
        flag_form::read(values, flag)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &RedFlag,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        flag_form::page(visit, record, form, thing, is_new).await
    }

    fn after(visit: &FamilyVisit, flag: &RedFlag, _: i64) -> String {
        href(visit, flag.plan)
    }
}
