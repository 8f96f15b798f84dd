//! Opening another team's record in an emergency: a reason, an end, a notice to the team at once, and a review.

use super::facts;
use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    journal::NewEntry,
    kept::{moment, said},
    notices::{NewNotice, put_away, tell},
    office::OfficeEntry,
    vouch::{self, Before},
};
use access::{Basis, Emergency, OfficeDeed, OfficePermit};
use diesel::{
    OptionalExtension as _, QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use jiff::{SignedDuration, Timestamp};
use practice::{
    Kind,
    ids::{FamilyId, TeamId, WorkerId},
};
use serde_json::json;

/// The number of an emergency opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlassId(pub i64);

/// An emergency opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The opening.
    pub id: GlassId,
    /// Of which family.
    pub family: FamilyId,
    /// The family's name, for the reviewer.
    pub family_name: String,
    /// The family's reference.
    pub reference: String,
    /// By whom.
    pub worker: WorkerId,
    /// Why, in one text.
    pub reason: String,
    /// Which child, what had happened and why it could not wait. None: opened before these were asked for apart.
    pub emergency: Option<Emergency>,
    /// From when.
    pub opened_at: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// By whom and when it was looked over.
    pub reviewed: Option<(WorkerId, Timestamp)>,
    /// What the review found.
    pub review_note: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    family_id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = Text)]
    child: String,
    #[diesel(sql_type = Text)]
    happened: String,
    #[diesel(sql_type = Text)]
    why_now: String,
    #[diesel(sql_type = BigInt)]
    opened_at: i64,
    #[diesel(sql_type = BigInt)]
    until_at: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    reviewed_by: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    reviewed_at: Option<i64>,
    #[diesel(sql_type = Text)]
    review_note: String,
}

#[derive(QueryableByName)]
struct Of {
    #[diesel(sql_type = BigInt)]
    family_id: i64,
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

impl Store {
    /// Opens a family's record for this person for a time, tells the team that holds it at once, and asks for a review.
    /// A restricted family and one with which the person has a conflict stay absent.
    ///
    /// # Errors
    /// [`StoreError::Refused`] with the sentence of what is missing where an answer says nothing.
    pub async fn break_glass(
        &self,
        permit: OfficePermit,
        family: FamilyId,
        emergency: Emergency,
        lasts: SignedDuration,
    ) -> Result<GlassId, StoreError> {
        if permit.deed() != OfficeDeed::BreakGlass {
            return Err(StoreError::NotPermitted);
        }
        if let Some((_, sentence)) = emergency.missing().first() {
            return Err(StoreError::Refused((*sentence).to_owned()));
        }
        let (id, notice) = (GlassId(self.new_id()), self.new_id());
        let (now, reason, worker) = (self.clock().now(), emergency.in_one(), permit.actor().worker);
        self.write(move |c| {
            let facts = facts(c, worker, family, now)?.ok_or(StoreError::Absent)?;
            if facts.has_conflict || (facts.restricted && !facts.is_named) {
                return Err(StoreError::Absent);
            }
            let before = Before::of(c, [vouch::Row::Opening(id.0)])?;
            sql_query(
                "INSERT INTO break_glass (id, family_id, team_id, worker_id, reason, child, happened, why_now, \
                 opened_at, until_at, reviewed_by, reviewed_at, review_note) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, NULL, '')",
            )
            .bind::<BigInt, _>(id.0)
            .bind::<BigInt, _>(family.0)
            .bind::<BigInt, _>(facts.team.0)
            .bind::<BigInt, _>(worker.0)
            .bind::<Text, _>(&reason)
            .bind::<Text, _>(emergency.child.trim())
            .bind::<Text, _>(emergency.happened.trim())
            .bind::<Text, _>(emergency.why_now.trim())
            .bind::<BigInt, _>(now.as_microsecond())
            .bind::<BigInt, _>((now + lasts).as_microsecond())
            .execute(c)?;
            let text =
                "A record of your team was opened in an emergency by somebody of another team. Look it over.";
            tell(
                c,
                &NewNotice {
                    id: notice,
                    team: Some(facts.team),
                    worker: None,
                    family: Some(family),
                    at: now,
                    code: "break_glass",
                    text,
                },
            )?;
            let told = NewEntry {
                basis: Basis::BreakGlass.code().to_owned(),
                ..of_family("break_glass.opened", family.0, worker, now, &reason)
            };
            OfficeEntry {
                at: now,
                by: Some(worker),
                verb: "break_glass.opened",
                kind: "family",
                number: family.0,
                reason: &reason,
                body: json!({ "until": now + lasts, "opening": id.0, "emergency": &emergency }),
            }
            .vouch_with(c, before, (family.0, told))?;
            Ok(id)
        })
        .await
    }

    /// The emergency openings of a team's families, those not looked over first, the newest first.
    pub async fn break_glass_openings(
        &self,
        permit: OfficePermit,
        team: TeamId,
        limit: u32,
    ) -> Result<Vec<Opening>, StoreError> {
        reviews(permit, team)?;
        let worker = permit.actor().worker;
        self.read(move |c| openings(c, worker, team, limit)).await
    }

    /// Says that an emergency opening was looked over, by the supervisor of the team, never by who opened it.
    pub async fn review_break_glass(
        &self,
        permit: OfficePermit,
        team: TeamId,
        opening: GlassId,
        note: &str,
    ) -> Result<(), StoreError> {
        reviews(permit, team)?;
        said(note, "Write what you found.")?;
        let (now, text, by) = (self.clock().now(), note.trim().to_owned(), permit.actor().worker);
        self.write(move |c| {
            let of: Option<Of> = sql_query(
                "SELECT family_id, worker_id FROM break_glass WHERE id = $1 AND team_id = $2 AND reviewed_at IS NULL",
            )
            .bind::<BigInt, _>(opening.0)
            .bind::<BigInt, _>(team.0)
            .get_result(c)
            .optional()?;
            let of = of.ok_or(StoreError::Absent)?;
            if of.worker_id == by.0 {
                return Err(StoreError::NotPermitted);
            }
            let mut before = Before::of(c, [vouch::Row::Opening(opening.0)])?;
            sql_query("UPDATE break_glass SET reviewed_by = $1, reviewed_at = $2, review_note = $3 WHERE id = $4")
                .bind::<BigInt, _>(by.0)
                .bind::<BigInt, _>(now.as_microsecond())
                .bind::<Text, _>(&text)
                .bind::<BigInt, _>(opening.0)
                .execute(c)?;
            // Whoever has looked an opening over has read that it happened. The team's other supervisors have not.
            let told: Vec<Told> = sql_query(
                "SELECT id FROM notice WHERE code = 'break_glass' \
                 AND to_team = $1 AND family_id = $2 AND at = (SELECT opened_at FROM break_glass WHERE id = $3)",
            )
            .bind::<BigInt, _>(team.0)
            .bind::<BigInt, _>(of.family_id)
            .bind::<BigInt, _>(opening.0)
            .load(c)?;
            for notice in told {
                if let Some(rows) = put_away(c, notice.id, by, true, now)? {
                    before = before.and(rows);
                }
            }
            let told = of_family("break_glass.reviewed", of.family_id, by, now, &text);
            OfficeEntry {
                at: now,
                by: Some(by),
                verb: "break_glass.reviewed",
                kind: "family",
                number: of.family_id,
                reason: &text,
                body: json!({ "opening": opening.0 }),
            }
            .vouch_with(c, before, (of.family_id, told))
        })
        .await
    }
}

/// What the family's own history says of it. Nothing of the record changed: version 0, no body.
fn of_family(verb: &str, family: i64, by: WorkerId, at: Timestamp, reason: &str) -> NewEntry {
    NewEntry {
        at: at.as_microsecond(),
        actor: by.0,
        verb: verb.to_owned(),
        kind: Kind::Family.code().to_owned(),
        object_id: family,
        reason: reason.to_owned(),
        ..NewEntry::default()
    }
}

fn reviews(permit: OfficePermit, team: TeamId) -> Result<(), StoreError> {
    if permit.deed() == OfficeDeed::ReviewBreakGlass(team) { Ok(()) } else { Err(StoreError::NotPermitted) }
}

fn openings(
    connection: &mut AnyConnection,
    worker: WorkerId,
    team: TeamId,
    limit: u32,
) -> Result<Vec<Opening>, StoreError> {
    let rows: Vec<Row> = sql_query(
        "SELECT b.id, b.family_id, f.name, f.reference, b.worker_id, b.reason, b.child, b.happened, b.why_now, b.opened_at, b.until_at, \
         b.reviewed_by, b.reviewed_at, b.review_note FROM break_glass b JOIN family f ON f.id = b.family_id \
         WHERE b.team_id = $1 AND f.id NOT IN (SELECT family_id FROM conflict WHERE worker_id = $2) \
         AND (f.restricted = 0 OR f.id IN (SELECT family_id FROM restriction WHERE worker_id = $2)) \
         ORDER BY CASE WHEN b.reviewed_at IS NULL THEN 0 ELSE 1 END, b.opened_at DESC LIMIT $3",
    )
    .bind::<BigInt, _>(team.0)
    .bind::<BigInt, _>(worker.0)
    .bind::<BigInt, _>(i64::from(limit))
    .load(connection)?;
    Ok(rows.into_iter().map(opening).collect())
}

fn opening(row: Row) -> Opening {
    Opening {
        id: GlassId(row.id),
        family: FamilyId(row.family_id),
        family_name: row.name,
        reference: row.reference,
        worker: WorkerId(row.worker_id),
        reason: row.reason,
        emergency: (!row.child.is_empty()).then_some(Emergency {
            child: row.child,
            happened: row.happened,
            why_now: row.why_now,
        }),
        opened_at: from_micros(row.opened_at),
        until: from_micros(row.until_at),
        reviewed: row.reviewed_by.map(WorkerId).zip(moment(row.reviewed_at)),
        review_note: row.review_note,
    }
}
