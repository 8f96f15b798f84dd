//! A child's death: it is said in the child's own record and in those of its families at once, so that nothing asks after the child
//! from that moment. Shared things keep the name.

use super::{child, family, links, put};
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
    if before.born.is_some_and(|born| died < born) {
        return Err(refuse(HOUSE_KEEPING, at, "died", "The day is before the date of birth."));
    }
    let mut changes = vec![put(id, Child { died: Some(died), ..before.clone() })];
    for link in links(scene, id, today) {
        let record = family(scene, link.family)?;
        if let Some(person) = record.person(link.person) {
            changes.push(put(link.family, Person { died: Some(died), ..person.value.clone() }));
        }
    }
    let lived = scene.record(id).map(|record| record.placements.as_slice()).unwrap_or_default();
    for placement in lived.iter().filter(|placement| placement.to.is_none()) {
        let ended_because = "The child died.".to_owned();
        changes.push(put(id, Placement { to: Some(died), ended_because, ..placement.value.clone() }));
    }
    Ok(changes)
}
