//! Words that stand nowhere else, in every field of a record: what must not reach somebody is looked for by them.

use crate::object::{CaseRecord, Kept, Kind, Object};
use serde_json::Value;

/// The record with each text of each thing replaced by `CANARY…X`, each its own. What is no text for people (ids, days,
/// codes) stays as it is, because the thing would not read with a canary in its place.
pub fn with_canaries(record: &CaseRecord) -> CaseRecord {
    let mut count = 0;
    let mut other = CaseRecord::default();
    for kept in record.objects() {
        let (kind, mut body) = (kept.value.kind(), body(&kept.value));
        for place in places(&body) {
            let Some(before) = body.pointer(&place).cloned() else { continue };
            let text = before.as_str().unwrap_or_default();
            count += 1;
            for canary in [format!("CANARY{count}X"), format!("other:CANARY{count}X")] {
                // Whoever is in the record keeps their part in it; a professional gets another name.
                if text.starts_with("person:")
                    || text.starts_with("worker:")
                    || (text.starts_with("other:") != canary.starts_with("other:"))
                {
                    continue;
                }
                if let Some(here) = body.pointer_mut(&place) {
                    *here = Value::String(canary);
                }
                if read(kind, &body).is_some() {
                    break;
                }
                if let Some(here) = body.pointer_mut(&place) {
                    here.clone_from(&before);
                }
            }
        }
        let value = read(kind, &body).unwrap_or(kept.value);
        other.put(Kept {
            value,
            version: kept.version,
            changed_at: kept.changed_at,
            changed_by: kept.changed_by,
        });
    }
    other
}

fn body(object: &Object) -> Value {
    object.to_json().ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn read(kind: Kind, body: &Value) -> Option<Object> {
    Object::from_json(kind, &body.to_string()).ok()
}

/// The pointers to every text in a body.
fn places(body: &Value) -> Vec<String> {
    match body {
        Value::String(_) => vec![String::new()],
        Value::Array(all) => {
            let each = all.iter().enumerate();
            each.flat_map(|(at, one)| places(one).into_iter().map(move |rest| format!("/{at}{rest}")))
                .collect()
        }
        Value::Object(all) => all
            .iter()
            .flat_map(|(name, one)| places(one).into_iter().map(move |rest| format!("/{name}{rest}")))
            .collect(),
        _ => Vec::new(),
    }
}
