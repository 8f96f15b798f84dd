//! Who is told of what one administrator alone does, as the page says before it is done.

use access::Role;
use serde::Serialize;
use ui::{trouble::Trouble, visit::OfficeVisit};

/// Who is told, by name.
#[derive(Serialize)]
pub(super) struct Told {
    /// All other administrators.
    administrators: Vec<String>,
    /// The supervisors of each team.
    teams: Vec<Team>,
}

#[derive(Serialize)]
struct Team {
    name: String,
    supervisors: Vec<String>,
}

/// Who is told of an account that is made, moved, opened or closed.
pub(super) async fn of_accounts(visit: &OfficeVisit) -> Result<Told, Trouble> {
    let (store, me) = (visit.app.store(), visit.actor().worker);
    let colleagues = store.colleagues().await?;
    let others = || colleagues.iter().filter(|one| one.id != me);
    let administrators = others().filter(|one| one.role == Some(Role::Administrator));
    let teams = store.teams().await?.into_iter().map(|team| Team {
        supervisors: others()
            .filter(|one| one.role == Some(Role::PracticeSupervisor) && one.team == Some(team.id))
            .map(|one| one.name.clone())
            .collect(),
        name: team.name,
    });
    Ok(Told { administrators: administrators.map(|one| one.name.clone()).collect(), teams: teams.collect() })
}
