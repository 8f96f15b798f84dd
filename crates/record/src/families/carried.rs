//! What a newer release wrote and this one does not know is carried through: a thing that is changed here keeps those fields. Pure.

use crate::StoreError;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The new body of a thing, with every field that stood in the old one and that this release does not know. None if a release
/// of this form or an older one wrote it: then there is nothing to carry.
///
/// `form` is the form of bodies that this release writes, `stood` the old body as it is stored, `known` writes the same as this
/// release does, `new` what is to be kept. A field that `known` lacks is not known. In lists, what stayed as it was keeps what it
/// carried; what changed is another thing.
pub(super) fn onto(
    form: u16,
    stood: &str,
    known: impl FnOnce() -> Result<String, StoreError>,
    new: &str,
) -> Result<Option<String>, StoreError> {
    let is_newer = serde_json::from_str(stood).is_ok_and(|Formed { form: of_stood }| of_stood > form);
    if !is_newer {
        return Ok(None);
    }
    let known = known()?;
    let read = |body: &str| serde_json::from_str::<Value>(body).ok();
    let (Some(stood), Some(known), Some(mut new)) = (read(stood), read(&known), read(new)) else {
        return Ok(None);
    };
    carry(&stood, &known, &mut new);
    Ok(Some(new.to_string()))
}

/// The form of a body. The first form does not say so.
#[derive(Deserialize)]
struct Formed {
    #[serde(default = "first")]
    form: u16,
}

fn first() -> u16 {
    1
}

fn carry(stood: &Value, known: &Value, new: &mut Value) {
    match (stood, known, new) {
        (Value::Object(stood), Value::Object(known), Value::Object(new)) => carry_fields(stood, known, new),
        (Value::Array(stood), Value::Array(known), Value::Array(new)) if stood.len() == known.len() => {
            let mut left: Vec<(&Value, &Value)> = stood.iter().zip(known).collect();
            for one in new {
                if let Some(place) = left.iter().position(|(_, known)| *known == one) {
                    let (stood, known) = left.swap_remove(place);
                    carry(stood, known, one);
                }
            }
        }
        _ => {}
    }
}

fn carry_fields(stood: &Map<String, Value>, known: &Map<String, Value>, new: &mut Map<String, Value>) {
    for (name, value) in stood {
        match (known.get(name), new.get_mut(name)) {
            (Some(known), Some(new)) => carry(value, known, new),
            (None, None) => {
                new.insert(name.clone(), value.clone());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn carried(stood: &Value, known: &Value, new: &Value) -> Option<Value> {
        onto(1, &stood.to_string(), || Ok(known.to_string()), &new.to_string())
            .ok()
            .flatten()
            .map(|body| serde_json::from_str(&body).unwrap_or_default())
    }

    #[test]
    fn fields_of_a_newer_release_stay_wherever_they_stood() {
        let stood = json!({ "form": 2, "text": "a", "colour": "red", "moment": { "on": 1, "hour": 9 },
            "who": [{ "person": 1, "as": "aunt" }, { "person": 2, "as": "uncle" }] });
        let known = json!({ "text": "a", "moment": { "on": 1 }, "who": [{ "person": 1 }, { "person": 2 }] });
        let new = json!({ "text": "b", "moment": { "on": 2 }, "who": [{ "person": 2 }, { "person": 3 }] });
        let expected = json!({ "form": 2, "text": "b", "colour": "red", "moment": { "on": 2, "hour": 9 },
            "who": [{ "person": 2, "as": "uncle" }, { "person": 3 }] });
        assert_eq!(carried(&stood, &known, &new), Some(expected));
    }

    #[test]
    fn what_an_older_form_had_is_not_brought_back() {
        let known = json!({ "text": "a", "added": null });
        let new = json!({ "text": "b", "added": null });
        assert_eq!(carried(&json!({ "text": "a", "note": "x" }), &known, &new), None);
        assert_eq!(carried(&json!({ "form": 1, "text": "a", "note": "x" }), &known, &new), None);
    }
}
