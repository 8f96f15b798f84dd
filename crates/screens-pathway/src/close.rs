//! Ending the work with children: their referrals close, and nothing closes silently with them.

use crate::{
    children::{ChildHere, children, keep},
    fields::{Row, all, choices, day, of, ticked},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use pathway::codes::ClosureReason;
use practice::{
    CaseRecord,
    actions::pathway::{Closing, close},
    ids::ChildId,
};
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
    Route::get("/families/{family}/pathway/close", Needs::Family(Deed::Decide), "referral.close_asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/close", Needs::Family(Deed::Decide), "referral.closed");

fn open<'a>(visit: &FamilyVisit, here: &'a [ChildHere]) -> Vec<&'a ChildHere> {
    here.iter().filter(|child| child.path().referral_on(visit.today).is_some()).collect()
}

/// Shows the form.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let about = open(&visit, &here);
    let mut begun = Values::new();
    begun.add_date("on", Some(visit.today));
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &about, form).await
}

/// Ends it.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let about = open(&visit, &here);
    let said = (read(&sent.values, &here), "work-ended");
    match keep(&visit, &sent, &here, said, |scene, said, acting| close(scene, &said, acting)).await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &about, form).await,
    }
}

fn read(values: &Values, here: &[ChildHere]) -> Result<Vec<(ChildId, Closing)>, Problems> {
    let mut reader = FormReader::new(values);
    let chosen = ticked(&mut reader, here);
    let on = day(&mut reader, "on", "The day on which the work ends");
    let mut said = Vec::new();
    for child in chosen {
        let because = reader.block(&child.name, |reader| {
            reader.choice(&of("because", child.id), "Say why the work ends.", ClosureReason::from_code)
        });
        if let Some(on) = on {
            let plan_ends = values.ticked(&of("plan_ends", child.id));
            said.push((child.id, Closing { on, because, plan_ends }));
        }
    }
    if reader.problems.is_empty() { Ok(said) } else { Err(reader.problems) }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    about: &[&ChildHere],
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let rows: Vec<Row> =
        about.iter().map(|child| Row::of(child, child.path().reach(visit.today).words())).collect();
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        children => shown(choices(about.iter().copied())),
        rows => shown(rows),
        reasons => shown(all!(ClosureReason)),
    };
    visit.page_as(status, "pathway/close.html", "End the work with a child", record, content).await
}
