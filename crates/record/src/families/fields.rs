//! The top-level fields of a stored document, in the order in which its type declares them.

use super::load;
use crate::StoreError;
use practice::Object;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// Field names with their values, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fields(pub Vec<(String, Value)>);

impl Fields {
    /// The fields of a thing as this version of Kith writes it.
    pub(crate) fn of(object: &Object) -> Result<Self, StoreError> {
        Self::raw(object.kind().code(), object.number(), &load::write(object)?)
    }

    /// The fields of a body as this version of Kith would write it: a body that was written before a field was added has
    /// the field all the same, with what it means where it is missing, and is not taken for a change.
    pub(crate) fn of_body(kind: &str, number: i64, body: &str) -> Result<Self, StoreError> {
        Self::of(&load::read(kind, number, body)?)
    }

    /// The fields as they stand in a body.
    pub(crate) fn raw(kind: &str, number: i64, body: &str) -> Result<Self, StoreError> {
        serde_json::from_str(body).map_err(|why| StoreError::Unreadable {
            kind: kind.to_owned(),
            number,
            why: why.to_string(),
        })
    }

    /// The value of a field.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a stored document")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
