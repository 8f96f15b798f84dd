//! Trying again what was given up, at an administrator's word.

use super::row::{COLUMNS, Row};
use crate::{Store, StoreError, engine::Prepare as _, office::OfficeEntry};
use access::OfficePermit;
use diesel::{RunQueryDsl as _, sql_query, sql_types::BigInt};
use serde_json::json;

/// The kind under which a job stands in the journal.
const KIND: &str = "job";

impl Store {
    /// Lets a job that was given up be tried again at once, with as many tries as a new one. The journal says who wanted it.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is no such job; [`StoreError::Conflict`] where it is not given up, as when somebody
    /// else has pressed the button before.
    pub async fn try_job_again(&self, permit: OfficePermit, id: i64) -> Result<(), StoreError> {
        super::look::may(permit)?;
        let (at, by) = (self.clock().now(), Some(permit.actor().worker));
        self.write(move |connection| {
            let rows: Vec<Row> = sql_query(format!("{COLUMNS} WHERE id = $1"))
                .bind::<BigInt, _>(id)
                .prepared()
                .load(connection)?;
            let row = rows.into_iter().next().ok_or(StoreError::Absent)?;
            let again = sql_query(
                "UPDATE job SET given_up_at = NULL, attempts = 0, due_at = $1 WHERE id = $2 AND given_up_at IS NOT NULL",
            )
            .bind::<BigInt, _>(at.as_microsecond())
            .bind::<BigInt, _>(id)
            .prepared()
            .execute(connection)?;
            if again == 0 {
                return Err(StoreError::Conflict(
                    "This is not given up any more. Look at the list below to see how it stands.".to_owned(),
                ));
            }
            let body = json!({ "kind": row.kind, "key": row.key });
            OfficeEntry { at, by, verb: "job.tried_again", kind: KIND, number: id, reason: "", body }
                .write(connection)
        })
        .await
    }
}
