//! Teams: adding one, giving one another name, and the telephone numbers that stand on every paper.

use crate::administration::sentence::sentence;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::TeamId;
use record::teams::Telephones;
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
    let mut reader = FormReader::new(&sent.values);
    let name = reader.line(&field, "The team’s name");
    let numbers = read_telephones(&mut reader, &sent.values, team);
    let mut problems = reader.problems;
    if problems.is_empty() && name.chars().count() > 100 {
        problems.add(&field, "A team’s name has at most 100 characters.");
    }
    if problems.is_empty() {
        let name = name.as_str();
        let kept = if team.is_empty() {
            store.create_team(visit.permit, name).await.map(|_| "added")
        } else {
            let team: TeamId = team.parse().map_err(|_| Trouble::Absent)?;
            let known = store.teams().await?.into_iter().find(|known| known.id == team);
            if known.ok_or(Trouble::Absent)?.name == name {
                Ok("saved")
            } else {
                store.rename_team(visit.permit, team, name).await.map(|()| "saved")
            }
        };
        match kept {
            Ok(done) => match telephones(&visit, team, numbers).await? {
                None => return Ok(visit.go("/administration/teams", done)),
                Some(refused) => problems.add(format!("phone-{team}"), refused),
            },
            Err(error) => problems.add(&field, sentence(error)?),
        }
    }
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, &problems).await
}

/// The numbers that the form names for this team. A form for a new team has none.
fn read_telephones(reader: &mut FormReader<'_>, values: &Values, team: &str) -> Option<Telephones> {
    values.sent(&format!("phone-{team}")).is_some().then(|| Telephones {
        phone: reader.line(&format!("phone-{team}"), "The team’s telephone number"),
        hours: reader.line(&format!("hours-{team}"), "When the team answers"),
        duty_phone: reader.line(&format!("duty_phone-{team}"), "The number for any other hour"),
    })
}

/// Keeps the numbers where they are others than before. The sentence with which they were refused.
async fn telephones(
    visit: &OfficeVisit,
    team: &str,
    numbers: Option<Telephones>,
) -> Result<Option<String>, Trouble> {
    let (Ok(id), Some(numbers)) = (team.parse::<TeamId>(), numbers) else { return Ok(None) };
    let store = visit.app.store();
    if store.telephones(id).await? == numbers {
        return Ok(None);
    }
    match store.set_telephones(visit.permit, id, numbers).await {
        Ok(()) => Ok(None),
        Err(error) => sentence(error).map(Some),
    }
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
        let numbers = visit.app.store().telephones(team.id).await?;
        shown_values
            .add(format!("name-{}", team.id), &team.name)
            .add(format!("phone-{}", team.id), numbers.phone)
            .add(format!("hours-{}", team.id), numbers.hours)
            .add(format!("duty_phone-{}", team.id), numbers.duty_phone);
    }
    for (name, value) in values.typed() {
        shown_values.set(name, vec![value.to_owned()]);
    }
    let teams: Vec<Choice> =
        teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name)).collect();
    let form = visit.form_again("/administration/teams", &Sent { values: shown_values }, problems);
    let content = context! { form => shown(form), teams => shown(teams), at => "teams" };
    visit.show_as(status, "administration/teams.html", &visit.frame("Teams"), content)
}
