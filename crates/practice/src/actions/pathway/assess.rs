//! An assessment begins, and is finished.

use super::{each, refer::begin};
use crate::{
    Kind, Scene, SceneChange,
    actions::{Acting, Refused, refusals::refuse_by},
    ids::{ChildId, GroupId},
};
use jiff::civil::Date;
use pathway::{Assessment, codes::AssessmentOutcome, objects::Signed, rules::of_new_assessment};

/// What an assessment found about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// The day on which it was finished.
    pub on: Date,
    /// Whether the child was seen.
    pub seen: Option<bool>,
    /// Whether the child was seen alone.
    pub seen_alone: Option<bool>,
    /// Why the child was not seen.
    pub not_seen_because: String,
    /// What is difficult.
    pub factors: Vec<String>,
    /// What was found, in words.
    pub words: String,
    /// What it led to.
    pub outcome: Option<AssessmentOutcome>,
    /// Why it is late, where it is.
    pub late_because: String,
}

/// Begins an assessment of each of these children. Each has one at a time, inside a referral.
pub fn start_assessment(
    scene: &Scene,
    from: Date,
    children: &[ChildId],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let group = GroupId((acting.new_id)());
    let children: Vec<(ChildId, ())> = children.iter().map(|child| (*child, ())).collect();
    each(scene, &children, acting, |own, (), acting| {
        let path = crate::path(&own.record);
        let at = (Kind::Assessment, path.open_assessment().map_or(0, |open| open.id.0));
        refuse_by(at, of_new_assessment(&path)).map_err(|refused| own.named(refused))?;
        begin(own, group, from, acting)
    })
}

/// Finishes the open assessment of each of these children (P8, P9).
pub fn authorise(
    scene: &Scene,
    children: &[(ChildId, Assessed)],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    each(scene, children, acting, |own, said, acting| {
        let open = crate::path(&own.record).open_assessment().map(|open| open.value.clone());
        let open = open.ok_or_else(|| own.nothing(Kind::Assessment, "assessment"))?;
        let Assessed { on, seen, seen_alone, not_seen_because, factors, words, outcome, late_because } =
            said.clone();
        let done = Assessment {
            seen,
            seen_alone,
            not_seen_because,
            factors,
            words,
            outcome,
            late_because,
            authorised: Some(Signed { on, by: None }),
            ..open
        };
        own.put(done, acting)
    })
}
