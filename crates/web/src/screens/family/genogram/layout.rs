//! Where everybody stands in the genogram: generations in rows, partners side by side, parents above their children.
//! Pure: the same people give the same picture, in whichever order they come.

use super::{
    generations::{index, rows},
    joints::{self, Joint},
    rings::{self, Ring},
};
use jiff::civil::Date;
use practice::{
    ids::PersonId,
    people::{Kinship, Person, Relationship, Sex},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The width that one person takes, in the units of the picture.
pub(super) const CELL: i32 = 140;
/// From one generation to the next.
pub(super) const ROW: i32 = 196;
/// Half the size of a symbol.
pub(super) const HALF: i32 = 28;
/// All that stands below a symbol ends here, counted from its middle.
const FOOT: i32 = rings::BELOW;
const TOP: i32 = 62;

/// One person of the picture. `x` and `y` are the middle of the symbol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Who.
    #[serde(skip)]
    pub id: PersonId,
    /// Across.
    pub x: i32,
    /// Down.
    pub y: i32,
    /// `square`, `circle` or `diamond`.
    pub shape: &'static str,
    /// Whether this is one of the children whom the record is about: drawn with a double line.
    pub double: bool,
    /// Whether the person has died: drawn with a cross.
    pub died: bool,
    /// What the person is called.
    pub name: String,
    /// Age, or "expected".
    pub age: String,
}

/// The whole picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// Everybody.
    pub figures: Vec<Figure>,
    /// Lines between them.
    pub joints: Vec<Joint>,
    /// Households.
    pub rings: Vec<Ring>,
}

/// Draws the genogram as of a day.
pub fn draw(people: &[&Person], links: &[&Relationship], day: Date) -> Picture {
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
        place(&here, links, &row_of, &mut across);
    }
    let leftmost = across.values().min().copied().unwrap_or(0);
    let figures: Vec<Figure> = drawn
        .iter()
        .filter_map(|person| {
            let x = across.get(&person.id)? - leftmost + CELL / 2 + 6;
            let y = row_of.get(&person.id)? * ROW + TOP;
            Some(figure(person, x, y, day))
        })
        .collect();
    let width = figures.iter().map(|figure| figure.x).max().unwrap_or(0) + CELL / 2 + 6;
    let height = figures.iter().map(|figure| figure.y).max().unwrap_or(0) + FOOT + 8;
    let joints = joints::all(&figures, links);
    let rings = rings::all(&figures, people);
    Picture { width, height, figures, joints, rings }
}

fn figure(person: &Person, x: i32, y: i32, day: Date) -> Figure {
    let age = match (person.born, person.died) {
        (Some(born), Some(died)) => format!("{}–{}", born.year(), died.year()),
        (None, Some(died)) => format!("died {}", died.year()),
        (Some(born), None) if born > day => "expected".to_owned(),
        (Some(born), None) => calendar::age_on(born, day).describe(),
        (None, None) => String::new(),
    };
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
        name: short(person.short_name()),
        age,
    }
}

/// A name that fits below its symbol. The list beside the picture has it in full.
fn short(name: &str) -> String {
    const FITS: usize = 15;
    if name.chars().count() <= FITS {
        name.to_owned()
    } else {
        format!("{}…", name.chars().take(FITS - 1).collect::<String>())
    }
}

/// Places one row: each group of partners above its children as far as there is room.
fn place(
    here: &[&Person],
    links: &[&Relationship],
    row_of: &BTreeMap<PersonId, i32>,
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
        let half = (index(group.len()) - 1) * CELL / 2;
        let start = wish.map_or(if next == i32::MIN { 0 } else { next }, |wish| (wish - half).max(next));
        off.extend(wish.map(|wish| start + half - wish));
        for (at, id) in group.iter().enumerate() {
            placed.push((*id, start + index(at) * CELL));
        }
        next = start + index(group.len()) * CELL;
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
