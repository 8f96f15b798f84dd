//! Gives the invented authority its teams and accounts.

use crate::command_error::CommandError;
use crate::demonstrate::password::{COST, PASSWORD};
use access::{Actor, OfficeDeed, OfficePermit};
use demo::{
    Cast,
    cast::{Employee, STAFF, TEAMS},
};
use practice::ids::{TeamId, WorkerId};
use record::{Store, StoreError, accounts::AccountDetails, teams::Telephones};
use ui::session::password;

/// Makes teams and accounts. None where the store has accounts already.
pub(super) async fn employ(store: &Store) -> Result<Option<Cast>, CommandError> {
    let hash = password::hash(PASSWORD, COST).ok_or_else(|| {
        CommandError::Refused("The passwords of the demonstration cannot be kept.".to_owned())
    })?;
    let first = store.create_first_account(details(&STAFF[0], &[]), hash.clone()).await;
    let administrator = match first {
        Ok(id) => id,
        Err(StoreError::NotPermitted) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    // The demonstration's password is printed for everybody, and stays.
    let actor = Actor { worker: administrator, role: STAFF[0].role, team: None };
    let own = access::office::permit(actor, OfficeDeed::OwnAccount).map_err(|_| not_made())?;
    store.set_password_hash(own, administrator, hash.clone(), None).await?;
    let permit = administering(administrator)?;
    let mut cast = Cast { teams: Vec::new(), workers: vec![administrator] };
    for name in TEAMS {
        let team = store.create_team(permit, name).await?;
        store.set_telephones(permit, team, telephones(cast.teams.len())).await?;
        cast.teams.push(team);
    }
    for one in &STAFF[1..] {
        let details = details(one, &cast.teams);
        cast.workers.push(store.create_account_on_the_machine(details, hash.clone()).await?);
    }
    Ok(Some(cast))
}

/// The numbers of a team, out of those that are kept free for drama, so that nobody is rung.
fn telephones(place: usize) -> Telephones {
    Telephones {
        phone: format!("01632 960{:03}", 110 + place),
        hours: "Monday to Friday, 9 am to 5 pm".to_owned(),
        duty_phone: "01632 960199".to_owned(),
    }
}

/// Leave to administer, for the administrator of the demonstration.
pub(super) fn administering(administrator: WorkerId) -> Result<OfficePermit, CommandError> {
    let actor = Actor { worker: administrator, role: STAFF[0].role, team: None };
    access::office::permit(actor, OfficeDeed::Administer).map_err(|_| not_made())
}

fn not_made() -> CommandError {
    CommandError::Refused("The demonstration's staff cannot be made.".to_owned())
}

fn details(one: &Employee, teams: &[TeamId]) -> AccountDetails {
    AccountDetails {
        username: one.username.to_owned(),
        display_name: one.name.to_owned(),
        role: one.role,
        team: team_of(one, teams),
    }
}

fn team_of(one: &Employee, teams: &[TeamId]) -> Option<TeamId> {
    one.team.and_then(|place| teams.get(place)).copied()
}
