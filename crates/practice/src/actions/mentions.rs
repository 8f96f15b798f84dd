//! What a change of a family's record means for the lines in the own records of its children ([`crate::mention`]). A line stands
//! while the thing is about the child, always says its last version, and goes when the thing is withdrawn or is about the child no
//! more. Where a child's record was sealed, its lines remain as they were: nothing that the family's team writes reaches it any more.

use super::Change;
use crate::{
    child::ChildLink,
    ids::{ChildId, FamilyId, MentionId},
    mention::{About, Mention},
    object::{Kept, Kind},
};
use std::collections::BTreeSet;

/// What a change says of one thing of a family's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The number of the thing.
    pub number: i64,
    /// Its version after the change.
    pub version: u32,
    /// The salted digest of its words, as the journal has it, in hexadecimal. Empty where it is withdrawn.
    pub digest: String,
    /// What was said of it before. None: nothing.
    pub before: Option<About>,
    /// What is said of it now. None: nothing.
    pub now: Option<About>,
}

/// The children in whose own records this may change a line. `links`: those of the family after the change.
pub fn reached(links: &[Kept<ChildLink>], said: &Said) -> BTreeSet<ChildId> {
    let named = said.before.iter().chain(&said.now).flat_map(|about| &about.children);
    named
        .flat_map(|person| links.iter().filter(|link| link.person == *person))
        .map(|link| link.child)
        .collect()
}

/// What is kept of it in one child's own record. `stands`: the line as it stands there. None: nothing changes.
pub fn line(
    (family, links): (FamilyId, &[Kept<ChildLink>]),
    said: &Said,
    child: ChildId,
    (is_sealed, stands): (bool, Option<&Mention>),
) -> Option<Change> {
    if is_sealed {
        return None;
    }
    let new = said.now.as_ref().and_then(|about| {
        let of_child = |link: &&Kept<ChildLink>| link.child == child && about.children.contains(&link.person);
        // What happened after the child had left is not the child's. What stood before the child left stays up to date.
        let counts = |link: &&Kept<ChildLink>| stands.is_some() || link.to.is_none_or(|to| about.on < to);
        let link = links.iter().filter(of_child).find(counts)?;
        let (id, version, digest) = (MentionId(said.number), said.version, said.digest.clone());
        Some(Mention { id, family, person: link.person, what: about.what, on: about.on, version, digest })
    });
    match (stands, new) {
        (Some(stands), Some(new)) if *stands == new => None,
        (_, Some(new)) => Some(Change::Put(new.into())),
        (Some(stands), None) => Some(Change::Withdraw {
            kind: Kind::Mention,
            number: stands.id.0,
            // Why a thing goes is said in the family's words.
            reason: String::new(),
        }),
        (None, None) => None,
    }
}
