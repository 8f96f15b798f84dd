//! A conference, and what it decides for each child: a plan begins or goes on, or it ends and another may follow on the same day.

use super::{Own, each};
use crate::{
    Scene, SceneChange,
    actions::{Acting, Refused},
    ids::{ChildConferenceId, ChildId, GroupId, InNeedPlanId, ProtectionPlanId},
};
use jiff::civil::Date;
use pathway::{
    ChildConference, InNeedPlan, ProtectionPlan,
    codes::{Category, ConferenceDecision, ConferenceKind, Participation, PlanEnd},
    objects::CategoryFrom,
};

/// What is the same for all children of one conference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confer {
    /// Which conference.
    pub kind: ConferenceKind,
    /// The day.
    pub on: Date,
    /// The day of the other authority's notice, where the children moved here.
    pub notice: Option<Date>,
    /// Whether enough agencies came.
    pub quorate: Option<bool>,
    /// Why it was held with fewer.
    pub not_quorate_because: String,
    /// Why it is late, where it is.
    pub late_because: String,
}

/// What it decided for one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conferred {
    /// How the child took part.
    pub participation: Option<Participation>,
    /// What was decided.
    pub decision: ConferenceDecision,
    /// What the child is protected from.
    pub category: Option<Category>,
    /// Why.
    pub because: String,
    /// Who disagreed, and with what.
    pub dissent: String,
    /// Plans at other authorities that Kith does not hold.
    pub earlier_elsewhere: u8,
    /// Whether a child in need plan begins on the day on which the plan ends (P21).
    pub steps_down: bool,
}

/// Writes down a conference that was held, for each child as it was decided (P15). A plan that begins has the conference's day.
pub fn hold_conference(
    scene: &Scene,
    shared: &Confer,
    children: &[(ChildId, Conferred)],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let group = GroupId((acting.new_id)());
    each(scene, children, acting, |own, said, acting| {
        let conference = conference(own, (shared, said), group, acting);
        let (id, on) = (conference.id, conference.on);
        own.put(conference, acting)?;
        match (said.decision, said.category) {
            (ConferenceDecision::Plan, Some(category)) => begins(own, (id, on), (said, category), acting),
            (ConferenceDecision::Category, Some(category)) => changes(own, (on, category), acting),
            (ConferenceDecision::End, _) => ends(own, on, said, acting),
            _ => Ok(()),
        }
    })
}

fn conference(
    own: &Own,
    (shared, said): (&Confer, &Conferred),
    group: GroupId,
    acting: &mut Acting<'_>,
) -> ChildConference {
    let enquiry = crate::path(&own.record).awaits_conference().map(|enquiry| enquiry.id);
    ChildConference {
        id: ChildConferenceId((acting.new_id)()),
        group,
        kind: shared.kind,
        on: shared.on,
        held: true,
        // A child who moved here has no enquiry of this authority (P24).
        enquiry: enquiry.filter(|_| shared.kind == ConferenceKind::Initial),
        notice: shared.notice.filter(|_| shared.kind == ConferenceKind::TransferIn),
        quorate: shared.quorate,
        not_quorate_because: shared.not_quorate_because.clone(),
        participation: said.participation,
        decision: Some(said.decision),
        category: said.category,
        dissent: said.dissent.clone(),
        because: said.because.clone(),
        late_because: shared.late_because.clone(),
    }
}

fn begins(
    own: &mut Own,
    (conference, on): (ChildConferenceId, Date),
    (said, category): (&Conferred, Category),
    acting: &mut Acting<'_>,
) -> Result<(), Refused> {
    // Stepping up: both in one action, with one date.
    if let Some(plan) = crate::path(&own.record).in_need_on(on).map(|plan| plan.value.clone()) {
        let ended_words = "A child protection plan began.".to_owned();
        own.put(InNeedPlan { ended: Some(on), ended_words, ..plan }, acting)?;
    }
    let plan = ProtectionPlan {
        id: ProtectionPlanId((acting.new_id)()),
        conference: Some(conference),
        from: on,
        categories: vec![CategoryFrom { on, category }],
        earlier_elsewhere: said.earlier_elsewhere,
        ended: None,
        ended_because: None,
        ended_words: String::new(),
    };
    own.put(plan, acting)
}

fn changes(own: &mut Own, (on, category): (Date, Category), acting: &mut Acting<'_>) -> Result<(), Refused> {
    let Some(plan) = crate::path(&own.record).protection_on(on).map(|plan| plan.value.clone()) else {
        return Ok(());
    };
    if plan.category_on(on) == Some(category) {
        return Ok(());
    }
    let mut categories = plan.categories.clone();
    categories.retain(|one| one.on != on);
    categories.push(CategoryFrom { on, category });
    own.put(ProtectionPlan { categories, ..plan }, acting)
}

fn ends(own: &mut Own, on: Date, said: &Conferred, acting: &mut Acting<'_>) -> Result<(), Refused> {
    let Some(plan) = crate::path(&own.record).protection_on(on).map(|plan| plan.value.clone()) else {
        return Ok(());
    };
    let ended = ProtectionPlan {
        ended: Some(on),
        ended_because: Some(PlanEnd::Review),
        ended_words: said.because.clone(),
        ..plan
    };
    own.put(ended, acting)?;
    if said.steps_down {
        let id = InNeedPlanId((acting.new_id)());
        own.put(InNeedPlan { id, from: on, ended: None, ended_words: String::new() }, acting)?;
    }
    Ok(())
}
