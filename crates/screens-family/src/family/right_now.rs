//! What was said of danger now and of tonight, on top of the overview: each with its day, and asked anew where something
//! has happened since.

use crate::contacts::told::ToldContact;
use jiff::ToSpan as _;
use practice::{
    contact::{Contact, ContactDecision},
    family::{CaseStatus, Family, Stage},
    rules::{self, Look},
    views::{self, Since},
};
use serde::Serialize;
use ui::{people_options::WorkerNames, visit::FamilyVisit};

/// How many days what was said about "now" stands on top.
const FRESH_DAYS: i32 = 14;

/// What one contact said of now.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    told: ToldContact,
    /// Whether a child may still be in danger.
    is_danger: bool,
    /// What has happened since, so that it may be so no longer. Empty: nothing.
    since: String,
    /// The plan that it is about.
    since_href: String,
    /// Where it is written down where the children are now. Empty: nobody is asked.
    ask: String,
}

/// What was said of danger now that still stands, and what was said last, while it may still be so: until somebody has
/// decided on it, while the case stands at the front door, and for two weeks.
pub(super) fn of(visit: &FamilyVisit, look: Look<'_>, names: &WorkerNames, may_write: bool) -> Vec<Said> {
    let Some(family) = look.record.families.first().filter(|family| family.status == CaseStatus::Open) else {
        return Vec::new();
    };
    let danger = rules::in_danger_now(look).map(|kept| &kept.value);
    let last = views::said_now(look.record).map(|said| said.contact).filter(|contact| {
        let recent =
            contact.received_on().checked_add(FRESH_DAYS.days()).is_ok_and(|until| look.today <= until);
        contact.decision.is_none() || family.stage == Stage::Intake || recent
    });
    let mut all: Vec<&Contact> = danger.into_iter().chain(last).collect();
    all.dedup_by_key(|contact| contact.id);
    let count = all.len();
    let each = all.into_iter().enumerate().map(|(at, contact)| {
        let is_danger = danger.is_some_and(|danger| danger.id == contact.id);
        let is_last = at + 1 == count;
        let since = views::since_said(look.record, contact).filter(|_| is_last);
        let is_old = contact.received_on() != look.today;
        let asks = since.is_some() || is_last && is_old && danger.is_some();
        let mut told = ToldContact::of(contact, look.record, names, look.today);
        // A decision alone ends no danger, so that nothing here says “was”.
        if let Some(decision) = contact.decision.filter(|_| is_danger && !contact.correction_waits()) {
            told.danger = format!(
                "On {} it was said that a child is in danger now. It was decided: {}.",
                calendar::long(contact.received_on()),
                led_to(decision, family)
            );
        }
        Said {
            told,
            is_danger,
            since: since.map(sentence).unwrap_or_default(),
            since_href: since
                .map(|since| visit.within(&format!("plan/{}", since.plan())))
                .unwrap_or_default(),
            ask: if asks && may_write { visit.within("contacts/new") } else { String::new() },
        }
    });
    each.collect()
}

/// What a decision led to. A new referral led to wherever the family stands now.
fn led_to(decision: ContactDecision, family: &Family) -> String {
    let words = match decision {
        ContactDecision::NewReferral if family.stage != Stage::Intake => family.stage.words(),
        other => other.words(),
    };
    words.to_owned()
}

fn sentence(since: Since) -> String {
    let day = calendar::long(since.on());
    match since {
        Since::Failed(..) => format!("After that, on {day}, a test of the plan failed."),
        Since::Agreed(..) => format!("After that, on {day}, a plan for tonight was agreed."),
    }
}
