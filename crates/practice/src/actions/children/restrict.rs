//! Restricting a child's record. Whoever reads one of its families would know of the child: they are restricted in the same act.

use super::{child, family, links, put};
use crate::{Scene, SceneChange, actions::Refused, child::Child, family::Family, ids::ChildId};
use jiff::civil::Date;

/// Restricts the child's record and those of all families to which it belongs today. Each must be in the scene.
pub fn restrict_child(scene: &Scene, id: ChildId, today: Date) -> Result<Vec<SceneChange>, Refused> {
    let mut changes = vec![put(id, Child { restricted: true, ..child(scene, id)?.clone() })];
    for link in links(scene, id, today) {
        let record = family(scene, link.family)?;
        if let Some(case) = record.family_case(link.family) {
            changes.push(put(link.family, Family { restricted: true, ..case.value.clone() }));
        }
    }
    Ok(changes)
}
