//! Where everybody stands in the genogram: generations in rows, partners side by side, parents above their children.
//! Pure: the same people give the same picture, in whichever order they come.

use super::{
    generations::{index, rows},
    joints::{self, Joint},
    rings::{self, Ring},
};
use crate::family::genogram::figure::{Figure, HALF, ROW, Words};
use crate::letters::in_lines;
use jiff::civil::Date;
use practice::{
    ids::PersonId,
    people::{Kinship, Person, Relationship, Sex},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The width that one person takes, in the units of the picture.
pub(super) const CELL: i32 = 140;
/// The same where many stand abreast.
const NARROW: i32 = 104;
/// A picture that is wider than this cannot be read on paper. On a screen it moves sideways.
pub(super) const WIDEST: i32 = 1330;

/// All that stands below a symbol ends here, counted from its middle.
const FOOT: i32 = rings::BELOW;
const TOP: i32 = 78;
/// The size of the letters of a name.
pub(super) const NAME: i32 = 17;
/// From one line below a symbol to the next.
const LINE: i32 = 19;

/// The whole picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Picture {
    /// The width that one person takes.
    #[serde(skip)]
    pub(super) cell: i32,
    /// Whether it is too wide for paper.
    pub(crate) wide: bool,
    /// Whether somebody has their number in the list for a name.
    pub(crate) numbered: bool,
    /// Width.
    pub(crate) width: i32,
    /// Height.
    pub(crate) height: i32,
    /// Everybody.
    pub(crate) figures: Vec<Figure>,
    /// Lines between them.
    pub(crate) joints: Vec<Joint>,
    /// Households.
    pub(crate) rings: Vec<Ring>,
}

/// Draws the genogram as of a day. `people` stand in the order of the list, which numbers them.
pub(crate) fn draw(people: &[&Person], links: &[&Relationship], day: Date) -> Picture {
    let picture = in_cells(people, links, day, CELL);
    if picture.wide { in_cells(people, links, day, NARROW) } else { picture }
}

fn in_cells(people: &[&Person], links: &[&Relationship], day: Date, cell: i32) -> Picture {
    let row_of = rows(people, links);
    let mut drawn: Vec<&Person> =
        people.iter().copied().filter(|person| row_of.contains_key(&person.id)).collect();
    drawn.sort_by_key(|person| {
        (person.household.is_empty(), person.household.clone(), person.born, person.id)
    });
    let count = row_of.values().max().map_or(0, |last| last + 1);
    let mut across: BTreeMap<PersonId, i32> = BTreeMap::new();
    for row in (0..count).rev() {
        let here: Vec<&Person> =
            drawn.iter().copied().filter(|person| row_of.get(&person.id) == Some(&row)).collect();
        place(&here, links, &row_of, cell, &mut across);
    }
    let leftmost = across.values().min().copied().unwrap_or(0);
    let figures: Vec<Figure> = drawn
        .iter()
        .filter_map(|person| {
            let x = across.get(&person.id)? - leftmost + cell / 2 + 6;
            let y = row_of.get(&person.id)? * ROW + TOP;
            let number = people.iter().position(|one| one.id == person.id).map_or(0, |at| at + 1);
            Some(figure(person, (x, y), day, (cell, number)))
        })
        .collect();
    let width = figures.iter().map(|figure| figure.x).max().unwrap_or(0) + cell / 2 + 6;
    let height = figures.iter().map(|figure| figure.y).max().unwrap_or(0) + FOOT + 8;
    let joints = joints::all(&figures, links, cell);
    let rings = rings::all(&figures, people, cell);
    let numbered = drawn.iter().any(|person| fitting(person.short_name(), cell).is_none());
    Picture { cell, wide: width > WIDEST, numbered, width, height, figures, joints, rings }
}

fn figure(person: &Person, (x, y): (i32, i32), day: Date, (cell, number): (i32, usize)) -> Figure {
    let age = match (person.born, person.died) {
        (Some(born), Some(died)) => format!("{}–{}", born.year(), died.year()),
        (None, Some(died)) => format!("died {}", died.year()),
        (Some(born), None) if born > day => "expected".to_owned(),
        (Some(born), None) => calendar::age_on(born, day).describe(),
        (None, None) => String::new(),
    };
    let name =
        fitting(person.short_name(), cell).unwrap_or_else(|| vec![format!("{} {number}", initials(person))]);
    let last = HALF + 20 + LINE * index(name.len());
    Figure {
        id: person.id,
        x,
        y,
        shape: match person.sex {
            Sex::Female => "circle",
            Sex::Male => "square",
            Sex::NotStated => "diamond",
        },
        double: person.is_child(),
        died: person.died.is_some(),
        name: (0..).zip(name).map(|(at, text)| Words { text, y: HALF + 20 + LINE * at }).collect(),
        age: Words { text: age, y: last },
    }
}

/// The lines of a name that has room below its symbol. None: it has none.
fn fitting(name: &str, cell: i32) -> Option<Vec<String>> {
    in_lines(name, NAME, cell - 6)
}

/// "A.K." for Anna Kowalska.
fn initials(person: &Person) -> String {
    [&person.given, &person.family]
        .into_iter()
        .filter_map(|name| name.trim().chars().next())
        .flat_map(|letter| letter.to_uppercase().chain(['.']))
        .collect()
}

/// Places one row: each group of partners above its children as far as there is room.
fn place(
    here: &[&Person],
    links: &[&Relationship],
    row_of: &BTreeMap<PersonId, i32>,
    cell: i32,
    across: &mut BTreeMap<PersonId, i32>,
) {
    let wish = |group: &[PersonId], across: &BTreeMap<PersonId, i32>| {
        // Above their own children; above grandchildren only where the generation between is not known. Aunts and uncles
        // leave the place to the parents.
        [1, 2].into_iter().find_map(|up| {
            let below: Vec<i32> = links
                .iter()
                .filter(|link| link.kinship != Kinship::AuntUncle)
                .filter(|link| group.contains(&link.a) && super::generations_up(link.kinship) == Some(up))
                .filter_map(|link| across.get(&link.b).copied())
                .collect();
            (!below.is_empty()).then(|| below.iter().sum::<i32>() / index(below.len()))
        })
    };
    let mut groups: Vec<(Option<i32>, Vec<PersonId>)> = groups(here, links, row_of)
        .into_iter()
        .map(|group| (wish(&group, across), in_order(group, links, across)))
        .collect();
    // Those above nobody come last, in the order of their households.
    groups.sort_by_key(|(wish, _)| wish.unwrap_or(i32::MAX));
    let mut next = i32::MIN;
    let mut off = Vec::new();
    let mut placed = Vec::new();
    for (wish, group) in groups {
        let half = (index(group.len()) - 1) * cell / 2;
        let start = wish.map_or(if next == i32::MIN { 0 } else { next }, |wish| (wish - half).max(next));
        off.extend(wish.map(|wish| start + half - wish));
        for (at, id) in group.iter().enumerate() {
            placed.push((*id, start + index(at) * cell));
        }
        next = start + index(group.len()) * cell;
    }
    let shift = if off.is_empty() { 0 } else { off.iter().sum::<i32>() / index(off.len()) };
    across.extend(placed.into_iter().map(|(id, x)| (id, x - shift)));
}

/// People who stand side by side: partners, former partners and parents of the same child; everybody else alone.
fn groups(here: &[&Person], links: &[&Relationship], row_of: &BTreeMap<PersonId, i32>) -> Vec<Vec<PersonId>> {
    let mut groups: Vec<Vec<PersonId>> = here.iter().map(|person| vec![person.id]).collect();
    let mut join = |a: PersonId, b: PersonId| {
        let find = |groups: &Vec<Vec<PersonId>>, id| groups.iter().position(|group| group.contains(&id));
        if let (Some(first), Some(second)) = (find(&groups, a), find(&groups, b))
            && first != second
        {
            let moved = groups.remove(first.max(second));
            if let Some(group) = groups.get_mut(first.min(second)) {
                group.extend(moved);
            }
        }
    };
    for link in links {
        if matches!(link.kinship, Kinship::Partner | Kinship::ExPartner) {
            join(link.a, link.b);
        }
    }
    let parents: Vec<_> = links.iter().filter(|link| link.kinship == Kinship::Parent).collect();
    for one in &parents {
        for other in parents.iter().filter(|other| other.b == one.b && other.a != one.a) {
            if row_of.get(&one.a) == row_of.get(&other.a) {
                join(one.a, other.a);
            }
        }
    }
    groups
}

/// The group in a chain: who is joined to one only stands outside, who is joined to several in the middle.
fn in_order(
    group: Vec<PersonId>,
    links: &[&Relationship],
    across: &BTreeMap<PersonId, i32>,
) -> Vec<PersonId> {
    if group.len() < 2 {
        return group;
    }
    let joined = |a: PersonId, b: PersonId| {
        links.iter().any(|link| {
            matches!(link.kinship, Kinship::Partner | Kinship::ExPartner)
                && ((link.a, link.b) == (a, b) || (link.a, link.b) == (b, a))
        }) || links.iter().any(|one| {
            one.kinship == Kinship::Parent
                && one.a == a
                && links.iter().any(|two| two.kinship == Kinship::Parent && two.a == b && two.b == one.b)
        })
    };
    let degree = |id: PersonId| group.iter().filter(|other| **other != id && joined(id, **other)).count();
    let below = |id: PersonId| {
        links.iter().filter(|link| link.a == id).filter_map(|link| across.get(&link.b)).min().copied()
    };
    let mut left: Vec<PersonId> = group.clone();
    left.sort_by_key(|id| (degree(*id), below(*id).unwrap_or(i32::MAX), *id));
    let mut chain = vec![left.remove(0)];
    while !left.is_empty() {
        let last = chain.last().copied();
        let next = left.iter().position(|id| last.is_some_and(|last| joined(last, *id))).unwrap_or(0);
        chain.push(left.remove(next));
    }
    chain
}
