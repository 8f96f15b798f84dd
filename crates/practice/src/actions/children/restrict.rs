//! Restricting a child's record, and opening it again. Whoever reads one of its families would know of the child: they are restricted
//! in the same act. Each family is opened again by its own people.

use super::{child, family, links, put};
use crate::{
    Kind, Scene, SceneChange,
    actions::{
        Refused,
        refusals::{HOUSE_KEEPING, refuse},
    },
    child::Child,
    family::Family,
    ids::ChildId,
};
use jiff::civil::Date;

/// Restricts the child's record and those of all families to which it belongs today. Each that is not restricted already must be in
/// the scene.
pub fn restrict_child(scene: &Scene, id: ChildId, today: Date) -> Result<Vec<SceneChange>, Refused> {
    let mut changes = vec![put(id, Child { restricted: true, ..child(scene, id)?.clone() })];
    for link in links(scene, id, today) {
        if scene.is_restricted_already(link.family) {
            continue;
        }
        let record = family(scene, link.family)?;
        if let Some(case) = record.family_case(link.family) {
            changes.push(put(link.family, Family { restricted: true, ..case.value.clone() }));
        }
    }
    Ok(changes)
}

/// Opens the child's record again to whoever works with the child. The families stay as they are.
pub fn open_child(scene: &Scene, id: ChildId) -> Result<Vec<SceneChange>, Refused> {
    let before = child(scene, id)?;
    if before.sealed.is_some() {
        let sentence = "This record is sealed. It stays with the people who are named for it.";
        return Err(refuse(HOUSE_KEEPING, (Kind::Child, id.0), "", sentence));
    }
    Ok(vec![put(id, Child { restricted: false, ..before.clone() })])
}
