//! Where each member stands in the drawing: around the children, in the ring of what they know. Names stand in the drawing
//! while all of them have room; beyond that numbers do, which are those of the lists, in rings that grow. Pure.

use crate::letters::{Room, width};
use practice::plan::Knows;
use serde::Serialize;
use std::f64::consts::TAU;

/// The part of a ring around its title that stays free, in turns.
const FREE: f64 = 0.2;
/// The radius of the disc on which the children stand.
const CHILDREN: i32 = 58;
/// The size of the letters of names and numbers.
const NAME: i32 = 23;
/// The size of the letters of the rings' titles.
const TITLE: i32 = 19;
/// From one number to the next, around a ring and outwards: two squares beside each other do not meet, whichever way they lie.
const APART: i32 = 52;
/// Half of a symbol that holds a number.
const BADGE: i32 = 18;
/// A drawing with a longer side than this cannot be read on a telephone: the lists say it all.
const LONGEST: i32 = 820;
/// So many children are named in the middle.
const NAMED: usize = 3;

/// The rings from within: code, title, and how far its edge lies from the people in it.
pub(super) const RINGS: [(Knows, &str, i32); 3] = [
    (Knows::All, "Knows everything", 60),
    (Knows::Some, "Knows some", 52),
    (Knows::Nothing, "Does not know yet", 52),
];

/// Somebody to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn {
    /// The ring.
    pub(super) knows: Knows,
    /// The name.
    pub(super) name: String,
    /// Naturally connected, not a professional.
    pub(super) natural: bool,
    /// The form by which the member is moved.
    pub(super) move_to: String,
}

/// One member as drawn, in the drawing's own units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Dot {
    /// Left to right.
    x: i32,
    /// Top to bottom.
    y: i32,
    /// The name, or the number in the lists.
    label: String,
    /// The line on which it stands.
    label_y: i32,
    /// The name.
    name: String,
    natural: bool,
    /// The ring's code.
    knows: &'static str,
    move_to: String,
}

/// A ring as drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct RingDrawn {
    code: &'static str,
    title: &'static str,
    outer: i32,
    /// The line of its title.
    title_y: i32,
}

/// Words in the middle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Middle {
    words: String,
    y: i32,
}

/// The whole drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Drawing {
    /// The side of the square that it fills.
    side: i32,
    /// Where its middle is, across and down.
    centre: i32,
    /// From within.
    rings: Vec<RingDrawn>,
    dots: Vec<Dot>,
    middle: Vec<Middle>,
    /// Whether the children are counted in the middle and not named.
    counted: bool,
    /// Whether the members are numbered as in the lists.
    numbered: bool,
}

impl Drawing {
    /// Whether the members are numbered as in the lists.
    pub(super) fn is_numbered(&self) -> bool {
        self.numbered
    }

    /// All that takes room: titles, symbols and labels, and the words in the middle. A number stands within its symbol.
    fn rooms(&self) -> Vec<Room> {
        let words = |words: &str, size, x, y| Room::of_words(words, size, x, y);
        let mut rooms: Vec<Room> =
            self.rings.iter().map(|ring| words(ring.title, TITLE, self.centre, ring.title_y)).collect();
        // A disc, by the squares within it.
        for (across, down) in [(CHILDREN, 24), (24, CHILDREN), (41, 41)] {
            let (left, top) = (self.centre - across, self.centre - down);
            rooms.push(Room { left, top, right: self.centre + across, foot: self.centre + down });
        }
        for dot in &self.dots {
            if self.numbered {
                rooms.push(Room::around(dot.x, dot.y, BADGE));
            } else {
                rooms.push(Room::around(dot.x, dot.y, 9));
                rooms.push(words(&dot.label, NAME, dot.x, dot.label_y));
            }
        }
        rooms
    }

    /// Whether nothing meets anything else and nothing leaves the drawing.
    fn has_room(&self) -> bool {
        let disc = 3..6;
        let rooms = self.rooms();
        rooms.iter().enumerate().all(|(at, room)| {
            let others = rooms[..at].iter().enumerate();
            let mut apart = others.filter(|(other, _)| !(disc.contains(other) && disc.contains(&at)));
            room.lies_in(self.side, self.side) && apart.all(|(_, other)| !room.meets(*other))
        })
    }
}

/// Draws the members around the children, each ring in the order of its list. None: too many for a picture.
pub(super) fn draw(people: &[Drawn], children: &[String]) -> Option<Drawing> {
    // A part of a step by which a ring is turned, so that names of two rings do not stand above each other.
    const TURNS: [f64; 5] = [0.5, 0.25, 0.75, 0.0, 1.0];
    let ways =
        TURNS.iter().flat_map(|a| TURNS.iter().flat_map(move |b| TURNS.iter().map(move |c| [*a, *b, *c])));
    ways.map(|turns| named(people, children, turns))
        .find(Drawing::has_room)
        .or_else(|| Some(numbered(people, children)).filter(|drawing| drawing.side <= LONGEST))
}

fn named(people: &[Drawn], children: &[String], turns: [f64; 3]) -> Drawing {
    let radii = [100, 186, 264];
    let mut drawing = begin(&radii.map(|radius| vec![radius]), children, false);
    for (((knows, ..), radius), turn) in RINGS.into_iter().zip(radii).zip(turns) {
        let here: Vec<&Drawn> = people.iter().filter(|one| one.knows == knows).collect();
        for (at, one) in here.iter().enumerate() {
            let (x, y) = point(drawing.centre, radius, (at, here.len()), (FREE, turn));
            drawing.dots.push(dot(one, (x, y), one.name.clone(), y + 28));
        }
    }
    drawing
}

fn numbered(people: &[Drawn], children: &[String]) -> Drawing {
    let mut rows: Vec<Vec<i32>> = Vec::new();
    let mut from = 100;
    for (knows, _, edge) in RINGS {
        let count = people.iter().filter(|one| one.knows == knows).count();
        let mut radii = vec![from];
        while count > radii.iter().map(|radius| holds(*radius)).sum() {
            radii.push(radii.last().copied().unwrap_or(from) + APART);
        }
        from = radii.last().copied().unwrap_or(from) + edge + 42;
        rows.push(radii);
    }
    let mut drawing = begin(&rows, children, true);
    let mut number = 0;
    for ((knows, ..), radii) in RINGS.into_iter().zip(rows) {
        let here: Vec<&Drawn> = people.iter().filter(|one| one.knows == knows).collect();
        let room: usize = radii.iter().map(|radius| holds(*radius)).sum();
        let mut rest = here.as_slice();
        for (at, radius) in radii.iter().enumerate() {
            let share = (here.len() * holds(*radius)).div_ceil(room.max(1)).min(holds(*radius));
            let count = if at + 1 == radii.len() { rest.len() } else { share.min(rest.len()) };
            let (row, after) = rest.split_at(count);
            rest = after;
            for (at, one) in row.iter().enumerate() {
                number += 1;
                let (x, y) = point(drawing.centre, *radius, (at, row.len()), (0.0, 0.5));
                drawing.dots.push(dot(one, (x, y), number.to_string(), y + NAME / 3));
            }
        }
    }
    drawing
}

fn dot(one: &Drawn, (x, y): (i32, i32), label: String, label_y: i32) -> Dot {
    let (name, move_to) = (one.name.clone(), one.move_to.clone());
    Dot { x, y, label, label_y, name, natural: one.natural, knows: one.knows.code(), move_to }
}

/// The rings around their rows of people, and the children; nobody stands in them yet.
fn begin(rows: &[Vec<i32>], children: &[String], numbered: bool) -> Drawing {
    let outer = |at: usize| rows[at].last().copied().unwrap_or(0) + RINGS[at].2;
    let side = 2 * (outer(2) + 4);
    let centre = side / 2;
    let rings = RINGS.iter().enumerate().map(|(at, (knows, title, _))| RingDrawn {
        code: knows.code(),
        title,
        outer: outer(at),
        title_y: centre - outer(at) + RINGS[at].2 - 26,
    });
    let fits = |name: &String| width(name, NAME) <= 2 * CHILDREN - 8 - 12 * i32::from(children.len() > 2);
    let counted = children.len() > NAMED || !children.iter().all(fits);
    let words = if counted {
        let word = if children.len() == 1 { "child" } else { "children" };
        vec![children.len().to_string(), word.to_owned()]
    } else {
        children.to_vec()
    };
    let lines = i32::try_from(words.len()).unwrap_or(1);
    let line = |(words, at): (String, i32)| Middle { words, y: centre + 8 - (lines - 1) * 12 + at * 24 };
    let middle = words.into_iter().zip(0..).map(line).collect();
    Drawing { side, centre, rings: rings.collect(), dots: Vec::new(), middle, counted, numbered }
}

/// How many numbers stand on a row of this radius.
fn holds(radius: i32) -> usize {
    let around = TAU * f64::from(radius) / f64::from(APART);
    usize::try_from(rounded(around.floor())).unwrap_or(0).max(1)
}

/// One of so many around a row, evenly, from the top on. `free`: the part at the top that stays free, in turns.
fn point(centre: i32, radius: i32, (at, count): (usize, usize), (free, turn): (f64, f64)) -> (i32, i32) {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let turned = free / 2.0 + (1.0 - free) * (number(at) + turn) / number(count.max(1));
    let (across, down) = (turned * TAU).sin_cos();
    (centre + rounded(f64::from(radius) * across), centre - rounded(f64::from(radius) * down))
}

#[expect(clippy::cast_possible_truncation, reason = "a drawing is some hundred units wide")]
fn rounded(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(knows: Knows, name: &str) -> Drawn {
        Drawn { knows, name: name.to_owned(), natural: true, move_to: String::new() }
    }

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|at| format!("Child {at}")).collect()
    }

    const NAMES: [&str; 8] = [
        "Ruth",
        "Wilhelmina",
        "عبد الرحمن",
        "Oluwafunmilayo",
        "Сергій",
        "Mary-Ann",
        "Mrs Featherstonehaugh",
        "J",
    ];

    #[test]
    fn a_small_network_is_drawn_with_its_names() {
        let people = [
            drawn(Knows::All, "Ruth"),
            drawn(Knows::All, "Comfort"),
            drawn(Knows::Some, "Mr Bell"),
            drawn(Knows::Nothing, "Abena"),
        ];
        let drawing = draw(&people, &["Maya".to_owned(), "Jonah".to_owned()]).unwrap();
        assert!(!drawing.numbered && !drawing.counted);
        assert!(drawing.side <= 660, "a telephone shows it: {}", drawing.side);
        assert_eq!(
            drawing.dots.iter().map(|dot| dot.label.as_str()).collect::<Vec<_>>(),
            ["Ruth", "Comfort", "Mr Bell", "Abena"]
        );
    }

    #[test]
    fn twenty_five_people_and_nine_children_are_numbered_as_in_the_lists_and_counted_in_the_middle() {
        let rings = [Knows::All, Knows::Some, Knows::Nothing];
        let people: Vec<Drawn> = (0..25).map(|at| drawn(rings[at % 3], NAMES[at % 8])).collect();
        let drawing = draw(&people, &names(9)).unwrap();
        assert!(drawing.numbered && drawing.counted);
        assert_eq!(
            drawing.middle.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(),
            ["9", "children"]
        );
        let labels: Vec<usize> = drawing.dots.iter().filter_map(|dot| dot.label.parse().ok()).collect();
        assert_eq!(labels, (1..=25).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn nothing_in_the_drawing_meets_anything_or_leaves_it(
            people in prop::collection::vec((0_usize..3, 0_usize..8), 0..60),
            children in 0_usize..12,
        ) {
            let rings = [Knows::All, Knows::Some, Knows::Nothing];
            let people: Vec<Drawn> = people.iter().map(|(ring, name)| drawn(rings[*ring], NAMES[*name])).collect();
            let drawing = draw(&people, &names(children));
            prop_assert!(drawing.is_some() || people.len() > 30, "{} people have no drawing", people.len());
            let Some(drawing) = drawing else { return Ok(()) };
            prop_assert!(drawing.has_room());
            prop_assert_eq!(drawing.dots.len(), people.len());
            let middle: Vec<Room> = drawing
                .middle
                .iter()
                .map(|one| Room::of_words(&one.words, NAME, drawing.centre, one.y))
                .collect();
            for (at, one) in middle.iter().enumerate() {
                prop_assert!(one.left >= drawing.centre - CHILDREN && one.right <= drawing.centre + CHILDREN);
                prop_assert!(middle[..at].iter().all(|other| one.top >= other.top + 20));
            }
            for dot in &drawing.dots {
                let far = f64::from(dot.x - drawing.centre).hypot(f64::from(dot.y - drawing.centre));
                let ring = drawing.rings.iter().find(|ring| far < f64::from(ring.outer));
                prop_assert_eq!(ring.map(|ring| ring.code), Some(dot.knows), "everybody stands in their own ring");
                prop_assert!(width(&dot.label, NAME) <= 2 * BADGE || !drawing.numbered);
            }
        }
    }
}
