//! The form of a new referral.

use super::duplicates::Known;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    contact::ContactHow,
    family::Stage,
    ids::{TeamId, WorkerId},
    map::Variant,
    people::ParentalResponsibility,
};
use ui::contact_fields;
use ui::{
    form::Values,
    page::{Form, shown},
    people_options::{self, Choice},
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};
use ui::{named::KINSHIPS, rows};

/// The page.
pub(in crate::families) const SHOW: Route =
    Route::get("/families/new", Needs::Office(Office::RegisterFamily), "family.registering");

/// Shows it, with today and the person filled in, or with the draft.
pub(in crate::families) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let workers = workers(&visit).await?;
    let mut there = Values::new();
    contact_fields::add_received(&mut there, visit.now);
    there.add("stage", Stage::Intake.code()).add("how", ContactHow::Telephone.code());
    if workers.iter().any(|(worker, _)| *worker == visit.actor().worker) {
        there.add("lead_worker", visit.actor().worker.to_string());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, StatusCode::OK, form, &workers, None)
}

/// The team for which the person registers.
pub(super) fn team(visit: &OfficeVisit) -> Result<TeamId, Trouble> {
    visit.actor().team.ok_or(Trouble::NotYourRole)
}

/// The workers of that team.
pub(super) async fn workers(visit: &OfficeVisit) -> Result<Vec<(WorkerId, String)>, Trouble> {
    Ok(visit.app.store().workers_of_team(team(visit)?).await?)
}

/// The page with the form, and with those who may be the same family.
pub(super) fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    form: Form,
    workers: &[(WorkerId, String)],
    known: Option<Known>,
) -> Result<Response, Trouble> {
    let mut values = Values::new();
    for (name, value) in &form.values {
        values.add(name, value);
    }
    let choices = |all: Vec<(&str, &str)>| -> Vec<Choice> {
        all.into_iter().map(|(code, words)| Choice::new(code, words)).collect()
    };
    let mut variants = vec![Choice::new("later", "Not yet")];
    variants.extend(Variant::ALL.iter().map(|variant| Choice::new(variant.code(), variant.words())));
    let Known { people, onto, looked } = known.unwrap_or_default();
    let content = context! {
        form => shown(form),
        children => rows::shown(&values, "children"),
        adults => rows::shown(&values, "adults"),
        most => rows::MOST,
        workers => shown(workers.iter().map(|(worker, name)| Choice::new(worker.to_string(), name)).collect::<Vec<_>>()),
        stages => shown(choices(Stage::ALL.iter().map(|stage| (stage.code(), stage.words())).collect())),
        sexes => shown(people_options::sexes()),
        kinships => shown(choices(KINSHIPS.iter().map(|kinship| (kinship.code(), kinship.words())).collect())),
        responsibilities => shown(choices(ParentalResponsibility::ALL.iter().map(|one| (one.code(), one.words())).collect())),
        variants => shown(variants),
        known => shown(people),
        onto => shown(onto),
        opened => opened(&values),
        choices => contact_fields::choices(visit.today),
        looked,
    };
    visit.show_as(status, "families/referral.html", &visit.frame("Register a new referral"), content)
}

/// The rows of which something is filled in that can wait, so that nothing typed lies behind a closed heading.
fn opened(values: &Values) -> Vec<String> {
    const CAN_WAIT: &[(&str, &[&str])] = &[
        ("children", &["school", "gp", "sex", "language", "interpreter"]),
        ("adults", &["responsibility", "born-day", "born-month", "born-year", "sex"]),
    ];
    let mut rows = Vec::new();
    for (list, fields) in CAN_WAIT {
        for row in (0..rows::MOST).map(|row| format!("{list}-{row}")) {
            if fields.iter().any(|field| values.ticked(&format!("{row}-{field}"))) {
                rows.push(row);
            }
        }
    }
    rows
}
