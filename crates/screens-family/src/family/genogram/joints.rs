//! The lines of the genogram: partners joined, children below their parents. Pure.

use crate::family::genogram::figure::{Figure, HALF};
use practice::{
    ids::PersonId,
    people::{Kinship, Relationship},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A line of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Joint {
    /// The way it takes, as SVG writes it.
    pub(crate) d: String,
    /// `partner`, `former`, `descent` or `care`.
    pub(crate) kind: &'static str,
}

pub(super) fn all(figures: &[Figure], links: &[&Relationship], cell: i32) -> Vec<Joint> {
    let mut joints = couples(figures, links, cell);
    joints.extend(siblings(figures, links));
    joints.extend(descents(figures, links, cell));
    joints
}

/// Brothers and sisters whose parents are not in the picture hang on a line of their own.
fn siblings(figures: &[Figure], links: &[&Relationship]) -> Vec<Joint> {
    let has_parent = |id| {
        links
            .iter()
            .any(|link| link.kinship == Kinship::Parent && link.b == id && find(figures, link.a).is_some())
    };
    let kin = links.iter().filter(|link| matches!(link.kinship, Kinship::Sibling | Kinship::HalfSibling));
    kin.filter(|link| !has_parent(link.a) && !has_parent(link.b))
        .filter_map(|link| find(figures, link.a).zip(find(figures, link.b)))
        .filter(|(a, b)| a.y == b.y)
        .map(|(a, b)| Joint { d: format!("M{} {}v-20H{}v20", a.x, a.y - HALF, b.x), kind: "descent" })
        .collect()
}

fn find(figures: &[Figure], id: PersonId) -> Option<&Figure> {
    figures.iter().find(|figure| figure.id == id)
}

fn side_by_side(a: &Figure, b: &Figure, cell: i32) -> bool {
    a.y == b.y && (a.x - b.x).abs() <= cell
}

fn couples(figures: &[Figure], links: &[&Relationship], cell: i32) -> Vec<Joint> {
    let mut done: BTreeSet<(PersonId, PersonId)> = BTreeSet::new();
    let mut joints = Vec::new();
    let mut over: BTreeMap<i32, i32> = BTreeMap::new();
    for link in links {
        let kind = match link.kinship {
            Kinship::Partner if link.to.is_none() => "partner",
            Kinship::Partner | Kinship::ExPartner => "former",
            _ => continue,
        };
        let (Some(a), Some(b)) = (find(figures, link.a), find(figures, link.b)) else { continue };
        let (a, b) = if a.x <= b.x { (a, b) } else { (b, a) };
        if a.y != b.y || !done.insert((a.id, b.id)) {
            continue;
        }
        let middle = i32::midpoint(a.x, b.x);
        let near = side_by_side(a, b, cell);
        // Lines over somebody's head lie above each other.
        let lane = over.entry(a.y).or_insert(0);
        let up = 14 + (*lane % 4) * 9;
        *lane += i32::from(!near);
        let mut way = vec![if near {
            format!("M{} {}H{}", a.x + HALF, a.y, b.x - HALF)
        } else {
            format!("M{} {}v-{up}H{}v{up}", a.x, a.y - HALF, b.x)
        }];
        if kind == "former" {
            let y = if near { a.y } else { a.y - HALF - up };
            for x in [middle - 3, middle + 5] {
                way.push(format!("M{} {}l10 -20", x - 5, y + 10));
            }
        }
        joints.push(Joint { d: way.concat(), kind });
    }
    joints
}

/// Children who have the same parents hang on one line.
fn descents(figures: &[Figure], links: &[&Relationship], cell: i32) -> Vec<Joint> {
    let mut parents: BTreeMap<(PersonId, bool), BTreeSet<PersonId>> = BTreeMap::new();
    for link in links {
        let care = match link.kinship {
            Kinship::Parent => false,
            Kinship::FosterCarer | Kinship::PrivateFosterCarer => true,
            _ => continue,
        };
        let above = find(figures, link.a).zip(find(figures, link.b)).is_some_and(|(a, b)| a.y < b.y);
        if above {
            parents.entry((link.b, care)).or_default().insert(link.a);
        }
    }
    let mut families: BTreeMap<(Vec<PersonId>, bool), Vec<PersonId>> = BTreeMap::new();
    for ((child, care), parents) in parents {
        families.entry((parents.into_iter().collect(), care)).or_default().push(child);
    }
    let mut used: BTreeMap<i32, i32> = BTreeMap::new();
    families
        .into_iter()
        .filter_map(|((parents, care), children)| {
            let parents: Vec<&Figure> = parents.iter().filter_map(|id| find(figures, *id)).collect();
            let children: Vec<&Figure> = children.iter().filter_map(|id| find(figures, *id)).collect();
            let top = children.iter().map(|child| child.y).min()?;
            let lane = used.entry(top).or_insert(0);
            let bus = top - HALF - 18 - (*lane % 4) * 6;
            *lane += 1;
            let mut way = Vec::new();
            let mut reach: Vec<i32> = children.iter().map(|child| child.x).collect();
            match parents.as_slice() {
                [a, b] if side_by_side(a, b, cell) => {
                    let x = i32::midpoint(a.x, b.x);
                    way.push(format!("M{x} {}V{bus}", a.y));
                    reach.push(x);
                }
                _ => {
                    for parent in &parents {
                        // Behind the name, which has a halo, so that the line is seen to begin at the person.
                        way.push(format!("M{} {}V{bus}", parent.x, parent.y + HALF));
                        reach.push(parent.x);
                    }
                }
            }
            let (from, to) = (reach.iter().min()?, reach.iter().max()?);
            way.push(format!("M{from} {bus}H{to}"));
            for child in &children {
                way.push(format!("M{} {bus}V{}", child.x, child.y - HALF));
            }
            Some(Joint { d: way.concat(), kind: if care { "care" } else { "descent" } })
        })
        .collect()
}
