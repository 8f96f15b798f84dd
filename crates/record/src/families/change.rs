//! Changing a record: one transaction in which the form is looked up, the record read, two people's changes merged,
//! the action decided, and everything kept with its journal.

use super::{
    Conflict,
    fields::Fields,
    keep::{Deed, body_of, keep},
    load::{self, load},
    merge::merge,
    once,
    views::is_hidden,
};
use crate::{AnyConnection, Store, StoreError, drafts};
use access::FamilyPermit;
use jiff::Timestamp;
use practice::{
    FamilyRecord, Finding, Kind, Object, Thresholds,
    actions::{Change, Refused},
};
use std::sync::Arc;

/// What a change says of itself.
#[derive(Debug, Clone)]
pub struct ChangeRequest {
    /// What is done, such as `danger.written`. Stands in the journal.
    pub verb: &'static str,
    /// Why, where a reason was given.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The form's own key: a second press of the same form keeps nothing twice.
    pub once: Option<String>,
    /// The draft from which this was saved. It goes when the change is kept.
    pub draft: Option<String>,
}

impl ChangeRequest {
    /// A change without reason, key or draft.
    pub fn new(verb: &'static str, at: Timestamp) -> Self {
        Self { verb, reason: String::new(), at, once: None, draft: None }
    }
}

/// A thing as somebody changed it, and the version from which they started.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The version that the form showed. 0: something new.
    pub base_version: u32,
    /// The thing as it should be.
    pub mine: Object,
}

/// A thing that was changed, with its version after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// Its version now.
    pub version: u32,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is kept, durably. Empty where everything was already as asked.
    Done(Vec<Changed>),
    /// The same form was kept before, with this outcome. Nothing was written now.
    Repeated(Vec<Changed>),
    /// Rules stand in the way. Nothing was written.
    Refused(Vec<Finding>),
    /// Somebody else changed the same fields. Nothing was written.
    Conflict(Box<Conflict>),
}

impl Store {
    /// Changes a family's record in one transaction, durable when this returns.
    ///
    /// `decide` gets the record as it stands with nothing hidden, so that rules see everything, and the edited thing
    /// merged with what others changed meanwhile; it returns what to keep. What it sees beyond the permit's view must
    /// not leave it other than through its findings. It runs on the writer's thread: it must be pure and quick.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is only for seeing.
    pub async fn change<F>(
        &self,
        permit: &FamilyPermit,
        request: ChangeRequest,
        edit: Option<Edit>,
        decide: F,
    ) -> Result<Outcome, StoreError>
    where
        F: FnOnce(&FamilyRecord, Option<Object>) -> Result<Vec<Change>, Refused> + Send + 'static,
    {
        if !permit.allows_change() {
            return Err(StoreError::NotPermitted);
        }
        let (permit, thresholds) = (*permit, Arc::clone(self.thresholds()));
        self.write(move |connection| change(connection, &thresholds, &permit, &request, edit, decide)).await
    }
}

fn change(
    connection: &mut AnyConnection,
    thresholds: &Thresholds,
    permit: &FamilyPermit,
    request: &ChangeRequest,
    edit: Option<Edit>,
    decide: impl FnOnce(&FamilyRecord, Option<Object>) -> Result<Vec<Change>, Refused>,
) -> Result<Outcome, StoreError> {
    let (worker, family) = (permit.actor().worker, permit.family());
    if let Some(key) = &request.once
        && let Some(first) = once::find(connection, worker, family, key)?
    {
        return Ok(Outcome::Repeated(first));
    }
    let mut record = load(connection, family)?;
    let merged = match edit.map(|edit| settle(connection, permit, &record, edit)).transpose()? {
        Some(Err(conflict)) => return Ok(Outcome::Conflict(conflict)),
        Some(Ok(object)) => Some(object),
        None => None,
    };
    let wanted = match decide(&record, merged) {
        Ok(wanted) => wanted,
        Err(Refused(findings)) => return Ok(Outcome::Refused(findings)),
    };
    let (reason, at) = (request.reason.as_str(), request.at.as_microsecond());
    let deed = Deed { permit, verb: request.verb, reason, at, thresholds };
    let changed = keep(connection, &deed, &mut record, wanted)?;
    finish(connection, permit, request, &changed)?;
    Ok(Outcome::Done(changed))
}

/// Keeps the form's key and discards its draft.
pub(super) fn finish(
    connection: &mut AnyConnection,
    permit: &FamilyPermit,
    request: &ChangeRequest,
    changed: &[Changed],
) -> Result<(), StoreError> {
    let (worker, at) = (permit.actor().worker, request.at.as_microsecond());
    if let Some(key) = &request.once {
        once::keep(connection, worker, permit.family(), key, at, changed)?;
    }
    if let Some(draft) = &request.draft {
        drafts::remove(connection, worker, draft)?;
    }
    Ok(())
}

/// The edited thing on top of what stands now, or the fields that two people changed differently.
fn settle(
    connection: &mut AnyConnection,
    permit: &FamilyPermit,
    record: &FamilyRecord,
    edit: Edit,
) -> Result<Result<Object, Box<Conflict>>, StoreError> {
    let Edit { base_version, mine } = edit;
    let (kind, number) = (mine.kind(), mine.number());
    let conflict = Conflict {
        kind,
        number,
        base_version,
        version: 0,
        changed_by: None,
        changed_at: Timestamp::UNIX_EPOCH,
        fields: Vec::new(),
    };
    let Some(stands) = record.find(kind, number) else {
        return Ok(if base_version == 0 { Ok(mine) } else { Err(Box::new(conflict)) });
    };
    // A conflict would show what stands: not where it is another person's number in a round that is not open.
    if is_hidden(&stands.value, record, permit.actor().worker) {
        return Err(StoreError::NotPermitted);
    }
    if stands.version == base_version {
        return Ok(Ok(mine));
    }
    let fields = |body: &str| -> Result<Fields, StoreError> {
        serde_json::from_str(body).map_err(|why| StoreError::Unreadable {
            kind: kind.code().to_owned(),
            number,
            why: why.to_string(),
        })
    };
    let base = match body_of(connection, permit.family().0, &mine, base_version)? {
        Some(body) => fields(&body)?,
        None => Fields::default(),
    };
    let theirs = fields(&load::write(&stands.value)?)?;
    match merge(&base, &theirs, &fields(&load::write(&mine)?)?) {
        Ok(merged) => {
            let body = serde_json::Value::Object(merged.0.into_iter().collect()).to_string();
            Ok(Ok(load::read(kind.code(), number, &body)?))
        }
        Err(fields) => Ok(Err(Box::new(Conflict {
            version: stands.version,
            changed_by: stands.changed_by,
            changed_at: stands.changed_at,
            fields,
            ..conflict
        }))),
    }
}
