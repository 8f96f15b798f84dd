//! What stood stays true: after a change, a signed map or a working plan that a blocking rule now speaks against does not
//! go on as if nothing had happened. The map opens again with the next version; the plan is being tested again.

use super::{Acting, Change, amend_plan, closed, consequences, readers, refusals::Refusals, yeses};
use crate::{
    Finding,
    ids::{MapId, PlanId},
    object::{CaseRecord, Kept, Object},
    plan::PlanStatus,
    rules::{Look, in_the_way_of_plan, in_the_way_of_sign_off},
    thing::Joins,
};

fn signed(record: &CaseRecord) -> Vec<MapId> {
    record.maps.iter().filter(|map| map.is_signed()).map(|map| map.id).collect()
}

fn working(record: &CaseRecord) -> Vec<PlanId> {
    record.plans.iter().filter(|plan| plan.status == PlanStatus::Working).map(|plan| plan.id).collect()
}

/// Refuses a next step on a signed map, and a rule in a working plan, that serve no goal or that nobody owns: what people
/// have agreed to takes in nothing unfinished (I13, I14, I18).
pub(super) fn check(record: &CaseRecord, object: &Object, acting: &Acting<'_>, refusals: &mut Refusals) {
    let kind = object.kind();
    let joins = kind.joins();
    if joins == Joins::Nothing {
        return;
    }
    let mut after = record.clone();
    after.put(Kept::new(object.clone()));
    let look = acting.look(&after);
    let here = |finding: &Finding| (finding.place.kind, finding.place.number) == (kind, object.number());
    let found: Vec<Finding> = match joins {
        Joins::Nothing => Vec::new(),
        Joins::SignedMaps => {
            let mut found: Vec<Finding> =
                signed(&after).into_iter().flat_map(|map| in_the_way_of_sign_off(look, map)).collect();
            found.dedup();
            found
        }
        Joins::WorkingPlans => working(&after)
            .into_iter()
            .flat_map(|plan| in_the_way_of_plan(look, plan, PlanStatus::Working))
            .collect(),
    };
    refusals.extend(found.into_iter().filter(here));
}

/// Adds what must follow so that nothing stands that a blocking rule speaks against.
pub(super) fn settle(record: &CaseRecord, changes: &mut Vec<Change>, acting: &Acting<'_>) {
    let after = record.after(changes, acting.by, acting.at);
    readers::ask_again(record, &after, changes);
    closed::stay_closed(record, &after, changes);
    yeses::to_drafts(record, &after, changes);
    let look: Look<'_> = acting.look(&after);
    for map in signed(&after) {
        if !in_the_way_of_sign_off(look, map).is_empty() {
            consequences::unsign(record, map, changes);
        }
    }
    for plan in working(&after) {
        let found = in_the_way_of_plan(look, plan, PlanStatus::Working);
        if found.is_empty() {
            continue;
        }
        let failed = found.iter().any(|finding| finding.rule.number() == 19);
        let to = if failed { PlanStatus::NotWorking } else { PlanStatus::InTest };
        if let Some(kept) = after.plan(plan) {
            amend_plan(changes, &kept.value, |plan| plan.status = to);
        }
    }
}
