//! One thing that is due, as lists of work show it: what, why, for which family and when in words.

use access::Role;
use jiff::civil::Date;
use practice::{
    Kind,
    views::{Due, DueKind, Urgency, urgency},
};
use record::lists::DueItem;
use serde::Serialize;
use ui::places;

/// A line of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DueLine {
    /// What is to be done.
    pub(crate) what: String,
    /// Why.
    pub(crate) why: String,
    /// What was told, in its own words. Empty: nothing was.
    pub(crate) said: String,
    /// What the family is called.
    pub(crate) family: String,
    /// Its reference.
    pub(crate) reference: String,
    /// The family's first page.
    pub(crate) home: String,
    /// The screen on which it is done.
    pub(crate) href: String,
    /// "2 days overdue", "due tomorrow".
    pub(crate) when: String,
    /// The day in words. Empty for what has no day of its own.
    pub(crate) day: String,
    /// Whether the day has passed.
    pub(crate) overdue: bool,
}

/// Whether a thing waits for a person rather than for a day.
pub(crate) fn waits(code: &str) -> bool {
    matches!(
        DueKind::from_code(code),
        Some(DueKind::Escalation | DueKind::Number | DueKind::OpenRound | DueKind::SignOff | DueKind::Audit)
    )
}

/// Whether a child may be in danger now.
pub(crate) fn is_first(item: &DueItem, today: Date) -> bool {
    DueKind::from_code(&item.code)
        .is_some_and(|kind| urgency(kind, Some(item.on), today) == Urgency::DangerNow)
}

/// The place of a thing among what is as urgent.
pub(crate) fn presses(item: &DueItem, today: Date) -> usize {
    DueKind::from_code(&item.code)
        .map_or(usize::MAX, |kind| practice::views::presses(kind, Some(item.on), today).1)
}

/// Whether a thing has no day of its own and stands on today.
fn dayless(code: &str) -> bool {
    DueKind::from_code(code).is_some_and(Due::is_undated)
}

/// What a reader of the line may do with the families in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum May {
    /// See them: the line leads to the family's first page.
    See,
    /// Work on them.
    Work,
    /// Decide, as a supervisor does.
    Decide,
}

impl May {
    /// What somebody in this role may do.
    pub(crate) fn of(role: Role) -> Self {
        match role {
            Role::PracticeLead => Self::See,
            Role::PracticeSupervisor => Self::Decide,
            _ => Self::Work,
        }
    }
}

impl DueLine {
    /// The line of an item. It leads only to a page that the reader may open.
    pub(crate) fn of(item: DueItem, today: Date, may: May) -> Self {
        let day = if dayless(&item.code) { String::new() } else { calendar::long(item.on) };
        let when = match (waits(&item.code), day.is_empty()) {
            (_, true) => "ready now".to_owned(),
            (true, _) if item.on < today => format!("waiting since {day}"),
            (true, _) if item.on == today => "waiting since today".to_owned(),
            _ => calendar::relative(item.on, today),
        };
        Self {
            href: screen(&item, may),
            home: format!("/families/{}", item.family),
            what: item.what,
            why: item.why,
            said: item.said,
            family: item.family_name,
            reference: item.reference,
            when,
            day,
            overdue: item.is_overdue,
        }
    }
}

/// The screen of a record on which a thing is worked on.
fn screen(item: &DueItem, may: May) -> String {
    match (DueKind::from_code(&item.code), Kind::from_code(&item.object_kind)) {
        (
            Some(
                DueKind::Unallocated
                | DueKind::Decision
                | DueKind::Contact
                | DueKind::ContactNow
                | DueKind::SafeTonight,
            ),
            _,
        ) if may != May::Decide => {
            format!("/families/{}", item.family)
        }
        (Some(kind), Some(object)) if may != May::See => {
            places::path_of_due(item.family, kind, object, item.object)
        }
        _ => format!("/families/{}", item.family),
    }
}
