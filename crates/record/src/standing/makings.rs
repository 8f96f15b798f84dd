//! Who is of whose making: read from what was asked for with or without a second person, and from the authority's own chain.

use crate::{AnyConnection, StoreError, clock::day_of, clock::from_micros};
use access::{
    Makings,
    second::{Hand, Laid, Third, settles_after},
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::WorkerId;

/// What the index over the authority's chain holds. The text is the same as in the index, so that both engines use it.
pub(crate) const OF_ACCOUNTS: &str =
    "chain = 0 AND verb IN ('account.made', 'account.changed', 'account.closed')";

#[derive(QueryableByName)]
struct Done {
    #[diesel(sql_type = Text)]
    wanted: String,
    #[diesel(sql_type = BigInt)]
    asked_by: i64,
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
    #[diesel(sql_type = BigInt)]
    asked_at: i64,
    #[diesel(sql_type = Integer)]
    emergency: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    answered_at: Option<i64>,
}

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = BigInt)]
    actor: i64,
    #[diesel(sql_type = BigInt)]
    object_id: i64,
    #[diesel(sql_type = BigInt)]
    at: i64,
}

/// The moment before which what was done to an account is taken as settled.
pub(crate) fn settled_before(now: Timestamp) -> Timestamp {
    now - settles_after(day_of(now))
}

/// Who is of whose making at this moment, inside a transaction.
pub(crate) fn makings(c: &mut AnyConnection, now: Timestamp) -> Result<Makings, StoreError> {
    let done: Vec<Done> = sql_query(
        "SELECT wanted, asked_by, worker_id, asked_at, emergency, answered_at FROM second_person \
         WHERE wanted IN ('role', 'open', 'password', 'code') AND (emergency = 1 OR agreed = 1)",
    )
    .load(c)?;
    let made: Vec<Made> = sql_query(format!(
        "SELECT actor, object_id, at FROM journal WHERE {OF_ACCOUNTS} AND verb = 'account.made' AND at > $1"
    ))
    .bind::<BigInt, _>(settled_before(now).as_microsecond())
    .load(c)?;
    let mut all: Vec<Laid> = done.iter().map(laid).collect();
    // Nobody's hand is in an account that was made on the machine itself.
    all.extend(made.into_iter().filter(|made| made.actor != 0).map(|made| Laid {
        by: WorkerId(made.actor),
        on: WorkerId(made.object_id),
        hand: Hand::Made,
        at: from_micros(made.at),
        third: Third::Nobody,
    }));
    Ok(Makings::of(&all, now, settles_after(day_of(now))))
}

fn laid(done: &Done) -> Laid {
    let hand = if matches!(done.wanted.as_str(), "role" | "open") { Hand::Raised } else { Hand::LetIn };
    let (at, third) = match (done.emergency != 0, done.answered_at) {
        (true, None) => (done.asked_at, Third::Nobody),
        (true, Some(_)) => (done.asked_at, Third::LookedOver),
        (false, answered) => (answered.unwrap_or(done.asked_at), Third::SaidYes),
    };
    Laid { by: WorkerId(done.asked_by), on: WorkerId(done.worker_id), hand, at: from_micros(at), third }
}
