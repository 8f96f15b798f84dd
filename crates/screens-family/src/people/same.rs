//! Whether somebody and another of nearly the same name are one person, where one of them is feared: asked before anything is
//! handed to either.

use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    actions::same_person::say_if_same,
    ids::PersonId,
    views::{asks_if_same, plans_to_print},
};
use ui::{
    form::{FormReader, Problems},
    keep::SaveOutcome,
    page::shown,
    route::{Needs, Route},
    saving::not_kept,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/people/{person}/same", Needs::Family(Deed::Change), "person.same_asked");
/// The answer sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/people/{person}/same",
    Needs::Family(Deed::Change),
    "person.same_answered",
);

/// Asks about the first of them.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Sent::default(), &Problems::default()).await
}

/// Keeps the answer. Where another is to be asked about, asks on.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let person: PersonId = visit.id("person")?;
    let name = sent.values.text("name").to_owned();
    let mut reader = FormReader::new(&sent.values);
    let answer = reader.choice("same", "Say whether they are the same person.", |code| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let mut problems = reader.problems;
    let asked = open(&visit).await?;
    if !asked.contains(&name) {
        return Ok(visit.go(&visit.path, ""));
    }
    if let Some(is_same) = answer {
        let kept =
            visit.act(&sent, "", move |record, acting| say_if_same(record, person, &name, is_same, acting));
        match kept.await? {
            SaveOutcome::Not(findings) => {
                for one in &findings {
                    problems.add("", one.sentence.clone());
                }
            }
            SaveOutcome::Done(_) | SaveOutcome::Clash(_) => return Ok(visit.go(&visit.path, "saved")),
        }
    }
    page(&visit, not_kept(&problems), &sent, &problems).await
}

/// Those about whom nobody has said whether they are this person.
async fn open(visit: &FamilyVisit) -> Result<Vec<String>, Trouble> {
    let record = visit.record().await?;
    let person: PersonId = visit.id("person")?;
    record.person(person).ok_or(Trouble::Absent)?;
    let plan = plans_to_print(&record, visit.today).into_iter().next();
    Ok(asks_if_same(&record, plan, person))
}

async fn page(
    visit: &FamilyVisit,
    status: StatusCode,
    sent: &Sent,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let person = record.person(visit.id("person")?).ok_or(Trouble::Absent)?;
    let mut form = visit.form_again(&visit.path, sent, problems);
    form.once = practice::ids::encode(visit.app.store().new_id());
    let content = context! {
        form => shown(form),
        name => person.full_name(),
        other => open(visit).await?.into_iter().next(),
        back => visit.within("people"),
        plan => visit.within("plan"),
    };
    visit.page_as(status, "people/same.html", "One person or two", &record, content).await
}
