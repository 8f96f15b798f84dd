//! From one engine to the other: every row of every table of one database, put into another that has the same tables and
//! nothing in them.

use crate::{AnyConnection, StoreError};
use diesel::{
    QueryableByName, RunQueryDsl as _,
    connection::{DefaultLoadingMode, SimpleConnection as _},
    pg::PgRowByRowLoadingMode,
    sql_query,
    sql_types::Text,
};
use std::collections::BTreeMap;

/// How many rows one statement puts in.
const ROWS: usize = 500;
/// How long one statement becomes at most before it is sent, in bytes.
const LONGEST: usize = 4 << 20;

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    row: String,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Number,
    Text,
    Bytes,
}

type Tables = BTreeMap<String, BTreeMap<String, Holds>>;

/// Every table with its columns, but for those that the migrations fill.
fn tables(connection: &mut AnyConnection) -> Result<Tables, StoreError> {
    let query = if connection.is_postgres() {
        "SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name, \
         CAST(data_type AS TEXT) AS kind FROM information_schema.columns WHERE table_schema = 'public'"
    } else {
        "SELECT m.name AS table_name, p.name AS column_name, p.type AS kind \
         FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND SUBSTR(m.name, 1, 7) <> 'sqlite_'"
    };
    let rows: Vec<ColumnRow> = sql_query(query).load(connection)?;
    let mut tables = Tables::new();
    for ColumnRow { table_name, column_name, kind } in rows {
        if table_name == "__diesel_schema_migrations" || table_name == "kept_form" {
            continue;
        }
        let holds = match kind.to_uppercase().as_str() {
            "BIGINT" | "INTEGER" => Holds::Number,
            "TEXT" => Holds::Text,
            "BLOB" | "BYTEA" => Holds::Bytes,
            other => return Err(StoreError::Fault(format!("{table_name}.{column_name} holds {other}"))),
        };
        tables.entry(table_name).or_default().insert(column_name, holds);
    }
    Ok(tables)
}

/// A column's value as it is written in a statement for the other engine.
fn literal(column: &str, holds: Holds, to_postgres: bool) -> String {
    let value = match (holds, to_postgres) {
        (Holds::Number, _) => format!("CAST(\"{column}\" AS TEXT)"),
        (Holds::Text, _) => format!("'''' || REPLACE(\"{column}\", '''', '''''') || ''''"),
        (Holds::Bytes, true) => format!("'''\\x' || HEX(\"{column}\") || ''''"),
        (Holds::Bytes, false) => format!("'x''' || ENCODE(\"{column}\", 'hex') || ''''"),
    };
    // Not COALESCE alone: SQLite's HEX makes an empty text of nothing.
    format!("CASE WHEN \"{column}\" IS NULL THEN 'NULL' ELSE {value} END")
}

/// Puts every row of one database into another of the other engine, whose tables are there and empty, in the transaction
/// that is open there.
pub(super) fn copy(from: &mut AnyConnection, to: &mut AnyConnection) -> Result<(), StoreError> {
    let (all, there) = (tables(from)?, tables(to)?);
    if all != there {
        return Err(StoreError::Fault("the two databases have different tables".to_owned()));
    }
    let to_postgres = to.is_postgres();
    for (table, columns) in all {
        let values: Vec<String> =
            columns.iter().map(|(column, holds)| literal(column, *holds, to_postgres)).collect();
        let names: Vec<String> = columns.keys().map(|column| format!("\"{column}\"")).collect();
        let query = format!("SELECT {} AS row FROM \"{table}\"", values.join(" || ', ' || "));
        let mut batch = Batch {
            into: format!("INSERT INTO \"{table}\" ({}) VALUES ", names.join(", ")),
            rows: Vec::new(),
            bytes: 0,
        };
        match from {
            AnyConnection::Sqlite(inner) => {
                let rows = sql_query(query).load_iter::<Row, DefaultLoadingMode>(inner)?;
                for row in rows {
                    batch.add(to, row?.row)?;
                }
            }
            AnyConnection::Postgres(inner) => {
                let rows = sql_query(query).load_iter::<Row, PgRowByRowLoadingMode>(inner)?;
                for row in rows {
                    batch.add(to, row?.row)?;
                }
            }
        }
        batch.send(to)?;
    }
    Ok(())
}

struct Batch {
    into: String,
    rows: Vec<String>,
    bytes: usize,
}

impl Batch {
    fn add(&mut self, to: &mut AnyConnection, row: String) -> Result<(), StoreError> {
        self.bytes += row.len();
        self.rows.push(row);
        if self.rows.len() >= ROWS || self.bytes >= LONGEST { self.send(to) } else { Ok(()) }
    }

    fn send(&mut self, to: &mut AnyConnection) -> Result<(), StoreError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let statement = format!("{}({})", self.into, self.rows.join("), ("));
        (self.rows, self.bytes) = (Vec::new(), 0);
        match to {
            AnyConnection::Sqlite(inner) => inner.batch_execute(&statement)?,
            AnyConnection::Postgres(inner) => inner.batch_execute(&statement)?,
        }
        Ok(())
    }
}
