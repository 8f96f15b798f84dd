//! Registering a family: its first documents, its chain and its reference.

use super::{
    ChangeRequest, Changed, Outcome,
    change::finish,
    follows::Follows,
    keep::{self, EntryHead, Leave, Planned},
    once,
};
use crate::{
    AnyConnection, Store, StoreError,
    clock::day_of,
    journal,
    people::{KnownIn, known_elsewhere, tell_of_known},
    schema::family,
    teams::StaffNames,
};
use access::{FamilyPermit, OfficePermit};
use diesel::{dsl::exists, prelude::*, select};
use practice::{CaseRecord, Object, Scene, Thresholds, actions::Change, family::Family, people::Part};
use std::{collections::HashMap, sync::Arc};

/// The references of a new authority begin after this number.
const FIRST_REFERENCE: i64 = 10_000;

impl Store {
    /// Registers a family with its first things, durable when this returns. All that has to be looked up is looked up before
    /// the writer's turn. Where the case has no reference yet, it
    /// gets the next one, `K-10001` and so on. The outcome is `Done`, or `Repeated` for a second press of the form: whoever
    /// calls draws a new number each time, and the outcome names the one that was kept.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is for something else.
    pub async fn create_family(
        &self,
        permit: &OfficePermit,
        request: ChangeRequest,
        case: Family,
        objects: Vec<Object>,
    ) -> Result<Outcome, StoreError> {
        let permit = permit.for_new_family(case.id).ok_or(StoreError::NotPermitted)?;
        let (names, thresholds) = (self.names().await?, Arc::clone(self.thresholds()));
        let asked = Asked { permit, store: self.clone(), thresholds, request, case, objects };
        let first = asked.clone();
        let ready = self.read(move |connection| first.prepare(connection)).await?;
        self.write(move |connection| asked.write(connection, ready, &names)).await
    }
}

/// A family as it was asked to be registered.
#[derive(Clone)]
struct Asked {
    permit: FamilyPermit,
    store: Store,
    thresholds: Arc<Thresholds>,
    request: ChangeRequest,
    case: Family,
    objects: Vec<Object>,
}

/// What was looked up and worked out while others write.
struct Ready {
    reference: String,
    planned: AllPlanned,
    /// Hidden records in which somebody like one of these stands. A record that is hidden only now is not among them.
    known: Vec<KnownIn>,
}

/// The family's record, and those of its children.
struct AllPlanned {
    records: Vec<Planned>,
    /// What was asked for, without what follows from it.
    changed: Vec<Changed>,
}

impl Asked {
    fn prepare(&self, connection: &mut AnyConnection) -> Result<Ready, StoreError> {
        let reference = match self.case.reference.trim() {
            "" => next_reference(connection)?,
            given => given.to_owned(),
        };
        let planned = self.plan(connection, &reference)?;
        let people = self.objects.iter().filter_map(|object| match object {
            Object::Person(person) if person.part != Part::Professional => Some(person),
            _ => None,
        });
        let known =
            known_elsewhere(connection, &self.permit, &people.collect::<Vec<_>>(), day_of(self.request.at))?;
        Ok(Ready { reference, planned, known })
    }

    fn plan(&self, connection: &mut AnyConnection, reference: &str) -> Result<AllPlanned, StoreError> {
        let Self { permit, store, thresholds, request, case, objects } = self;
        let case = Family { reference: reference.to_owned(), ..case.clone() };
        let wanted = std::iter::once(Object::Family(case)).chain(objects.iter().cloned());
        let mut wanted: Vec<Change> = wanted.map(Change::Put).collect();
        let (permit, nothing) = (permit.of_record(), CaseRecord::default());
        let mut follows = Follows::default();
        follows.add(
            connection,
            (store, day_of(request.at)),
            (self.case.id, &nothing),
            &mut wanted,
            &Scene::default(),
        )?;
        let (reason, at) = (request.reason.as_str(), request.at.as_microsecond());
        let deed = EntryHead { leave: Leave::Permit(&permit), verb: request.verb, reason, at, thresholds };
        let family = Planned::of(connection, &deed, nothing, wanted)?;
        let changed = follows.without(&family.changed);
        follows.mention(connection, (self.case.id, &family), &mut Scene::default())?;
        let mut records = vec![family];
        for begun in follows.rest() {
            let permit = begun.permit(&permit);
            let deed = EntryHead { leave: Leave::Permit(&permit), verb: begun.verb(request.verb), ..deed };
            records.push(Planned::of(connection, &deed, begun.record, begun.changes)?);
        }
        Ok(AllPlanned { records, changed })
    }

    fn write(
        &self,
        connection: &mut AnyConnection,
        ready: Ready,
        names: &StaffNames,
    ) -> Result<Outcome, StoreError> {
        let Self { permit, store, request, case, .. } = self;
        let at = request.at.as_microsecond();
        if let Some(key) = &request.once
            && let Some(first) = once::find_registered(connection, permit.actor().worker, key)?
        {
            return Ok(Outcome::Repeated(first));
        }
        if journal::head(connection, case.id.0)?.is_some() {
            return Err(StoreError::NotPermitted);
        }
        let Ready { mut reference, mut planned, known } = ready;
        if case.reference.trim().is_empty() && is_taken(connection, &reference)? {
            // Somebody else registered a family meanwhile.
            reference = next_reference(connection)?;
            planned = self.plan(connection, &reference)?;
        }
        let AllPlanned { records, changed } = planned;
        keep::write(connection, records, &mut HashMap::new())?;
        finish(connection, &permit.of_record(), request, &changed)?;
        if let Some(key) = &request.once {
            once::keep_registered(connection, (permit.actor().worker, permit.record()), key, at, &changed)?;
        }
        tell_of_known(connection, (store, names), permit, &reference, known, at)?;
        Ok(Outcome::Done(changed))
    }
}

/// The next reference that is free. Those that Kith gives follow one another, so that few have to be looked at.
fn next_reference(connection: &mut AnyConnection) -> Result<String, StoreError> {
    let (mut taken, mut step) = (FIRST_REFERENCE, 1);
    while is_taken(connection, &numbered(taken + step))? {
        taken += step;
        step *= 2;
    }
    let mut free = taken + step;
    while free - taken > 1 {
        let between = i64::midpoint(taken, free);
        if is_taken(connection, &numbered(between))? {
            taken = between;
        } else {
            free = between;
        }
    }
    Ok(numbered(free))
}

fn numbered(number: i64) -> String {
    format!("K-{number}")
}

fn is_taken(connection: &mut AnyConnection, reference: &str) -> Result<bool, StoreError> {
    let with = family::table.filter(family::reference.eq(reference));
    Ok(select(exists(with)).get_result(connection)?)
}
