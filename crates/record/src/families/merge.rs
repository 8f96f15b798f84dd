//! Two people changed the same thing. Different fields merge; the same field changed to different values is put before
//! a person, with what it was, what the other made of it and what this one made of it. Pure.

use super::fields::Fields;
use jiff::Timestamp;
use practice::{Kind, ids::WorkerId};
use serde_json::Value;

/// Two people's changes to the same fields. Nothing was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What kind of thing.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// The version from which this person started.
    pub base_version: u32,
    /// The version that stands; save again on top of it. 0 where the thing was withdrawn meanwhile.
    pub version: u32,
    /// Who made it.
    pub changed_by: Option<WorkerId>,
    /// When.
    pub changed_at: Timestamp,
    /// The fields, in the order of the form. Empty where the thing was withdrawn.
    pub fields: Vec<FieldConflict>,
}

/// One field that two people changed differently.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldConflict {
    /// The field, by the name it has in the type.
    pub field: String,
    /// What it was before both.
    pub base: Value,
    /// What the other person made of it: what stands.
    pub theirs: Value,
    /// What this person made of it.
    pub mine: Value,
}

/// Merges field by field: what only one side changed is taken from that side.
pub(crate) fn merge(base: &Fields, theirs: &Fields, mine: &Fields) -> Result<Fields, Vec<FieldConflict>> {
    let mut merged = Vec::new();
    let mut conflicts = Vec::new();
    for (name, mine) in &mine.0 {
        let of = |fields: &Fields| fields.get(name).cloned().unwrap_or(Value::Null);
        let (base, theirs) = (of(base), of(theirs));
        if *mine == theirs || *mine == base {
            merged.push((name.clone(), theirs));
        } else if theirs == base {
            merged.push((name.clone(), mine.clone()));
        } else {
            conflicts.push(FieldConflict { field: name.clone(), base, theirs, mine: mine.clone() });
        }
    }
    if conflicts.is_empty() { Ok(Fields(merged)) } else { Err(conflicts) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn fields(json: &str) -> Fields {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn different_fields_merge_and_agreeing_changes_are_no_conflict() {
        let base = fields(r#"{"z":1,"a":2,"m":[1]}"#);
        let theirs = fields(r#"{"z":9,"a":2,"m":[1,2]}"#);
        let mine = fields(r#"{"z":1,"a":7,"m":[1,2]}"#);
        assert_eq!(merge(&base, &theirs, &mine), Ok(fields(r#"{"z":9,"a":7,"m":[1,2]}"#)));
    }

    #[test]
    fn the_same_field_changed_differently_is_shown_with_all_three_values() {
        let conflicts =
            merge(&fields(r#"{"a":1,"b":1}"#), &fields(r#"{"a":2,"b":1}"#), &fields(r#"{"a":3,"b":5}"#))
                .unwrap_err();
        let [FieldConflict { field, base, theirs, mine }] = &conflicts[..] else {
            unreachable!("one conflict")
        };
        assert_eq!((field.as_str(), base, theirs, mine), ("a", &1.into(), &2.into(), &3.into()));
    }
}
