//! A child in need plan begins, or ends.

use super::each;
use crate::{
    Kind, Scene, SceneChange,
    actions::{Acting, Refused},
    ids::{ChildId, InNeedPlanId},
};
use jiff::civil::Date;
use pathway::InNeedPlan;

/// Begins a child in need plan for each of these children.
pub fn begin_in_need(
    scene: &Scene,
    from: Date,
    children: &[ChildId],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let children: Vec<(ChildId, ())> = children.iter().map(|child| (*child, ())).collect();
    each(scene, &children, acting, |own, (), acting| {
        let id = InNeedPlanId((acting.new_id)());
        own.put(InNeedPlan { id, from, ended: None, ended_words: String::new() }, acting)
    })
}

/// Ends the child in need plan of each of these children, and says why.
pub fn end_in_need(
    scene: &Scene,
    (on, words): (Date, &str),
    children: &[ChildId],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let children: Vec<(ChildId, ())> = children.iter().map(|child| (*child, ())).collect();
    each(scene, &children, acting, |own, (), acting| {
        let plan = crate::path(&own.record).in_need.iter().find(|plan| plan.ended.is_none());
        let plan = plan.map(|plan| plan.value.clone());
        let plan = plan.ok_or_else(|| own.nothing(Kind::InNeedPlan, "child in need plan"))?;
        own.put(InNeedPlan { ended: Some(on), ended_words: words.to_owned(), ..plan }, acting)
    })
}
