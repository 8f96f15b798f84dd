//! A job's row as it stands in the table.

use diesel::{
    QueryableByName,
    sql_types::{BigInt, Integer, Nullable, Text},
};

/// All columns, in the order of the table.
pub(super) const COLUMNS: &str = "SELECT id, kind, key, arguments, made_at, due_at, attempts, node, leased_until, failed_at, \
     last_error, done_at, given_up_at FROM job";

#[derive(Debug, QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = BigInt)]
    pub(super) id: i64,
    #[diesel(sql_type = Text)]
    pub(super) kind: String,
    #[diesel(sql_type = Text)]
    pub(super) key: String,
    #[diesel(sql_type = Text)]
    pub(super) arguments: String,
    #[diesel(sql_type = BigInt)]
    pub(super) made_at: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) due_at: i64,
    #[diesel(sql_type = Integer)]
    pub(super) attempts: i32,
    #[diesel(sql_type = Nullable<Integer>)]
    pub(super) node: Option<i32>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) leased_until: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) failed_at: Option<i64>,
    #[diesel(sql_type = Text)]
    pub(super) last_error: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) done_at: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) given_up_at: Option<i64>,
}

impl Row {
    /// How often it was tried.
    pub(super) fn tries(&self) -> u32 {
        u32::try_from(self.attempts).unwrap_or_default()
    }
}
