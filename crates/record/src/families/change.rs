//! Changing a record. The form is looked up, the record read, two people's changes merged and the action decided from one
//! unmoving picture, while others write; the writer then keeps it with its journal, provided that nobody has changed the
//! record meanwhile. Where somebody has, the writer does all of it again on what stands now.

use super::{
    AsRead, Conflict,
    fields::Fields,
    follows::Follows,
    keep::{self, Deed, Leave, Planned, body_of},
    load::{self, load},
    merge::merge,
    once,
    stand::{Stand, stand},
    views::is_hidden,
};
use crate::{
    AnyConnection, Store, StoreError,
    clock::day_of,
    drafts,
    homes::still_given,
    journal::{head, verbs::Class},
    ledger::take_in_hand,
    standing::restricted,
    teams::Names,
};
use access::{Basis, Permit, RecordPermit};
use jiff::Timestamp;
use practice::{
    FamilyRecord, Finding, Kind, Object, RecordId, Scene, SceneChange, Thresholds,
    actions::{Change, Refused},
    ids::WorkerId,
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

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
    /// The record of the page as it was read for the form. While it stands so still, it is decided on and not read again.
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
    /// Changes one record in one transaction, durable when this returns.
    ///
    /// `decide` gets the record as it stands with nothing hidden, so that rules see everything, and the edited thing
    /// merged with what others changed meanwhile; it returns what to keep. What it sees beyond the permit's view must
    /// not leave it other than through its findings. It must be pure and quick: it runs again, on the writer's thread,
    /// where somebody else changed the record between its decision and the writing.
    ///
    /// What follows for the records of a family's children is kept with it: a child who is put into a family's record has a
    /// record of their own from the same moment.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is only for seeing, or does not reach what would be kept.
    pub async fn change<R, F>(
        &self,
        permit: &Permit<R>,
        request: ChangeRequest,
        edit: Option<Edit>,
        decide: F,
    ) -> Result<Outcome, StoreError>
    where
        R: Copy + Into<RecordId>,
        F: FnOnce(&FamilyRecord, Option<Object>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
    {
        let record = permit.record();
        self.change_together(vec![permit.of_record()], request, edit, move |scene, merged| {
            let wanted =
                scene.record(record).map_or_else(|| Ok(Vec::new()), |stands| decide(stands, merged))?;
            Ok(wanted.into_iter().map(|change| (record, change)).collect())
        })
        .await
    }

    /// Changes several records in one transaction on a chain each: all of it is kept, or nothing. There is a permit for each of
    /// them; the first is that of the page, whose thing `edit` is. A record under a maker's permit begins with it.
    /// Otherwise as [`Store::change`].
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when one of the permits is only for seeing, when something would be kept in a record for
    /// which there is none, of a kind that cannot stand there, or beyond what its permit reaches.
    pub async fn change_together<F>(
        &self,
        permits: Vec<RecordPermit>,
        request: ChangeRequest,
        edit: Option<Edit>,
        decide: F,
    ) -> Result<Outcome, StoreError>
    where
        F: FnOnce(&Scene, Option<Object>) -> Result<Vec<SceneChange>, Refused> + Clone + Send + 'static,
    {
        if permits.is_empty() || permits.iter().any(|permit| !permit.allows_change()) {
            return Err(StoreError::NotPermitted);
        }
        if matches!(Class::of(request.verb), Class::Refusal | Class::SignIn | Class::Aside) {
            return Err(StoreError::Fault(format!("{} is not the verb of a deed", request.verb)));
        }
        let (thresholds, names) = (Arc::clone(self.thresholds()), self.names().await?);
        let asked = Asked { permits, thresholds, request, edit, store: self.clone(), names };
        let (first, decide_first) = (asked.clone(), decide.clone());
        let ready = match self.read(move |connection| first.decide(connection, decide_first)).await? {
            Decided::Answered(outcome) => return Ok(outcome),
            Decided::Ready(ready) => ready,
        };
        self.write(move |connection| {
            asked.permits_stand(connection)?;
            if let Some(outcome) = asked.write(connection, *ready)? {
                return Ok(outcome);
            }
            match asked.decide(connection, decide)? {
                Decided::Answered(outcome) => Ok(outcome),
                Decided::Ready(ready) => asked.write(connection, *ready)?.ok_or_else(moved_in_hand),
            }
        })
        .await
    }
}

/// A change as it was asked for.
#[derive(Clone)]
struct Asked {
    /// One for each record. The first is that of the page.
    permits: Vec<RecordPermit>,
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
    /// This is, provided that the records still stand so.
    Ready(Box<Ready>),
}

struct Ready {
    /// What each record stood on. None: it has no entries yet.
    stands: Vec<(RecordId, Option<Stand>)>,
    planned: Vec<Planned>,
    /// What was asked for, without what follows from it.
    changed: Vec<Changed>,
}

impl Asked {
    /// Decides on the records as they stand in this transaction. Writes nothing.
    fn decide(
        &self,
        connection: &mut AnyConnection,
        decide: impl FnOnce(&Scene, Option<Object>) -> Result<Vec<SceneChange>, Refused>,
    ) -> Result<Decided, StoreError> {
        let (permit, request) = (self.permit(), &self.request);
        if let Some(first) = self.kept_before(connection)? {
            return Ok(Decided::Answered(Outcome::Repeated(first)));
        }
        let (mut stands, mut scene) = (Vec::with_capacity(self.permits.len()), Scene::default());
        for permit in &self.permits {
            let record = permit.record();
            if permit.basis() == Basis::Maker {
                stands.push((record, None));
                scene.put(record, FamilyRecord::default());
            } else {
                let (_, stands_on) = stand(connection, record)?;
                let as_read = request.as_read.as_ref();
                let as_read = as_read.and_then(|as_read| as_read.while_it_stands(record, stands_on));
                stands.push((record, Some(stands_on)));
                scene.put(record, as_read.map_or_else(|| load(connection, record), Ok)?);
            }
        }
        if let Some(mut record) = scene.take(permit.record()) {
            let edited = self.edit.iter().map(|edit| (edit.mine.kind(), edit.mine.number()));
            let in_hand = edited.chain(request.in_hand.iter().copied());
            take_in_hand(connection, permit.record(), &mut record, in_hand)?;
            scene.put(permit.record(), record);
        }
        let edited = match (self.edit.clone(), scene.record(permit.record())) {
            (Some(edit), Some(record)) => Some(settle(connection, permit, record, edit)?),
            _ => None,
        };
        let merged = match edited {
            Some(Err(conflict)) => return Ok(Decided::Answered(Outcome::Conflict(conflict))),
            Some(Ok(object)) => Some(object),
            None => None,
        };
        let wanted = match decide(&scene, merged) {
            Ok(wanted) => wanted,
            Err(Refused(findings)) => return Ok(Decided::Answered(Outcome::Refused(findings))),
        };
        let mut by_record: BTreeMap<RecordId, Vec<Change>> = BTreeMap::new();
        for (record, change) in wanted {
            by_record.entry(record).or_default().push(change);
        }
        if by_record.keys().any(|record| self.permits.iter().all(|permit| permit.record() != *record)) {
            return Err(StoreError::NotPermitted);
        }
        let mut follows = Follows::default();
        for (record, changes) in &mut by_record {
            if let (RecordId::Family(family), Some(stands)) = (*record, scene.record(*record)) {
                follows.add(
                    connection,
                    (&self.store, day_of(request.at)),
                    (family, stands),
                    changes,
                    &scene,
                )?;
            }
        }
        let mut planned = Vec::new();
        for permit in &self.permits {
            let (record, stands) = (permit.record(), scene.take(permit.record()).unwrap_or_default());
            let mut changes = by_record.remove(&record).unwrap_or_default();
            changes.extend(follows.take(record, &changes));
            planned.push(Planned::of(connection, &self.deed(permit, request.verb), stands, changes)?);
        }
        let changed = planned.iter().flat_map(|one| follows.without(&one.changed)).collect();
        for begun in follows.rest() {
            let permit = begun.permit(permit);
            stands.push((permit.record(), begun.stand));
            let deed = self.deed(&permit, begun.verb());
            planned.push(Planned::of(connection, &deed, begun.record, begun.changes)?);
        }
        Ok(Decided::Ready(Box::new(Ready { stands, planned, changed })))
    }

    /// Writes what was decided. None: one of the records does not stand any more as it did then, and nothing was written.
    fn write(&self, connection: &mut AnyConnection, ready: Ready) -> Result<Option<Outcome>, StoreError> {
        let Ready { stands, planned, changed } = ready;
        let mut heads = HashMap::new();
        for (record, decided_on) in stands {
            match decided_on {
                Some(decided_on) => {
                    let (head, now) = stand(connection, record)?;
                    if now != decided_on {
                        return Ok(None);
                    }
                    heads.insert(record, head);
                }
                None if head(connection, record.number())?.is_some() => return Err(StoreError::NotPermitted),
                None => {}
            }
        }
        if !finish(connection, self.permit(), &self.request, &changed)? {
            return Ok(self.kept_before(connection)?.map(Outcome::Repeated));
        }
        let restricts: Vec<RecordId> =
            planned.iter().filter(|one| one.restricts).map(Planned::record).collect();
        keep::write(connection, planned, &mut heads)?;
        for permit in self.permits.iter().filter(|permit| restricts.contains(&permit.record())) {
            let by_whom = (permit, self.request.reason.as_str(), self.request.at);
            restricted(connection, (&self.store, &*self.names), by_whom, &self.request.stay)?;
        }
        Ok(Some(Outcome::Done(changed)))
    }

    /// The permit of the page.
    fn permit(&self) -> &RecordPermit {
        &self.permits[0]
    }

    fn deed<'a>(&'a self, permit: &'a RecordPermit, verb: &'a str) -> Deed<'a> {
        let (reason, at) = (self.request.reason.as_str(), self.request.at.as_microsecond());
        Deed { leave: Leave::Permit(permit), verb, reason, at, thresholds: &self.thresholds }
    }

    /// Whether the permits beside that of the page would still be given, in the transaction that writes. That of the page is
    /// looked at with its session.
    fn permits_stand(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let beside = self.permits.iter().skip(1).filter(|permit| permit.basis() != Basis::Maker);
        for permit in beside {
            still_given(connection, permit, self.store.clock().now())?;
        }
        Ok(())
    }

    fn kept_before(&self, connection: &mut AnyConnection) -> Result<Option<Vec<Changed>>, StoreError> {
        let Some(key) = &self.request.once else { return Ok(None) };
        once::find(connection, self.permit().actor().worker, self.permit().record(), key)
    }
}

/// The one writer decided and wrote in one transaction, in which nobody else can have changed anything.
fn moved_in_hand() -> StoreError {
    StoreError::Fault("a record changed within the transaction that changes it".to_owned())
}

/// Keeps the form's key and discards its draft. False: the same form was kept before, and nothing was done.
pub(super) fn finish(
    connection: &mut AnyConnection,
    permit: &RecordPermit,
    request: &ChangeRequest,
    changed: &[Changed],
) -> Result<bool, StoreError> {
    let (worker, at) = (permit.actor().worker, request.at.as_microsecond());
    if let Some(key) = &request.once
        && !once::keep(connection, worker, permit.record(), key, at, changed)?
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
    permit: &RecordPermit,
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
        version => body_of(connection, permit.record().number(), &mine, version)?,
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
