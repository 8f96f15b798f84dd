//! A strategy discussion, and the enquiries that begin with it.

use super::each;
use crate::{
    Kind, Scene, SceneChange,
    actions::{Acting, Refused, put, refusals::not_here},
    contact::day_in_britain,
    ids::{ChildId, EnquiryId, FamilyId, GroupId},
    rules::pathway::plan_or_away,
};
use jiff::civil::Date;
use pathway::{
    Enquiry, StrategyDiscussion,
    codes::EnquiryOutcome,
    objects::{NotWithDanger, Signed},
};

/// What became of the enquiry about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concluded {
    /// The day on which it was finished.
    pub on: Date,
    /// Whether the child was seen.
    pub seen: Option<bool>,
    /// Whether the child was seen alone.
    pub seen_alone: Option<bool>,
    /// What was found, in words.
    pub words: String,
    /// What became of it.
    pub outcome: Option<EnquiryOutcome>,
    /// Why no conference is needed.
    pub no_conference_because: String,
    /// Where the child is, if not with the danger (P18).
    pub not_with_danger: Option<NotWithDanger>,
}

/// Writes a strategy discussion down in the family's record. If an enquiry begins with it, each of its children has one from the day of
/// the discussion on; an assessment that is going on goes on (P12).
pub fn hold_strategy(
    scene: &Scene,
    (family, discussion): (FamilyId, StrategyDiscussion),
    children: &[ChildId],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let record = scene.record(family).ok_or_else(|| not_here(Kind::Family, family.0))?;
    let (strategy, from) = (discussion.id, day_in_britain(discussion.at));
    let begins = discussion.decision.begins_an_enquiry();
    let kept = put(record, discussion.into(), acting)?;
    let mut changes: Vec<SceneChange> = kept.into_iter().map(|change| (family.into(), change)).collect();
    if begins {
        let group = GroupId((acting.new_id)());
        let children: Vec<(ChildId, ())> = children.iter().map(|child| (*child, ())).collect();
        changes.extend(each(scene, &children, acting, |own, (), acting| {
            // What is going on goes on: another discussion does not begin a second enquiry (C4).
            if crate::path(&own.record).open_enquiry().is_some() {
                return Ok(());
            }
            let enquiry = Enquiry {
                id: EnquiryId((acting.new_id)()),
                group,
                strategy,
                family,
                from,
                seen: None,
                seen_alone: None,
                words: String::new(),
                outcome: None,
                no_conference_because: String::new(),
                not_with_danger: None,
                concluded: None,
            };
            own.put(enquiry, acting)
        })?);
    }
    Ok(changes)
}

/// Finishes the open enquiry about each of these children (P13). Where the worry was borne out, a plan for tonight holds on that day,
/// or somebody says where the child is instead (P18).
pub fn conclude(
    scene: &Scene,
    family: FamilyId,
    children: &[(ChildId, Concluded)],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    each(scene, children, acting, |own, said, acting| {
        let open = crate::path(&own.record).open_enquiry().map(|open| open.value.clone());
        let open = open.ok_or_else(|| own.nothing(Kind::Enquiry, "section 47 enquiry"))?;
        let Concluded { on, seen, seen_alone, words, outcome, no_conference_because, not_with_danger } =
            said.clone();
        let done = Enquiry {
            seen,
            seen_alone,
            words,
            outcome,
            no_conference_because,
            not_with_danger,
            concluded: Some(Signed { on, by: None }),
            ..open
        };
        let about = own.on_map(scene, family, (on, acting.thresholds));
        own.refuse_by(plan_or_away(about, &done))?;
        own.put(done, acting)
    })
}
