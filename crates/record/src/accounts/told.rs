//! Who is told when one administrator alone makes, moves, opens or closes an account, or changes a team. Whoever looks after
//! accounts could let themselves in as somebody else; so the supervisors of the teams and all other administrators learn of it
//! in the same transaction, each by a notice of their own, which nobody else can put away.

use super::AccountDetails;
use crate::{
    AnyConnection, Store, StoreError,
    notices::{NewNotice, tell},
    teams::Names,
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable},
};
use jiff::Timestamp;
use practice::ids::{TeamId, WorkerId};

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// What is needed to tell of a change.
pub(crate) struct Telling<'a> {
    pub(crate) store: &'a Store,
    pub(crate) names: &'a Names,
    pub(crate) by: WorkerId,
    pub(crate) at: Timestamp,
}

/// Whose accounts are open: the supervisors of either team, and all administrators.
pub(crate) fn who_look_after(
    c: &mut AnyConnection,
    teams: [Option<TeamId>; 2],
) -> Result<Vec<WorkerId>, StoreError> {
    let rows: Vec<Id> = sql_query(
        "SELECT id FROM account WHERE disabled_at IS NULL AND (role = 'administrator' \
         OR (role = 'practice_supervisor' AND (team_id = $1 OR team_id = $2))) ORDER BY id",
    )
    .bind::<Nullable<BigInt>, _>(teams[0].map(|team| team.0))
    .bind::<Nullable<BigInt>, _>(teams[1].map(|team| team.0))
    .load(c)?;
    Ok(rows.into_iter().map(|row| WorkerId(row.id)).collect())
}

impl Telling<'_> {
    /// Tells these people, each once, but never who did it. Where there is nobody else, nobody is told.
    pub(crate) fn tell(
        &self,
        c: &mut AnyConnection,
        mut people: Vec<WorkerId>,
        text: &str,
    ) -> Result<(), StoreError> {
        people.sort_unstable();
        people.dedup();
        for worker in people.into_iter().filter(|one| *one != self.by) {
            let id = self.store.new_id();
            let (worker, at, code) = (Some(worker), self.at, "account");
            tell(c, &NewNotice { id, team: None, worker, family: None, at, code, text })?;
        }
        Ok(())
    }

    /// Tells of a new account.
    pub(super) fn made(
        &self,
        c: &mut AnyConnection,
        people: Vec<WorkerId>,
        details: &AccountDetails,
    ) -> Result<(), StoreError> {
        let (who, what) = (&details.display_name, self.place(details));
        self.tell(c, people, &self.to_be_looked_at(&format!("made an account for {who}: {what}.")))
    }

    /// Tells of an account that was opened again.
    pub(super) fn opened(
        &self,
        c: &mut AnyConnection,
        people: Vec<WorkerId>,
        details: &AccountDetails,
    ) -> Result<(), StoreError> {
        let (who, what) = (&details.display_name, self.place(details));
        self.tell(c, people, &self.to_be_looked_at(&format!("opened the closed account of {who}: {what}.")))
    }

    /// Tells of an account that was closed.
    pub(super) fn closed(
        &self,
        c: &mut AnyConnection,
        people: Vec<WorkerId>,
        details: &AccountDetails,
    ) -> Result<(), StoreError> {
        let (who, what) = (&details.display_name, self.place(details));
        self.tell(c, people, &self.to_be_looked_at(&format!("closed the account of {who}: {what}.")))
    }

    /// Tells of what is another now about an account.
    pub(super) fn changed(
        &self,
        c: &mut AnyConnection,
        people: Vec<WorkerId>,
        before: &AccountDetails,
        after: &AccountDetails,
    ) -> Result<(), StoreError> {
        let mut changes = Vec::new();
        if before.role != after.role {
            changes.push(format!("the role from “{}” to “{}”", before.role.words(), after.role.words()));
        }
        if before.team != after.team {
            changes.push(format!("the team from {} to {}", self.team(before.team), self.team(after.team)));
        }
        if before.display_name != after.display_name {
            changes.push(format!("the name to “{}”", after.display_name));
        }
        if before.username != after.username {
            changes.push(format!("the user name to “{}”", after.username));
        }
        if changes.is_empty() {
            return Ok(());
        }
        let text = format!("changed {}’s account: {}.", before.display_name, changes.join(", "));
        self.tell(c, people, &self.to_be_looked_at(&text))
    }

    /// A sentence with who did it and what to do.
    pub(crate) fn to_be_looked_at(&self, did: &str) -> String {
        let by = self.names.worker(self.by);
        format!("{by} {did} Look whether that is right.")
    }

    fn team(&self, team: Option<TeamId>) -> &str {
        team.map_or("no team", |team| self.names.team(team))
    }

    fn place(&self, details: &AccountDetails) -> String {
        format!("role “{}”, team: {}", details.role.words(), self.team(details.team))
    }
}
