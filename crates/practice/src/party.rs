//! A party: a sponsor, carer, resident or adopter, with a record of their own. The checks made of them stand there once;
//! a child's placement points at them.

use crate::{
    child::Allocation,
    choice,
    home::RecordId,
    ids::{OnePersonId, PartyCheckId, PartyId, PersonId},
    retention::Retention,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// What a party is to children.
    PartyKind {
        Carer = "carer", "Carer";
        Sponsor = "sponsor", "Sponsor";
        Resident = "resident", "Somebody who lives with a carer or sponsor";
        Adopter = "adopter", "Adopter";
    }
}

/// A sponsor, carer, resident or adopter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The party.
    pub id: PartyId,
    /// What they are to children.
    pub kind: PartyKind,
    /// Name in full, as they write it.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// Where they live, with the postcode.
    pub address: String,
    /// Who works with them.
    pub allocation: Allocation,
    /// Whether only named people may know of the record.
    pub restricted: bool,
    /// How long the record is to be kept.
    pub retention: Retention,
}

choice! {
    /// What was looked into.
    PartyCheckKind {
        Dbs = "dbs", "Criminal record (DBS)";
        Visit = "visit", "Visit to the home";
        Assessment = "assessment", "Assessment";
        Approval = "approval", "Approval";
        Health = "health", "Health";
        References = "references", "References";
    }
}

choice! {
    /// What came of it.
    CheckOutcome {
        Waiting = "waiting", "Not known yet";
        Sound = "sound", "Nothing stands in the way";
        Concern = "concern", "Something to look at";
        Refused = "refused", "Not suitable";
    }
}

/// One check of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyCheck {
    /// The check.
    pub id: PartyCheckId,
    /// What was looked into.
    pub kind: PartyCheckKind,
    /// When. None: it is asked for and not done.
    pub done: Option<Date>,
    /// Until when it counts. None: it does not run out.
    pub expires: Option<Date>,
    /// What came of it.
    pub outcome: CheckOutcome,
    /// In words, for whoever may read the party's record.
    pub words: String,
}

impl PartyCheck {
    /// Whether it counts on this day: done, sound and not run out.
    pub fn counts_on(&self, day: Date) -> bool {
        self.outcome == CheckOutcome::Sound
            && self.done.is_some_and(|done| done <= day)
            && self.expires.is_none_or(|expires| day <= expires)
    }
}

/// That somebody of this record is somebody of another one. It stands in both, and nobody is moved: who may see only one
/// of the two learns no more than that the person is known elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnePerson {
    /// The statement. The other record's has the same number.
    pub id: OnePersonId,
    /// Who of this record. None: the party or child whose record it is.
    pub person: Option<PersonId>,
    /// The other record.
    #[serde(with = "crate::home::record_id")]
    pub elsewhere: RecordId,
    /// Who there.
    pub person_there: Option<PersonId>,
    /// Since when it is known.
    pub on: Date,
    /// How it is known, in a sentence.
    pub because: String,
}
