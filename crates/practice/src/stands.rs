//! How far each child of a family has come on its pathway, and where the work with the family stands because of it. What is decided of a
//! child is decided once, in the child's own record; the family's stage follows from it and is not typed beside it (pathway 0).

use crate::{
    CaseRecord,
    child::{Child, ChildLink},
    choice,
    family::{CaseStatus, Family, Stage},
};
use jiff::civil::Date;
use pathway::{Path, path::Reach};
use serde::{Deserialize, Serialize};

choice! {
    /// Whether somebody said where the work stands, or it follows from what is open for the children.
    StageFrom {
        Said = "said", "Said by somebody";
        Children = "children", "From what is open for the children";
    }
}

/// How far a child has come: what is open for it means this stage for its family, since this day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stands {
    /// The stage.
    pub stage: Stage,
    /// Since when.
    pub since: Date,
}

impl Stands {
    /// Whether somebody has decided that work begins, so that it is not talked away.
    pub fn is_decided(self) -> bool {
        self.stage > Stage::Intake
    }
}

/// How far a child has come on a day. None: nothing is open for it.
pub fn of_path(path: &Path<'_>, day: Date) -> Option<Stands> {
    let stands = |stage, since| Some(Stands { stage, since });
    match path.reach(day) {
        Reach::Nothing => None,
        Reach::Protected => stands(Stage::ChildProtection, path.protection_on(day)?.from),
        Reach::Enquired => {
            let enquiry = path.open_enquiry().or_else(|| path.awaits_conference())?;
            stands(Stage::Section47, enquiry.from)
        }
        Reach::InNeed | Reach::Assessed | Reach::Referred => {
            let Some(referral) = path.referral_on(day) else {
                let plan = path.in_need_on(day).map(|plan| plan.from);
                return stands(Stage::ChildInNeed, plan.or(path.open_assessment().map(|open| open.from))?);
            };
            match referral.decided.filter(|_| referral.no_further.is_some()) {
                None if path.reach(day) == Reach::Referred => stands(Stage::Intake, referral.on),
                decided => {
                    let began = decided.map_or(referral.on, |decided| decided.on).max(referral.on);
                    stands(Stage::ChildInNeed, came_down(path, day).map_or(began, |ended| ended.max(began)))
                }
            }
        }
    }
}

/// The last day on which something ended that goes farther than a child in need.
fn came_down(path: &Path<'_>, day: Date) -> Option<Date> {
    let plans = path.protection.iter().filter_map(|plan| plan.ended);
    let enquiries = path.enquiries.iter().filter_map(|one| one.concluded).map(|concluded| concluded.on);
    plans.chain(enquiries).filter(|ended| *ended <= day).max()
}

/// How far the child has come whose own record this is, as its family's record may say it. None also where only named people may know
/// of the child's record: then the family's says nothing of it.
pub fn of_child(own: &CaseRecord, day: Date) -> Option<Stands> {
    let is_hidden = |child: &Child| child.restricted || child.sealed.is_some() || child.died.is_some();
    if own.child_records.iter().any(|child| is_hidden(child)) {
        None
    } else {
        of_path(&crate::path(own), day)
    }
}

/// How far the family's children have come: the farthest of those whom this record holds, since the first of them came there.
pub fn farthest(record: &CaseRecord, day: Date) -> Option<Stands> {
    let here = record.child_links.iter().filter(|link| is_held(link, day)).filter_map(|link| link.stands);
    here.max_by_key(|stands| (stands.stage, std::cmp::Reverse(stands.since)))
}

/// Whether work with the child goes through this family's team on a day.
pub(crate) fn is_held(link: &ChildLink, day: Date) -> bool {
    link.holding && link.is_on(day)
}

/// The family's case as it follows from how far its children have come. None: it stands so already, or it is closed.
///
/// A stage that somebody said and that goes farther stays: proceedings and care have no things of their own here yet. So does one that
/// was said while a referral waits for its decision: early help may be what is decided. Where nothing is
/// open for any child any more, the last stage stays until somebody says what goes on or asks to close the case.
pub fn followed(record: &CaseRecord, day: Date) -> Option<Family> {
    let family = record.families.first().filter(|family| family.status == CaseStatus::Open)?;
    let now = farthest(record, day)?;
    if family.stage_from == StageFrom::Said && (family.stage > now.stage || !now.is_decided()) {
        return None;
    }
    let mut follows = family.value.clone();
    if family.stage == now.stage {
        // The same decision, whose day was put right or which another child came under.
        let was = (family.stage, family.stage_since);
        let same = follows.parents_get.iter_mut().filter(|one| (one.stage, one.since) == was);
        same.for_each(|one| one.since = now.since);
    }
    (follows.stage, follows.stage_since) = (now.stage, now.since);
    follows.stage_from = StageFrom::Children;
    (follows != family.value).then_some(follows)
}

impl StageFrom {
    /// What a case says that was kept before this was.
    pub(crate) fn said() -> Self {
        Self::Said
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
    pub(crate) fn is_said(&self) -> bool {
        *self == Self::Said
    }
}
