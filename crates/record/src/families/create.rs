//! Registering a family: its first documents, its chain and its reference.

use super::{
    ChangeRequest, Outcome,
    change::finish,
    keep::{Deed, Planned},
    once,
};
use crate::{AnyConnection, Store, StoreError, journal, people::tell_of_known, schema::family, teams::Names};
use access::{FamilyPermit, OfficePermit};
use diesel::{dsl::exists, prelude::*, select};
use practice::{
    FamilyRecord, Kind, Object,
    actions::Change,
    family::Family,
    ids::{FamilyId, WorkerId},
    people::{Part, Person},
};

/// The references of a new authority begin after this number.
const FIRST_REFERENCE: i64 = 10_000;

impl Store {
    /// The family that this worker registered with the form of this key, where the form was sent before.
    pub async fn registered(&self, worker: WorkerId, key: &str) -> Result<Option<FamilyId>, StoreError> {
        let key = key.to_owned();
        let first = self.read(move |connection| once::find_registered(connection, worker, &key)).await?;
        let case = first.into_iter().flatten().find(|changed| changed.kind == Kind::Family);
        Ok(case.map(|case| FamilyId(case.number)))
    }

    /// Registers a family with its first things, durable when this returns. Where the case has no reference yet, it
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
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |connection| create(connection, (&store, &names), &permit, &request, case, objects))
            .await
    }
}

fn create(
    connection: &mut AnyConnection,
    (store, names): (&Store, &Names),
    permit: &FamilyPermit,
    request: &ChangeRequest,
    mut case: Family,
    objects: Vec<Object>,
) -> Result<Outcome, StoreError> {
    if let Some(key) = &request.once
        && let Some(first) = once::find_registered(connection, permit.actor().worker, key)?
    {
        return Ok(Outcome::Repeated(first));
    }
    if journal::head(connection, case.id.0)?.is_some() {
        return Err(StoreError::NotPermitted);
    }
    if case.reference.trim().is_empty() {
        case.reference = next_reference(connection)?;
    }
    let reference = case.reference.clone();
    let children: Vec<Person> = objects
        .iter()
        .filter_map(|object| match object {
            Object::Person(person) if person.part == Part::Child => Some(person.clone()),
            _ => None,
        })
        .collect();
    let wanted = std::iter::once(Object::Family(case)).chain(objects).map(Change::Put).collect();
    let (reason, at) = (request.reason.as_str(), request.at.as_microsecond());
    let deed = Deed { permit, verb: request.verb, reason, at, thresholds: store.thresholds() };
    let planned = Planned::of(connection, &deed, FamilyRecord::default(), wanted)?;
    let changed = planned.write(connection, None)?;
    finish(connection, permit, request, &changed)?;
    if let Some(key) = &request.once {
        once::keep_registered(connection, (permit.actor().worker, permit.family()), key, at, &changed)?;
    }
    tell_of_known(connection, (store, names), permit, &reference, &children, at)?;
    Ok(Outcome::Done(changed))
}

fn next_reference(connection: &mut AnyConnection) -> Result<String, StoreError> {
    let mut number = FIRST_REFERENCE + family::table.count().get_result::<i64>(connection)?;
    loop {
        number += 1;
        let reference = format!("K-{number}");
        let taken = family::table.filter(family::reference.eq(&reference));
        if !select(exists(taken)).get_result::<bool>(connection)? {
            return Ok(reference);
        }
    }
}
