//! Which row of the genogram each person stands in. Pure.

use super::generations_up;
use practice::{
    ids::PersonId,
    people::{Part, Person, Relationship},
};
use std::collections::{BTreeMap, VecDeque};

/// The row of everybody who is kin, 0 for the oldest generation. Friends and professionals without kin are left out.
pub(super) fn rows(people: &[&Person], links: &[&Relationship]) -> BTreeMap<PersonId, i32> {
    let mut near: BTreeMap<PersonId, Vec<(PersonId, i32)>> = BTreeMap::new();
    for link in links {
        if let Some(up) = generations_up(link.kinship) {
            near.entry(link.a).or_default().push((link.b, up));
            near.entry(link.b).or_default().push((link.a, -up));
        }
    }
    let family = |person: &&&Person| {
        near.contains_key(&person.id) || matches!(person.part, Part::Child | Part::Parent | Part::Relative)
    };
    let mut drawn: Vec<&&Person> = people.iter().filter(family).collect();
    drawn.sort_by_key(|person| (!person.is_child(), std::cmp::Reverse(person.born), person.id));
    let mut depth: BTreeMap<PersonId, i32> = BTreeMap::new();
    for start in &drawn {
        if depth.contains_key(&start.id) {
            continue;
        }
        depth.insert(start.id, if start.is_child() { 0 } else { -1 });
        let mut waiting = VecDeque::from([start.id]);
        while let Some(here) = waiting.pop_front() {
            let at = depth.get(&here).copied().unwrap_or(0);
            for (other, down) in near.get(&here).into_iter().flatten() {
                let known = drawn.iter().any(|person| person.id == *other);
                if known && !depth.contains_key(other) {
                    depth.insert(*other, at + down);
                    waiting.push_back(*other);
                }
            }
        }
    }
    let used: Vec<i32> =
        depth.values().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    depth
        .into_iter()
        .map(|(id, deep)| (id, used.iter().position(|row| *row == deep).map_or(0, index)))
        .collect()
}

/// A small count as a number of the picture.
pub(super) fn index(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
