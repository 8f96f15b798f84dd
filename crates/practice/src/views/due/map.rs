//! What is due of maps and of the next steps that hang on them.

use super::{DueFor, DueKind, List};
use crate::{
    goal::StepStatus,
    ids::WorkerId,
    map::MapStatus,
    object::Kind,
    rules::{self, Look},
    who::Who,
};

impl List<'_> {
    pub(super) fn maps(&mut self) {
        let look = Look { record: self.record, today: self.today, thresholds: self.thresholds };
        for map in
            self.record.maps.iter().filter(|map| matches!(map.status, MapStatus::Draft | MapStatus::Shared))
        {
            let has_dangers = self.record.dangers.iter().any(|danger| danger.map == map.id);
            if has_dangers && rules::ready_for_sign_off(look, map.id, self.found) {
                self.add(
                    DueKind::SignOff,
                    self.today,
                    DueFor::Supervisor,
                    (Kind::Map, map.id.0, "status"),
                    "Sign off the map",
                    "All that the rules ask for is there now.",
                );
            }
        }
        self.signed_alone();
        for goal in &self.record.goals {
            let scaled = self.record.scales.iter().any(|scale| scale.danger == Some(goal.danger));
            if !scaled {
                self.add(DueKind::Scale, self.today, DueFor::LeadWorker, (Kind::SafetyGoal, goal.id.0, ""),
                    "Add a scale to this goal", "Each danger and its goal have a scale of their own, so that people can say where things are.");
            }
        }
    }

    /// A map that those who work with the family signed themselves is looked at by their supervisor: until a supervision
    /// from that day on is recorded.
    fn signed_alone(&mut self) {
        let workers: Vec<WorkerId> = self
            .record
            .families
            .iter()
            .flat_map(|family| family.lead_worker.iter().chain(&family.co_workers).copied())
            .collect();
        for map in self.record.maps.iter().filter(|map| map.is_signed()) {
            let Some(signed) = map.signed_off.as_ref().filter(|signed| workers.contains(&signed.by)) else {
                continue;
            };
            if self.record.supervisions.iter().any(|supervision| supervision.on >= signed.on) {
                continue;
            }
            let day = calendar::long(signed.on);
            self.add(
                DueKind::SignedAlone,
                self.within(signed.on, *self.thresholds.maps.look_at_signed_map_days.on(signed.on)),
                DueFor::Supervisor,
                (Kind::Map, map.id.0, "signed_off"),
                "Look at a map that its worker signed",
                format!(
                    "It was signed on {day} by somebody who works with the family. Record the supervision."
                ),
            );
        }
    }

    pub(super) fn steps(&mut self) {
        for step in self.record.steps.iter().filter(|step| step.status == StepStatus::Open) {
            let Some(on) = step.due else { continue };
            let for_whom = match step.owner {
                Some(Who::Worker(id)) => DueFor::Worker(id),
                _ => DueFor::LeadWorker,
            };
            let why = match step.owner.as_ref() {
                Some(Who::Person(id)) => {
                    let name = self.record.person(*id).map_or("Somebody", |person| person.short_name());
                    format!("{name} said they would see to it by {}. Ask how it went.", calendar::long(on))
                }
                Some(Who::Other(name)) => {
                    format!("{name} said they would see to it by {}. Ask how it went.", calendar::long(on))
                }
                Some(Who::Worker(_)) => format!("It was promised for {}.", calendar::long(on)),
                None => {
                    format!("It was planned for {}, and nobody is named who sees to it.", calendar::long(on))
                }
            };
            self.add(DueKind::Step, on, for_whom, (Kind::NextStep, step.id.0, ""), step.text.clone(), why);
        }
    }
}
