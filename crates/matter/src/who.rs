//! Who: the one way in which the record names somebody who says, worries, rates, does, watches or tests.

use crate::ids::{PersonId, WorkerId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// Somebody, as the record names them. Written as `person:…`, `worker:…` or `other:…`, the same in forms and storage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// A child, a family member or a member of the network.
    Person(PersonId),
    /// A member of staff with an account.
    Worker(WorkerId),
    /// Any other professional, by name and role: "Mrs Hall, head teacher".
    Other(String),
}

impl Who {
    /// The person, if it is a person of the family or its network.
    pub fn person(&self) -> Option<PersonId> {
        if let Self::Person(id) = self { Some(*id) } else { None }
    }

    /// Whether this is a professional: a worker or another named professional.
    pub fn is_professional(&self) -> bool {
        !matches!(self, Self::Person(_))
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Worker(id) => write!(f, "worker:{id}"),
            Self::Other(name) => write!(f, "other:{name}"),
        }
    }
}

/// A text that names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names nobody")]
pub struct NamesNobody;

impl FromStr for Who {
    type Err = NamesNobody;

    fn from_str(text: &str) -> Result<Self, NamesNobody> {
        let (kind, rest) = text.split_once(':').ok_or(NamesNobody)?;
        match kind {
            "person" => rest.parse().map(Self::Person).map_err(|_| NamesNobody),
            "worker" => rest.parse().map(Self::Worker).map_err(|_| NamesNobody),
            "other" if !rest.trim().is_empty() => Ok(Self::Other(rest.to_owned())),
            _ => Err(NamesNobody),
        }
    }
}

impl Serialize for Who {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Who {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}
