//! The families to which a child belongs, as far as whoever asks may know of them.

use practice::ids::FamilyId;
use record::homes::{ChildOpened, FamilyOfChild};
use ui::visit::ChildVisit;

/// The family whose record holds the child today.
pub(super) fn holding<'a>(visit: &ChildVisit, opened: &'a ChildOpened) -> Option<&'a FamilyOfChild> {
    opened.families.iter().find(|family| family.link.holding && family.link.is_on(visit.today))
}

/// The families to which the child belongs today.
pub(super) fn today(visit: &ChildVisit, opened: &ChildOpened) -> Vec<FamilyId> {
    opened.families.iter().filter(|family| family.link.is_on(visit.today)).map(id).collect()
}

/// The names of those families.
pub(super) fn names_today(visit: &ChildVisit, opened: &ChildOpened) -> Vec<String> {
    let families = opened.families.iter().filter(|family| family.link.is_on(visit.today));
    families.map(|family| family.name.clone()).collect()
}

/// All families to which the child belongs or belonged.
pub(super) fn all(opened: &ChildOpened) -> Vec<FamilyId> {
    opened.families.iter().map(id).collect()
}

fn id(family: &FamilyOfChild) -> FamilyId {
    family.link.family
}
