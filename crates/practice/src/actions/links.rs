//! What a change of a family's record means for the records of its children. Nobody types twice: a child who is put into a
//! family's record has a record of their own from the same moment, what changes of who they are is carried there, and the two
//! halves of a link always say the same.

use super::{Change, children::death::as_died};
use crate::{
    child::{Child, ChildLink, FamilyLink},
    ids::{ChildId, FamilyId, LinkId, PersonId, WorkerId},
    object::{CaseRecord, Kind, Object},
    people::Person,
    stands,
};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeSet;

/// The family's halves of links that these changes lack: one for each child put into the record that has none. A number is
/// drawn for the child's record and for the link.
pub fn missing(
    record: &CaseRecord,
    wanted: &[Change],
    today: Date,
    mut new_id: impl FnMut() -> i64,
) -> Vec<ChildLink> {
    let mut linked: BTreeSet<PersonId> = record.child_links.iter().map(|link| link.person).collect();
    let puts = || wanted.iter().filter_map(put);
    linked.extend(puts().filter_map(|object| match object {
        Object::ChildLink(link) => Some(link.person),
        _ => None,
    }));
    let mut links = Vec::new();
    for person in puts().filter_map(person).filter(|person| person.is_child()) {
        if linked.insert(person.id) {
            let (id, child) = (LinkId(new_id()), ChildId(new_id()));
            links.push(ChildLink {
                id,
                child,
                person: person.id,
                from: today,
                to: None,
                holding: true,
                stands: None,
            });
        }
    }
    links
}

/// The children whose own records these changes of a family's record reach.
pub fn reached(record: &CaseRecord, wanted: &[Change]) -> BTreeSet<ChildId> {
    let mut children = BTreeSet::new();
    for change in wanted {
        match change {
            Change::Put(Object::ChildLink(link)) => {
                children.insert(link.child);
            }
            Change::Put(Object::Person(person)) => {
                let is_other = record.person(person.id).is_some_and(|before| before.value != *person);
                let links = record.child_links.iter().filter(|link| link.person == person.id && is_other);
                children.extend(links.filter(|link| holds(link)).map(|link| link.child));
            }
            Change::Withdraw { kind: Kind::ChildLink, number, .. } => {
                children.extend(record.child_link(LinkId(*number)).map(|link| link.child));
            }
            _ => {}
        }
    }
    children
}

/// What is kept in a child's own record together with these changes of a family's. `own`: that record as it stands, or none where it
/// begins.
pub fn follow(
    (family, record): (FamilyId, &CaseRecord),
    wanted: &[Change],
    (child, own): (ChildId, Option<&CaseRecord>),
) -> Vec<Change> {
    let mut follows = Vec::new();
    let mut identity = own.and_then(|own| own.child(child)).map(|kept| kept.value.clone());
    let before = identity.clone();
    for change in wanted {
        match change {
            Change::Put(Object::ChildLink(link)) if link.child == child => {
                identity = identity.or_else(|| {
                    let here = wanted.iter().filter_map(put).filter_map(self::person);
                    let here = here.chain(record.people.iter().map(|kept| &kept.value));
                    let person = here.into_iter().find(|person| person.id == link.person)?;
                    Some(Child::of_person(child, person, false))
                });
                follows.push(Change::Put(link.other_half(family).into()));
            }
            Change::Put(Object::Person(person)) => {
                let is_child =
                    |link: &ChildLink| link.child == child && link.person == person.id && holds(link);
                let is_here = record.child_links.iter().any(|link| is_child(link));
                if let (true, Some(was), Some(child)) = (is_here, record.person(person.id), &mut identity) {
                    child.follow(was, person);
                }
            }
            Change::Withdraw { kind: Kind::ChildLink, number, reason }
                if record.child_link(LinkId(*number)).is_some_and(|link| link.child == child) =>
            {
                let reason = reason.clone();
                follows.push(Change::Withdraw { kind: Kind::FamilyLink, number: *number, reason });
            }
            _ => {}
        }
    }
    let changed = identity.filter(|now| before.as_ref() != Some(now));
    changed.map(|child| Change::Put(child.into())).into_iter().chain(follows).collect()
}

/// What is kept in a family's record together with these changes of a child's own: the day on which the child died, and the other
/// half of a link that ended. Facts reach every family to which the child belongs.
pub fn follow_child(
    (child, own): (ChildId, &CaseRecord),
    wanted: &[Change],
    (family, record): (FamilyId, &CaseRecord),
) -> Vec<Change> {
    let mut follows = Vec::new();
    for object in wanted.iter().filter_map(put) {
        match object {
            Object::Child(now) if now.id == child => {
                let new = now.died.filter(|_| own.child(child).is_some_and(|before| before.died != now.died));
                let here = record.child_links.iter().filter(|link| link.child == child && link.to.is_none());
                for link in here {
                    let person = record.person(link.person).filter(|person| person.died.is_none());
                    if let (Some(died), Some(person)) = (new, person) {
                        follows.push(Change::Put(as_died(person, died).into()));
                    }
                }
            }
            Object::FamilyLink(link) if link.family == family => {
                let FamilyLink { id, person, from, to, holding, .. } = *link;
                if let Some(before) = record.child_link(id) {
                    let half = ChildLink { id, child, person, from, to, holding, stands: before.stands };
                    if before.value != half {
                        follows.push(Change::Put(half.into()));
                    }
                }
            }
            _ => {}
        }
    }
    follows
}

/// The families whose records these changes of a child's own reach.
pub fn reached_families(own: &CaseRecord, wanted: &[Change]) -> BTreeSet<FamilyId> {
    let mut families = BTreeSet::new();
    for object in wanted.iter().filter_map(put) {
        match object {
            Object::Child(now) if now.died.is_some() => {
                let has_died = own.child(now.id).is_some_and(|before| before.died != now.died);
                let links = own.family_links.iter().filter(|link| has_died && link.to.is_none());
                families.extend(links.map(|link| link.family));
            }
            Object::FamilyLink(link) => {
                families.insert(link.family);
            }
            _ => {}
        }
    }
    families
}

/// What a family's record comes to say of how far its child has come, and of where the work with the family stands because of it. `own`
/// and `record`: the two records as they come to stand.
pub fn follow_pathway(
    (child, own): (ChildId, &CaseRecord),
    record: &CaseRecord,
    (by, at, today): (WorkerId, Timestamp, Date),
) -> Vec<Change> {
    let stands = stands::of_child(own, today);
    let here = record.child_links.iter().filter(|link| link.child == child);
    let moved = here.filter_map(|link| {
        let stands = stands.filter(|_| stands::is_held(link, today));
        (link.stands != stands).then(|| Change::Put(ChildLink { stands, ..link.value.clone() }.into()))
    });
    let mut follows: Vec<Change> = moved.collect();
    let stage = stands::followed(&record.after(&follows, by, at), today);
    follows.extend(stage.map(|family| Change::Put(family.into())));
    follows
}

/// Whether these changes of a child's own record may change how far it has come.
pub fn moves_on(wanted: &[Change]) -> bool {
    wanted.iter().any(|change| {
        let kind = match change {
            Change::Put(object) => object.kind(),
            Change::Withdraw { kind, .. } => *kind,
        };
        matches!(
            kind,
            Kind::Child
                | Kind::FamilyLink
                | Kind::Referral
                | Kind::Assessment
                | Kind::Enquiry
                | Kind::ChildConference
                | Kind::ProtectionPlan
                | Kind::InNeedPlan
        )
    })
}

/// Whether what this family says of the child is carried into the child's own record.
fn holds(link: &ChildLink) -> bool {
    link.holding && link.to.is_none()
}

fn put(change: &Change) -> Option<&Object> {
    if let Change::Put(object) = change { Some(object) } else { None }
}

fn person(object: &Object) -> Option<&Person> {
    if let Object::Person(person) = object { Some(person) } else { None }
}
