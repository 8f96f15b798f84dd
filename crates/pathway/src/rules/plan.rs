//! What is wrong with a child protection plan or a child in need plan.

use super::{Finding, Found, Said};
use crate::{
    codes::{ConferenceDecision, PlanEnd},
    objects::{InNeedPlan, ProtectionPlan},
    path::Path,
};
use jiff::civil::Date;

/// What is wrong with a child protection plan as it is about to stand (P15, P16; rules 8840 and 2885 of the census).
pub fn of_protection(path: &Path<'_>, it: &ProtectionPlan) -> Vec<Finding> {
    let mut found = Found::default();
    let beside = path
        .protection
        .iter()
        .find(|other| other.id != it.id && overlap((other.from, other.ended), (it.from, it.ended)));
    if let Some(other) = beside {
        found.block(true, 15, "from", Said::PlanBeside { since: other.from });
    }
    let in_need = path.in_need.iter().any(|plan| overlap((plan.from, plan.ended), (it.from, it.ended)));
    found.block(in_need, 21, "from", Said::BesideInNeed);
    found.block(it.categories.is_empty(), 16, "categories", Said::CategoryMissing);
    let conference = path.conferences.iter().find(|one| Some(one.id) == it.conference);
    if let Some(conference) = conference {
        found.block(conference.on != it.from, 15, "from", Said::NotThatDay { conference: conference.on });
    }
    if let Some(ended) = it.ended {
        found.block(ended < it.from, 15, "ended", Said::EndsBefore { begins: it.from });
        found.block(ended == it.from, 15, "ended", Said::EndsThatDay);
        found.block(it.ended_because.is_none(), 20, "ended_because", Said::ReasonMissing);
        let decided = path
            .conferences
            .iter()
            .any(|one| one.on == ended && one.held && one.decision == Some(ConferenceDecision::End));
        let says_review = it.ended_because == Some(PlanEnd::Review);
        found.block(says_review && !decided, 20, "ended_because", Said::NoSuchReview);
    }
    found.0
}

/// What is wrong with a child in need plan as it is about to stand (P21; rules 4001, 4014, 4016 and 4017 of the census).
pub fn of_in_need(path: &Path<'_>, it: &InNeedPlan) -> Vec<Finding> {
    let mut found = Found::default();
    let time = (it.from, it.ended);
    let beside =
        path.in_need.iter().find(|other| other.id != it.id && overlap((other.from, other.ended), time));
    if let Some(other) = beside {
        found.block(true, 21, "from", Said::PlanBeside { since: other.from });
    }
    let protected = path.protection.iter().any(|plan| overlap((plan.from, plan.ended), time));
    found.block(protected, 21, "from", Said::BesideProtection);
    if let Some(ended) = it.ended {
        found.block(ended < it.from, 21, "ended", Said::EndsBefore { begins: it.from });
    }
    let before = path.protection.iter().filter_map(|plan| plan.ended).filter(|ended| *ended < it.from).max();
    let days = before.map_or(0, |ended| it.from.since(ended).map_or(0, |span| span.get_days()));
    // Weeks later it is another episode, and no gap.
    found.warn((1..=28).contains(&days), 21, "from", Said::Gap { days });
    found.0
}

/// Whether two times have a day in common. What ends on a day is over on it.
fn overlap(one: (Date, Option<Date>), other: (Date, Option<Date>)) -> bool {
    one.1.is_none_or(|end| other.0 < end) && other.1.is_none_or(|end| one.0 < end)
}
