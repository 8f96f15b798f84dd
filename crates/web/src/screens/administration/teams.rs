//! Teams: adding one, giving one another name.

use super::sentence;
use crate::{
    form::{Problems, Values},
    page::shown,
    route::{Needs, Office, Route},
    screens::people_options::Choice,
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::TeamId;

/// The page.
pub(super) const SHOW: Route =
    Route::get("/administration/teams", Needs::Office(Office::Administer), "teams.seen");
/// A new team, or another name for one.
pub(super) const SEND: Route =
    Route::post("/administration/teams", Needs::Office(Office::Administer), "team.kept");

/// Shows them.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Values::new(), &Problems::default()).await
}

/// Makes a team, or renames the one that the form names.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let team = sent.values.text("which");
    let field = if team.is_empty() { "name".to_owned() } else { format!("name-{team}") };
    let name = sent.values.text(&field);
    let mut problems = Problems::default();
    if name.chars().count() > 100 {
        problems.add(&field, "A team’s name has at most 100 characters.");
    } else {
        let kept = if team.is_empty() {
            store.create_team(visit.permit, name).await.map(|_| "added")
        } else {
            let team: TeamId = team.parse().map_err(|_| Trouble::Absent)?;
            if !store.teams().await?.iter().any(|known| known.id == team) {
                return Err(Trouble::Absent);
            }
            store.rename_team(visit.permit, team, name).await.map(|()| "saved")
        };
        match kept {
            Ok(done) => return Ok(visit.go("/administration/teams", done)),
            Err(error) => problems.add(&field, sentence(error)?),
        }
    }
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, &problems).await
}

async fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    values: &Values,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let teams = visit.app.store().teams().await?;
    let mut shown_values = Values::new();
    for team in &teams {
        shown_values.add(format!("name-{}", team.id), &team.name);
    }
    for (name, value) in values.typed() {
        shown_values.0.insert(name.to_owned(), vec![value.to_owned()]);
    }
    let teams: Vec<Choice> =
        teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name)).collect();
    let form = visit.form_again("/administration/teams", &Sent { values: shown_values }, problems);
    let content = context! { form => shown(form), teams => shown(teams), at => "teams" };
    visit.show_as(status, "administration/teams.html", &visit.frame("Teams"), content)
}
