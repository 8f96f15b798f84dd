//! Drafts: what a worker typed and has not saved yet. Personal: nobody but the worker ever gets one.

mod carried;

use crate::{
    AnyConnection, Store, StoreError, clock::from_micros, engine::Prepare as _, families::once, schema::draft,
};
use access::Actor;
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use jiff::{SignedDuration, Timestamp};
use practice::ids::{FamilyId, WorkerId};

/// How long a draft may be, in bytes.
pub const LONGEST: usize = 256 * 1024;

/// How long a draft's key may be, in bytes.
pub const LONGEST_KEY: usize = 400;
/// How many drafts one worker may have.
pub const MOST_DRAFTS: i64 = 200;
/// How much the drafts of one worker may be in all, in bytes.
pub const MOST_BYTES: i64 = 8 * 1024 * 1024;
/// A draft is forgotten when nothing was typed into it for so long.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Something typed and not saved yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The form: its path and what it is about, such as `danger/01jd…`.
    pub key: String,
    /// The family, if the form is about one.
    pub family: Option<FamilyId>,
    /// When the last keystroke was kept.
    pub at: Timestamp,
    /// What was typed, as the form sends it.
    pub body: String,
}

/// The draft with which a form began, as it stood then. It is done with once the form is kept, or has a draft of its own,
/// unless another window went on with it meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Its key.
    pub key: String,
    /// When it was kept.
    pub at: Timestamp,
}

/// What stands in a draft's key between the form's address and the key of the form: two windows with the same new form are
/// two drafts.
pub const WINDOW: char = '#';

impl Store {
    /// Keeps a draft in the place of the worker's last one under this key. Durable when it returns. A draft that arrives
    /// after its form was saved under the form's key `once` is not kept. Where the worker has [`MOST_DRAFTS`] or
    /// [`MOST_BYTES`] already, it is refused with a sentence: none is ever dropped to make room for another.
    pub async fn save_draft(&self, actor: Actor, draft: Draft, once: &str) -> Result<(), StoreError> {
        self.save_draft_after(actor, draft, once, None).await
    }

    /// The same for a form that began with another draft, which this one replaces.
    pub async fn save_draft_after(
        &self,
        actor: Actor,
        draft: Draft,
        once: &str,
        before: Option<Before>,
    ) -> Result<(), StoreError> {
        if draft.body.len() > LONGEST {
            return Err(StoreError::TooLong("a draft may have 262,144 characters".to_owned()));
        }
        if draft.key.len() > LONGEST_KEY {
            return Err(StoreError::TooLong("a draft’s address may have 400 characters".to_owned()));
        }
        // What waits for a sign-in is not counted among a worker's drafts, and so is kept in its own way alone.
        if draft.key.starts_with(carried::CARRIED) {
            return Err(StoreError::NotPermitted);
        }
        let once = once.to_owned();
        self.write(move |connection| {
            if let Some(family) = draft.family
                && !once.is_empty()
                && once::find(connection, actor.worker, family, &once)?.is_some()
            {
                return Ok(());
            }
            if let Some(before) = before.filter(|before| before.key != draft.key) {
                remove_before(connection, actor.worker, &before)?;
            }
            makes_room(connection, actor.worker, &draft)?;
            let family = draft.family.map_or(0, |family| family.0);
            let columns = (
                draft::family_id.eq(family),
                draft::at.eq(draft.at.as_microsecond()),
                draft::body.eq(&draft.body),
            );
            let place = (actor.worker.0, &draft.key);
            if diesel::update(draft::table.find(place)).set(columns).execute(connection)? == 0 {
                diesel::insert_into(draft::table)
                    .values((
                        draft::worker.eq(place.0),
                        draft::key.eq(place.1),
                        columns.0,
                        columns.1,
                        columns.2,
                    ))
                    .execute(connection)?;
            }
            Ok(())
        })
        .await
    }

    /// The worker's draft under this key.
    pub async fn draft(&self, actor: Actor, key: &str) -> Result<Option<Draft>, StoreError> {
        let key = key.to_owned();
        self.read(move |connection| {
            let row = draft::table.find((actor.worker.0, key)).first::<Row>(connection).optional()?;
            Ok(row.map(Draft::from))
        })
        .await
    }

    /// The worker's drafts of the form with this address, one for each window in which it was begun, newest first.
    pub async fn drafts_of(&self, actor: Actor, address: &str) -> Result<Vec<Draft>, StoreError> {
        let address = address.to_owned();
        self.read(move |connection| {
            let own = draft::table.filter(draft::worker.eq(actor.worker.0));
            let keys: Vec<String> =
                own.select(draft::key).order((draft::at.desc(), draft::key)).load(connection)?;
            let is_of = |key: &String| {
                key.strip_prefix(&address).is_some_and(|rest| rest.is_empty() || rest.starts_with(WINDOW))
            };
            let mut drafts = Vec::new();
            for key in keys.into_iter().filter(is_of) {
                let row = draft::table.find((actor.worker.0, key)).first::<Row>(connection).optional()?;
                drafts.extend(row.map(Draft::from));
            }
            Ok(drafts)
        })
        .await
    }

    /// All drafts of the worker, newest first.
    pub async fn drafts(&self, actor: Actor) -> Result<Vec<Draft>, StoreError> {
        self.read(move |connection| {
            let rows = draft::table
                .filter(draft::worker.eq(actor.worker.0))
                .filter(draft::key.not_like(format!("{}%", carried::CARRIED)))
                .order((draft::at.desc(), draft::key))
                .load::<Row>(connection)?;
            Ok(rows.into_iter().map(Draft::from).collect())
        })
        .await
    }

    /// Forgets drafts into which nothing was typed for too long, and what was sent after a session had ended and nobody came
    /// back for. Returns how many.
    pub async fn sweep_drafts(&self, now: Timestamp) -> Result<usize, StoreError> {
        let before = (now - FORGOTTEN_AFTER).as_microsecond();
        let sent_before = (now - carried::LASTS).as_microsecond();
        self.write(move |connection| {
            let sent = draft::table
                .filter(draft::key.like(format!("{}%", carried::CARRIED)))
                .filter(draft::at.lt(sent_before));
            let gone = diesel::delete(sent).execute(connection)?;
            Ok(gone + diesel::delete(draft::table.filter(draft::at.lt(before))).execute(connection)?)
        })
        .await
    }

    /// Throws the worker's draft away, and the one with which its form began.
    pub async fn discard_draft(
        &self,
        actor: Actor,
        key: &str,
        before: Option<Before>,
    ) -> Result<(), StoreError> {
        let key = key.to_owned();
        self.write(move |connection| {
            if let Some(before) = before {
                remove_before(connection, actor.worker, &before)?;
            }
            remove(connection, actor.worker, &key)
        })
        .await
    }
}

/// Refuses a draft for which this worker has no room.
fn makes_room(connection: &mut AnyConnection, worker: WorkerId, new: &Draft) -> Result<(), StoreError> {
    let others: Vec<Others> = sql_query(
        "SELECT COUNT(*) AS n, CAST(COALESCE(SUM(LENGTH(body)), 0) AS BIGINT) AS letters FROM draft \
         WHERE worker = $1 AND key <> $2 AND key NOT LIKE 'carried:%'",
    )
    .bind::<BigInt, _>(worker.0)
    .bind::<Text, _>(&new.key)
    .prepared()
    .load(connection)?;
    let Some(Others { n, letters }) = others.into_iter().next() else { return Ok(()) };
    let length = i64::try_from(new.body.len()).unwrap_or(i64::MAX);
    if n >= MOST_DRAFTS || letters.saturating_add(length) > MOST_BYTES {
        return Err(StoreError::DraftsFull);
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Others {
    #[diesel(sql_type = BigInt)]
    n: i64,
    #[diesel(sql_type = BigInt)]
    letters: i64,
}

/// Throws a draft away, in the transaction that is open.
pub(crate) fn remove(connection: &mut AnyConnection, worker: WorkerId, key: &str) -> Result<(), StoreError> {
    diesel::delete(draft::table.find((worker.0, key))).execute(connection)?;
    Ok(())
}

/// Throws the draft away with which a form began, if nobody has gone on with it since.
pub(crate) fn remove_before(
    connection: &mut AnyConnection,
    worker: WorkerId,
    before: &Before,
) -> Result<(), StoreError> {
    let stands = draft::table
        .filter(draft::worker.eq(worker.0))
        .filter(draft::key.eq(&before.key))
        .filter(draft::at.eq(before.at.as_microsecond()));
    diesel::delete(stands).execute(connection)?;
    Ok(())
}

#[derive(Queryable)]
struct Row {
    _worker: i64,
    key: String,
    family: i64,
    at: i64,
    body: String,
}

impl From<Row> for Draft {
    fn from(row: Row) -> Self {
        Self {
            key: row.key,
            family: (row.family != 0).then_some(FamilyId(row.family)),
            at: from_micros(row.at),
            body: row.body,
        }
    }
}
