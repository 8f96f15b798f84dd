//! The work with a child ends: the referral closes. Nothing closes silently with it (P26).

use super::each;
use crate::{
    Kind, Scene, SceneChange,
    actions::{Acting, Refused},
    ids::ChildId,
};
use jiff::civil::Date;
use pathway::{InNeedPlan, Referral, codes::ClosureReason, objects::Signed};

/// How the work with one child ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The day.
    pub on: Date,
    /// Why.
    pub because: Option<ClosureReason>,
    /// Whether the child in need plan ends with it, on the same day.
    pub plan_ends: bool,
}

/// Closes the open referral of each of these children.
pub fn close(
    scene: &Scene,
    children: &[(ChildId, Closing)],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    each(scene, children, acting, |own, said, acting| {
        let path = crate::path(&own.record);
        let open = path.referral_on(said.on).map(|open| open.value.clone());
        let plan = path.in_need_on(said.on).map(|plan| plan.value.clone());
        let open = open.ok_or_else(|| own.nothing(Kind::Referral, "referral"))?;
        if let Some(plan) = plan.filter(|_| said.plan_ends) {
            let ended_words = "The work ended.".to_owned();
            own.put(InNeedPlan { ended: Some(said.on), ended_words, ..plan }, acting)?;
        }
        let closed = Some(Signed { on: said.on, by: None });
        own.put(Referral { closed, closed_because: said.because, ..open }, acting)
    })
}
