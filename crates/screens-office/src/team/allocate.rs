//! Allocating: who leads the work with a family, who works with them, and who chairs.

use access::{Deed, Role};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{CaseRecord, Object, family::Family, ids::WorkerId, object::Kept as KeptObject};
use record::teams::Colleague;
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/allocate", Needs::Family(Deed::Decide), "family.allocation_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/allocate", Needs::Family(Deed::Decide), "family.allocated");

const LABELS: &[(&str, &str)] =
    &[("lead_worker", "Who leads"), ("co_workers", "Who else works with them"), ("chair", "Who chairs")];

/// The case of the record.
fn case(record: &CaseRecord) -> Result<&KeptObject<Family>, Trouble> {
    record.families.first().ok_or(Trouble::Absent)
}

fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::Family(family) = object {
        values.add("lead_worker", family.lead_worker.map(|worker| worker.to_string()).unwrap_or_default());
        values.add("chair", family.chair.map(|worker| worker.to_string()).unwrap_or_default());
        for worker in &family.co_workers {
            values.add("co_workers", worker.to_string());
        }
    }
    values
}

/// Reads the form. Whoever was there already may stay; others must be on the lists.
fn read(
    mut reader: FormReader<'_>,
    mut family: Family,
    colleagues: &[Colleague],
) -> Result<Family, Problems> {
    let before = family.clone();
    let known = |worker: &WorkerId| colleagues.iter().any(|one| one.id == *worker && works(one));
    let of_team = |text: &str| {
        text.parse::<WorkerId>().ok().filter(|worker| {
            known(worker) || before.lead_worker == Some(*worker) || before.co_workers.contains(worker)
        })
    };
    let chairs = |text: &str| {
        let chair = |worker: &WorkerId| {
            colleagues.iter().any(|one| one.id == *worker && one.role == Some(Role::ConferenceChair))
        };
        text.parse::<WorkerId>().ok().filter(|worker| chair(worker) || before.chair == Some(*worker))
    };
    family.lead_worker = reader.optional("lead_worker", "Who leads", of_team);
    family.co_workers = reader.many("co_workers", "Who else works with them", of_team);
    family.chair = reader.optional("chair", "Who chairs", chairs);
    let lead = family.lead_worker;
    family.co_workers.retain(|worker| Some(*worker) != lead);
    if reader.problems.is_empty() { Ok(family) } else { Err(reader.problems) }
}

fn works(colleague: &Colleague) -> bool {
    matches!(colleague.role, Some(Role::SocialWorker | Role::PracticeSupervisor))
}

/// Shows who works with the family.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let family = case(&record)?;
    let there = as_sent(&Object::Family(family.value.clone()));
    let form = visit.form(&visit.path, family.version, &there).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// Keeps who works with the family.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let colleagues = visit.app.store().colleagues().await?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.text("reason", "The reason");
    let form = match read(reader, case(&record)?.value.clone(), &colleagues) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(family) => match visit.put(&sent, &reason, family).await? {
            SaveOutcome::Done(_) => return Ok(visit.go(&back(&visit), "allocated")),
            kept => visit.form_after(&visit.path, &sent, kept, LABELS, as_sent).await?,
        },
    };
    let status =
        if form.clashes.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    page(&visit, &record, status, form).await
}

/// Where whoever came from goes back to: a supervisor to the board, a chair, who has none, to the family.
fn back(visit: &FamilyVisit) -> String {
    if visit.actor().role == Role::PracticeSupervisor { "/team".to_owned() } else { visit.within("") }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let family = case(record)?;
    let colleagues = visit.app.store().colleagues().await?;
    let names = visit.app.store().names().await?;
    let mut workers: Vec<Choice> = colleagues
        .iter()
        .filter(|one| works(one) && one.team == Some(family.team))
        .map(|one| Choice::new(one.id.to_string(), &one.name))
        .collect();
    // Somebody of another team who works with the family stays on the list.
    for worker in family.lead_worker.iter().chain(&family.co_workers) {
        let value = worker.to_string();
        if !workers.iter().any(|choice| choice.value == value) {
            workers.push(Choice::new(value, names.worker(*worker)));
        }
    }
    let mut chairs: Vec<Choice> = colleagues
        .iter()
        .filter(|one| one.role == Some(Role::ConferenceChair))
        .map(|one| Choice::new(one.id.to_string(), &one.name))
        .collect();
    if let Some(chair) = family.chair.filter(|chair| !chairs.iter().any(|one| one.value == chair.to_string()))
    {
        chairs.push(Choice::new(chair.to_string(), names.worker(chair)));
    }
    let content = context! { back => back(visit), form => shown(form), workers => shown(workers), chairs => shown(chairs), restricted => family.restricted, access => visit.within("access"), stage => visit.within("stage") };
    visit.page_as(status, "team/allocate.html", "Who works with this family", record, content).await
}
