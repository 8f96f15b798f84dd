//! Statements written as text that a connection prepares once and then keeps. Diesel prepares such text anew each time,
//! which costs more than most of them take to run.

use super::AnyConnection;
use diesel::{
    Connection, QueryResult, RunQueryDsl,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::Untyped,
};

type Backend = <AnyConnection as Connection>::Backend;

/// A statement that is prepared once for each connection.
pub(crate) struct Prepared<Q>(Q);

/// For statements whose text is one of a few: what differs from call to call is bound, never written into the text, for
/// each text is kept as long as its connection.
pub(crate) trait Prepare: Sized {
    fn prepared(self) -> Prepared<Self> {
        Prepared(self)
    }
}

impl<Q: QueryFragment<Backend>> Prepare for Q {}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &Backend) -> QueryResult<bool> {
        Ok(true)
    }
}

/// Kept by its text.
impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Prepared<Q> {
    type SqlType = Untyped;
}

impl<Q> RunQueryDsl<AnyConnection> for Prepared<Q> {}
