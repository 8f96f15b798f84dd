//! A conference, and what it decides for each child: a plan begins or goes on, or it ends and another may follow on the same day.

use super::{Own, each};
use crate::{
    Level, Scene, SceneChange,
    actions::{Acting, Refused},
    ids::{ChildConferenceId, ChildId, FamilyId, GroupId, InNeedPlanId, ProtectionPlanId},
    rules::pathway::{About, Finding, category_follows, goals_end, ready_to_confer},
};
use jiff::civil::Date;
use pathway::{
    ChildConference, InNeedPlan, ProtectionPlan,
    codes::{Category, ConferenceDecision, ConferenceKind, Participation, PlanEnd},
    objects::{CarriedGoal, CategoryFrom},
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
    /// Why the chair decided although the map was not ready. Kept where it was not.
    pub unready_because: String,
    /// The goals that go on after the plan, each with why. Kept where the plan ends.
    pub carried: Vec<CarriedGoal>,
}

/// Writes down a conference that was held, for each child as it was decided (P15). A plan that begins has the conference's day. What
/// the map of the family lacks (P14, P16) stands in the way, unless the chair says why it was decided all the same. If a plan ends, each
/// unmet goal stands in the way until somebody says why it goes on (P20).
pub fn hold_conference(
    scene: &Scene,
    (family, shared): (FamilyId, &Confer),
    children: &[(ChildId, Conferred)],
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let group = GroupId((acting.new_id)());
    each(scene, children, acting, |own, said, acting| {
        let about = own.on_map(scene, family, (shared.on, acting.thresholds));
        let mut stands = lacking(about, shared.on, said);
        let unready_because =
            if stands.is_empty() { String::new() } else { said.unready_because.trim().to_owned() };
        if !unready_because.is_empty() {
            stands.clear();
        }
        if said.decision == ConferenceDecision::End {
            stands.extend(goals_end(about, &said.carried, said.steps_down));
        }
        own.refuse_by(stands)?;
        let conference =
            ChildConference { unready_because, ..conference(own, (shared, said), group, acting) };
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

/// What of the map stands in the way of what was decided for a child.
fn lacking(about: Option<About<'_>>, on: Date, said: &Conferred) -> Vec<Finding> {
    let mut lacks = ready_to_confer(about, on);
    lacks.extend(said.category.into_iter().flat_map(|category| category_follows(about, category)));
    lacks.retain(|one| one.level == Level::Block);
    lacks
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
        // A child who moved here has no enquiry of this authority (P24). One not born yet has.
        enquiry: enquiry
            .filter(|_| matches!(shared.kind, ConferenceKind::Initial | ConferenceKind::PreBirth)),
        notice: shared.notice.filter(|_| shared.kind == ConferenceKind::TransferIn),
        quorate: shared.quorate,
        not_quorate_because: shared.not_quorate_because.clone(),
        participation: said.participation,
        decision: Some(said.decision),
        category: said.category,
        dissent: said.dissent.clone(),
        because: said.because.clone(),
        late_because: shared.late_because.clone(),
        unready_because: String::new(),
        carried: if said.decision == ConferenceDecision::End { said.carried.clone() } else { Vec::new() },
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
