//! Those of other records who may be the person who is meant: whoever stands in a record in which this worker may write can be chosen;
//! of others it says whom to ring. Nobody is shown of whom the worker may not know.

use access::{Deed, OfficeDeed};
use practice::{
    Home, RecordId,
    actions::one_person::Somebody,
    ids::{PersonId, decode, encode},
    people::Part,
};
use record::lists::Page;
use serde::Serialize;
use ui::{people_options::Choice, trouble::Trouble, visit::Visit};

/// Why is looked in the whole authority, for the journal.
const REASON: &str = "Is somebody of this record known elsewhere too?";

/// Who was found.
#[derive(Debug, Default, Serialize)]
pub(super) struct Found {
    /// Those who can be chosen.
    choices: Vec<Choice>,
    /// Those of records in which this worker may not write: "Tom Reid, with South: ring Otto Kvist".
    ring: Vec<String>,
    /// Whether somebody was looked for.
    looked: bool,
}

/// Looks for a name in all records but the one from which is asked.
pub(super) async fn find(visit: &Visit, typed: &str, but: RecordId) -> Result<Found, Trouble> {
    let permit = access::office::permit(visit.actor(), OfficeDeed::FindPeople)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let store = visit.app.store();
    let mut found = Found { looked: true, ..Found::default() };
    let people = store.find_people(permit, typed, Some(REASON), Page::default()).await?;
    for one in people.rows.into_iter().filter(|one| RecordId::from(one.family) != but) {
        // A child is joined to a record of their own by a link.
        if one.known.as_ref().is_some_and(|known| known.part == Part::Child) {
            continue;
        }
        let may_write = one.known.is_some() && visit.permit_for(one.family, Deed::Change).await?.is_ok();
        match one.known.filter(|_| may_write) {
            Some(known) => found.choices.push(Choice {
                hint: format!("{}, {}", known.family_name, known.reference),
                ..Choice::new(
                    written((one.family.into(), Some(known.person))),
                    format!("{}, {}", one.name, known.part.words()),
                )
            }),
            None => found.ring.push(ring(&one.name, &one.team, one.lead_worker.as_deref())),
        }
    }
    for one in store.find_parties(permit, typed, REASON).await? {
        let record = RecordId::from(one.party);
        if record == but {
            continue;
        }
        if visit.permit_for(record, Deed::Change).await?.is_ok() {
            let choice = Choice::new(written((record, None)), format!("{}, {}", one.name, one.kind.words()));
            found.choices.push(Choice { hint: one.team, ..choice });
        } else {
            found.ring.push(ring(&one.name, &one.team, one.lead_worker.as_deref()));
        }
    }
    Ok(found)
}

fn ring(name: &str, team: &str, lead: Option<&str>) -> String {
    format!("{name}, with {team}: ring {}", lead.unwrap_or("the team"))
}

/// Somebody of another record, as the form sends them: `family:…:…` or `party:…`.
fn written((record, person): Somebody) -> String {
    let person = person.map(|person| format!(":{person}")).unwrap_or_default();
    format!("{}:{}{person}", record.home().code(), encode(record.number()))
}

/// Reads what [`written`] wrote.
pub(super) fn read(text: &str) -> Option<Somebody> {
    let mut parts = text.split(':');
    let (home, number) = (Home::from_code(parts.next()?)?, decode(parts.next()?).ok()?);
    let person = match parts.next() {
        Some(person) => Some(person.parse::<PersonId>().ok()?),
        None => None,
    };
    parts.next().is_none().then_some((RecordId::of(home, number), person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use practice::ids::{FamilyId, PartyId};

    #[test]
    fn somebody_of_another_record_is_read_as_they_were_written() {
        for there in [(FamilyId(77).into(), Some(PersonId(5))), (PartyId(9).into(), None)] {
            assert_eq!(read(&written(there)), Some(there));
        }
        for nonsense in ["", "family", "family:x", "stranger:0000000000001", "party:0000000000001:x"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
