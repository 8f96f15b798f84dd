//! What is due when news of a family comes: contacts and the referral.

use super::{DueFor, DueKind, List};
use crate::{
    actions::contact::opening,
    contact::{self, Contact},
    family::Stage,
    object::Kind,
    views::arrival,
};
use jiff::civil::Date;

/// One working day after a day. A day before all known bank holidays is a slip of the pen: then it is the day after.
fn next_working(received: Date) -> Date {
    let after = calendar::add_working_days(received, 1).ok().or_else(|| received.tomorrow().ok());
    after.unwrap_or(received)
}

/// When a contact came and from whom, so that two of one day are told apart. By role: lists of work name nobody who told.
fn came(contact: &Contact) -> String {
    let day = calendar::long(contact.received_on());
    let time = calendar::short_time(contact::in_britain(contact.received).time());
    match contact.referrer_role.trim() {
        "" => format!("It came on {day} at {time}"),
        role => format!("It came on {day} at {time} ({role})"),
    }
}

impl List<'_> {
    /// News on which nobody has decided. That with which the case began is decided with where the work stands.
    pub(super) fn contacts(&mut self) {
        let opening = opening(self.record).map(|contact| contact.id);
        for contact in self.record.contacts.iter().filter(|it| !it.is_decided()) {
            let opens = opening == Some(contact.id);
            if opens && !contact.says_danger() {
                continue;
            }
            let received = contact.received_on();
            let on = next_working(received);
            let came = came(contact);
            let at = (Kind::Contact, contact.id.0, "decision");
            if contact.says_danger() {
                let (what, why) = match contact.danger_corrected.as_ref().filter(|it| it.waits) {
                    Some(corrected) => (
                        "Decide whether a child is in danger",
                        format!(
                            "{came} and said that a child is in danger now. Then that was changed, because: {}",
                            corrected.why.trim()
                        ),
                    ),
                    None => (
                        if opens {
                            "Decide what the referral leads to"
                        } else {
                            "Decide what follows from a contact"
                        },
                        format!("{came} and says that a child is in danger now."),
                    ),
                };
                self.add(DueKind::ContactNow, received, DueFor::Supervisor, at, what, why);
                continue;
            }
            self.add(
                DueKind::Contact,
                on,
                DueFor::Supervisor,
                at,
                "Decide what follows from a contact",
                format!("{came} and is decided within one working day, with a reason."),
            );
        }
    }

    pub(super) fn referral(&mut self) {
        let Some(family) = self.record.families.first() else { return };
        let received = arrival(self.record).received.unwrap_or(family.opened);
        let on = next_working(received);
        let day = calendar::long(received);
        let place = (Kind::Family, family.id.0, "lead_worker");
        // One that says that a child is in danger now is due at once, with the contacts.
        let at_once = opening(self.record).is_some_and(Contact::says_danger);
        if family.stage == Stage::Intake && family.lead_worker.is_some() && !at_once {
            let place = (Kind::Family, family.id.0, "stage");
            self.add(DueKind::Decision, on, DueFor::Supervisor, place, "Decide what the referral leads to", format!(
                "The referral came on {day} and is decided within one working day: what kind of help, or none."
            ));
        }
        if !self.record.maps.is_empty() {
            return;
        }
        if family.lead_worker.is_none() {
            let on = if at_once { received } else { on };
            self.add(DueKind::Unallocated, on, DueFor::Supervisor, place, "Give this family a worker", format!(
                "The referral came on {day} and is decided within one working day. Nobody leads the case yet."
            ));
        } else {
            self.add(DueKind::NewReferral, on, DueFor::LeadWorker, place, "Start the map", format!(
                "The referral came on {day} and is decided within one working day. Nothing has been mapped yet."
            ));
        }
    }
}
