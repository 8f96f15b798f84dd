//! The statements that a store runs, and how each engine finds their rows: so that no page and no save goes through a table
//! that grows with the authority.

use super::meddle;
use crate::{
    Place,
    engine::{Use, connect},
};
use diesel::{
    Connection, QueryableByName, RunQueryDsl as _,
    backend::Backend,
    connection::{InstrumentationEvent, SimpleConnection as _},
    deserialize::{self, FromSql},
    row::NamedRow,
    sql_query,
    sql_types::Text,
};
use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// Tables of which an authority has more rows with each year, or with each person who works there many times over.
const GROWING: [&str; 24] = [
    "attempt",
    "break_glass",
    "chain_head",
    "checkpoint_head",
    "child",
    "child_link",
    "draft",
    "due",
    "family",
    "family_summary",
    "family_worker",
    "journal",
    "ledger",
    "ledger_digest",
    "name_key",
    "name_word",
    "notice",
    "object",
    "party",
    "person_index",
    "placed_with",
    "saved_once",
    "second_person",
    "session",
];

static LISTENING: AtomicBool = AtomicBool::new(false);
static HEARD: Mutex<BTreeMap<String, bool>> = Mutex::new(BTreeMap::new());

/// From now on the statements of this process are heard, on connections that are open and on those that are opened.
pub fn listen() {
    LISTENING.store(true, Ordering::Relaxed);
}

/// The statements that were heard, and for each whether the writer ran it. Listening ends.
pub fn heard() -> Vec<(String, bool)> {
    LISTENING.store(false, Ordering::Relaxed);
    std::mem::take(&mut *HEARD.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
}

pub(crate) fn listen_to(connection: &mut impl Connection) {
    connection.set_instrumentation(|event: InstrumentationEvent<'_>| {
        if !LISTENING.load(Ordering::Relaxed) {
            return;
        }
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let text = text.split(" -- binds: ").next().unwrap_or_default().trim().to_owned();
            let is_write = std::thread::current().name() == Some("kith-writer");
            let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
            *heard.entry(text).or_default() |= is_write;
        }
    });
}

#[derive(QueryableByName)]
struct Detail {
    #[diesel(sql_type = Text)]
    detail: String,
}

struct Line {
    line: String,
}

impl<DB: Backend> QueryableByName<DB> for Line
where
    String: FromSql<Text, DB>,
{
    fn build<'a>(row: &impl NamedRow<'a, DB>) -> deserialize::Result<Self> {
        Ok(Self { line: NamedRow::get::<Text, _>(row, "QUERY PLAN")? })
    }
}

/// The growing tables through which a statement goes from one end to the other, each with the engine's words.
pub fn scans(place: &Place, statement: &str) -> Vec<(String, String)> {
    let first = statement.split_whitespace().next().unwrap_or_default().to_uppercase();
    if !matches!(first.as_str(), "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "WITH") {
        return Vec::new();
    }
    if place.file().is_some() { sqlite(place, statement) } else { postgres(place, statement) }
}

/// How SQLite finds the rows of a statement.
fn explained(place: &Place, statement: &str) -> Vec<Detail> {
    let mut connection = connect(place, Use::Write).unwrap();
    sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(&mut connection).unwrap()
}

fn sqlite(place: &Place, statement: &str) -> Vec<(String, String)> {
    // What is scanned may be what a part of the statement gave, under a name that a table has in that part.
    let mut parts: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for step in explained(place, statement) {
        let Some(name) = step.detail.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next()) else {
            continue;
        };
        let is_bare = step.detail.len() == "SCAN ".len() + name.len();
        let given = parts.entry(name.to_owned()).or_insert_with(|| given_as(statement, name));
        if is_bare && *given > 0 {
            *given -= 1;
        } else if let Some(table) = table_of(statement, name) {
            found.push((table.to_owned(), step.detail));
        }
    }
    found
}

/// Whether a statement looks for one thing through all that was ever written in one chain: in a long case thousands of entries with
/// their words. Only SQLite says it: it always answers alike.
pub fn goes_through_a_chain(place: &Place, statement: &str) -> bool {
    let conditions = statement.split_once(" WHERE ").map_or("", |(_, rest)| rest);
    // A page of the newest entries ends where it is full.
    let is_page = statement.contains("ORDER BY at DESC, chain DESC, seq DESC LIMIT");
    if place.file().is_none() || is_page || !conditions.contains("object_id") {
        return false;
    }
    explained(place, statement).iter().any(|step| {
        step.detail.starts_with("SEARCH ") && step.detail.ends_with("USING PRIMARY KEY (chain=?)")
    })
}

/// How often a statement gives this name to what a part of it gave.
fn given_as(statement: &str, name: &str) -> usize {
    let words: Vec<&str> = statement.split_whitespace().collect();
    let is_part = |word: &str| word.ends_with(')') || statement.contains(&format!("{word} AS ("));
    words
        .windows(3)
        .filter(|three| {
            three[1] == "AS" && three[2].trim_end_matches([',', ')']) == name && is_part(three[0])
        })
        .count()
}

/// The growing table that a statement calls so.
fn table_of(statement: &str, name: &str) -> Option<&'static str> {
    let words: Vec<&str> = statement
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_called = |table: &&&str| {
        words.windows(2).any(|pair| pair[0] == **table && pair[1] == name)
            || words
                .windows(3)
                .any(|three| three[0] == **table && three[1].eq_ignore_ascii_case("AS") && three[2] == name)
    };
    GROWING.iter().find(|table| **table == name).or_else(|| GROWING.iter().find(is_called)).copied()
}

/// The plan for any values, on what the server knows of the tables.
fn postgres(place: &Place, statement: &str) -> Vec<(String, String)> {
    let mut connection = connect(place, Use::Write).unwrap();
    let numbers = statement.split('$').skip(1).filter_map(|rest| {
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>().ok()
    });
    let values = vec!["NULL"; numbers.max().unwrap_or(0)].join(", ");
    let values = if values.is_empty() { values } else { format!("({values})") };
    let prepare = format!("SET plan_cache_mode=force_generic_plan; PREPARE asked AS {statement}");
    connection.batch_execute(&prepare).unwrap_or_else(|why| unreachable!("{statement}: {why}"));
    let lines: Vec<Line> =
        sql_query(format!("EXPLAIN (COSTS OFF) EXECUTE asked{values}")).load(&mut connection).unwrap();
    let mut found = Vec::new();
    for (at, Line { line }) in lines.iter().enumerate() {
        let Some((kind, rest)) = line.split_once(" on ") else { continue };
        let table = rest.split(' ').next().unwrap_or_default().to_owned();
        let is_whole = kind.contains("Seq Scan")
            || (kind.contains("Index")
                && !kind.contains("Bitmap")
                && lines.get(at + 1).is_none_or(|next| !next.line.contains("Index Cond")));
        if is_whole && GROWING.contains(&table.as_str()) {
            found.push((table, line.trim().to_owned()));
        }
    }
    found
}

/// Puts so many families beside those that stand, as rows without any records: enough that each engine plans as for an
/// authority. What is put in makes no journal that could be verified.
pub fn fill(place: &Place, families: u32) {
    let numbers =
        |to: u32| format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {to}) ");
    let hash = if place.file().is_some() { "x'00'" } else { "'\\x00'::bytea" };
    let each = |times: u32| numbers(families * times);
    let statements = [
        format!(
            "{} INSERT INTO family (id, reference, name, stage, status, team_id, lead_worker, chair, restricted, opened, \
             closed, folded_name, folded_reference) SELECT 700000000 + i, 'F-' || i, 'Family ' || i, 'child_protection', \
             CASE WHEN i % 10 = 0 THEN 'open' ELSE 'closed' END, 600000000 + i % 150, 600000000 + i % 1000, NULL, \
             CASE WHEN i % 500 = 0 THEN 1 ELSE 0 END, 20000, NULL, 'family ' || i, 'f' || i FROM n",
            each(1)
        ),
        format!("{} INSERT INTO child SELECT 900000000 + i, 600000000 + i % 150, NULL, 0 FROM n", each(2)),
        format!(
            "{} INSERT INTO child_link SELECT 900000000 + i, 1, 700000000 + i / 2, 800000000 + i, 19000, NULL, 1 FROM n",
            each(2)
        ),
        format!("{} INSERT INTO placed_with SELECT 900000000 + i, 1, 950000000 + i FROM n", each(1)),
        format!("{} INSERT INTO party SELECT 950000000 + i, 600000000 + i % 150, NULL, 0 FROM n", each(1)),
        format!(
            "{} INSERT INTO ledger SELECT 700000000 + i / 4, 'case_note', 750000000 + i, 20000, 0, '', '', '' FROM n",
            each(4)
        ),
        format!(
            "{} INSERT INTO ledger_digest (family_id, body) SELECT 700000000 + i, '{{}}' FROM n",
            each(1)
        ),
        format!("{} INSERT INTO family_worker SELECT 700000000 + i, 600000000 + i % 997 FROM n", each(1)),
        format!(
            "{} INSERT INTO family_summary (family_id, body, lowest_score, last_rating, blocking, drawn) \
             SELECT 700000000 + i, '{{}}', NULL, NULL, 0, 20000 FROM n",
            each(1)
        ),
        format!(
            "{} INSERT INTO chain_head (chain, seq, hash, changed, signed_in) SELECT 700000000 + i, 4, {hash}, 4, 1 FROM n",
            each(1)
        ),
        format!("{} INSERT INTO checkpoint_head SELECT 700000000 + i, 1, 4, {hash} FROM n", each(1)),
        format!(
            "{} INSERT INTO journal (chain, seq, at, actor, verb, kind, object_id, version, reason, basis, body, hash) \
             SELECT 700000000 + i / 4, i % 4 + 1, 1700000000000000 + i, 600000000 + i % 400, \
             'danger.written', 'danger', 800000000 + i, 1, '', 'team', '{{}}', {hash} FROM n",
            each(4)
        ),
        format!(
            "{} INSERT INTO object SELECT 700000000 + i / 4, 'danger', 800000000 + i, 1, 0, 0, '{{}}' FROM n",
            each(4)
        ),
        format!(
            "{} INSERT INTO due SELECT 700000000 + i / 2, i % 2, 'step', 20000 + i % 200, 0, 600000000 + i % 400, NULL, \
             'step', i, 'what', 'why' FROM n",
            each(2)
        ),
        format!(
            "{} INSERT INTO person_index SELECT 800000000 + i, 700000000 + i / 3, 'F-' || i, 'Given' || i, 'Name' || i, \
             '[]', 'child', 15000, NULL, '' FROM n",
            each(3)
        ),
        format!(
            "{} INSERT INTO name_key SELECT 't:name' || i / 2, 600000000 + i % 40, 800000000 + i FROM n",
            each(3)
        ),
        format!("{} INSERT INTO name_word SELECT 'w:name' || i, 'name' || i FROM n", each(1)),
        format!(
            "{} INSERT INTO notice SELECT 700000000 + i, 600000000 + i % 150, NULL, 700000000 + i, i, 'c', 't', \
             CASE WHEN i % 50 = 0 THEN NULL ELSE i END, NULL \
             FROM n",
            each(1)
        ),
        format!(
            "{} INSERT INTO session (token_hash, worker_id, created_at, last_seen_at, reauthenticated_at, ended_at) \
             SELECT 'hash' || i, 600000000 + i % 400, i, i, i, i FROM n",
            each(1)
        ),
        format!("{} INSERT INTO saved_once SELECT 600000000 + i % 400, 'key' || i, 1, i, '' FROM n", each(1)),
        format!("{} INSERT INTO draft SELECT 600000000 + i % 400, 'key' || i, 1, i, '' FROM n", each(1)),
        format!("{} INSERT INTO attempt SELECT 'who' || i % 400, i FROM n", each(1)),
        format!(
            "{} INSERT INTO break_glass (id, family_id, team_id, worker_id, reason, opened_at, until_at, review_note) \
             SELECT 700000000 + i, 700000000 + i, 600000000 + i % 150, 600000000 + i % 1000, '', i, i, '' FROM n",
            numbers(families / 100)
        ),
        format!(
            "{} INSERT INTO second_person (id, wanted, worker_id, secret, details, reason, asked_by, asked_at, until_at, \
             emergency, answered_at, note) \
             SELECT 700000000 + i, 'password', 600000000 + i % 400, '', '', '', 1, i, i, 0, i, '' FROM n",
            each(1)
        ),
    ];
    let all: Vec<&str> = statements.iter().map(String::as_str).collect();
    meddle(place, &all);
    if place.file().is_none() {
        meddle(place, &["ANALYZE"]);
    }
}
