//! A contact becomes a referral of each child, and an assessment begins, or nothing further is done.

use super::{Own, each};
use crate::{
    Kind, Scene, SceneChange,
    actions::{Acting, Refused, contact::decide, refusals::not_here},
    contact::{Contact, ContactDecision},
    ids::{AssessmentId, ChildId, FamilyId, GroupId, ReferralId},
};
use jiff::civil::Date;
use pathway::{Assessment, Referral, codes::PrimaryNeed, objects::Signed};

/// What was decided on the referral of one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referred {
    /// Why the child needs help.
    pub need: Option<PrimaryNeed>,
    /// Whether nothing further is done. None: somebody else decides.
    pub no_further: Option<bool>,
    /// Why.
    pub because: String,
    /// The day on which an assessment begins. None: none does.
    pub assessed_from: Option<Date>,
}

/// Refers children because of a contact (P2, P4). Its day and who told are carried over and never typed again. A referral with which
/// nothing further is done ends on the day of the decision. Where nobody has decided on the contact, that is decided with it, for this
/// reason.
pub fn refer(
    scene: &Scene,
    (family, contact, reason): (FamilyId, &Contact, &str),
    children: &[(ChildId, Referred)],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let group = GroupId((acting.new_id)());
    let mut changes = decided_with_it(scene, (family, contact, reason), acting)?;
    changes.extend(each(scene, children, acting, |own, said, acting| {
        let decided = said.no_further.map(|_| Signed { on: acting.today, by: None });
        // One that waits for its decision is decided, and no second one opens beside it (P3).
        let waits = crate::path(&own.record).waits().map(|waits| (waits.id, waits.group));
        let (id, group) = waits.unwrap_or_else(|| (ReferralId((acting.new_id)()), group));
        let referral = Referral {
            id,
            group,
            family: Some(family),
            contact: Some(contact.id),
            on: contact.received_on(),
            source: contact.source.clone(),
            need: said.need,
            no_further: said.no_further,
            decided_because: said.because.clone(),
            decided,
            closed: None,
            closed_because: None,
        };
        own.put(referral, acting)?;
        said.assessed_from.map_or(Ok(()), |from| begin(own, group, from, acting))
    })?);
    Ok(changes)
}

/// The decision on the contact itself, where nobody has decided on it.
fn decided_with_it(
    scene: &Scene,
    (family, contact, reason): (FamilyId, &Contact, &str),
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let record = scene.record(family).ok_or_else(|| not_here(Kind::Family, family.0))?;
    let waits = record.contact(contact.id).is_some_and(|contact| contact.decision.is_none());
    if !waits {
        return Ok(Vec::new());
    }
    let decided = decide(record, contact.id, (ContactDecision::NewReferral, reason, ""), acting)?;
    Ok(decided.into_iter().map(|change| (family.into(), change)).collect())
}

/// Begins an assessment.
pub(super) fn begin(
    own: &mut Own,
    group: GroupId,
    from: Date,
    acting: &mut Acting<'_>,
) -> Result<(), Refused> {
    let assessment = Assessment {
        id: AssessmentId((acting.new_id)()),
        group,
        from,
        checkpoint: None,
        seen: None,
        seen_alone: None,
        not_seen_because: String::new(),
        factors: Vec::new(),
        words: String::new(),
        outcome: None,
        authorised: None,
        late_because: String::new(),
    };
    own.put(assessment, acting)
}
