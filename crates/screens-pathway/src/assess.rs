//! Beginning an assessment of several children at once.

use crate::{
    children::{ChildHere, children, keep},
    fields::{all_ticked, choices, day, ticked},
};
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use practice::{CaseRecord, actions::pathway::start_assessment, ids::ChildId};
use ui::{
    form::{FormReader, Problems, Values},
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route =
    Route::get("/families/{family}/pathway/assess", Needs::Family(Deed::Change), "assessment.asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/assess", Needs::Family(Deed::Change), "assessment.started");

fn may_begin<'a>(visit: &FamilyVisit, here: &'a [ChildHere]) -> Vec<&'a ChildHere> {
    here.iter().filter(|child| child.path().referral_on(visit.today).is_some()).collect()
}

/// Shows the form.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Change).await?;
    let about = may_begin(&visit, &here);
    let mut begun = Values::new();
    all_ticked(&mut begun, about.iter().copied());
    begun.add_date("from", Some(visit.today));
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &about, form).await
}

/// Begins it.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Change).await?;
    let about = may_begin(&visit, &here);
    let said = (read(&sent.values, &here), "assessment-begun");
    let kept = keep(&visit, &sent, &here, said, |scene, (from, chosen), acting| {
        start_assessment(scene, from, &chosen, acting)
    });
    match kept.await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &about, form).await,
    }
}

fn read(values: &Values, here: &[ChildHere]) -> Result<(Date, Vec<ChildId>), Problems> {
    let mut reader = FormReader::new(values);
    let chosen = ticked(&mut reader, here).into_iter().map(|child| child.id).collect();
    let from = day(&mut reader, "from", "The day on which it begins");
    match from.filter(|_| reader.problems.is_empty()) {
        Some(from) => Ok((from, chosen)),
        None => Err(reader.problems),
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    about: &[&ChildHere],
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        children => shown(choices(about.iter().copied())),
    };
    visit.page_as(status, "pathway/assess.html", "Begin an assessment", record, content).await
}
