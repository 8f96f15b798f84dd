//! Draws the people of a family into the search index: what they are called, and the keys under which they are found.

use super::vocabulary;
use crate::{AnyConnection, StoreError, days::day, engine::Prepare as _, projections::Drawing};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use names::{Key, PersonName, address_keys, birth_keys, keys, reference_keys, words};
use practice::{Kind, people::Person};
use std::collections::BTreeSet;

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    person_id: i64,
}

#[derive(QueryableByName)]
struct Held {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = BigInt)]
    team_id: i64,
}

/// Draws `person_index`, `name_key` and `name_word`. Writes only what differs.
pub(crate) fn draw(connection: &mut AnyConnection, drawing: &Drawing<'_>) -> Result<(), StoreError> {
    if !drawing.touches(&[Kind::Family, Kind::Person]) {
        return Ok(());
    }
    let Some(case) = drawing.record.family_case(drawing.family) else { return Ok(()) };
    let known: Vec<Id> = sql_query("SELECT person_id FROM person_index WHERE family_id = $1")
        .bind::<BigInt, _>(drawing.family.0)
        .prepared()
        .load(connection)?;
    for gone in known.iter().filter(|row| drawing.record.people.iter().all(|one| one.id.0 != row.person_id)) {
        remove(connection, gone.person_id)?;
    }
    let everybody = drawing.touches(&[Kind::Family]);
    for person in &drawing.record.people {
        let changed = drawing.changed.is_none_or(|changed| changed.contains(&(Kind::Person, person.id.0)));
        if everybody || changed {
            put(connection, person, drawing.family.0, case.team.0, &case.reference)?;
        }
    }
    Ok(())
}

/// A person's names as the search knows them. What the person likes to be called is one of them.
fn name_of(person: &Person) -> PersonName {
    let mut also_known_as = person.also_known_as.clone();
    if !person.called.trim().is_empty() {
        also_known_as.push(person.called.clone());
    }
    PersonName { given: person.given.clone(), family: person.family.clone(), also_known_as }
}

/// Every key under which a person is found. An address that must not be told does not lead to the person either.
fn keys_of(person: &Person, name: &PersonName, reference: &str) -> BTreeSet<Key> {
    let mut all = keys(name);
    all.extend(person.born.map(birth_keys).unwrap_or_default());
    all.extend(reference_keys(reference));
    if !person.address_hidden {
        all.extend(address_keys(&person.address));
    }
    all
}

fn put(
    connection: &mut AnyConnection,
    person: &Person,
    family: i64,
    team: i64,
    reference: &str,
) -> Result<(), StoreError> {
    let name = name_of(person);
    let also =
        serde_json::to_string(&name.also_known_as).map_err(|why| StoreError::Fault(why.to_string()))?;
    sql_query(
        "INSERT INTO person_index (person_id, family_id, reference, given, family_name, also_known_as, part, born, \
         died, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (person_id) DO UPDATE SET family_id = excluded.family_id, reference = excluded.reference, \
         given = excluded.given, family_name = excluded.family_name, also_known_as = excluded.also_known_as, \
         part = excluded.part, born = excluded.born, died = excluded.died, address = excluded.address",
    )
    .bind::<BigInt, _>(person.id.0)
    .bind::<BigInt, _>(family)
    .bind::<Text, _>(reference)
    .bind::<Text, _>(&person.given)
    .bind::<Text, _>(&person.family)
    .bind::<Text, _>(also)
    .bind::<Text, _>(person.part.code())
    .bind::<Nullable<Integer>, _>(person.born.map(day))
    .bind::<Nullable<Integer>, _>(person.died.map(day))
    .bind::<Text, _>(if person.address_hidden { "" } else { &person.address })
    .prepared()
    .execute(connection)?;
    vocabulary::learn(connection, &words(&name))?;
    hold(connection, person.id.0, team, &keys_of(person, &name, reference))
}

/// Makes the keys of a person these, and takes words that nobody bears any longer out of the vocabulary.
fn hold(
    connection: &mut AnyConnection,
    person: i64,
    team: i64,
    wanted: &BTreeSet<Key>,
) -> Result<(), StoreError> {
    let held: Vec<Held> = sql_query("SELECT key, team_id FROM name_key WHERE person_id = $1")
        .bind::<BigInt, _>(person)
        .prepared()
        .load(connection)?;
    let stays = |row: &Held| row.team_id == team && wanted.contains(row.key.as_str());
    for row in held.iter().filter(|row| !stays(row)) {
        sql_query("DELETE FROM name_key WHERE key = $1 AND team_id = $2 AND person_id = $3")
            .bind::<Text, _>(&row.key)
            .bind::<BigInt, _>(row.team_id)
            .bind::<BigInt, _>(person)
            .prepared()
            .execute(connection)?;
    }
    let stay: BTreeSet<&str> = held.iter().filter(|row| stays(row)).map(|row| row.key.as_str()).collect();
    for key in wanted.iter().filter(|key| !stay.contains(key.as_str())) {
        sql_query("INSERT INTO name_key (key, team_id, person_id) VALUES ($1, $2, $3)")
            .bind::<Text, _>(key.as_str())
            .bind::<BigInt, _>(team)
            .bind::<BigInt, _>(person)
            .prepared()
            .execute(connection)?;
    }
    let gone = held.iter().filter(|row| !wanted.contains(row.key.as_str()));
    vocabulary::forget(connection, gone.filter_map(|row| row.key.strip_prefix("t:")))
}

fn remove(connection: &mut AnyConnection, person: i64) -> Result<(), StoreError> {
    hold(connection, person, 0, &BTreeSet::new())?;
    sql_query("DELETE FROM person_index WHERE person_id = $1")
        .bind::<BigInt, _>(person)
        .prepared()
        .execute(connection)?;
    Ok(())
}
