//! Contacts: indicators 1 and 2. A contact about several children counts once for each, as in list 1 of Annex A, so that it can be laid
//! beside their referrals.

use super::{Found, due_by, in_time};
use crate::{Line, Of, Why, Window};
use jiff::civil::Date;
use pathway::ClockId;
use practice::{
    CaseRecord, Kind,
    contact::{Contact, ContactDecision, day_in_britain},
};

/// What the contacts about a child give.
pub(crate) fn count(child: &Of<'_>, found: &mut Found) {
    for (person, there) in child.families() {
        for contact in there.record.contacts.iter().filter(|contact| contact.children.contains(&person)) {
            let came = child.path().referrals.iter().find(|one| one.contact == Some(contact.id));
            one(contact, child.day, came.map(|referral| referral.on), found);
        }
    }
}

/// What the contacts of a family give that name no child with a record of its own.
pub(crate) fn count_unnamed(record: &CaseRecord, day: Date, found: &mut Found) {
    let is_linked =
        |contact: &Contact| record.child_links.iter().any(|link| contact.children.contains(&link.person));
    for contact in record.contacts.iter().filter(|contact| !is_linked(contact)) {
        one(contact, day, None, found);
    }
}

fn one(contact: &Contact, day: Date, referred: Option<Date>, found: &mut Found) {
    let received = contact.received_on();
    if !Window::YearToDate.has(day, received) {
        return;
    }
    let which = (Kind::Contact, contact.id.0);
    let decided = contact.decided_at.filter(|_| contact.is_decided()).map(day_in_britain);
    let judged = match decided.filter(|decided| *decided <= day) {
        Some(decided) => in_time(ClockId::ReferralDecision, received, decided),
        // What was decided on an unknown day is neither in time nor late.
        None if contact.is_decided() && contact.decided_at.is_none() => None,
        None => due_by(ClockId::ReferralDecision, received)
            .filter(|by| *by < day)
            .map(|by| (false, Why::Missing { by })),
    };
    if let Some(judged) = judged {
        found.add(Line::ContactsInTime, which, received, judged);
    }
    if contact.decision != Some(ContactDecision::JoinsOpen) {
        let judged = match referred {
            Some(on) => (true, Why::Of("It became the referral of", on)),
            None => (false, Why::Says("No referral of the child came from it")),
        };
        found.add(Line::ContactsReferred, which, received, judged);
    }
}
