//! The rows of a save written straight into the same database by one connection, as durably as Kith writes them:
//! the thing, its journal entry, the head of its chain, the family's figures and the key of the form. No reading, no
//! deciding, no pages. What was written is taken out again, so that the store is as it was.

use crate::{outcome::Outcome, times::now};
use diesel::{connection::SimpleConnection as _, pg::PgConnection, prelude::*, sqlite::SqliteConnection};
use record::{AnyConnection, Place};
use std::time::Duration;

diesel::table! {
    object (family_id, kind, id) {
        family_id -> BigInt, kind -> Text, id -> BigInt, version -> Integer, changed_at -> BigInt,
        changed_by -> BigInt, body -> Text,
    }
}
diesel::table! {
    journal (chain, seq) {
        chain -> BigInt, seq -> BigInt, at -> BigInt, actor -> BigInt, verb -> Text, kind -> Text,
        object_id -> BigInt, version -> Integer, reason -> Text, basis -> Text, body -> Nullable<Text>,
        hash -> Binary,
    }
}
diesel::table! {
    chain_head (chain) { chain -> BigInt, seq -> BigInt, hash -> Binary, }
}
diesel::table! {
    family_summary (family_id) { family_id -> BigInt, body -> Text, }
}
diesel::table! {
    saved_once (worker, key) { worker -> BigInt, key -> Text, family_id -> BigInt, at -> BigInt, outcome -> Text, }
}

/// Numbers that nothing else in the store has.
const FAR: i64 = 1 << 60;

/// A connection as durable as Kith's own.
fn connect(place: &Place) -> Outcome<AnyConnection> {
    Ok(match place {
        Place::Directory(_) => {
            let file = place.file().unwrap_or_default();
            let mut connection = SqliteConnection::establish(&file.to_string_lossy())?;
            connection.batch_execute(
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; \
                 PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824; \
                 PRAGMA cache_size=-32768; PRAGMA journal_size_limit=67108864;",
            )?;
            AnyConnection::Sqlite(connection)
        }
        Place::Server(address) => {
            let mut connection = PgConnection::establish(address)?;
            connection.batch_execute("SET synchronous_commit=on")?;
            AnyConnection::Postgres(connection)
        }
    })
}

/// How many saves in a second, with so many in one commit.
#[expect(clippy::cast_precision_loss, reason = "counts of a measurement are small")]
pub(crate) fn saves(place: &Place, families: &[i64], group: usize, run: Duration) -> Outcome<f64> {
    let mut connection = connect(place)?;
    // The same families that Kith wrote to: as many, as far apart.
    let step = (families.len() / 1280).max(1);
    let families: Vec<i64> = families.iter().copied().step_by(step).take(1280).collect();
    let heads: Vec<(i64, i64, Vec<u8>)> =
        chain_head::table.filter(chain_head::chain.eq_any(&families)).load(&mut connection)?;
    let figures: Vec<(i64, String)> =
        family_summary::table.filter(family_summary::family_id.eq_any(&families)).load(&mut connection)?;
    let body: String = object::table
        .filter(object::family_id.eq(families.first().copied().unwrap_or(0)).and(object::kind.eq("map_item")))
        .select(object::body)
        .order(object::id.desc())
        .first(&mut connection)?;
    let began = now();
    let mut done = 0_usize;
    while now() - began < run {
        connection.transaction(|connection| {
            for _ in 0..group {
                let family = families[done % families.len()];
                save(connection, family, FAR + i64::try_from(done).unwrap_or(0), &body, &figures)?;
                done += 1;
            }
            diesel::result::QueryResult::Ok(())
        })?;
    }
    let took = now() - began;
    put_back(&mut connection, &families, &heads, &figures)?;
    Ok(done as f64 / took.as_secs_f64())
}

fn save(
    connection: &mut AnyConnection,
    family: i64,
    number: i64,
    body: &str,
    figures: &[(i64, String)],
) -> QueryResult<()> {
    let at = 1_790_000_000_000_000 + (number - FAR);
    let hash = vec![u8::try_from(number & 0x7f).unwrap_or(0); 32];
    diesel::insert_into(object::table)
        .values((
            object::family_id.eq(family),
            object::kind.eq("map_item"),
            object::id.eq(number),
            object::version.eq(1),
            object::changed_at.eq(at),
            object::changed_by.eq(7),
            object::body.eq(body),
        ))
        .execute(connection)?;
    diesel::insert_into(journal::table)
        .values((
            journal::chain.eq(family),
            journal::seq.eq(number),
            journal::at.eq(at),
            journal::actor.eq(7),
            journal::verb.eq("map_item.added"),
            journal::kind.eq("map_item"),
            journal::object_id.eq(number),
            journal::version.eq(1),
            journal::reason.eq(""),
            journal::basis.eq("lead_worker"),
            journal::body.eq(body),
            journal::hash.eq(&hash),
        ))
        .execute(connection)?;
    diesel::update(chain_head::table.find(family))
        .set((chain_head::seq.eq(number), chain_head::hash.eq(&hash)))
        .execute(connection)?;
    let place = figures.binary_search_by_key(&family, |one| one.0).unwrap_or(0);
    let own = figures.get(place).map_or("", |one| one.1.as_str());
    diesel::update(family_summary::table.find(family))
        .set(family_summary::body.eq(format!("{own}{}", number & 1)))
        .execute(connection)?;
    diesel::insert_into(saved_once::table)
        .values((
            saved_once::worker.eq(FAR),
            saved_once::key.eq(format!("raw-{number}")),
            saved_once::family_id.eq(family),
            saved_once::at.eq(at),
            saved_once::outcome.eq(format!("[[\"map_item\",{number},1]]")),
        ))
        .execute(connection)?;
    Ok(())
}

fn put_back(
    connection: &mut AnyConnection,
    families: &[i64],
    heads: &[(i64, i64, Vec<u8>)],
    figures: &[(i64, String)],
) -> QueryResult<()> {
    connection.transaction(|connection| {
        for family in families {
            let rows = object::table.filter(object::family_id.eq(family).and(object::id.ge(FAR)));
            diesel::delete(rows.filter(object::kind.eq("map_item"))).execute(connection)?;
            diesel::delete(journal::table.filter(journal::chain.eq(family).and(journal::seq.ge(FAR))))
                .execute(connection)?;
        }
        for (chain, seq, hash) in heads {
            diesel::update(chain_head::table.find(chain))
                .set((chain_head::seq.eq(seq), chain_head::hash.eq(hash)))
                .execute(connection)?;
        }
        for (family, body) in figures {
            diesel::update(family_summary::table.find(family))
                .set(family_summary::body.eq(body))
                .execute(connection)?;
        }
        diesel::delete(saved_once::table.filter(saved_once::worker.eq(FAR))).execute(connection)?;
        QueryResult::Ok(())
    })
}
