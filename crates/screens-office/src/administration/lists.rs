//! Who may know of a family and who may never open it, by the family's reference. Its name and content are not shown.

use crate::second::asked;
use access::Role;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::WorkerId;
use record::standing::{Administered, StandingList, Wanted, Way};
use serde_json::json;
use ui::{
    form::{FormReader, Problems, Values},
    page::shown,
    people_options::Choice,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/administration/lists", Needs::Office(Office::Administer), "family_lists.seen");
/// A name put on a list or taken off.
pub(super) const SEND: Route =
    Route::post("/administration/lists", Needs::Office(Office::Administer), "family_lists.changed");

/// Shows the lists of the family whose reference is asked for.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let mut values = Values::new();
    let reference = visit.query.text("reference");
    values.add("reference", reference);
    let family = if reference.is_empty() {
        None
    } else {
        visit.app.store().administered_family(visit.permit, reference).await?
    };
    if let Some(family) = family {
        let told = json!({ "named": family.named.len(), "conflicts": family.conflicts.len() });
        visit.note(Some(("family", family.family.0)), told).await?;
    }
    page(&visit, StatusCode::OK, &values, Problems::default()).await
}

/// Changes one of the lists.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let reference = sent.values.text("reference");
    let Some(family) = store.administered_family(visit.permit, reference).await? else {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, Problems::default()).await;
    };
    let (list, on_it) = match sent.values.text("do") {
        "name" => (StandingList::Named, true),
        "unname" => (StandingList::Named, false),
        "conflict" => (StandingList::Conflict, true),
        "unconflict" => (StandingList::Conflict, false),
        _ => {
            return Err(Trouble::Unreadable(
                "This form does not say what to do. Go back and choose a button.",
            ));
        }
    };
    let mut reader = FormReader::new(&sent.values);
    let without = "Say why, without anything of the case. It is kept in the journal.";
    let reason = reader.needed("reason", "The reason", without);
    let mut problems = reader.problems;
    let known = store.colleagues().await?;
    let worker = sent.values.text("worker").parse::<WorkerId>().ok();
    let worker = worker.filter(|worker| !on_it || known.iter().any(|one| one.id == *worker));
    if worker.is_none() {
        problems.add("worker", "Choose a person.");
    }
    let sees_none =
        known.iter().any(|one| Some(one.id) == worker && one.role.is_some_and(Role::sees_no_records));
    if list == StandingList::Named && on_it && sees_none {
        problems
            .add("worker", "Administrators and analysts never see a record. Naming them would do nothing.");
    }
    if list == StandingList::Named && !on_it && family.restricted && family.named.len() == 1 {
        problems.add(
            "",
            "The last name stays on the list of a restricted record. Otherwise nobody could open it.",
        );
    }
    if let (true, Some(worker)) = (problems.is_empty(), worker) {
        if list == StandingList::Named && on_it && family.restricted && !family.named.contains(&worker) {
            let way = if sent.values.text("way") == "emergency" { Way::Emergency } else { Way::Second };
            let wanted = Wanted::Name { family: family.family, worker };
            if let Err(why) = store.ask_second(visit.permit, wanted, &reason, way).await {
                problems.add("worker", crate::administration::sentence::sentence(why)?);
                return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, problems).await;
            }
            let to = format!("/administration/lists?reference={}", family.reference);
            return Ok(visit.go(&to, asked::done(way)));
        }
        if list == StandingList::Named && on_it && family.restricted {
            problems.add("worker", "This person is named already.");
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, problems).await;
        }
        if let Err(why) =
            store.administer_list(visit.permit, list, family.family, worker, on_it, &reason).await
        {
            problems.add("", crate::administration::sentence::sentence(why)?);
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, problems).await;
        }
        let done = if on_it { "listed" } else { "unlisted" };
        return Ok(visit.go(&format!("/administration/lists?reference={}", family.reference), done));
    }
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, problems).await
}

async fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    values: &Values,
    mut problems: Problems,
) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let reference = values.text("reference");
    let found =
        if reference.is_empty() { None } else { store.administered_family(visit.permit, reference).await? };
    if found.is_none() && !reference.is_empty() {
        problems.add("reference", "No family has this reference. References look like K-10234.");
    }
    let names = store.names().await?;
    let on = |workers: &[WorkerId]| -> Vec<Choice> {
        workers.iter().map(|worker| Choice::new(worker.to_string(), names.worker(*worker))).collect()
    };
    let colleagues: Vec<Choice> =
        store.colleagues().await?.iter().map(|one| Choice::new(one.id.to_string(), &one.name)).collect();
    let status = if problems.is_empty() { status } else { StatusCode::UNPROCESSABLE_ENTITY };
    let form = visit.form_again("/administration/lists", &Sent { values: values.clone() }, &problems);
    let workers = |of: fn(&Administered) -> &Vec<WorkerId>| {
        found.as_ref().map(|found| on(of(found))).unwrap_or_default()
    };
    let content = context! {
        form => shown(form),
        reference => found.as_ref().map(|found| found.reference.clone()),
        restricted => found.as_ref().is_some_and(|found| found.restricted),
        named => shown(workers(|found| &found.named)),
        conflicts => shown(workers(|found| &found.conflicts)),
        colleagues => shown(colleagues),
        at => "lists",
    };
    visit.show_as(status, "administration/lists.html", &visit.frame("Who may know of a family"), content)
}
