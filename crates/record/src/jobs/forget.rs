//! Forgetting jobs that were done long ago. Of each kind the last one stays, so that it is known when it ran.

use super::policy::SHOWN_FOR;
use crate::{Store, StoreError};
use diesel::{RunQueryDsl as _, sql_query, sql_types::BigInt};
use jiff::Timestamp;

impl Store {
    /// Forgets them. Returns how many. What was given up stays until somebody has tried it again.
    pub(crate) async fn forget_done_jobs(&self, now: Timestamp) -> Result<usize, StoreError> {
        self.write(move |connection| {
            Ok(sql_query(
                "DELETE FROM job WHERE done_at < $1 \
                 AND done_at < (SELECT MAX(later.done_at) FROM job later WHERE later.kind = job.kind)",
            )
            .bind::<BigInt, _>((now - SHOWN_FOR).as_microsecond())
            .execute(connection)?)
        })
        .await
    }
}
