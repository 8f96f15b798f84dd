//! Saying that somebody of one record is somebody of another. It is a statement in both chains and moves nobody: a man who is
//! feared in one family and helps in the other is put to both teams.

use super::{
    Change, Refused,
    refusals::{HOUSE_KEEPING, not_here, refuse},
};
use crate::{
    Kind, Scene, SceneChange,
    home::RecordId,
    ids::{OnePersonId, PersonId},
    object::CaseRecord,
    party::OnePerson,
    views::Fears,
};
use jiff::civil::Date;

/// Somebody of a record. No person: whoever the record is about, a child or a party.
pub type Somebody = (RecordId, Option<PersonId>);

/// Writes in both records that these two are one person. Both are in the scene.
pub fn one_person(
    scene: &Scene,
    id: OnePersonId,
    (here, there): (Somebody, Somebody),
    (on, because): (Date, &str),
) -> Result<Vec<SceneChange>, Refused> {
    let at = (Kind::OnePerson, id.0);
    if because.trim().is_empty() {
        return Err(refuse(HOUSE_KEEPING, at, "because", "Say how you know that they are one person."));
    }
    if here.0 == there.0 {
        let sentence = "Both stand in the same record. Put them together there instead.";
        return Err(refuse(HOUSE_KEEPING, at, "elsewhere", sentence));
    }
    let said = |((record, person), (elsewhere, person_there)): (Somebody, Somebody)| {
        let same = |one: &OnePerson| {
            (one.person, one.elsewhere, one.person_there) == (person, elsewhere, person_there)
        };
        scene.record(record).is_some_and(|stands| stands.same_people.iter().any(|one| same(one)))
    };
    if said((here, there)) {
        let sentence = "That these two are one person is said already.";
        return Err(refuse(HOUSE_KEEPING, at, "elsewhere", sentence));
    }
    let mut changes = Vec::with_capacity(2);
    for ((record, person), (elsewhere, person_there)) in [(here, there), (there, here)] {
        let stands = scene.record(record);
        let is_there =
            person.is_none_or(|person| stands.is_some_and(|stands| stands.person(person).is_some()));
        if stands.is_none() || !is_there {
            return Err(refuse(
                HOUSE_KEEPING,
                at,
                "person",
                "One of the two is not in that record any more.",
            ));
        }
        let because = because.trim().to_owned();
        let said = OnePerson { id, person, elsewhere, person_there, on, because };
        changes.push((record, Change::Put(said.into())));
    }
    Ok(changes)
}

/// Takes back in both records that two are one person. Both are in the scene; where one half is gone already, the other goes.
pub fn not_one_person(scene: &Scene, id: OnePersonId, because: &str) -> Result<Vec<SceneChange>, Refused> {
    let at = (Kind::OnePerson, id.0);
    if because.trim().is_empty() {
        return Err(refuse(HOUSE_KEEPING, at, "reason", "Say why they are not one person."));
    }
    let halves = scene.records().filter(|(_, stands)| stands.one_person(id).is_some());
    let changes: Vec<SceneChange> = halves
        .map(|(record, _)| {
            let reason = because.trim().to_owned();
            (record, Change::Withdraw { kind: Kind::OnePerson, number: id.0, reason })
        })
        .collect();
    if changes.is_empty() { Err(not_here(Kind::OnePerson, id.0)) } else { Ok(changes) }
}

/// Whether this person is feared in one of two records and helps in the other, so that both teams must think about it. A carer,
/// sponsor, resident or adopter counts as one who helps: children live with them.
pub fn feared_here_helps_there(scene: &Scene, here: Somebody, there: Somebody) -> bool {
    let look = |(record, person): Somebody| Some((scene.record(record)?, person));
    let (Some(here), Some(there)) = (look(here), look(there)) else { return false };
    (is_feared(here) && helps(there)) || (is_feared(there) && helps(here))
}

fn is_feared((record, person): (&CaseRecord, Option<PersonId>)) -> bool {
    person.is_some_and(|person| Fears::of(record).fear(None, person).is_some())
}

fn helps((record, person): (&CaseRecord, Option<PersonId>)) -> bool {
    match person {
        Some(person) => record.network.iter().any(|member| member.person == person),
        None => !record.parties.is_empty(),
    }
}
