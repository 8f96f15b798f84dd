//! How the family came to the authority: the first contact, or what a record of earlier years holds of its referral; what
//! was last said of danger now and of tonight, and what has happened since.

use crate::{
    contact::{Contact, DangerNow, Tonight, day_in_britain},
    ids::PlanId,
    object::CaseRecord,
    plan::{PlanKind, PlanStatus},
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;

/// What the referral says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Arrival {
    /// The day on which it came.
    pub received: Option<Date>,
    /// The moment, if it is known.
    pub at: Option<Timestamp>,
    /// Who referred, by role. Never a name: maps with these answers are shown to families.
    pub told_by: String,
    /// What happened that worries you?
    pub worried: String,
    /// What is going well?
    pub working_well: String,
    /// What needs to happen for the child to be safe?
    pub needs_to_happen: String,
}

/// The first contact of the record. A record from before contacts were kept holds the same answers in its case.
pub fn arrival(record: &CaseRecord) -> Arrival {
    let Some(family) = record.families.first() else { return Arrival::default() };
    let old = &family.referral;
    let is_old = old.received.is_some() || !old.worried.is_empty() || !old.source.is_empty();
    let first = record.contacts.iter().map(|kept| &kept.value).min_by_key(|one| (one.received, one.id));
    match first.filter(|_| !is_old) {
        Some(first) => Arrival {
            received: Some(first.received_on()),
            at: Some(first.received),
            told_by: first.referrer_role.clone(),
            worried: first.worried.clone(),
            working_well: first.working_well.clone(),
            needs_to_happen: first.needs_to_happen.clone(),
        },
        None => Arrival {
            received: old.received,
            at: None,
            told_by: old.source.clone(),
            worried: old.worried.clone(),
            working_well: old.working_well.clone(),
            needs_to_happen: old.needs_to_happen.clone(),
        },
    }
}

/// What was last said of danger now and of tonight, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidNow<'a> {
    /// The contact in which it was said. Its fields hold the words.
    pub contact: &'a Contact,
    /// Whether any child is in danger now.
    pub danger: DangerNow,
    /// Why they say so.
    pub danger_words: &'a str,
    /// Whether it is known where the children are tonight.
    pub tonight: Tonight,
    /// Where, or how it will be found out.
    pub tonight_words: &'a str,
    /// When it was said.
    pub at: Timestamp,
}

impl SaidNow<'_> {
    /// The day in Britain on which it was said.
    pub fn on(&self) -> Date {
        day_in_britain(self.at)
    }
}

/// The latest contact, by when it came. None for a record that holds none.
pub fn said_now(record: &CaseRecord) -> Option<SaidNow<'_>> {
    let latest = record.contacts.iter().map(|kept| &kept.value).max_by_key(|one| (one.received, one.id))?;
    Some(SaidNow {
        contact: latest,
        danger: latest.danger_now,
        danger_words: latest.danger_words.trim(),
        tonight: latest.tonight,
        tonight_words: latest.tonight_words.trim(),
        at: latest.received,
    })
}

/// What has happened since it was said where the children are tonight, so that it is asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// A test of a plan failed on this day.
    Failed(PlanId, Date),
    /// A plan for tonight was agreed on this day.
    Agreed(PlanId, Date),
}

impl Since {
    /// The day.
    pub fn on(self) -> Date {
        match self {
            Self::Failed(_, on) | Self::Agreed(_, on) => on,
        }
    }

    /// The plan.
    pub fn plan(self) -> PlanId {
        match self {
            Self::Failed(plan, _) | Self::Agreed(plan, _) => plan,
        }
    }
}

/// The last thing that happened after this moment and may have changed where the children are: a failed test, or a plan
/// for tonight. What happened on the same day and was written down after it counts. A plan is changed for many reasons (a yes,
/// a copy handed over): of one that was begun before the contact was written down it is not said that it came after.
pub fn since_said(record: &CaseRecord, contact: &Contact) -> Option<Since> {
    let at = contact.received;
    let said = day_in_britain(at);
    let is_later = move |on: Date, kept: Timestamp| on > said || on == said && kept >= at;
    let failed = record.plan_tests.iter().filter(|test| !test.passed() && is_later(test.on, test.changed_at));
    let failed = failed.filter_map(|test| Some(Since::Failed(record.plan_rule(test.rule)?.plan, test.on)));
    let for_tonight = record.plans.iter().filter(|plan| {
        // One that has been replaced since was agreed all the same.
        plan.kind == PlanKind::Immediate && plan.status != PlanStatus::Draft
    });
    let agreed = for_tonight.filter_map(|plan| {
        // Numbers go up with time.
        let is_newer = plan.id.0 > contact.id.0;
        let on = plan.valid_from.filter(|on| *on > said || is_newer && is_later(*on, plan.changed_at))?;
        Some(Since::Agreed(plan.id, on))
    });
    agreed.chain(failed).max_by_key(|since| since.on())
}
