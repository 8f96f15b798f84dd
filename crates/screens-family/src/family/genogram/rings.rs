//! Rings around the people of a household. A ring never holds anybody who does not live there. Pure.

use crate::{
    family::{
        genogram::figure::{Figure, HALF, ROW},
        household,
    },
    letters::width,
};
use practice::people::Person;
use serde::Serialize;
use std::collections::BTreeMap;

/// From the middle of a symbol to the upper edge of its ring.
const ABOVE: i32 = HALF + 10;
/// From the middle of a symbol to the lower edge of its ring, below the name of the household.
pub(super) const BELOW: i32 = 120;
/// How far two parts of a ring must stand above each other to be joined.
const NECK: i32 = 44;
/// How round the corners are.
const ROUND: i32 = 22;
/// From the left edge of a ring to the name of the household.
const INDENT: i32 = 14;
/// Left free at its right edge.
const AFTER: i32 = 4;
/// The size of the letters of its name.
pub(super) const SIZE: i32 = 14;

/// A ring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Ring {
    /// Its outline, as SVG writes it.
    pub(crate) d: String,
    /// Where its name stands.
    pub(crate) x: i32,
    /// Where its name stands.
    pub(crate) y: i32,
    /// The household, or "Home A" where its name has no room.
    pub(crate) name: String,
    /// The household behind "Home A", which stands below the picture.
    pub(crate) key: Option<String>,
    #[serde(skip)]
    parts: Vec<Part>,
}

/// A part of a ring: people side by side in one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    left: i32,
    right: i32,
    row: i32,
}

impl Part {
    fn around(figure: &Figure, cell: i32) -> Self {
        Self { left: figure.x - cell / 2 + 4, right: figure.x + cell / 2 - 4, row: figure.y }
    }

    fn has_room_for(self, name: &str) -> bool {
        width(name, SIZE) <= self.right - self.left - INDENT - AFTER
    }

    fn holds(self, figure: &Figure) -> bool {
        self.row == figure.y && figure.x + HALF > self.left && figure.x - HALF < self.right
    }
}

impl Ring {
    /// Whether a person's symbol stands in it.
    #[cfg(test)]
    pub(super) fn holds(&self, figure: &Figure) -> bool {
        self.parts.iter().any(|part| part.holds(figure))
    }
}

pub(super) fn all(figures: &[Figure], people: &[&Person], cell: i32) -> Vec<Ring> {
    let mut households: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
    for figure in figures {
        let of = people.iter().find(|person| person.id == figure.id);
        let living = of.filter(|person| person.died.is_none() && !person.household.trim().is_empty());
        if let Some(person) = living {
            households.entry(person.household.trim()).or_default().push(figure);
        }
    }
    let mut rings = Vec::new();
    let mut letters = 'A'..='Z';
    for (name, members) in households {
        let name = household::shown(people.iter().copied(), name);
        let parts = joined(parts(figures, members, cell));
        let is_short = parts.iter().all(|parts| parts.last().is_some_and(|last| last.has_room_for(name)));
        let key = if is_short { None } else { letters.next().map(|letter| format!("Home {letter}")) };
        rings.extend(parts.into_iter().filter_map(|parts| ring(parts, name, key.as_deref())));
    }
    rings
}

/// People of a household who stand side by side with nobody else between them.
fn parts(figures: &[Figure], mut members: Vec<&Figure>, cell: i32) -> Vec<Part> {
    members.sort_by_key(|figure| (figure.y, figure.x));
    let stranger = |part: Part| {
        figures
            .iter()
            .any(|figure| part.holds(figure) && !members.iter().any(|member| member.id == figure.id))
    };
    let mut parts: Vec<Part> = Vec::new();
    for figure in &members {
        let one = Part::around(figure, cell);
        match parts.last_mut() {
            Some(last) if last.row == one.row && !stranger(Part { right: one.right, ..*last }) => {
                last.right = one.right;
            }
            _ => parts.push(one),
        }
    }
    parts
}

/// Parts that stand above each other in neighbouring rows make one ring.
fn joined(parts: Vec<Part>) -> Vec<Vec<Part>> {
    let mut chains: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        let above = chains.iter_mut().find(|chain| {
            chain.last().is_some_and(|last| {
                last.row + ROW == part.row && last.right.min(part.right) - last.left.max(part.left) >= NECK
            })
        });
        match above {
            Some(chain) => chain.push(part),
            None => chains.push(vec![part]),
        }
    }
    chains
}

fn ring(parts: Vec<Part>, name: &str, key: Option<&str>) -> Option<Ring> {
    let last = parts.last()?;
    let (mut right, mut left) = (Vec::new(), Vec::new());
    for (at, part) in parts.iter().enumerate() {
        let neck = |other: Option<&Part>| {
            other.map(|other| (part.left.max(other.left), part.right.min(other.right)))
        };
        let (top, foot) = (part.row - ABOVE, part.row + BELOW);
        if let Some((from, to)) = at.checked_sub(1).and_then(|above| neck(parts.get(above))) {
            right.push((to, top));
            left.push((from, top));
        }
        right.extend([(part.right, top), (part.right, foot)]);
        left.extend([(part.left, top), (part.left, foot)]);
        if let Some((from, to)) = neck(parts.get(at + 1)) {
            right.push((to, foot));
            left.push((from, foot));
        }
    }
    left.reverse();
    right.extend(left);
    Some(Ring {
        d: outline(&right),
        x: last.left + INDENT,
        y: last.row + BELOW - 8,
        name: key.unwrap_or(name).to_owned(),
        key: key.map(|_| name.to_owned()),
        parts,
    })
}

/// A closed line through the points, with round corners.
fn outline(points: &[(i32, i32)]) -> String {
    let towards = |from: (i32, i32), to: (i32, i32)| {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let far = ROUND.min(i32::midpoint(across.abs(), down.abs()));
        (from.0 + across.signum() * far, from.1 + down.signum() * far)
    };
    let count = points.len();
    let corners: Vec<String> = (0..count)
        .map(|at| {
            let here = points[at];
            let (into, out) =
                (towards(here, points[(at + count - 1) % count]), towards(here, points[(at + 1) % count]));
            let step = if at == 0 { "M" } else { "L" };
            format!("{step}{} {}Q{} {} {} {}", into.0, into.1, here.0, here.1, out.0, out.1)
        })
        .collect();
    format!("{}Z", corners.concat())
}
