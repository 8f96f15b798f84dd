//! Who is told when one administrator alone makes, moves, opens or closes an account, or changes a team. Whoever looks after
//! accounts could let themselves in as somebody else; so the supervisors of the teams and all other administrators learn of it
//! in the same transaction, each by a notice of their own, which nobody else can put away.

use super::AccountDetails;
use crate::{
    AnyConnection, Store, StoreError,
    clock::day_of,
    notices::{NewNotice, tell},
    standing::makings::{OF_ACCOUNTS, makings, settled_before},
    teams::StaffNames,
    vouch,
};
use access::Role;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::{TeamId, WorkerId};
use serde_json::Value;
use std::collections::BTreeSet;

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

#[derive(QueryableByName)]
struct Entry {
    #[diesel(sql_type = BigInt)]
    at: i64,
    #[diesel(sql_type = Nullable<Text>)]
    body: Option<String>,
}

/// What is needed to tell of a change.
pub(crate) struct Telling<'a> {
    pub(crate) store: &'a Store,
    pub(crate) names: &'a StaffNames,
    pub(crate) by: WorkerId,
    pub(crate) at: Timestamp,
}

/// The supervisors of either team, and all administrators: whoever is one now, or was one in the last days. Those whose
/// account is closed are among them, and read what they were told when it opens again: nobody is closed out or moved away
/// first, so that they never hear.
pub(crate) fn who_look_after(
    c: &mut AnyConnection,
    teams: [Option<TeamId>; 2],
    now: Timestamp,
) -> Result<Vec<WorkerId>, StoreError> {
    let rows: Vec<Id> = sql_query(
        "SELECT id FROM account WHERE role = 'administrator' \
         OR (role = 'practice_supervisor' AND (team_id = $1 OR team_id = $2)) ORDER BY id",
    )
    .bind::<Nullable<BigInt>, _>(teams[0].map(|team| team.0))
    .bind::<Nullable<BigInt>, _>(teams[1].map(|team| team.0))
    .load(c)?;
    let mut people: Vec<WorkerId> = rows.into_iter().map(|row| WorkerId(row.id)).collect();
    people.extend(who_did_lately(c, teams, now)?);
    Ok(people)
}

/// Those who looked after it until they were given another role or team in the last days.
fn who_did_lately(
    c: &mut AnyConnection,
    teams: [Option<TeamId>; 2],
    now: Timestamp,
) -> Result<Vec<WorkerId>, StoreError> {
    let since = settled_before(now).as_microsecond();
    let changed: Vec<Id> = sql_query(format!(
        "SELECT DISTINCT object_id AS id FROM journal WHERE {OF_ACCOUNTS} AND verb = 'account.changed' AND at > $1"
    ))
    .bind::<BigInt, _>(since)
    .load(c)?;
    let mut people = Vec::new();
    for Id { id } in changed {
        let entries: Vec<Entry> = sql_query(format!(
            "SELECT at, body FROM journal WHERE {OF_ACCOUNTS} AND verb <> 'account.closed' \
             AND object_id = $1 ORDER BY seq"
        ))
        .bind::<BigInt, _>(id)
        .load(c)?;
        // What an account was stands in the entry before the one that changed it.
        let did = entries.windows(2).any(|pair| match pair {
            [before, after] => after.at > since && before.looked_after(teams),
            _ => false,
        });
        if did {
            people.push(WorkerId(id));
        }
    }
    Ok(people)
}

impl Entry {
    fn looked_after(&self, teams: [Option<TeamId>; 2]) -> bool {
        let body = self.body.as_deref().unwrap_or_default();
        let is = match vouch::read(body) {
            Some(body) => body.is,
            None => serde_json::from_str(body).unwrap_or(Value::Null),
        };
        let team: Option<TeamId> = is.get("team").and_then(|team| serde_json::from_value(team.clone()).ok());
        match is.get("role").and_then(Value::as_str).and_then(Role::from_code) {
            Some(Role::Administrator) => true,
            Some(Role::PracticeSupervisor) => team.is_some_and(|team| teams.contains(&Some(team))),
            _ => false,
        }
    }
}

/// These people; and, unless one of them has an open account and is neither who did it, nor the person it is about, nor somebody
/// whose account the first one made, every supervisor of the authority too. So no deed goes unheard.
pub(crate) fn others_hear(
    c: &mut AnyConnection,
    mut people: Vec<WorkerId>,
    (by, about): (WorkerId, WorkerId),
    now: Timestamp,
) -> Result<Vec<WorkerId>, StoreError> {
    let makings = makings(c, now)?;
    let open: Vec<Id> = sql_query("SELECT id FROM account WHERE disabled_at IS NULL").load(c)?;
    let open: BTreeSet<i64> = open.into_iter().map(|row| row.id).collect();
    let hears = |one: &WorkerId| *one != about && open.contains(&one.0) && makings.are_apart(by, *one);
    if !people.iter().any(hears) {
        let all: Vec<Id> = sql_query(
            "SELECT id FROM account WHERE role = 'practice_supervisor' AND disabled_at IS NULL ORDER BY id",
        )
        .load(c)?;
        people.extend(all.into_iter().map(|row| WorkerId(row.id)));
    }
    Ok(people)
}

/// Tells every administrator, once, of something that was done on the machine itself.
pub(crate) fn tell_administrators(
    c: &mut AnyConnection,
    store: &Store,
    at: Timestamp,
    (code, text): (&str, &str),
) -> Result<(), StoreError> {
    let people: BTreeSet<WorkerId> = who_look_after(c, [None, None], at)?.into_iter().collect();
    for worker in people {
        let (id, worker) = (store.new_id(), Some(worker));
        tell(c, &NewNotice { id, team: None, worker, family: None, at, code, text })?;
    }
    Ok(())
}

impl Telling<'_> {
    /// Tells these people, each once, but never who did it. If there is nobody else, nobody is told.
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

    /// Tells of an account that was closed, and of what waits for its holder.
    pub(super) fn closed(
        &self,
        c: &mut AnyConnection,
        people: Vec<WorkerId>,
        details: &AccountDetails,
        waits: &Waits,
    ) -> Result<(), StoreError> {
        let (who, what) = (&details.display_name, self.place(details));
        let waits = waits.words(who);
        self.tell(c, people, &self.to_be_looked_at(&format!("closed the account of {who}: {what}.{waits}")))
    }

    /// Tells the holder of an account that is open again that it was closed, since when and by whom.
    pub(crate) fn holder(
        &self,
        c: &mut AnyConnection,
        worker: WorkerId,
        closed: Timestamp,
    ) -> Result<(), StoreError> {
        let closers: Vec<Closer> = sql_query(format!(
            "SELECT actor FROM journal WHERE {OF_ACCOUNTS} AND verb = 'account.closed' \
             AND object_id = $1 AND at = $2 ORDER BY seq DESC LIMIT 1"
        ))
        .bind::<BigInt, _>(worker.0)
        .bind::<BigInt, _>(closed.as_microsecond())
        .load(c)?;
        // A new administrator's account begins closed: nobody closed it.
        let Some(who) = closers.first() else { return Ok(()) };
        let text = format!(
            "{} closed your account on {}, and {} opened it again. What you would have been told meanwhile stands among \
             your notices. If you did not know of it, ask them why.",
            self.names.worker(WorkerId(who.actor)),
            calendar::long(day_of(closed)),
            self.names.worker(self.by),
        );
        self.tell(c, vec![worker], &text)
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

#[derive(QueryableByName)]
struct Closer {
    #[diesel(sql_type = BigInt)]
    actor: i64,
}

/// What waits for a person whose account is closed, or stands in their name.
pub(super) struct Waits {
    /// Requests to which they could say yes.
    pub(super) requests: usize,
    /// Restricted records for which they are named.
    pub(super) records: usize,
}

impl Waits {
    fn words(&self, who: &str) -> String {
        let requests = match self.requests {
            0 => String::new(),
            1 => format!(" One thing waits for a second person, and {who} could have said yes or no to it."),
            many => format!(
                " {many} things wait for a second person, and {who} could have said yes or no to them."
            ),
        };
        let records = match self.records {
            0 => String::new(),
            1 => format!(" {who} is named for a restricted record."),
            many => format!(" {who} is named for {many} restricted records."),
        };
        requests + &records
    }
}
