//! One child, as these rules look at it on the map of its family.

use crate::{
    danger::{DangerStatement, HarmKind},
    ids::{ChildId, PersonId},
    map::{Category, Map, MapItem},
    object::CaseRecord,
    rules::Look,
};
use std::collections::BTreeSet;

/// One child on the map of its family.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The family's record, and the day.
    pub look: Look<'a>,
    /// Who the child is there.
    pub child: PersonId,
}

impl<'a> About<'a> {
    /// The child who has this record of its own. None: the family's record knows nothing of it.
    pub fn of(look: Look<'a>, child: ChildId) -> Option<Self> {
        let record: &CaseRecord = look.record;
        let link =
            record.child_links.iter().filter(|link| link.child == child).max_by_key(|link| link.from)?;
        Some(Self { look, child: link.person })
    }

    /// The maps in use that are about this child.
    pub fn maps(self) -> impl Iterator<Item = &'a Map> {
        self.look.maps().filter(move |map| map.children.contains(&self.child))
    }

    /// What is feared for this child and still stands.
    pub fn dangers(self) -> impl Iterator<Item = &'a DangerStatement> {
        self.look.current_dangers().filter(move |danger| danger.children().any(|child| child == self.child))
    }

    /// Which kinds of harm are feared for this child.
    pub fn harm_kinds(self) -> BTreeSet<HarmKind> {
        self.dangers().flat_map(|danger| danger.harm_kinds.iter().copied()).collect()
    }

    /// What stands on the maps about this child under some of the categories. What names no child is about all of its map.
    pub fn items(self, of: &[Category]) -> impl Iterator<Item = &'a MapItem> {
        self.look.items().filter(move |item| {
            let is_about = if item.children.is_empty() {
                self.maps().any(|map| map.id == item.map)
            } else {
                item.children.contains(&self.child)
            };
            is_about && of.contains(&item.category)
        })
    }
}
