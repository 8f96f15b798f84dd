//! When the work should be done.

use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{CaseRecord, Kept as Stored, Object, ids::TrajectoryId, trajectory::Trajectory};
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/trajectory/target", Needs::Family(Deed::Change), "trajectory.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/trajectory/target", Needs::Family(Deed::Change), "trajectory.saved");

const LABELS: &[(&str, &str)] = &[("target_closure", "When the work should be done")];

fn running(record: &CaseRecord) -> Option<&Stored<Trajectory>> {
    record.trajectories.iter().find(|trajectory| trajectory.ended.is_none())
}

fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Trajectory(trajectory) = object {
        values.add_date("target_closure", trajectory.target_closure);
    }
    values
}

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let there = running(&record).map(|kept| as_sent(&Object::Trajectory(kept.value.clone())));
    let version = running(&record).map_or(0, |kept| kept.version);
    let form = visit.form(&visit.path, version, &there.unwrap_or_default()).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut reader = FormReader::new(&sent.values);
    let target_closure = reader.date("target_closure", "The day");
    let problems: Problems = reader.problems;
    let form = if problems.is_empty() {
        let trajectory = match running(&record) {
            Some(kept) => Trajectory { target_closure, ..kept.value.clone() },
            None => Trajectory { id: TrajectoryId(visit.app.store().new_id()), target_closure, ended: None },
        };
        match visit.put(&sent, "", trajectory).await? {
            SaveOutcome::Done(_) => return Ok(visit.go(&visit.within("trajectory"), "saved")),
            kept => visit.form_after(&visit.path, &sent, kept, LABELS, as_sent).await?,
        }
    } else {
        visit.form_again(&visit.path, &sent, &problems)
    };
    let status =
        if form.clashes.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    page(&visit, &record, status, form).await
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let content = context! { form => shown(form), back => visit.within("trajectory") };
    visit.page_as(status, "trajectory/target.html", "When the work should be done", record, content).await
}
