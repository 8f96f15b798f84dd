//! A list that is written as its one thing where it holds one. What once held one thing or none and now holds several
//! is read from old documents and written into new ones in the same words: no history shows a change where there was
//! none, and two people's changes meet as before.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// None as null, one as itself, several as a list.
pub fn serialize<T: Serialize, S: Serializer>(all: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    match all {
        [] => serializer.serialize_none(),
        [one] => one.serialize(serializer),
        many => many.serialize(serializer),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Few<T> {
    Many(Vec<T>),
    One(T),
}

/// Null, one thing or a list.
pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    Ok(match Option::<Few<T>>::deserialize(deserializer)? {
        None => Vec::new(),
        Some(Few::One(one)) => vec![one],
        Some(Few::Many(many)) => many,
    })
}
