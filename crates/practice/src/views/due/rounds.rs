//! What is due of numbers, of what they set off, and of meetings.

use super::{DueFor, DueKind, List};
use crate::{meeting::MeetingStatus, object::Kind, rules::yet_to_answer, scale::EscalateTo, who::Who};

impl List<'_> {
    pub(super) fn rounds(&mut self) {
        for round in self.record.rounds.iter().filter(|round| round.opened.is_none()) {
            let place = (Kind::ScalingRound, round.id.0, "");
            let waiting = yet_to_answer(self.record, round);
            let others = waiting.iter().filter(|who| !matches!(who, Who::Worker(_))).count();
            for worker in &waiting {
                if let Who::Worker(id) = worker {
                    self.add(
                        DueKind::Number,
                        round.on,
                        DueFor::Worker(*id),
                        place,
                        "Give your number",
                        "The others’ numbers stay unseen until everybody has given theirs.",
                    );
                }
            }
            let chair = DueFor::Worker(round.chair);
            if waiting.is_empty() {
                self.add(
                    DueKind::OpenRound,
                    round.on,
                    chair,
                    place,
                    "Open the numbers",
                    "Everybody has given a number.",
                );
            } else if others > 0 {
                let why = if others == 1 {
                    "1 person has not given a number yet.".to_owned()
                } else {
                    format!("{others} people have not given a number yet.")
                };
                self.add(DueKind::Number, round.on, chair, place, "Ask for the missing numbers", why);
            }
        }
    }

    pub(super) fn escalations(&mut self) {
        let chaired = self.record.families.iter().any(|family| family.chair.is_some());
        for escalation in &self.record.escalations {
            let for_whom = match escalation.to {
                EscalateTo::Chair if chaired => DueFor::Chair,
                EscalateTo::Chair | EscalateTo::Supervisor => DueFor::Supervisor,
            };
            if let Some(answered) = escalation.answered_on {
                if let Some(on) = escalation.look_again {
                    let why = format!(
                        "What was decided on {} is looked at again on this day.",
                        calendar::long(answered)
                    );
                    let place = (Kind::Escalation, escalation.id.0, "look_again");
                    self.add(DueKind::LookAgain, on, for_whom, place, "Look again at what was decided", why);
                }
                continue;
            }
            let place = (Kind::Escalation, escalation.id.0, "answer");
            self.add(
                DueKind::Escalation,
                escalation.opened_on,
                for_whom,
                place,
                "Answer an escalation",
                escalation.because.clone(),
            );
        }
    }

    pub(super) fn meetings(&mut self) {
        for meeting in self.record.meetings.iter().filter(|it| it.status == MeetingStatus::Planned) {
            let day = calendar::long(meeting.on);
            let why = match (meeting.because.trim(), meeting.on < self.today) {
                ("", false) => format!("It is planned for {day}."),
                ("", true) => {
                    format!("It was planned for {day}. Say whether it was held, and what was decided.")
                }
                (because, _) => because.to_owned(),
            };
            self.add(
                if meeting.kind.is_chaired() { DueKind::Conference } else { DueKind::Meeting },
                meeting.on,
                DueFor::LeadWorker,
                (Kind::Meeting, meeting.id.0, "status"),
                meeting.kind.words(),
                why,
            );
        }
    }
}
