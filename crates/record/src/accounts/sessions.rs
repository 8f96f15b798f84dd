//! Sessions: from signing in until signing out, or until too long without a sign of life, or too long in all.

use super::{Account, binding::Binding, keep::noted};
use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    engine::Prepare as _,
    journal::NewEntry,
    vouch::{self, Before},
};
use access::FamilyPermit;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use jiff::{SignedDuration, Timestamp};
use practice::{
    Kind,
    ids::{RoundId, WorkerId},
};
use serde_json::Value;

/// A session that is over is remembered so long, for whatever is sent from a page that was left open over a weekend.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(72);
/// A session is written to have been seen no more often than this.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Without a sign of life.
    pub idle: SignedDuration,
    /// In all.
    pub absolute: SignedDuration,
}

/// A session that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub account: Account,
    /// When it began.
    pub created_at: Timestamp,
    /// When the person was last seen, to the minute.
    pub last_seen_at: Timestamp,
    /// When the person last gave their password.
    pub reauthenticated_at: Timestamp,
    /// The one page that may be opened while the device is in somebody else's hands. None: it is not.
    pub handed_over: Option<String>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
    #[diesel(sql_type = BigInt)]
    created_at: i64,
    #[diesel(sql_type = BigInt)]
    last_seen_at: i64,
    #[diesel(sql_type = BigInt)]
    reauthenticated_at: i64,
    #[diesel(sql_type = Nullable<Text>)]
    handed_over: Option<String>,
    #[diesel(sql_type = Text)]
    bound: String,
}

#[derive(QueryableByName)]
struct Open {
    #[diesel(sql_type = Text)]
    token_hash: String,
}

/// A session before a change, to be vouched for after it.
fn session(connection: &mut AnyConnection, token_hash: &str) -> Result<Before, StoreError> {
    Before::of(connection, [vouch::Row::Session(token_hash.to_owned())])
}

/// Whether a session still stands.
pub(super) fn stands(created: Timestamp, seen: Timestamp, now: Timestamp, limits: Limits) -> bool {
    now.duration_since(created) < limits.absolute && now.duration_since(seen) < limits.idle
}

impl Session {
    /// The session with this token, where it stands at this moment and its account is open, inside a transaction.
    pub(crate) fn standing(
        c: &mut AnyConnection,
        binding: &Binding,
        token_hash: &str,
        limits: Limits,
        now: Timestamp,
    ) -> Result<Option<Self>, StoreError> {
        let rows: Vec<Row> = sql_query(
            "SELECT worker_id, created_at, last_seen_at, reauthenticated_at, handed_over, bound FROM session \
             WHERE token_hash = $1 AND ended_at IS NULL",
        )
        .bind::<Text, _>(token_hash)
        .prepared()
        .load(c)?;
        let Some(row) = rows.into_iter().next() else { return Ok(None) };
        if !binding.fits(&row.bound, token_hash, row.worker_id, row.created_at) {
            tracing::warn!("a session that this authority did not begin was refused");
            return Ok(None);
        }
        let (created_at, last_seen_at) = (from_micros(row.created_at), from_micros(row.last_seen_at));
        if !stands(created_at, last_seen_at, now, limits) {
            return Ok(None);
        }
        let account = super::by_id(c, WorkerId(row.worker_id))?.map(|(account, _)| account);
        Ok(account.filter(Account::is_open).map(|account| Self {
            account,
            created_at,
            last_seen_at,
            reauthenticated_at: from_micros(row.reauthenticated_at),
            handed_over: row.handed_over,
        }))
    }
}

impl Store {
    /// Begins a session after a successful sign-in. Only the hash of its token is kept.
    pub async fn start_session(&self, worker: WorkerId, token_hash: String) -> Result<(), StoreError> {
        let (at, binding) = (self.clock().now(), self.binding_or_new().await?);
        self.write(move |c| {
            let before = session(c, &token_hash)?;
            let bound = binding.map_or_else(String::new, |key| {
                key.bind(&token_hash, worker.0, at.as_microsecond())
            });
            sql_query(
                "INSERT INTO session (token_hash, worker_id, created_at, last_seen_at, reauthenticated_at, ended_at, \
                 bound) VALUES ($1, $2, $3, $3, $3, NULL, $4)",
            )
            .bind::<Text, _>(token_hash)
            .bind::<BigInt, _>(worker.0)
            .bind::<BigInt, _>(at.as_microsecond())
            .bind::<Text, _>(bound)
            .prepared()
            .execute(c)?;
            noted(at, Some(worker), "session.started", worker, Value::Null).vouch(c, before)
        })
        .await
    }

    /// The session with this token, where it stands and its account is open.
    pub async fn find_session(
        &self,
        token_hash: &str,
        limits: Limits,
    ) -> Result<Option<Session>, StoreError> {
        let (now, token_hash) = (self.clock().now(), token_hash.to_owned());
        let binding = self.binding().await?;
        self.read(move |c| Session::standing(c, &binding, &token_hash, limits, now)).await
    }

    /// Says that the person was seen. Writes only when the last time is over a minute ago; where sessions end within two
    /// minutes, each time, so that a short limit ends nobody who is there.
    pub async fn touch_session(
        &self,
        token_hash: &str,
        session: &Session,
        limits: Limits,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let every = if limits.idle < SEEN_EVERY * 2 { SignedDuration::ZERO } else { SEEN_EVERY };
        if now.duration_since(session.last_seen_at) < every {
            return Ok(());
        }
        let token_hash = token_hash.to_owned();
        self.write(move |c| {
            sql_query("UPDATE session SET last_seen_at = $1 WHERE token_hash = $2 AND last_seen_at < $1")
                .bind::<BigInt, _>(now.as_microsecond())
                .bind::<Text, _>(token_hash)
                .prepared()
                .execute(c)?;
            Ok(())
        })
        .await
    }

    /// Locks a session to one page, because the device goes into somebody else's hands, until the password is given again.
    /// The family's own history says so too, of the round for which it was. No round: it was handed over already, and only the
    /// page is another.
    pub async fn hand_over_session(
        &self,
        permit: &FamilyPermit,
        round: Option<RoundId>,
        token_hash: &str,
        page: &str,
    ) -> Result<(), StoreError> {
        let (family, worker) = (permit.family(), permit.actor().worker);
        let line = round.map(|round| NewEntry {
            at: self.clock().now().as_microsecond(),
            actor: worker.0,
            verb: "rating.handed_over".to_owned(),
            kind: Kind::ScalingRound.code().to_owned(),
            object_id: round.0,
            basis: permit.basis().code().to_owned(),
            ..NewEntry::default()
        });
        let (now, token_hash, page) = (self.clock().now(), token_hash.to_owned(), page.to_owned());
        self.write(move |c| {
            let before = session(c, &token_hash)?;
            sql_query("UPDATE session SET handed_over = $1 WHERE token_hash = $2 AND worker_id = $3")
                .bind::<Text, _>(page)
                .bind::<Text, _>(token_hash)
                .bind::<BigInt, _>(worker.0)
                .prepared()
                .execute(c)?;
            let handed_over = noted(now, Some(worker), "session.handed_over", worker, Value::Null);
            match line {
                Some(line) => handed_over.vouch_with(c, before, (family.0, line)),
                None => handed_over.vouch(c, before),
            }
        })
        .await
    }

    /// Says that the person has given their password again in this session. A device that was handed over is theirs again.
    pub async fn reauthenticated(&self, worker: WorkerId, token_hash: &str) -> Result<(), StoreError> {
        let (now, token_hash) = (self.clock().now(), token_hash.to_owned());
        self.write(move |c| {
            let before = session(c, &token_hash)?;
            sql_query(
                "UPDATE session SET reauthenticated_at = $1, last_seen_at = $1, handed_over = NULL \
                 WHERE token_hash = $2 AND worker_id = $3",
            )
            .bind::<BigInt, _>(now.as_microsecond())
            .bind::<Text, _>(token_hash)
            .bind::<BigInt, _>(worker.0)
            .prepared()
            .execute(c)?;
            noted(now, Some(worker), "session.password_given_again", worker, Value::Null).vouch(c, before)
        })
        .await
    }

    /// Ends a session: the person signed out.
    pub async fn end_session(&self, worker: WorkerId, token_hash: &str) -> Result<(), StoreError> {
        let (now, token_hash) = (self.clock().now(), token_hash.to_owned());
        self.write(move |c| {
            let before = session(c, &token_hash)?;
            let ended = sql_query(
                "UPDATE session SET ended_at = $1, bound = '' \
                 WHERE token_hash = $2 AND worker_id = $3 AND ended_at IS NULL",
            )
            .bind::<BigInt, _>(now.as_microsecond())
            .bind::<Text, _>(token_hash)
            .bind::<BigInt, _>(worker.0)
            .prepared()
            .execute(c)?;
            if ended == 0 {
                return Ok(());
            }
            noted(now, Some(worker), "session.ended", worker, Value::Null).vouch(c, before)
        })
        .await
    }

    /// Ends every session of a person, on every machine.
    pub async fn end_all_sessions(&self, worker: WorkerId) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.write(move |c| {
            let before = end_all(c, worker, now)?;
            noted(now, Some(worker), "session.all_ended", worker, Value::Null).vouch(c, before)
        })
        .await
    }

    /// Forgets sessions that could have lasted no longer than until some days ago. Until then a form that is sent from a page
    /// left open is known to be its owner's. Returns how many.
    pub async fn sweep_sessions(&self, limits: Limits) -> Result<usize, StoreError> {
        let before = self.clock().now() - limits.absolute - REMEMBERED;
        self.write(move |c| {
            Ok(sql_query("DELETE FROM session WHERE created_at < $1")
                .bind::<BigInt, _>(before.as_microsecond())
                .prepared()
                .execute(c)?)
        })
        .await
    }
}

/// Ends every session of everybody: a backup came back, in which they stand as they did when it was taken. Returns them,
/// to be vouched for, and how many there were.
pub(crate) fn end_every_session(
    c: &mut AnyConnection,
    now: Timestamp,
) -> Result<(Before, usize), StoreError> {
    let open: Vec<Open> = sql_query("SELECT token_hash FROM session WHERE ended_at IS NULL").load(c)?;
    let before = Before::of(c, open.into_iter().map(|row| vouch::Row::Session(row.token_hash)))?;
    let ended = sql_query("UPDATE session SET ended_at = $1, bound = '' WHERE ended_at IS NULL")
        .bind::<BigInt, _>(now.as_microsecond())
        .execute(c)?;
    Ok((before, ended))
}

/// Ends all sessions of a person, inside a transaction. Returns them, to be vouched for.
pub(super) fn end_all(c: &mut AnyConnection, worker: WorkerId, now: Timestamp) -> Result<Before, StoreError> {
    end_others(c, worker, "", now)
}

/// Ends all sessions of a person but one. What bound them to this authority goes too, so that none comes to life again.
pub(super) fn end_others(
    c: &mut AnyConnection,
    worker: WorkerId,
    but: &str,
    now: Timestamp,
) -> Result<Before, StoreError> {
    let open: Vec<Open> = sql_query(
        "SELECT token_hash FROM session WHERE worker_id = $1 AND ended_at IS NULL AND token_hash <> $2",
    )
    .bind::<BigInt, _>(worker.0)
    .bind::<Text, _>(but)
    .prepared()
    .load(c)?;
    let before = Before::of(c, open.into_iter().map(|row| vouch::Row::Session(row.token_hash)))?;
    sql_query(
        "UPDATE session SET ended_at = $1, bound = '' \
         WHERE worker_id = $2 AND ended_at IS NULL AND token_hash <> $3",
    )
    .bind::<BigInt, _>(now.as_microsecond())
    .bind::<BigInt, _>(worker.0)
    .bind::<Text, _>(but)
    .prepared()
    .execute(c)?;
    Ok(before)
}
