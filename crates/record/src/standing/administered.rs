//! A family as an administrator sees it: its reference, whether it is restricted, and who is on its lists. Nothing of
//! the case: no name, no person, no reason.

use crate::{Store, StoreError, accounts::administers, families::family_called};
use access::OfficePermit;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Text},
};
use practice::ids::{FamilyId, WorkerId};

/// A family's lists, for those who look after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Administered {
    /// The family.
    pub family: FamilyId,
    /// Its reference.
    pub reference: String,
    /// Whether only named people may know of it.
    pub restricted: bool,
    /// Who is named.
    pub named: Vec<WorkerId>,
    /// Who may never open it.
    pub conflicts: Vec<WorkerId>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Integer)]
    restricted: i32,
}

#[derive(QueryableByName)]
struct On {
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
}

impl Store {
    /// The family with this reference, however it was typed, as an administrator sees it. None: no family has it.
    pub async fn administered_family(
        &self,
        permit: OfficePermit,
        reference: &str,
    ) -> Result<Option<Administered>, StoreError> {
        administers(permit)?;
        let reference = reference.to_owned();
        self.read(move |c| {
            let Some(family) = family_called(c, &reference)? else { return Ok(None) };
            let rows: Vec<Row> = sql_query("SELECT id, reference, restricted FROM family WHERE id = $1")
                .bind::<BigInt, _>(family.0)
                .load(c)?;
            let Some(row) = rows.into_iter().next() else { return Ok(None) };
            let mut on = |table: &str| -> Result<Vec<WorkerId>, StoreError> {
                let rows: Vec<On> = sql_query(format!(
                    "SELECT worker_id FROM {table} WHERE family_id = $1 ORDER BY since, worker_id"
                ))
                .bind::<BigInt, _>(row.id)
                .load(c)?;
                Ok(rows.into_iter().map(|row| WorkerId(row.worker_id)).collect())
            };
            Ok(Some(Administered {
                family: FamilyId(row.id),
                reference: row.reference,
                restricted: row.restricted != 0,
                named: on("restriction")?,
                conflicts: on("conflict")?,
            }))
        })
        .await
    }
}
