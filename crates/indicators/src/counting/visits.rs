//! Visits to children on a plan: indicators 19 and 20. A visit is due by the authority's own clock; each that comes begins it again, and each
//! time that nobody came it runs out again, so that who is never visited is missed as often as a visit was due.

use super::Found;
use crate::{Line, Of, Seen, Why, Window};
use calendar::Known;
use jiff::civil::Date;
use pathway::{
    ClockId, ProtectionPlan,
    clocks::{Began, due},
};
use practice::{Kind, child::Child};
use std::collections::BTreeMap;

/// What the visits to a child give.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    // Seen twice on a day is seen once, and alone if it was alone once.
    let mut seen: BTreeMap<Date, bool> = BTreeMap::new();
    for Seen { on, alone } in child.there.iter().flat_map(|there| there.seen) {
        if *on <= child.day {
            *seen.entry(*on).or_default() |= alone;
        }
    }
    for plan in child.path().protection {
        each_due(child, plan, &seen, found);
        if plan.is_on(child.day) && is_old_enough(child) {
            let which = (Kind::ProtectionPlan, plan.id.0);
            let judged = match seen.last_key_value() {
                Some((on, true)) => (true, Why::Of("Last seen alone, on", *on)),
                Some((on, false)) => (false, Why::Of("Last seen with others there, on", *on)),
                None => (false, Why::Says("No visit says that the child was seen")),
            };
            found.add(Line::SeenAlone, which, child.day, judged);
        }
    }
}

/// Whether the child is as old as the authority says. A child whose age is not known counts.
fn is_old_enough(child: &Of<'_>) -> bool {
    let from = *child.thresholds.children.voice_from_age.on(child.day);
    let born = child.child().and_then(|child: &Child| child.born);
    born.is_none_or(|born| {
        born <= child.day && i32::from(calendar::age_on(born, child.day).years) >= i32::from(from)
    })
}

/// Each visit that was due under a plan and was made or missed in the last three months.
fn each_due(child: &Of<'_>, plan: &ProtectionPlan, seen: &BTreeMap<Date, bool>, found: &mut Found) {
    let which = (Kind::ProtectionPlan, plan.id.0);
    let last = plan.ended.map_or(child.day, |ended| ended.min(child.day));
    let mut visits = seen.keys().copied().filter(|on| plan.from < *on && *on <= last).peekable();
    let after = |since| {
        let clock = due(&child.thresholds.clocks, ClockId::ProtectionVisit, Began::On(since), Known::ALL);
        clock.ok().map(|due| due.end.day())
    };
    let mut since = plan.from;
    while let Some(by) = after(since) {
        let (on, judged) = if let Some(done) = visits.next_if(|on| *on <= by) {
            since = done;
            (done, (true, Why::InTime { done, by }))
        } else if by >= last {
            // What is due today can still be done, and what is due when the plan ends is due no more.
            return;
        } else if let Some(done) = after(by).and_then(|next| visits.next_if(|on| *on <= next)) {
            // Who comes late has met no other visit by it, and begins the clock again.
            since = done;
            (by, (false, Why::Late { done, by }))
        } else {
            since = by;
            (by, (false, Why::Missing { by }))
        };
        if child.within(Window::Quarter, on) {
            found.add(Line::VisitsInTime, which, on, judged);
        }
    }
}
