//! Child protection plans: indicators 14 to 18.

use super::{Found, TWO_YEARS, due_by, in_time, months_passed};
use crate::{Line, Of, Why, Window};
use jiff::civil::Date;
use pathway::{ClockId, ProtectionPlan};
use practice::{
    Kind,
    rules::{
        Look,
        pathway::{About, categories_on_map},
    },
};

/// Months after which a plan has had a review due.
const FIRST_REVIEW: u32 = 3;

/// What a child's plans give.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    for plan in child.path().protection {
        let which = (Kind::ProtectionPlan, plan.id.0);
        if child.within(Window::Rolling, plan.from) {
            started(child, plan, found);
        }
        let ended = plan.ended.filter(|ended| child.within(Window::Rolling, *ended));
        if let Some(ended) = ended {
            let is_long = months_passed(TWO_YEARS, plan.from, ended);
            found.add(Line::EndedTwoYears, which, ended, (is_long, Why::Of("It began on", plan.from)));
        }
        if plan.is_on(child.day) {
            in_force(child, plan, found);
        }
    }
}

fn started(child: &Of<'_>, plan: &ProtectionPlan, found: &mut Found) {
    let which = (Kind::ProtectionPlan, plan.id.0);
    let path = child.path();
    found.add(Line::PlansStarted, which, plan.from, (true, Why::Of("Began on", plan.from)));
    let here = path.protection.iter().filter(|other| other.id != plan.id && other.from < plan.from);
    let last = here.clone().map(|other| other.from).max();
    let why = match (last, plan.earlier_elsewhere) {
        (Some(before), _) => Why::Of("The plan before began on", before),
        (None, 0) => Why::Says("The first plan that is known"),
        (None, _) => Why::Says("There was a plan in another authority"),
    };
    found.add(Line::SecondPlans, which, plan.from, (path.plans_before(plan) > 0, why));
    let ended = here.filter_map(|other| other.ended).filter(|ended| *ended <= plan.from).max();
    let judged = match ended {
        Some(ended) => {
            let is_soon = !months_passed(TWO_YEARS, ended, plan.from.yesterday().unwrap_or(plan.from));
            (is_soon, Why::Of("The plan before ended on", ended))
        }
        None => (false, Why::Says("No earlier plan here")),
    };
    found.add(Line::SecondPlansSoon, which, plan.from, judged);
}

fn in_force(child: &Of<'_>, plan: &ProtectionPlan, found: &mut Found) {
    let which = (Kind::ProtectionPlan, plan.id.0);
    let since = Why::Of("In force since", plan.from);
    found.add(Line::PlansOpen, which, plan.from, (true, since));
    found.add(Line::PlansTwoYears, which, plan.from, (months_passed(TWO_YEARS, plan.from, child.day), since));
    if months_passed(FIRST_REVIEW, plan.from, child.day)
        && let Some(judged) = reviews(child, plan)
    {
        found.add(Line::ReviewsInTime, which, plan.from, judged);
    }
    found.add(Line::CategoryFollows, which, plan.from, category(child, plan));
}

/// Whether each review that was due was held in time; the first that was not says why.
fn reviews(child: &Of<'_>, plan: &ProtectionPlan) -> Option<(bool, Why)> {
    let (mut since, mut clock) = (plan.from, ClockId::FirstReview);
    for held in child.path().reviews(plan).into_iter().filter(|held| *held <= child.day) {
        let judged = in_time(clock, since, held)?;
        if !judged.0 {
            return Some(judged);
        }
        (since, clock) = (held, ClockId::NextReview);
    }
    let by: Date = due_by(clock, since)?;
    Some(if by < child.day {
        (false, Why::Missing { by })
    } else {
        (true, Why::Of("The next review is due by", by))
    })
}

/// Whether the latest category has a danger of its kind for the child on the map of the family that holds it (P16).
fn category(child: &Of<'_>, plan: &ProtectionPlan) -> (bool, Why) {
    let Some(category) = plan.category_on(child.day) else {
        return (false, Why::Says("The plan says no category"));
    };
    let Some(there) = child.held_on(child.day) else {
        return (false, Why::Says("No family’s record holds the child"));
    };
    let look = Look { record: there.record, today: child.day, thresholds: child.thresholds };
    let on_map = categories_on_map(Some(About { look, child: there.link.person }));
    let follows = on_map.contains(&category);
    let words = match (follows, on_map.is_empty()) {
        (true, _) => "A danger of its kind stands on the map",
        (false, true) => "No danger for the child says its kind",
        (false, false) => "The dangers for the child are of other kinds",
    };
    (follows, Why::Says(words))
}
