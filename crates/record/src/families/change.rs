//! Changing a record. The form is looked up, the record read, two people's changes merged and the action decided from one
//! unmoving picture, while others write; the writer then keeps it with its journal, provided that nobody has changed the
//! record meanwhile. Where somebody has, the writer does all of it again on what stands now.

use super::{
    AsRead, Conflict,
    fields::Fields,
    keep::{Deed, Planned, body_of},
    load::{self, load},
    merge::merge,
    once,
    stand::{Stand, stand},
    views::is_hidden,
};
use crate::{
    AnyConnection, Store, StoreError, drafts, journal::verbs::Class, ledger::take_in_hand,
    standing::restricted, teams::Names,
};
use access::FamilyPermit;
use jiff::Timestamp;
use practice::{
    FamilyRecord, Finding, Kind, Object, Thresholds,
    actions::{Change, Refused},
    ids::WorkerId,
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
    /// The draft with which its form began. It goes too, unless somebody went on with it.
    pub draft_before: Option<drafts::Before>,
    /// Who stays named where this restricts the record. Everybody else whose name was put on before is taken off, but for who
    /// restricts it: nobody goes on seeing it by silence.
    pub stay: Vec<WorkerId>,
    /// The entries of a ledger about which `decide` decides, besides the one that is edited. It finds no others.
    pub in_hand: Vec<(Kind, i64)>,
    /// The record as it was read for the form. While it stands so still, it is decided on and not read again.
    pub as_read: Option<AsRead>,
}

impl ChangeRequest {
    /// A change without reason, key or draft.
    pub fn new(verb: &'static str, at: Timestamp) -> Self {
        Self {
            verb,
            reason: String::new(),
            at,
            once: None,
            draft: None,
            draft_before: None,
            stay: Vec::new(),
            in_hand: Vec::new(),
            as_read: None,
        }
    }
}

/// A thing as somebody changed it, and the version from which they started.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The version that the form showed. 0: something new, or not said: where such a thing stands already, every field
    /// that differs is put before the person.
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
    /// not leave it other than through its findings. It must be pure and quick: it runs again, on the writer's thread,
    /// where somebody else changed the record between its decision and the writing.
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
        F: FnOnce(&FamilyRecord, Option<Object>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        if !permit.allows_change() {
            return Err(StoreError::NotPermitted);
        }
        if matches!(Class::of(request.verb), Class::Refusal | Class::SignIn | Class::Aside) {
            return Err(StoreError::Fault(format!("{} is not the verb of a deed", request.verb)));
        }
        let (thresholds, names) = (Arc::clone(self.thresholds()), self.names().await?);
        let asked = Asked { permit: *permit, thresholds, request, edit, store: self.clone(), names };
        let (first, decide_first) = (asked.clone(), decide.clone());
        let ready = match self.read(move |connection| first.decide(connection, decide_first)).await? {
            Decided::Answered(outcome) => return Ok(outcome),
            Decided::Ready(ready) => ready,
        };
        self.write(move |connection| {
            if let Some(outcome) = asked.write(connection, ready)? {
                return Ok(outcome);
            }
            match asked.decide(connection, decide)? {
                Decided::Answered(outcome) => Ok(outcome),
                Decided::Ready(ready) => asked.write(connection, ready)?.ok_or_else(moved_in_hand),
            }
        })
        .await
    }
}

/// A change as it was asked for.
#[derive(Clone)]
struct Asked {
    permit: FamilyPermit,
    thresholds: Arc<Thresholds>,
    request: ChangeRequest,
    edit: Option<Edit>,
    store: Store,
    names: Arc<Names>,
}

/// What was decided.
enum Decided {
    /// Nothing is to be written.
    Answered(Outcome),
    /// This is, provided that the record still stands so.
    Ready(Box<Ready>),
}

struct Ready {
    stand: Stand,
    planned: Planned,
}

impl Asked {
    /// Decides on the record as it stands in this transaction. Writes nothing.
    fn decide(
        &self,
        connection: &mut AnyConnection,
        decide: impl FnOnce(&FamilyRecord, Option<Object>) -> Result<Vec<Change>, Refused>,
    ) -> Result<Decided, StoreError> {
        let Self { permit, request, .. } = self;
        let family = permit.family();
        if let Some(first) = self.kept_before(connection)? {
            return Ok(Decided::Answered(Outcome::Repeated(first)));
        }
        let (_, stand) = stand(connection, family)?;
        let as_read = request.as_read.as_ref().and_then(|as_read| as_read.while_it_stands(family, stand));
        let mut record = as_read.map_or_else(|| load(connection, family), Ok)?;
        let edit = self.edit.clone();
        let edited = edit.iter().map(|edit| (edit.mine.kind(), edit.mine.number()));
        take_in_hand(connection, family, &mut record, edited.chain(request.in_hand.iter().copied()))?;
        let merged = match edit.map(|edit| settle(connection, permit, &record, edit)).transpose()? {
            Some(Err(conflict)) => return Ok(Decided::Answered(Outcome::Conflict(conflict))),
            Some(Ok(object)) => Some(object),
            None => None,
        };
        let wanted = match decide(&record, merged) {
            Ok(wanted) => wanted,
            Err(Refused(findings)) => return Ok(Decided::Answered(Outcome::Refused(findings))),
        };
        let deed = Deed {
            permit,
            verb: request.verb,
            reason: &request.reason,
            at: request.at.as_microsecond(),
            thresholds: &self.thresholds,
        };
        let planned = Planned::of(connection, &deed, record, wanted)?;
        Ok(Decided::Ready(Box::new(Ready { stand, planned })))
    }

    /// Writes what was decided. None: the record does not stand any more as it did then, and nothing was written.
    fn write(
        &self,
        connection: &mut AnyConnection,
        ready: Box<Ready>,
    ) -> Result<Option<Outcome>, StoreError> {
        let Ready { stand: decided_on, planned } = *ready;
        let (head, now) = stand(connection, self.permit.family())?;
        if now != decided_on {
            return Ok(None);
        }
        if !finish(connection, &self.permit, &self.request, &planned.changed)? {
            return Ok(self.kept_before(connection)?.map(Outcome::Repeated));
        }
        let restricts = planned.restricts;
        let changed = planned.write(connection, Some(head))?;
        if restricts {
            let by_whom = (&self.permit, self.request.reason.as_str(), self.request.at);
            restricted(connection, (&self.store, &*self.names), by_whom, &self.request.stay)?;
        }
        Ok(Some(Outcome::Done(changed)))
    }

    fn kept_before(&self, connection: &mut AnyConnection) -> Result<Option<Vec<Changed>>, StoreError> {
        let Some(key) = &self.request.once else { return Ok(None) };
        once::find(connection, self.permit.actor().worker, self.permit.family(), key)
    }
}

/// The one writer decided and wrote in one transaction, in which nobody else can have changed anything.
fn moved_in_hand() -> StoreError {
    StoreError::Fault("a record changed within the transaction that changes it".to_owned())
}

/// Keeps the form's key and discards its draft. False: the same form was kept before, and nothing was done.
pub(super) fn finish(
    connection: &mut AnyConnection,
    permit: &FamilyPermit,
    request: &ChangeRequest,
    changed: &[Changed],
) -> Result<bool, StoreError> {
    let (worker, at) = (permit.actor().worker, request.at.as_microsecond());
    if let Some(key) = &request.once
        && !once::keep(connection, worker, permit.family(), key, at, changed)?
    {
        return Ok(false);
    }
    if let Some(draft) = &request.draft {
        drafts::remove(connection, worker, draft)?;
    }
    if let Some(before) = &request.draft_before {
        drafts::remove_before(connection, worker, before)?;
    }
    Ok(true)
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
    // Entries of version 0 are readings: whoever does not say where they began agreed to nothing that stands.
    let base = match base_version {
        0 => None,
        version => body_of(connection, permit.family().0, &mine, version)?,
    };
    let base = base.map(|body| Fields::of_body(kind.code(), number, &body)).transpose()?.unwrap_or_default();
    match merge(&base, &Fields::of(&stands.value)?, &Fields::of(&mine)?) {
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
