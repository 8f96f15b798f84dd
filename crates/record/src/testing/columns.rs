//! Every column of the database, and those that verification leaves alone, each with the reason.

use super::{meddle, read_text};
use crate::Place;

/// A column that may be changed behind Kith's back without being found.
#[derive(Debug, Clone, Copy)]
pub struct LeftAlone {
    /// The table.
    pub table: &'static str,
    /// The column. Empty: all of them.
    pub column: &'static str,
    /// Why.
    pub because: &'static str,
}

const fn alone(table: &'static str, column: &'static str, because: &'static str) -> LeftAlone {
    LeftAlone { table, column, because }
}

/// All of them. A new column is vouched for, drawn and compared, verified otherwise, or stands here.
pub const LEFT_ALONE: &[LeftAlone] = &[
    alone(
        "__diesel_schema_migrations",
        "",
        "which migrations have run: another answer stops Kith at its start",
    ),
    alone(
        "account",
        "totp_last_step",
        "moves with each sign-in, and decides only whether one code is taken twice",
    ),
    alone("attempt", "", "tries to sign in: bounds guessing for minutes, and is forgotten after a day"),
    alone(
        "chain_head",
        "changed",
        "compared only with itself, between the reading and the writing of one save; what was saved is in the journal",
    ),
    alone(
        "draft",
        "",
        "what somebody is typing: nothing of a record, shown to nobody else, forgotten by its age",
    ),
    alone(
        "job",
        "",
        "when Kith does by itself what it does: what a job does to a record is journalled there, and one that does not run is told",
    ),
    alone(
        "kept_form",
        "",
        "the form of what is kept: another answer can stop an older Kith at its start, or let it begin",
    ),
    alone(
        "saved_once",
        "",
        "keys of forms that were sent: decide for a day whether the same form is kept twice",
    ),
    alone("session", "last_seen_at", "moves every minute, and can end a session earlier but never start one"),
    alone("vouched_since", "", "only a note: where chain 0 says otherwise, chain 0 is believed"),
];

/// A column of the database as it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// The table.
    pub table: String,
    /// The column.
    pub name: String,
    /// The engine's own word for what it holds, in capital letters.
    kind: String,
}

impl LeftAlone {
    /// Whether the column is meant.
    pub fn is(&self, column: &Column) -> bool {
        self.table == column.table && (self.column.is_empty() || self.column == column.name)
    }
}

/// Every column of every table.
pub fn all(place: &Place) -> Vec<Column> {
    let query = if place.file().is_some() {
        "SELECT m.name || ' ' || p.name || ' ' || p.type AS text FROM sqlite_master m, pragma_table_info(m.name) p \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    } else {
        "SELECT table_name || ' ' || column_name || ' ' || data_type AS text FROM information_schema.columns \
         WHERE table_schema = 'public'"
    };
    let mut columns: Vec<Column> = read_text(place, query)
        .iter()
        .map(|line| {
            let mut words = line.splitn(3, ' ').map(str::to_owned);
            let mut next = || words.next().unwrap_or_default();
            Column { table: next(), name: next(), kind: next().to_uppercase() }
        })
        .collect();
    columns.sort();
    columns
}

impl Column {
    /// Changes it in every row, does this, and puts everything back as it stood.
    pub async fn changed<T>(&self, place: &Place, meanwhile: impl Future<Output = T>) -> T {
        let Self { table, name, .. } = self;
        self.meddled(place, &format!("UPDATE {table} SET {name} = {}", self.other()), meanwhile).await
    }

    /// Takes every row out of its table, does this, and puts everything back as it stood.
    pub async fn emptied<T>(&self, place: &Place, meanwhile: impl Future<Output = T>) -> T {
        self.meddled(place, &format!("DELETE FROM {}", self.table), meanwhile).await
    }

    /// Another value than the one that stands.
    fn other(&self) -> String {
        let name = &self.name;
        match self.kind.as_str() {
            "TEXT" => format!("COALESCE({name} || '~', '~')"),
            "BLOB" => "zeroblob(5)".to_owned(),
            "BYTEA" => "'\\x0000000000'::bytea".to_owned(),
            _ => format!("COALESCE(-{name} - 1, 5)"),
        }
    }

    async fn meddled<T>(&self, place: &Place, how: &str, meanwhile: impl Future<Output = T>) -> T {
        let table = &self.table;
        meddle(place, &[&format!("CREATE TABLE as_it_stood AS SELECT * FROM {table}"), how]);
        let result = meanwhile.await;
        meddle(
            place,
            &[
                &format!("DELETE FROM {table}"),
                &format!("INSERT INTO {table} SELECT * FROM as_it_stood"),
                "DROP TABLE as_it_stood",
            ],
        );
        result
    }
}
