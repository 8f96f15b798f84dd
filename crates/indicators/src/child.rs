//! What one child's records give to every line, and what a family's gives besides.

use crate::{
    Counted, Window,
    counting::{Found, assessments, conferences, contacts, enquiries, plans, referrals, visits, work},
};
use jiff::civil::Date;
use pathway::Path;
use practice::{
    CaseRecord, Thresholds,
    child::{Child, FamilyLink},
    ids::PersonId,
};

/// A day on which a child was seen on a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// The day.
    pub on: Date,
    /// Whether the child was seen alone.
    pub alone: bool,
}

/// What one family's record says of a child who belongs or belonged to it.
#[derive(Debug, Clone, Copy)]
pub struct There<'a> {
    /// Since when and until when, and who the child is there.
    pub link: &'a FamilyLink,
    /// The family's record, or the part of it that is read: its case and its contacts always, its map where [`reads_the_map`] says so.
    pub record: &'a CaseRecord,
    /// When the child was seen, in whatever order. It may be left out where [`reads_the_visits`] says no.
    pub seen: &'a [Seen],
}

/// One child: its own record, and what families' records say of it.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    /// The child's own record.
    pub own: &'a CaseRecord,
    /// One entry for each of the child's links.
    pub there: &'a [There<'a>],
    /// The day for which it is counted.
    pub day: Date,
    /// The authority's settings.
    pub thresholds: &'a Thresholds,
}

impl<'a> Of<'a> {
    /// The child's pathway.
    pub(crate) fn path(&self) -> Path<'a> {
        practice::path(self.own)
    }

    /// Who the child is.
    pub(crate) fn child(&self) -> Option<&'a Child> {
        self.own.child_records.first().map(|kept| &kept.value)
    }

    /// What the record of the family says that holds the child on a day.
    pub(crate) fn held_on(&self, day: Date) -> Option<&There<'a>> {
        self.there.iter().find(|there| there.link.holding && there.link.is_on(day))
    }

    /// Each family in which the child is somebody, once, with who the child is there.
    pub(crate) fn families(&self) -> impl Iterator<Item = (PersonId, &There<'a>)> {
        let is_first = |at: usize, there: &There<'a>| {
            let who = |other: &There<'a>| (other.link.family, other.link.person);
            self.there.iter().take(at).all(|other| who(other) != who(there))
        };
        let first = self.there.iter().enumerate().filter(move |(at, there)| is_first(*at, there));
        first.map(|(_, there)| (there.link.person, there))
    }

    /// Whether a day lies in a window that ends on the day.
    pub(crate) fn within(&self, window: Window, day: Date) -> bool {
        window.has(self.day, day)
    }
}

/// What one child gives to every line.
pub fn of_child(child: &Of<'_>) -> Vec<Counted> {
    let mut found = Found::default();
    contacts::count(child, &mut found);
    referrals::count(child, &mut found);
    assessments::count(child, &mut found);
    enquiries::count(child, &mut found);
    conferences::count(child, &mut found);
    plans::count(child, &mut found);
    visits::count(child, &mut found);
    work::count(child, &mut found);
    found.all()
}

/// What a family's record gives besides: contacts that name no child with a record of its own.
pub fn of_family(record: &CaseRecord, day: Date) -> Vec<Counted> {
    let mut found = Found::default();
    contacts::count_unnamed(record, day, &mut found);
    found.all()
}

/// Whether a child's lines ask the map and the numbers of its family: it has a plan, or there was a conference about it.
pub fn reads_the_map(own: &CaseRecord, day: Date) -> bool {
    let path = practice::path(own);
    path.protection_on(day).is_some()
        || path.conferences.iter().any(|one| one.held && Window::Rolling.has(day, one.on))
}

/// Whether a child's lines ask when it was seen: it has or had a plan in the last three months.
pub fn reads_the_visits(own: &CaseRecord, day: Date) -> bool {
    let (first, last) = Window::Quarter.on(day);
    let touches = |from: Date, ended: Option<Date>| from <= last && ended.is_none_or(|ended| first <= ended);
    practice::path(own).protection.iter().any(|plan| touches(plan.from, plan.ended))
}
