//! What is decided about a child over several records at once: its own, and those of its families. Each decision looks at a
//! [`crate::Scene`] and returns what to keep in each record of it, or what stands in the way.

pub mod allocate;
pub mod death;
pub mod move_child;
pub mod restrict;
pub mod seal;
pub mod second_look;
pub mod twins;

use super::{
    Refused,
    refusals::{HOUSE_KEEPING, not_here, refuse},
};
use crate::{
    Kept, Kind, Scene, SceneChange,
    actions::Change,
    child::{Child, ChildLink, FamilyLink},
    home::RecordId,
    ids::{ChildId, FamilyId},
    object::{CaseRecord, Object},
};
use jiff::civil::Date;

/// The child of the scene.
fn child(scene: &Scene, id: ChildId) -> Result<&Child, Refused> {
    let own = scene.record(id).and_then(|record| record.child(id));
    own.map(|kept| &kept.value).ok_or_else(|| not_here(Kind::Child, id.0))
}

/// The links of a child that hold on this day, from its own record.
fn links(scene: &Scene, id: ChildId, day: Date) -> Vec<FamilyLink> {
    let own = scene.record(id).map(|record| record.family_links.as_slice()).unwrap_or_default();
    own.iter().filter(|link| link.is_on(day)).map(|link| link.value.clone()).collect()
}

/// A family of the scene. If it is not there, its own people have to decide too, and the refusal does not say who they are.
fn family(scene: &Scene, id: FamilyId) -> Result<&CaseRecord, Refused> {
    scene.record(id).ok_or_else(|| refuse(HOUSE_KEEPING, (Kind::Family, id.0), "", second_look::NEEDED))
}

/// The family's half of a link.
fn half<'a>(record: &'a CaseRecord, link: &FamilyLink) -> Result<&'a Kept<ChildLink>, Refused> {
    record.child_link(link.id).ok_or_else(|| not_here(Kind::ChildLink, link.id.0))
}

/// Keeps this in that record.
fn put(record: impl Into<RecordId>, object: impl Into<Object>) -> SceneChange {
    (record.into(), Change::Put(object.into()))
}
