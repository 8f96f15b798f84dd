//! What is decided about children on the statutory pathway. A decision about siblings is written down once and becomes one object
//! in each child's own record, in the same change; what is asked of one child is asked of each.

mod assess;
mod close;
mod confer;
mod correct;
mod enquire;
mod in_need;
mod refer;

pub use assess::{Assessed, authorise, start_assessment};
pub use close::{Closing, close};
pub use confer::{Confer, Conferred, hold_conference};
pub use correct::{correct, take_back};
pub use enquire::{Concluded, conclude, hold_strategy};
pub use in_need::{begin_in_need, end_in_need};
pub use refer::{Referred, refer};

use super::{
    Acting, Refused, put,
    refusals::{HOUSE_KEEPING, not_here, refuse, refuse_by},
};
use crate::{
    Kind, Scene, SceneChange, Thresholds,
    ids::{ChildId, FamilyId},
    object::{CaseRecord, Object},
    rules::{
        Look,
        pathway::{self as on_map, About},
    },
};
use jiff::civil::Date;

/// The record of one child as it comes to stand, and what is to be kept of it.
struct Own {
    child: ChildId,
    record: CaseRecord,
    changes: Vec<SceneChange>,
}

impl Own {
    /// The child's own record as it stands.
    fn of(scene: &Scene, child: ChildId) -> Result<Self, Refused> {
        let record = scene.record(child).cloned().ok_or_else(|| not_here(Kind::Child, child.0))?;
        Ok(Self { child, record, changes: Vec::new() })
    }

    /// Keeps a thing, decided on what the things before it left.
    fn put(&mut self, object: impl Into<Object>, acting: &mut Acting<'_>) -> Result<(), Refused> {
        let changes = put(&self.record, object.into(), acting).map_err(|refused| self.named(refused))?;
        self.record = self.record.after(&changes, acting.by, acting.at);
        self.changes.extend(changes.into_iter().map(|change| (self.child.into(), change)));
        Ok(())
    }

    /// The child on the map of a family of the scene, as it is looked at on a day. None: that record knows nothing of the child.
    fn on_map<'a>(
        &self,
        scene: &'a Scene,
        family: FamilyId,
        (today, thresholds): (Date, &'a Thresholds),
    ) -> Option<About<'a>> {
        let record = scene.record(family)?;
        About::of(Look { record, today, thresholds }, self.child)
    }

    /// Refuses a decision if rules that look at the map stand in its way: each sentence beside the field of this child.
    fn refuse_by(&self, found: Vec<on_map::Finding>) -> Result<(), Refused> {
        refuse_by((Kind::Child, self.child.0), found).map_err(|refused| self.named(refused))
    }

    /// The refusal where there is nothing of the child that could be decided on: "No assessment is open."
    fn nothing(&self, kind: Kind, what: &str) -> Refused {
        let sentence = format!("No {what} is open. Untick this child.");
        self.named(refuse(HOUSE_KEEPING, (kind, self.child.0), "", sentence))
    }

    /// What stands in the way, with the child's name before it: a form may be about several.
    fn named(&self, mut refused: Refused) -> Refused {
        let name = self.record.child(self.child).map(|child| child.short_name().to_owned());
        for finding in &mut refused.0 {
            if let Some(name) = name.as_deref().filter(|name| !name.is_empty()) {
                finding.sentence = format!("{name}: {}", finding.sentence);
            }
        }
        refused
    }
}

/// Decides for each child in turn. Nothing is kept of any where one is refused; what stands in the way of each is said.
fn each<T>(
    scene: &Scene,
    children: &[(ChildId, T)],
    acting: &mut Acting<'_>,
    mut decide: impl FnMut(&mut Own, &T, &mut Acting<'_>) -> Result<(), Refused>,
) -> Result<Vec<SceneChange>, Refused> {
    let (mut changes, mut refused) = (Vec::new(), Vec::new());
    for (child, said) in children {
        let mut own = Own::of(scene, *child)?;
        match decide(&mut own, said, acting) {
            Ok(()) => changes.append(&mut own.changes),
            Err(why) => refused.extend(why.0),
        }
    }
    if refused.is_empty() { Ok(changes) } else { Err(Refused(refused)) }
}
