//! What is due on the way to the end: milestones, what parents get, closing.

use super::{DueFor, DueKind, List};
use crate::{Place, ids::PlanId, object::Kind};
use std::collections::BTreeSet;

impl List<'_> {
    pub(super) fn milestones(&mut self) {
        for milestone in self.record.milestones.iter().filter(|milestone| milestone.actual.is_none()) {
            let Some(on) = milestone.planned else { continue };
            let why = if on < self.today {
                format!("It was planned for {} and has not been reached.", calendar::long(on))
            } else {
                format!("It is planned for {}.", calendar::long(on))
            };
            self.add(
                DueKind::Milestone,
                on,
                DueFor::LeadWorker,
                (Kind::Milestone, milestone.id.0, "actual"),
                milestone.what.clone(),
                why,
            );
        }
    }

    /// What nobody has decided yet about what parents get of a decision or a plan: one line for each.
    pub(super) fn parents(&mut self) {
        let silent: BTreeSet<&Place> = self
            .found
            .iter()
            .filter(|finding| finding.rule.number() == 40)
            .map(|finding| &finding.place)
            .collect();
        let is_led = self.record.families.first().is_some_and(|family| family.lead_worker.is_some());
        let for_whom = if is_led { DueFor::LeadWorker } else { DueFor::Supervisor };
        for place in silent {
            let plan = self.record.plan(PlanId(place.number)).filter(|_| place.kind == Kind::SafetyPlan);
            let what = match plan {
                Some(plan) => {
                    format!("Decide what each parent gets of the {}", plan.kind.words().to_lowercase())
                }
                None => "Decide what each parent is told of the decision".to_owned(),
            };
            let why = "Each parent with parental responsibility is given all of it, a part, or nothing for a reason. Nobody has decided yet.";
            let place = (place.kind, place.number, place.field);
            self.add(DueKind::ParentsGet, self.today, for_whom, place, what, why);
        }
    }

    pub(super) fn closures(&mut self) {
        for closure in &self.record.closures {
            let open = closure.closed_on.is_none() && closure.override_by.is_none();
            if open && closure.audited_on.is_none() {
                let on = closure.asked_on.unwrap_or(self.today);
                let why = format!(
                    "Closing was asked for on {}. Every case is audited before it is closed, by somebody other than its worker.",
                    calendar::long(on)
                );
                self.add(
                    DueKind::Audit,
                    on,
                    DueFor::Supervisor,
                    (Kind::Closure, closure.id.0, "audited_on"),
                    "Audit the case for closure",
                    why,
                );
            }
        }
    }
}
