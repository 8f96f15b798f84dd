//! Sealing a child's record after an adoption order. The birth family keeps its past under the birth name; who adopted the child, where
//! it lives and what it is called now stand in the child's record alone, and only named people know of that.

use super::{child, family, half, links, put};
use crate::{
    Kind, Scene, SceneChange,
    actions::{
        Refused,
        refusals::{HOUSE_KEEPING, refuse},
    },
    child::{Allocation, Child, ChildLink, Sealed},
    ids::{ChildId, WorkerId},
    retention::{Retention, RetentionClass},
};
use jiff::civil::Date;

/// An adoption order as somebody with leave to decide writes it down.
#[derive(Debug, Clone)]
pub struct Sealing {
    /// The child.
    pub child: ChildId,
    /// The day of the order.
    pub on: Date,
    /// Who seals the record.
    pub by: WorkerId,
    /// Why: which order of which court.
    pub why: String,
    /// Who works with the child from here on.
    pub own: Allocation,
}

/// Seals the child's record and ends its links to families on the same day. Every family to which it belongs must be in the scene.
pub fn seal_child(scene: &Scene, sealing: &Sealing) -> Result<Vec<SceneChange>, Refused> {
    let Sealing { child: id, on, by, ref why, own } = *sealing;
    let before = child(scene, id)?;
    let at = (Kind::Child, id.0);
    if before.sealed.is_some() {
        return Err(refuse(HOUSE_KEEPING, at, "sealed", "This record is sealed already."));
    }
    if why.trim().is_empty() {
        return Err(refuse(HOUSE_KEEPING, at, "why", "Say which order of which court."));
    }
    let retention =
        Retention { hold: before.retention.hold.clone(), ..Retention::of(RetentionClass::Adoption) };
    let sealed = Some(Sealed { on, by, why: why.trim().to_owned() });
    let mut changes = vec![put(id, Child { own: Some(own), sealed, retention, ..before.clone() })];
    for link in links(scene, id, on) {
        let record = family(scene, link.family)?;
        let mine = half(record, &link)?;
        changes.push(put(link.family, ChildLink { to: Some(on), holding: false, ..mine.value.clone() }));
    }
    Ok(changes)
}
