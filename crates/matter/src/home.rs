//! Where a thing stands: in a family's record, in a child's or in a party's. Each record has a chain of its own in the
//! journal, its own permit and its own restriction.

use crate::{
    choice,
    ids::{ChildId, FamilyId, PartyId, decode, encode},
};

choice! {
    /// Whose record it is.
    Home {
        Family = "family", "Family";
        Child = "child", "Child";
        Party = "party", "Party";
    }
}

/// One record: the family's, the child's or the party's with this id. No two records have the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// A family's: its map, its plan, its network, its adults.
    Family(FamilyId),
    /// A child's own: who the child is, to which families it belonged and when, where it lived. It outlives the family's.
    Child(ChildId),
    /// A party's: a sponsor, carer, resident or adopter, with the checks made of them.
    Party(PartyId),
}

impl RecordId {
    /// The record with this number in such a home.
    pub fn of(home: Home, number: i64) -> Self {
        match home {
            Home::Family => Self::Family(FamilyId(number)),
            Home::Child => Self::Child(ChildId(number)),
            Home::Party => Self::Party(PartyId(number)),
        }
    }

    /// The number of the record, and of its chain in the journal.
    pub fn number(self) -> i64 {
        match self {
            Self::Family(FamilyId(number)) | Self::Child(ChildId(number)) | Self::Party(PartyId(number)) => {
                number
            }
        }
    }

    /// Whose record it is.
    pub fn home(self) -> Home {
        match self {
            Self::Family(_) => Home::Family,
            Self::Child(_) => Home::Child,
            Self::Party(_) => Home::Party,
        }
    }

    /// The family, if it is a family's record.
    pub fn family(self) -> Option<FamilyId> {
        if let Self::Family(family) = self { Some(family) } else { None }
    }

    /// The child, if it is a child's record.
    pub fn child(self) -> Option<ChildId> {
        if let Self::Child(child) = self { Some(child) } else { None }
    }
}

impl From<FamilyId> for RecordId {
    fn from(family: FamilyId) -> Self {
        Self::Family(family)
    }
}

impl From<ChildId> for RecordId {
    fn from(child: ChildId) -> Self {
        Self::Child(child)
    }
}

impl From<PartyId> for RecordId {
    fn from(party: PartyId) -> Self {
        Self::Party(party)
    }
}

/// A record as a body names it: `family:…`, `child:…` or `party:…`.
pub mod record_id {
    use super::{Home, RecordId, decode, encode};
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    /// Writes whose record it is, and its number.
    pub fn serialize<S: Serializer>(record: &RecordId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}:{}", record.home().code(), encode(record.number())))
    }

    /// Reads what [`serialize`] wrote.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RecordId, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let named = text.split_once(':').and_then(|(home, number)| Some((Home::from_code(home)?, number)));
        let (home, number) = named.ok_or_else(|| D::Error::custom("this names no record"))?;
        decode(number).map(|number| RecordId::of(home, number)).map_err(D::Error::custom)
    }
}
