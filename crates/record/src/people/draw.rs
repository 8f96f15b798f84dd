//! Draws the people of a family into the search index: what they are called, and the keys under which they are found.

use super::vocabulary;
use crate::{
    AnyConnection, StoreError,
    days::day,
    engine::{Prepare as _, insert_rows},
    projections::Drawing,
    schema::{name_key, person_index},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use names::{Key, PersonName, address_keys, birth_keys, keys, reference_keys, words};
use practice::{Kept, Kind, RecordId, child::Child, ids::ChildId, people::Person};
use std::collections::BTreeSet;

/// What stands for the part of a child in a family where the record is the child's own.
const OWN_RECORD: &str = "own_record";

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

/// What `person_index`, `name_key` and `name_word` hold of a family; or of a child with a team of its own, who is found without one.
pub(crate) struct PeopleRows {
    /// The number of the record.
    family: i64,
    team: i64,
    reference: String,
    /// Everybody of the family. Whoever is not among them goes.
    everybody: BTreeSet<i64>,
    /// Those of them who were touched.
    people: Vec<Entry>,
}

/// One person in the index.
struct Entry {
    person: i64,
    name: PersonName,
    also_known_as: String,
    part: &'static str,
    born: Option<i32>,
    died: Option<i32>,
    address: String,
    keys: BTreeSet<Key>,
}

impl PeopleRows {
    /// Works it out where the case or somebody of the family was touched.
    pub(crate) fn of(drawing: &Drawing<'_>) -> Result<Option<Self>, StoreError> {
        if let RecordId::Child(id) = drawing.id {
            return Self::of_child(drawing, id);
        }
        let family = drawing.id.family();
        let case = family.and_then(|family| drawing.record.family_case(family));
        let Some(case) = case.filter(|_| drawing.touches(&[Kind::Family, Kind::Person])) else {
            return Ok(None);
        };
        let all = drawing.touches(&[Kind::Family]);
        let is_touched = |person: &&Kept<Person>| {
            all || drawing.changed.is_none_or(|changed| changed.contains(&(Kind::Person, person.id.0)))
        };
        let everybody = &drawing.record.people;
        Ok(Some(Self {
            family: case.id.0,
            team: case.team.0,
            everybody: everybody.iter().map(|person| person.id.0).collect(),
            people: everybody
                .iter()
                .filter(is_touched)
                .map(|person| Entry::of(person, &case.reference))
                .collect::<Result<_, _>>()?,
            reference: case.reference.clone(),
        }))
    }

    /// The same for a child's own record. A child without a team of its own is found as somebody of the family alone.
    fn of_child(drawing: &Drawing<'_>, id: ChildId) -> Result<Option<Self>, StoreError> {
        let child = drawing.record.child(id).filter(|_| drawing.touches(&[Kind::Child]));
        let Some(child) = child else { return Ok(None) };
        let found = child.own.map(|own| Ok::<_, StoreError>((own.team.0, Entry::of_child(child)?)));
        let (team, entry) = found.transpose()?.unzip();
        let everybody = entry.iter().map(|entry| entry.person).collect();
        let (team, people) = (team.unwrap_or_default(), entry.into_iter().collect());
        Ok(Some(Self { family: id.0, team, reference: String::new(), everybody, people }))
    }

    /// Writes the people of many families of whom nothing is written yet. Keys go in by their order, so that those that
    /// lie side by side are written together.
    pub(crate) fn write_new(connection: &mut AnyConnection, all: &[Self]) -> Result<(), StoreError> {
        let people = || all.iter().flat_map(|of| of.people.iter().map(move |one| (of, one)));
        let rows: Vec<NewPerson<'_>> = people().map(|(of, one)| NewPerson::of(of, one)).collect();
        insert_rows!(connection, person_index::table, &rows);
        let mut keys: Vec<NewKey<'_>> = people()
            .flat_map(|(of, one)| one.keys.iter().map(move |key| (key, of.team, one.person)))
            .map(|(key, team_id, person_id)| NewKey { key: key.as_str(), team_id, person_id })
            .collect();
        keys.sort_unstable();
        insert_rows!(connection, name_key::table, &keys);
        let words: BTreeSet<String> = people().flat_map(|(_, one)| words(&one.name)).collect();
        vocabulary::learn(connection, &words)
    }

    /// Whether exactly this is written, and how many rows are there: people, and keys under which they are found.
    pub(crate) fn stands(&self, connection: &mut AnyConnection) -> Result<(bool, [i64; 2]), StoreError> {
        let rows: Vec<Indexed> =
            person_index::table.filter(person_index::family_id.eq(self.family)).load(connection)?;
        let mut is_same = rows.len() == self.people.len();
        let (people, mut keys) = (rows.len(), 0);
        for row in &rows {
            let held: Vec<Held> = sql_query("SELECT key, team_id FROM name_key WHERE person_id = $1")
                .bind::<BigInt, _>(row.person_id)
                .prepared()
                .load(connection)?;
            keys += held.len();
            let wanted = self.people.iter().find(|one| one.person == row.person_id);
            is_same &= wanted.is_some_and(|one| {
                row.is(&NewPerson::of(self, one))
                    && held.len() == one.keys.len()
                    && held
                        .iter()
                        .all(|held| held.team_id == self.team && one.keys.contains(held.key.as_str()))
            });
        }
        Ok((is_same, [people, keys].map(|rows| i64::try_from(rows).unwrap_or(i64::MAX))))
    }

    /// Every word of a name.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> {
        self.people.iter().flat_map(|one| words(&one.name))
    }

    /// Writes what differs.
    pub(crate) fn write(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let known: Vec<Id> = sql_query("SELECT person_id FROM person_index WHERE family_id = $1")
            .bind::<BigInt, _>(self.family)
            .prepared()
            .load(connection)?;
        for gone in known.iter().filter(|row| !self.everybody.contains(&row.person_id)) {
            remove(connection, gone.person_id)?;
        }
        for entry in &self.people {
            entry.put(connection, self.family, &self.reference)?;
            vocabulary::learn(connection, &words(&entry.name))?;
            hold(connection, entry.person, self.team, &entry.keys)?;
        }
        Ok(())
    }
}

#[derive(Insertable)]
#[diesel(table_name = person_index)]
struct NewPerson<'a> {
    person_id: i64,
    family_id: i64,
    reference: &'a str,
    given: &'a str,
    family_name: &'a str,
    also_known_as: &'a str,
    part: &'a str,
    born: Option<i32>,
    died: Option<i32>,
    address: &'a str,
}

/// A person in the index as it is read.
#[derive(Queryable)]
struct Indexed {
    person_id: i64,
    family_id: i64,
    reference: String,
    given: String,
    family_name: String,
    also_known_as: String,
    part: String,
    born: Option<i32>,
    died: Option<i32>,
    address: String,
}

impl Indexed {
    fn is(&self, one: &NewPerson<'_>) -> bool {
        let Self { person_id, family_id, reference, given, family_name, also_known_as, part, .. } = self;
        (*person_id, *family_id, reference.as_str(), given.as_str(), family_name.as_str())
            == (one.person_id, one.family_id, one.reference, one.given, one.family_name)
            && (also_known_as.as_str(), part.as_str(), self.born, self.died, self.address.as_str())
                == (one.also_known_as, one.part, one.born, one.died, one.address)
    }
}

impl<'a> NewPerson<'a> {
    fn of(of: &'a PeopleRows, one: &'a Entry) -> Self {
        Self {
            person_id: one.person,
            family_id: of.family,
            reference: &of.reference,
            given: &one.name.given,
            family_name: &one.name.family,
            also_known_as: &one.also_known_as,
            part: one.part,
            born: one.born,
            died: one.died,
            address: &one.address,
        }
    }
}

#[derive(Insertable, PartialEq, Eq, PartialOrd, Ord)]
#[diesel(table_name = name_key)]
struct NewKey<'a> {
    key: &'a str,
    team_id: i64,
    person_id: i64,
}

impl Entry {
    fn of(person: &Person, reference: &str) -> Result<Self, StoreError> {
        let name = name_of(person);
        Ok(Self {
            person: person.id.0,
            also_known_as: serde_json::to_string(&name.also_known_as)
                .map_err(|why| StoreError::Fault(why.to_string()))?,
            part: person.part.code(),
            born: person.born.map(day),
            died: person.died.map(day),
            address: if person.address_hidden { String::new() } else { person.address.clone() },
            keys: keys_of(person, &name, reference),
            name,
        })
    }

    fn of_child(child: &Child) -> Result<Self, StoreError> {
        let called = Some(child.called.clone()).filter(|called| !called.trim().is_empty());
        let also_known_as: Vec<String> = child.also_known_as.iter().cloned().chain(called).collect();
        let name = PersonName { given: child.given.clone(), family: child.family.clone(), also_known_as };
        let mut all = keys(&name);
        all.extend(child.born.map(birth_keys).unwrap_or_default());
        Ok(Self {
            person: child.id.0,
            also_known_as: serde_json::to_string(&name.also_known_as)
                .map_err(|why| StoreError::Fault(why.to_string()))?,
            part: OWN_RECORD,
            born: child.born.map(day),
            died: child.died.map(day),
            address: String::new(),
            keys: all,
            name,
        })
    }

    fn put(&self, connection: &mut AnyConnection, family: i64, reference: &str) -> Result<(), StoreError> {
        sql_query(
            "INSERT INTO person_index (person_id, family_id, reference, given, family_name, also_known_as, part, born, \
             died, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (person_id) DO UPDATE SET family_id = excluded.family_id, reference = excluded.reference, \
             given = excluded.given, family_name = excluded.family_name, also_known_as = excluded.also_known_as, \
             part = excluded.part, born = excluded.born, died = excluded.died, address = excluded.address",
        )
        .bind::<BigInt, _>(self.person)
        .bind::<BigInt, _>(family)
        .bind::<Text, _>(reference)
        .bind::<Text, _>(&self.name.given)
        .bind::<Text, _>(&self.name.family)
        .bind::<Text, _>(&self.also_known_as)
        .bind::<Text, _>(self.part)
        .bind::<Nullable<Integer>, _>(self.born)
        .bind::<Nullable<Integer>, _>(self.died)
        .bind::<Text, _>(&self.address)
        .prepared()
        .execute(connection)?;
        Ok(())
    }
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
