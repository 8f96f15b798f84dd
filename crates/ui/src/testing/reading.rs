//! The people of a record, as forms name them.

use practice::CaseRecord;

/// Somebody of the family, as forms name them.
pub fn person(record: &CaseRecord, given: &str) -> String {
    format!("person:{}", id(record, given))
}

/// Somebody's id in the record.
pub fn id(record: &CaseRecord, given: &str) -> String {
    record.people.iter().find(|person| person.given == given).unwrap().id.to_string()
}
