//! Teams, and the names of teams and workers as screens show them.

mod names;
mod telephones;

pub(crate) use names::NameCache;
pub use names::StaffNames;
pub use telephones::Telephones;

use crate::{
    Store, StoreError,
    accounts::{
        administers,
        told::{Telling, who_look_after},
    },
    families::folded_name,
    kept::said,
    office::OfficeEntry,
    vouch::{self, Before},
};
use access::{OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use practice::ids::{TeamId, WorkerId};

/// A team of workers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// The team.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
}

impl Store {
    /// Every team, by name. Names of teams are no secret among staff: needs no permit.
    pub async fn teams(&self) -> Result<Vec<Team>, StoreError> {
        self.read(|c| {
            let rows: Vec<Row> = sql_query("SELECT id, name FROM team ORDER BY folded").load(c)?;
            Ok(rows.into_iter().map(|row| Team { id: TeamId(row.id), name: row.name }).collect())
        })
        .await
    }

    /// Makes a team. All other administrators are told.
    pub async fn create_team(&self, permit: OfficePermit, name: &str) -> Result<TeamId, StoreError> {
        administers(permit)?;
        let id = TeamId(self.new_id());
        self.keep_team(permit, id, name, "team.made").await?;
        Ok(id)
    }

    /// Gives a team another name. Its supervisors and all other administrators are told.
    pub async fn rename_team(
        &self,
        permit: OfficePermit,
        team: TeamId,
        name: &str,
    ) -> Result<(), StoreError> {
        administers(permit)?;
        self.keep_team(permit, team, name, "team.renamed").await
    }

    async fn keep_team(
        &self,
        permit: OfficePermit,
        team: TeamId,
        name: &str,
        verb: &'static str,
    ) -> Result<(), StoreError> {
        said(name, "Enter the name of the team.")?;
        let (at, by, name) = (self.clock().now(), permit.actor().worker, name.trim().to_owned());
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let folded = name.to_lowercase();
            let same: Vec<Row> = sql_query("SELECT id, name FROM team WHERE folded = $1 AND id <> $2")
                .bind::<Text, _>(&folded)
                .bind::<BigInt, _>(team.0)
                .load(c)?;
            if !same.is_empty() {
                return Err(StoreError::Conflict("There is a team of this name already.".to_owned()));
            }
            let before = Before::of(c, [vouch::Row::Team(team.0)])?;
            sql_query(
                "INSERT INTO team (id, name, folded) VALUES ($1, $2, $3) \
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded",
            )
            .bind::<BigInt, _>(team.0)
            .bind::<Text, _>(&name)
            .bind::<Text, _>(&folded)
            .execute(c)?;
            OfficeEntry { at, by: Some(by), verb, kind: "team", number: team.0, reason: "", body: &name }
                .vouch(c, before)?;
            let telling = Telling { store: &store, names: &names, by, at };
            let did = if verb == "team.made" {
                format!("made the team {name}.")
            } else {
                format!("renamed the team {}: {name}.", names.team(team))
            };
            let people = who_look_after(c, [Some(team), None], at)?;
            telling.tell(c, people, &telling.to_be_looked_at(&did))
        })
        .await?;
        self.forget_names();
        Ok(())
    }

    /// The workers of a team whose accounts are open, by name.
    pub async fn workers_of_team(&self, team: TeamId) -> Result<Vec<(WorkerId, String)>, StoreError> {
        self.read(move |c| {
            let mut rows: Vec<Row> = sql_query(
                "SELECT id, display_name AS name FROM account WHERE team_id = $1 AND disabled_at IS NULL \
                 ORDER BY id",
            )
            .bind::<BigInt, _>(team.0)
            .load(c)?;
            rows.sort_by_cached_key(|row| folded_name(&row.name));
            Ok(rows.into_iter().map(|row| (WorkerId(row.id), row.name)).collect())
        })
        .await
    }
}

/// A member of staff whose account is open, as lists to choose from name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: WorkerId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Option<Role>,
    /// Their team.
    pub team: Option<TeamId>,
}

#[derive(QueryableByName)]
struct ColleagueRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    team_id: Option<i64>,
}

impl Store {
    /// Everybody with an open account, by name. Names, roles and teams are no secret among staff: needs no permit.
    pub async fn colleagues(&self) -> Result<Vec<Colleague>, StoreError> {
        self.read(|c| {
            let mut rows: Vec<ColleagueRow> = sql_query(
                "SELECT id, display_name AS name, role, team_id FROM account WHERE disabled_at IS NULL \
                 ORDER BY id",
            )
            .load(c)?;
            rows.sort_by_cached_key(|row| folded_name(&row.name));
            Ok(rows
                .into_iter()
                .map(|row| Colleague {
                    id: WorkerId(row.id),
                    name: row.name,
                    role: Role::from_code(&row.role),
                    team: row.team_id.map(TeamId),
                })
                .collect())
        })
        .await
    }
}
