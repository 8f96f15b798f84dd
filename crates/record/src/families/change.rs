//! Changing a record. The form is looked up, the record read, two people's changes merged and the action decided from one
//! unmoving picture, while others write; the writer then keeps it with its journal, provided that nobody has changed the
//! record meanwhile. Where somebody has, the writer does all of it again on what stands now.

use super::{
    ChangeRequest, Changed, Conflict, Edit, Outcome,
    fields::Fields,
    follows::{CARRIED, Follows},
    keep::{self, EntryHead, Leave, Planned, body_of},
    load::{self, load},
    masked::PUT_RIGHT,
    merge::merge,
    once, sealed_words,
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
    standing::{Restricting, is_restricted, named, restricted, tell_holders},
    teams::StaffNames,
};
use access::{Basis, Permit, RecordPermit};
use jiff::Timestamp;
use practice::{
    CaseRecord, Home, Object, RecordId, Scene, SceneChange, Thresholds,
    actions::{Change, Refused},
    ids::{ChildId, FamilyId},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

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
        F: FnOnce(&CaseRecord, Option<Object>) -> Result<Vec<Change>, Refused> + Clone + Send + 'static,
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
    names: Arc<StaffNames>,
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
    /// The families' records that only follow. Their people are told.
    carried: Vec<FamilyId>,
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
                scene.put(record, CaseRecord::default());
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
        for family in elsewhere(&scene) {
            if is_restricted(connection, family)? {
                // Where it is opened meanwhile, all is decided again.
                stands.push((family.into(), Some(stand(connection, family)?.1)));
                scene.restricted_already(family);
            }
        }
        let edited = match (self.edit.clone(), scene.record(permit.record())) {
            (Some(edit), Some(record)) => Some(merge_edit(connection, permit, record, edit)?),
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
                let in_the_way = sealed_words::in_the_way(connection, (family, stands), changes)?;
                if !in_the_way.is_empty() {
                    return Ok(Decided::Answered(Outcome::Refused(in_the_way)));
                }
                follows.add(
                    connection,
                    (&self.store, day_of(request.at)),
                    (family, stands),
                    changes,
                    &scene,
                )?;
            }
        }
        follows.carry(connection, &by_record, &scene)?;
        follows.stand(connection, &mut by_record, &scene, (permit.actor().worker, request.at))?;
        let mut planned = Vec::new();
        // Families first: what their entries say is told in the records of their children.
        let mut families_first: Vec<&RecordPermit> = self.permits.iter().collect();
        families_first.sort_by_key(|permit| permit.record().home() != Home::Family);
        for permit in families_first {
            let (record, stands) = (permit.record(), scene.take(permit.record()).unwrap_or_default());
            let mut changes = by_record.remove(&record).unwrap_or_default();
            changes.extend(follows.take(record, &changes));
            let one = Planned::of(connection, &self.deed(permit, request.verb), stands, changes)?;
            if let RecordId::Family(family) = record {
                follows.mention(connection, (family, &one), &mut scene)?;
            }
            planned.push(one);
        }
        planned.sort_by_key(|one| self.permits.iter().position(|permit| permit.record() == one.record()));
        let changed = planned.iter().flat_map(|one| follows.without(&one.changed)).collect();
        let mut families = Vec::new();
        for carried in follows.carried() {
            let permit = permit.to_carry(carried.family);
            stands.push((permit.record(), Some(carried.stand)));
            families.push(carried.family);
            let deed = self.deed(&permit, CARRIED);
            planned.push(Planned::of(connection, &deed, carried.record, carried.changes)?);
        }
        for begun in follows.rest() {
            let permit = begun.permit(permit);
            stands.push((permit.record(), begun.stand));
            let deed = self.deed(&permit, begun.verb(request.verb));
            planned.push(Planned::of(connection, &deed, begun.record, begun.changes)?);
        }
        Ok(Decided::Ready(Box::new(Ready { stands, planned, changed, carried: families })))
    }

    /// Writes what was decided. None: one of the records does not stand any more as it did then, and nothing was written.
    fn write(&self, connection: &mut AnyConnection, ready: Ready) -> Result<Option<Outcome>, StoreError> {
        let Ready { stands, planned, changed, carried } = ready;
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
        let is_first = self.is_begun_once(connection, &changed)?
            && finish(connection, self.permit(), &self.request, &changed)?;
        if !is_first {
            return Ok(self.kept_before(connection)?.map(Outcome::Repeated));
        }
        let restricts: BTreeMap<RecordId, Option<ChildId>> =
            planned.iter().filter(|one| one.restricts).map(|one| (one.record(), one.named_as)).collect();
        keep::write(connection, planned, &mut heads)?;
        for permit in &self.permits {
            let Some(named_as) = restricts.get(&permit.record()) else { continue };
            let named = match named_as {
                Some(origin) => named(connection, *origin)?,
                None => self.request.named.clone(),
            };
            let by_whom = (permit, self.request.reason.as_str(), self.request.at);
            let people = Restricting { stay: &self.request.stay, named: &named };
            restricted(connection, (&self.store, &*self.names), by_whom, people)?;
        }
        self.tell(connection, carried)?;
        self.tell_of_wrong_record(connection)?;
        Ok(Some(Outcome::Done(changed)))
    }

    /// Keeps the form's key where it begins a record. False: the same form began one before.
    fn is_begun_once(&self, connection: &mut AnyConnection, changed: &[Changed]) -> Result<bool, StoreError> {
        let (permit, at) = (self.permit(), self.request.at.as_microsecond());
        match &self.request.once {
            Some(key) if permit.basis() == Basis::Maker => {
                let by_whom = (permit.actor().worker, permit.record());
                once::keep_registered(connection, by_whom, key, at, changed)
            }
            _ => Ok(true),
        }
    }

    /// Tells the people of families into whose records somebody wrote who need not know of them.
    fn tell(&self, connection: &mut AnyConnection, carried: Vec<FamilyId>) -> Result<(), StoreError> {
        let (by, at) = (self.permit().actor().worker, self.request.at);
        let who = self.names.worker(by);
        let handed = self.permits.iter().filter(|permit| permit.basis() == Basis::HandsOver);
        let handed: Vec<FamilyId> = handed.filter_map(|permit| permit.record().family()).collect();
        for (families, text) in [
            (
                carried,
                format!(
                    "{who} wrote something down in a child’s own record that everybody has to know who works with the child. It stands \
                     in this family’s record too. Read it today."
                ),
            ),
            (
                handed,
                format!(
                    "{who} handed a child over to this family, and says that your team agreed. Open the record today, and look whether \
                 that is right."
                ),
            ),
        ] {
            for family in families {
                tell_holders(connection, &self.store, family, (by, at), &text)?;
            }
        }
        Ok(())
    }

    /// Tells those who look after a family’s record that something was taken out of it that never belonged there: whoever read it
    /// meanwhile may have learnt what was not theirs to know.
    fn tell_of_wrong_record(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let (by, at) = (self.permit().actor().worker, self.request.at);
        let Some(family) = self.permit().record().family().filter(|_| self.request.verb == PUT_RIGHT) else {
            return Ok(());
        };
        let text = format!(
            "{} took something out of this record that belongs to another family. Its history leads to who had read this record \
             meanwhile. Ring them today.",
            self.names.worker(by)
        );
        tell_holders(connection, &self.store, family, (by, at), &text)
    }

    /// The permit of the page.
    fn permit(&self) -> &RecordPermit {
        &self.permits[0]
    }

    fn deed<'a>(&'a self, permit: &'a RecordPermit, verb: &'a str) -> EntryHead<'a> {
        let (reason, at) = (self.request.reason.as_str(), self.request.at.as_microsecond());
        EntryHead { leave: Leave::Permit(permit), verb, reason, at, thresholds: &self.thresholds }
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
        let (worker, record) = (self.permit().actor().worker, self.permit().record());
        match self.permit().basis() {
            // Its number was drawn for this press of the form: the first press drew another.
            Basis::Maker => once::find_registered(connection, worker, key),
            _ => once::find(connection, worker, record, key),
        }
    }
}

/// The families to which children of the scene belong, and that are not in it.
fn elsewhere(scene: &Scene) -> BTreeSet<FamilyId> {
    let links = scene.children().flat_map(|(_, own)| own.family_links.iter());
    links.map(|link| link.family).filter(|family| scene.record(*family).is_none()).collect()
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
fn merge_edit(
    connection: &mut AnyConnection,
    permit: &RecordPermit,
    record: &CaseRecord,
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
