//! A child's death: it is said in the child's own record and in those of its families at once, so that nothing asks after the child
//! from that moment. Shared things keep the name. A death is a fact and is never refused, whichever families the child belongs to. A
//! family that the writer may not know of follows by itself ([`crate::actions::links::follow_child`]).

use super::{child, links, put};
use crate::{
    Kind, Scene, SceneChange,
    actions::{
        Refused,
        refusals::{HOUSE_KEEPING, refuse},
    },
    child::{Child, Placement},
    ids::ChildId,
    people::Person,
};
use jiff::civil::Date;

/// Writes down that the child died on this day. What the child lived in ends with it.
pub fn child_died(scene: &Scene, id: ChildId, died: Date, today: Date) -> Result<Vec<SceneChange>, Refused> {
    let before = child(scene, id)?;
    let at = (Kind::Child, id.0);
    if died > today {
        return Err(refuse(HOUSE_KEEPING, at, "died", "The day is in the future. Look at the date again."));
    }
    let was_expected = before.born.is_some_and(|born| born > today);
    if !was_expected && before.born.is_some_and(|born| died < born) {
        return Err(refuse(HOUSE_KEEPING, at, "died", "The day is before the date of birth."));
    }
    // Of a child who was not born alive, the day that was expected says nothing any more.
    let born = before.born.filter(|_| !was_expected);
    let mut changes = vec![put(id, Child { born, died: Some(died), ..before.clone() })];
    for link in links(scene, id, today) {
        if let Some(person) = scene.record(link.family).and_then(|record| record.person(link.person)) {
            changes.push(put(link.family, as_died(person, died)));
        }
    }
    let lived = scene.record(id).map(|record| record.placements.as_slice()).unwrap_or_default();
    for placement in lived.iter().filter(|placement| placement.to.is_none()) {
        let ended_because = "The child died.".to_owned();
        changes.push(put(id, Placement { to: Some(died), ended_because, ..placement.value.clone() }));
    }
    Ok(changes)
}

/// The person as whom a family's record knows the child, after the death.
pub(in crate::actions) fn as_died(person: &Person, died: Date) -> Person {
    let born = person.born.filter(|born| *born <= died);
    Person { born, died: Some(died), ..person.clone() }
}
