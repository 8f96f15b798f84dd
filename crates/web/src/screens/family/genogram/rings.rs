//! Rings around the people of a household. A ring never holds anybody who does not live there. Pure.

use super::layout::{CELL, FOOT, Figure, HALF};
use practice::people::Person;
use serde::Serialize;
use std::collections::BTreeMap;

/// A ring: a rectangle with round corners.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ring {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// The household.
    pub name: String,
}

impl Ring {
    fn around(members: &[&Figure], name: &str) -> Option<Self> {
        let x = members.iter().map(|figure| figure.x).min()? - CELL / 2 + 4;
        let y = members.iter().map(|figure| figure.y).min()? - HALF - 38;
        let right = members.iter().map(|figure| figure.x).max()? + CELL / 2 - 4;
        let foot = members.iter().map(|figure| figure.y).max()? + FOOT + 4;
        Some(Self { x, y, width: right - x, height: foot - y, name: name.to_owned() })
    }

    /// Whether any of a person's place lies within.
    pub(super) fn holds(&self, figure: &Figure) -> bool {
        let beside = figure.x + CELL / 2 - 4 < self.x || figure.x - CELL / 2 + 4 > self.x + self.width;
        let above = figure.y + FOOT < self.y || figure.y - HALF > self.y + self.height;
        !beside && !above
    }
}

pub(super) fn all(figures: &[Figure], people: &[&Person]) -> Vec<Ring> {
    let mut households: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
    for figure in figures {
        let of = people.iter().find(|person| person.id == figure.id);
        let living = of.filter(|person| person.died.is_none() && !person.household.trim().is_empty());
        if let Some(person) = living {
            households.entry(person.household.trim()).or_default().push(figure);
        }
    }
    households.into_iter().flat_map(|(name, members)| around(figures, &members, name)).collect()
}

/// One ring where nobody else stands between; otherwise one for each row, and in a row one for each run.
fn around(figures: &[Figure], members: &[&Figure], name: &str) -> Vec<Ring> {
    let strangers = |ring: &Ring| {
        figures
            .iter()
            .any(|figure| ring.holds(figure) && !members.iter().any(|member| member.id == figure.id))
    };
    if let Some(ring) = Ring::around(members, name)
        && !strangers(&ring)
    {
        return vec![ring];
    }
    let mut sorted = members.to_vec();
    sorted.sort_by_key(|figure| (figure.y, figure.x));
    let mut rings: Vec<(Vec<&Figure>, Ring)> = Vec::new();
    for figure in sorted {
        let longer = rings.last().and_then(|(run, _)| {
            let mut run = run.clone();
            run.push(figure);
            let same_row = run.iter().all(|other| other.y == figure.y);
            let ring = Ring::around(&run, name).filter(|ring| same_row && !strangers(ring))?;
            Some((run, ring))
        });
        match longer {
            Some(longer) => {
                rings.pop();
                rings.push(longer);
            }
            None => rings.extend(Ring::around(&[figure], name).map(|ring| (vec![figure], ring))),
        }
    }
    rings.into_iter().map(|(_, ring)| ring).collect()
}
