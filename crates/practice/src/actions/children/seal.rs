//! Sealing a child's record after an adoption order. The birth family keeps its past under the birth name; who adopted the child, where
//! it lives and what it is called now stand in the child's record alone, and only named people know of that.

use super::{child, half, put};
use crate::{
    Kind, Scene, SceneChange,
    actions::{
        Refused,
        refusals::{HOUSE_KEEPING, refuse},
    },
    child::{Allocation, Child, ChildLink, FamilyLink, Sealed},
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
    /// The order and its court: "Adoption order, Ashbourne Family Court".
    pub why: String,
    /// Who works with the child from here on.
    pub own: Allocation,
}

/// Seals the child's record and ends its links to families on the same day. An order is a fact: the links to families that are not in
/// the scene end in the child's record, and their other halves follow ([`crate::actions::links::follow_child`]).
pub fn seal_child(scene: &Scene, sealing: &Sealing, today: Date) -> Result<Vec<SceneChange>, Refused> {
    let Sealing { child: id, on, by, ref why, own } = *sealing;
    let before = child(scene, id)?;
    let at = (Kind::Child, id.0);
    if before.sealed.is_some() {
        return Err(refuse(HOUSE_KEEPING, at, "sealed", "This record is sealed already."));
    }
    if why.trim().is_empty() {
        return Err(refuse(HOUSE_KEEPING, at, "why", "Say which order of which court."));
    }
    if on > today {
        let sentence = "The day is in the future. Seal the record when the order is made.";
        return Err(refuse(HOUSE_KEEPING, at, "on", sentence));
    }
    let retention =
        Retention { hold: before.retention.hold.clone(), ..Retention::of(RetentionClass::Adoption) };
    let sealed = Some(Sealed { on, by, why: why.trim().to_owned() });
    let mut changes = vec![put(id, Child { own: Some(own), sealed, retention, ..before.clone() })];
    let standing = scene.record(id).map(|record| record.family_links.as_slice()).unwrap_or_default();
    for link in standing.iter().map(|kept| &kept.value).filter(|link| link.to.is_none_or(|to| to > on)) {
        // A link that began after the order was made ends with the day on which it began.
        let to = Some(on.max(link.from));
        match scene.record(link.family) {
            Some(record) => {
                let mine = half(record, link)?;
                changes.push(put(link.family, ChildLink { to, holding: false, ..mine.value.clone() }));
            }
            None => changes.push(put(id, FamilyLink { to, holding: false, ..link.clone() })),
        }
    }
    Ok(changes)
}
