//! Restricting the record of a sponsor, carer, resident or adopter, and opening it again. A child who lives with them stays as open as the
//! child's own record is: it says as what the child lives there, and of somebody hidden not with whom.

use super::{
    Change, Refused,
    refusals::{HOUSE_KEEPING, refuse},
};
use crate::{CaseRecord, Kind, ids::PartyId, party::Party};

/// Restricts the record to those who are named for it.
///
/// # Errors
/// [`Refused`] where it is restricted already.
pub fn restrict_party(record: &CaseRecord, id: PartyId) -> Result<Vec<Change>, Refused> {
    say(record, id, true, "This record is restricted already.")
}

/// Opens the record again to whoever works with them.
///
/// # Errors
/// [`Refused`] where it is open.
pub fn open_party(record: &CaseRecord, id: PartyId) -> Result<Vec<Change>, Refused> {
    say(record, id, false, "This record is open already.")
}

fn say(
    record: &CaseRecord,
    id: PartyId,
    restricted: bool,
    already: &'static str,
) -> Result<Vec<Change>, Refused> {
    let refused = |sentence| refuse(HOUSE_KEEPING, (Kind::Party, id.0), "", sentence);
    let party = record.party(id).ok_or_else(|| refused("This record is not there."))?;
    if party.restricted == restricted {
        return Err(refused(already));
    }
    Ok(vec![Change::Put(Party { restricted, ..party.value.clone() }.into())])
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::{
        child::Allocation,
        ids::{TeamId, WorkerId},
        party::PartyKind,
        retention::{Retention, RetentionClass},
    };
    use jiff::{Timestamp, civil::date};

    fn record(restricted: bool) -> CaseRecord {
        let party = Party {
            id: PartyId(60),
            kind: PartyKind::Carer,
            name: "Rose Okafor".to_owned(),
            phone: String::new(),
            address: String::new(),
            allocation: Allocation { team: TeamId(1), lead_worker: None, since: date(2026, 11, 23) },
            restricted,
            retention: Retention::of(RetentionClass::Party),
        };
        CaseRecord::default().after(&[Change::Put(party.into())], WorkerId(2), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_record_is_restricted_once_and_opened_once_and_nothing_else_of_it_changes() {
        let (open, closed) = (record(false), record(true));
        for (before, changes, is) in [
            (&open, restrict_party(&open, PartyId(60)), true),
            (&closed, open_party(&closed, PartyId(60)), false),
        ] {
            let after = before.after(&changes.unwrap(), WorkerId(2), Timestamp::UNIX_EPOCH);
            let party = &after.party(PartyId(60)).unwrap().value;
            assert_eq!((party.restricted, party.name.as_str()), (is, "Rose Okafor"));
        }
        assert!(restrict_party(&closed, PartyId(60)).is_err());
        assert!(open_party(&open, PartyId(60)).is_err());
        assert!(open_party(&closed, PartyId(61)).is_err(), "nobody of this number is here");
    }
}
