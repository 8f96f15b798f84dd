//! Whether somebody and another of nearly the same name are one person.

use super::{Acting, Change, Refused, put::put, refusals::not_here};
use crate::{
    ids::PersonId,
    object::{CaseRecord, Kind},
    people::Alike,
};

/// Keeps whether this person and whoever has this name in the record are one person.
pub fn say_if_same(
    record: &CaseRecord,
    person: PersonId,
    name: &str,
    is_same: bool,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut here = record.person(person).ok_or_else(|| not_here(Kind::Person, person.0))?.value.clone();
    here.alike.retain(|alike| alike.name != name);
    here.alike.push(Alike { name: name.to_owned(), is_same, by: acting.by, on: acting.today });
    put(record, here.into(), acting)
}
