//! A child gets a team and a worker of its own, apart from those of its family, or goes without again.

use super::{child, links};
use crate::{
    Kind, Scene, SceneChange,
    actions::{
        Change, Refused,
        refusals::{HOUSE_KEEPING, refuse},
    },
    child::{Allocation, Child},
    ids::ChildId,
};
use jiff::civil::Date;

/// Says who works with the child apart from its family. None: whoever works with the family that holds the child.
pub fn allocate_child(
    scene: &Scene,
    id: ChildId,
    own: Option<Allocation>,
    today: Date,
) -> Result<Vec<SceneChange>, Refused> {
    let before = child(scene, id)?;
    let at = (Kind::Child, id.0);
    if own.is_none() && before.sealed.is_some() {
        return Err(refuse(
            HOUSE_KEEPING,
            at,
            "team",
            "A sealed record needs a team of its own. Choose one.",
        ));
    }
    let is_held = links(scene, id, today).iter().any(|link| link.holding);
    if own.is_none() && !is_held {
        let sentence =
            "No family’s record holds the child today, so nobody would work with the child. Choose a team.";
        return Err(refuse(HOUSE_KEEPING, at, "team", sentence));
    }
    if own.is_some_and(|own| own.since > today) {
        let sentence = "The day is in the future. Say it on that day, or choose today.";
        return Err(refuse(HOUSE_KEEPING, at, "since", sentence));
    }
    Ok(vec![(id.into(), Change::Put(Child { own, ..before.clone() }.into()))])
}
