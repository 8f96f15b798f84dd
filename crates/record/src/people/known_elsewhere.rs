//! People of a new referral who may stand in a record that the worker who registers them may not know of. That worker is told
//! nothing; whoever looks after the record is told at once, so that nobody works with a family twice, unknown to both.

use super::find::also_known_as;
use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    days::from_day,
    lists::may_know,
    notices::{NewNotice, tell},
    standing::named,
    teams::StaffNames,
};
use access::FamilyPermit;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::civil::Date;
use names::{Described, PersonName, Sought};
use practice::{
    ids::{FamilyId, TeamId},
    people::{Part, Person},
};
use std::collections::BTreeMap;

#[derive(QueryableByName)]
struct Hidden {
    #[diesel(sql_type = BigInt)]
    family_id: i64,
    #[diesel(sql_type = BigInt)]
    team_id: i64,
    #[diesel(sql_type = Integer)]
    restricted: i32,
    #[diesel(sql_type = Text)]
    part: String,
    #[diesel(sql_type = Text)]
    given: String,
    #[diesel(sql_type = Text)]
    family_name: String,
    #[diesel(sql_type = Text)]
    also_known_as: String,
    #[diesel(sql_type = Nullable<Integer>)]
    born: Option<i32>,
}

/// A hidden record in which somebody like one of those registered stands.
pub(crate) struct KnownIn {
    family: FamilyId,
    team: TeamId,
    restricted: bool,
}

/// The hidden records in which people like these stand.
pub(crate) fn known_elsewhere(
    connection: &mut AnyConnection,
    permit: &FamilyPermit,
    people: &[&Person],
    today: Date,
) -> Result<Vec<KnownIn>, StoreError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut known = BTreeMap::new();
    for hidden in hidden_people(connection, permit)? {
        if people.iter().any(|person| is_alike(person, &hidden, today)) {
            let (family, team) = (FamilyId(hidden.family_id), TeamId(hidden.team_id));
            known.insert(family, KnownIn { family, team, restricted: hidden.restricted != 0 });
        }
    }
    Ok(known.into_values().collect())
}

/// Tells those who look after these hidden records that somebody like one of theirs was registered under this reference.
pub(crate) fn tell_of_known(
    connection: &mut AnyConnection,
    (store, names): (&Store, &StaffNames),
    permit: &FamilyPermit,
    reference: &str,
    known: Vec<KnownIn>,
    at: i64,
) -> Result<(), StoreError> {
    let by = permit.actor().worker;
    let who = names.worker(by);
    let text = format!(
        "{who} registered a new referral, {reference}, with somebody whose name is like one in this record. {who} may not \
         know of this record and was told nothing. Look today whether it is the same person, and who has to know."
    );
    for KnownIn { family, team, restricted } in known {
        let to = if restricted {
            named(connection, family)?.into_iter().map(|one| (None, Some(one))).collect()
        } else {
            vec![(Some(team), None)]
        };
        for (team, worker) in to {
            let (id, at) = (store.new_id(), from_micros(at));
            tell(
                connection,
                &NewNotice { id, team, worker, family: Some(family), at, code: "known_child", text: &text },
            )?;
        }
    }
    Ok(())
}

/// The people of restricted records, and of records with a conflict of interest, that the person may not know of. Few in any
/// authority, and read by the lists that hide them: the joins are written so that SQLite, which knows nothing of how few they
/// are, begins with them and not with all people of the authority.
fn hidden_people(connection: &mut AnyConnection, permit: &FamilyPermit) -> Result<Vec<Hidden>, StoreError> {
    Ok(sql_query(format!(
        "WITH hidden AS (SELECT family_id FROM restriction UNION SELECT family_id FROM conflict WHERE worker_id = $1) \
         SELECT p.family_id, f.team_id, f.restricted, p.part, p.given, p.family_name, p.also_known_as, p.born FROM hidden h \
         CROSS JOIN family f CROSS JOIN person_index p WHERE f.id = h.family_id AND p.family_id = f.id \
         AND p.part <> $2 AND NOT ({})",
        may_know("$1")
    ))
    .bind::<BigInt, _>(permit.actor().worker.0)
    .bind::<Text, _>(Part::Professional.code())
    .load(connection)?)
}

fn is_alike(person: &Person, hidden: &Hidden, today: Date) -> bool {
    let name =
        PersonName { given: person.given.clone(), family: person.family.clone(), also_known_as: Vec::new() };
    let there = PersonName {
        given: hidden.given.clone(),
        family: hidden.family_name.clone(),
        also_known_as: also_known_as(&hidden.also_known_as),
    };
    let told = Described { name: &name, born: person.born, is_child: person.is_child() };
    let is_child = hidden.part == Part::Child.code();
    let written = Described { name: &there, born: hidden.born.map(from_day), is_child };
    Sought::of(told).may_be(written, today).is_some()
}
