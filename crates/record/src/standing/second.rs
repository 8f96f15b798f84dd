//! What one person may not do alone: naming somebody for a restricted record, a colleague's password or code, an
//! administrator's role. It is asked for and waits until a second person says yes; nothing takes effect before. Where
//! nobody else can be reached it is done at once, everybody concerned is told, and it is looked over later.

use super::{
    Wanted,
    makings::makings,
    open_to,
    restrictions::is_restricted,
    second_told::{Asked, answerers, answerers_by, concerned, give},
    wanted::{COLUMNS, Row},
};
use crate::{
    AnyConnection, Store, StoreError,
    accounts::administers,
    clock::from_micros,
    kept::said,
    office::OfficeEntry,
    vouch::{self, Before},
};
use access::{Actor, Deed, FamilyPermit, OfficeDeed, OfficePermit, Role};
use diesel::{
    RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::{SignedDuration, Timestamp};
use practice::ids::{FamilyId, WorkerId};
use serde_json::{Value, json};

/// How long a request waits for its answer.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The number of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub i64);

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A second person says yes first.
    Second,
    /// Nobody else can be reached: at once, told to everybody concerned, and looked over later.
    Emergency,
}

/// A request, as those see it who may answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The request.
    pub id: RequestId,
    /// What is wanted: `name`, `password`, `code`, `role`, `open`.
    pub wanted: String,
    /// For whom.
    pub worker: WorkerId,
    /// For which record, with its reference. None also where the reader may not know of it.
    pub family: Option<(FamilyId, String)>,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub asked_by: WorkerId,
    /// When.
    pub asked_at: Timestamp,
    /// Until when it can be answered.
    pub until: Timestamp,
    /// Whether it was done already, and waits to be looked over.
    pub is_emergency: bool,
    /// Whether the reader asked it, and may not answer it.
    pub is_own: bool,
}

/// How many requests wait to which this person could say yes or no, and who asked them.
pub(crate) fn waiting_for(
    c: &mut AnyConnection,
    worker: WorkerId,
    now: Timestamp,
) -> Result<Vec<WorkerId>, StoreError> {
    let rows: Vec<Row> = sql_query(format!(
        "{COLUMNS} WHERE s.answered_at IS NULL AND (s.emergency = 1 OR s.until_at > $1) ORDER BY s.id"
    ))
    .bind::<BigInt, _>(now.as_microsecond())
    .load(c)?;
    let (mut askers, makings) = (Vec::new(), makings(c, now)?);
    for row in rows {
        let wanted = Wanted::of(&row)?;
        if answerers_by(c, row.asked(&wanted), now, &makings)?.contains(&worker) {
            askers.push(WorkerId(row.asked_by));
        }
    }
    Ok(askers)
}

/// One person alone may not do it.
pub(crate) fn needs_second() -> StoreError {
    StoreError::Refused(
        "This needs a second person: ask for it, or do it as an emergency and say why.".to_owned(),
    )
}

/// Refuses a name on a restricted record for an account that whoever asks made, opened or let in alone: a second person sees
/// a colleague's name, and not whose account it is.
fn not_for_ones_own(
    c: &mut AnyConnection,
    wanted: &Wanted,
    by: WorkerId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let Wanted::Name { worker, .. } = wanted else { return Ok(()) };
    if makings(c, at)?.are_apart(by, *worker) {
        return Ok(());
    }
    Err(StoreError::Refused(
        "You made this account or gave it its way in, and that is not settled yet. Nothing was asked. A supervisor who may \
         know of the record can ask for this name."
            .to_owned(),
    ))
}

impl Store {
    /// Asks for something about an account or a restricted record, as an administrator. Either it waits for a second
    /// person, or it is done at once as an emergency.
    pub async fn ask_second(
        &self,
        permit: OfficePermit,
        wanted: Wanted,
        reason: &str,
        way: Way,
    ) -> Result<RequestId, StoreError> {
        administers(permit)?;
        if wanted.worker() == permit.actor().worker {
            return Err(StoreError::NotPermitted);
        }
        self.ask(permit.actor(), wanted, reason, way).await
    }

    /// Asks to name somebody for a restricted record, under a permit to decide for this family.
    pub async fn ask_second_to_name(
        &self,
        permit: FamilyPermit,
        worker: WorkerId,
        reason: &str,
        way: Way,
    ) -> Result<RequestId, StoreError> {
        if permit.deed() != Deed::Decide {
            return Err(StoreError::NotPermitted);
        }
        self.ask(permit.actor(), Wanted::Name { family: permit.family(), worker }, reason, way).await
    }

    async fn ask(&self, by: Actor, wanted: Wanted, reason: &str, way: Way) -> Result<RequestId, StoreError> {
        said(reason, "Say why. It is kept in the journal.")?;
        let (id, at, reason) = (RequestId(self.new_id()), self.clock().now(), reason.trim().to_owned());
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            not_for_ones_own(c, &wanted, by.worker, at)?;
            still_restricted(c, &wanted)?;
            if way == Way::Second
                && let Some(id) = waits_already(c, &wanted, &reason, by.worker, at)?
            {
                renew(c, id, &wanted, &reason, by, at)?;
                return Ok(id);
            }
            insert(c, id, &wanted, &reason, by, at, way)?;
            let asker = names.worker(by.worker);
            let what = wanted.words(&names);
            match way {
                Way::Second => {
                    let text = format!(
                        "{asker} asks for {what}. It needs the yes of a second person, and you may give it."
                    );
                    let open = Asked { wanted: &wanted, by: by.worker, is_emergency: false };
                    for one in answerers(c, open, at)? {
                        give(c, &store, &wanted, one, at, &text)?;
                    }
                    Ok(id)
                }
                Way::Emergency => {
                    // As it stands before: whoever is moved away from a team does not leave its supervisor in the dark.
                    let people = concerned(c, &wanted, by.worker, at)?;
                    wanted.apply(c, (&store, &names), by, at, &reason)?;
                    let text = format!(
                        "{asker} did this alone, as an emergency: {what}. Look whether that was right."
                    );
                    for to in people {
                        give(c, &store, &wanted, to, at, &text)?;
                    }
                    Ok(id)
                }
            }
        })
        .await
        .inspect(|_| self.forget_names())
    }

    /// What waits for this person's yes or for being looked over, and what they asked for themselves, the oldest first.
    pub async fn second_requests(&self, permit: OfficePermit) -> Result<Vec<Request>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        let (now, me) = (self.clock().now(), permit.actor().worker);
        self.read(move |c| {
            let rows: Vec<Row> = sql_query(format!(
                "{COLUMNS} WHERE s.answered_at IS NULL AND (s.emergency = 1 OR s.until_at > $1) ORDER BY s.asked_at, s.id"
            ))
            .bind::<BigInt, _>(now.as_microsecond())
            .load(c)?;
            let (mut open, makings) = (Vec::new(), makings(c, now)?);
            for row in rows {
                let is_own = row.asked_by == me.0;
                let wanted = Wanted::of(&row)?;
                if is_own || answerers_by(c, row.asked(&wanted), now, &makings)?.contains(&me) {
                    // An administrator knows records by their references alone; others only those that they may open.
                    let tells = permit.actor().role == Role::Administrator
                        || !open_to(c, permit.actor(), wanted.family(), now)?.is_empty();
                    open.push(request(row, is_own, tells));
                }
            }
            Ok(open)
        })
        .await
    }

    /// Says yes or no to a request, or that what was done as an emergency was looked over. Never by who asked, and never
    /// by the person whom it is about.
    pub async fn answer_second(
        &self,
        permit: OfficePermit,
        id: RequestId,
        agreed: bool,
        note: &str,
    ) -> Result<(), StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        said(note, "Say why. It is kept in the journal.")?;
        let (at, by, text) = (self.clock().now(), permit.actor(), note.trim().to_owned());
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let rows: Vec<Row> =
                sql_query(format!("{COLUMNS} WHERE s.id = $1")).bind::<BigInt, _>(id.0).load(c)?;
            let row = rows.into_iter().next().ok_or(StoreError::Absent)?;
            let (wanted, asker) = (Wanted::of(&row)?, WorkerId(row.asked_by));
            if !answerers(c, row.asked(&wanted), at)?.contains(&by.worker) {
                return Err(StoreError::Absent);
            }
            let is_emergency = row.emergency != 0;
            if row.answered_at.is_some() || (!is_emergency && row.until_at <= at.as_microsecond()) {
                return Err(StoreError::Conflict(
                    "This was answered already, or has waited too long. Nothing was changed.".to_owned(),
                ));
            }
            let before = Before::of(c, [vouch::Row::Request(id.0)])?;
            // The hash of a password is not kept longer than it waits.
            sql_query(
                "UPDATE second_person SET answered_by = $1, answered_at = $2, agreed = $3, note = $4, secret = '' \
                 WHERE id = $5",
            )
            .bind::<BigInt, _>(by.worker.0)
            .bind::<BigInt, _>(at.as_microsecond())
            .bind::<Integer, _>(i32::from(agreed))
            .bind::<Text, _>(&text)
            .bind::<BigInt, _>(id.0)
            .execute(c)?;
            let verb = match (is_emergency, agreed) {
                (true, _) => "second_person.looked_over",
                (false, true) => "second_person.agreed",
                (false, false) => "second_person.declined",
            };
            noted(verb, &wanted, id, by.worker, at, &text).vouch(c, before)?;
            if agreed && !is_emergency {
                let people = concerned(c, &wanted, by.worker, at)?;
                wanted.apply(c, (&store, &names), by, at, &row.reason)?;
                let text = format!(
                    "{} asked for this and {} said yes: {}.",
                    names.worker(asker),
                    names.worker(by.worker),
                    wanted.words(&names)
                );
                // A name put on a restricted record's list is told of where it is put there.
                for to in people.into_iter().filter(|to| wanted.family().is_none() && *to != asker) {
                    give(c, &store, &wanted, to, at, &text)?;
                }
            }
            let said = match (is_emergency, agreed) {
                (true, _) => "looked over what you did as an emergency",
                (false, true) => "said yes to what you asked for",
                (false, false) => "said no to what you asked for",
            };
            let told = format!("{} {said}: {}.", names.worker(by.worker), wanted.words(&names));
            give(c, &store, &wanted, asker, at, &told)
        })
        .await
        .inspect(|()| self.forget_names())
    }
}

fn still_restricted(c: &mut AnyConnection, wanted: &Wanted) -> Result<(), StoreError> {
    if let Wanted::Name { family, .. } = wanted
        && !is_restricted(c, *family)?
    {
        return Err(StoreError::Conflict(
            "This record is not restricted any longer. Name the person as usual.".to_owned(),
        ));
    }
    Ok(())
}

/// The request by which this person asked for the same in the same words, where it waits still: a form sent twice asks once.
fn waits_already(
    c: &mut AnyConnection,
    wanted: &Wanted,
    reason: &str,
    by: WorkerId,
    at: Timestamp,
) -> Result<Option<RequestId>, StoreError> {
    let rows: Vec<Row> = sql_query(format!(
        "{COLUMNS} WHERE s.answered_at IS NULL AND s.emergency = 0 AND s.until_at > $1 AND s.asked_by = $2 \
         AND s.worker_id = $3 AND s.reason = $4 ORDER BY s.id"
    ))
    .bind::<BigInt, _>(at.as_microsecond())
    .bind::<BigInt, _>(by.0)
    .bind::<BigInt, _>(wanted.worker().0)
    .bind::<Text, _>(reason)
    .load(c)?;
    for row in rows {
        if Wanted::of(&row)?.is_for_the_same(wanted) {
            return Ok(Some(RequestId(row.id)));
        }
    }
    Ok(None)
}

/// The page of the second press shows a password of its own: that is the one that counts when somebody says yes.
fn renew(
    c: &mut AnyConnection,
    id: RequestId,
    wanted: &Wanted,
    reason: &str,
    by: Actor,
    at: Timestamp,
) -> Result<(), StoreError> {
    let Wanted::Password { hash, .. } = wanted else { return Ok(()) };
    let before = Before::of(c, [vouch::Row::Request(id.0)])?;
    sql_query("UPDATE second_person SET secret = $1 WHERE id = $2")
        .bind::<Text, _>(hash)
        .bind::<BigInt, _>(id.0)
        .execute(c)?;
    noted("second_person.asked", wanted, id, by.worker, at, reason).vouch(c, before)
}

fn insert(
    c: &mut AnyConnection,
    id: RequestId,
    wanted: &Wanted,
    reason: &str,
    by: Actor,
    at: Timestamp,
    way: Way,
) -> Result<(), StoreError> {
    let (secret, details) = match wanted {
        Wanted::Password { hash, .. } if way == Way::Second => (hash.as_str(), Value::Null),
        Wanted::Role { details, .. } => (
            "",
            json!({
                "username": details.username, "display_name": details.display_name,
                "role": details.role.code(), "team": details.team.map(|team| team.0),
            }),
        ),
        _ => ("", Value::Null),
    };
    let before = Before::of(c, [vouch::Row::Request(id.0)])?;
    sql_query(
        "INSERT INTO second_person (id, wanted, worker_id, family_id, secret, details, reason, asked_by, asked_at, \
         until_at, emergency, answered_by, answered_at, agreed, note) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, NULL, NULL, '')",
    )
    .bind::<BigInt, _>(id.0)
    .bind::<Text, _>(wanted.code())
    .bind::<BigInt, _>(wanted.worker().0)
    .bind::<Nullable<BigInt>, _>(wanted.family().map(|family| family.0))
    .bind::<Text, _>(secret)
    .bind::<Text, _>(details.to_string())
    .bind::<Text, _>(reason)
    .bind::<BigInt, _>(by.worker.0)
    .bind::<BigInt, _>(at.as_microsecond())
    .bind::<BigInt, _>((at + LASTS).as_microsecond())
    .bind::<Integer, _>(i32::from(way == Way::Emergency))
    .execute(c)?;
    let verb =
        if way == Way::Emergency { "second_person.done_in_an_emergency" } else { "second_person.asked" };
    noted(verb, wanted, id, by.worker, at, reason).vouch(c, before)
}

fn noted<'a>(
    verb: &'static str,
    wanted: &Wanted,
    id: RequestId,
    by: WorkerId,
    at: Timestamp,
    reason: &'a str,
) -> OfficeEntry<'a, Value> {
    let (kind, number) =
        wanted.family().map_or(("account", wanted.worker().0), |family| ("family", family.0));
    let body = json!({ "request": id.0, "wanted": wanted.code(), "worker": wanted.worker().0 });
    OfficeEntry { at, by: Some(by), verb, kind, number, reason, body }
}

fn request(row: Row, is_own: bool, tells: bool) -> Request {
    Request {
        id: RequestId(row.id),
        wanted: row.wanted,
        worker: WorkerId(row.worker_id),
        family: row.family_id.map(FamilyId).zip(row.reference).filter(|_| tells),
        reason: row.reason,
        asked_by: WorkerId(row.asked_by),
        asked_at: from_micros(row.asked_at),
        until: from_micros(row.until_at),
        is_emergency: row.emergency != 0,
        is_own,
    }
}
