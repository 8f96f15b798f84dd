//! The figures of the invented authority, counted a second time by other means: out of the bodies as they are stored, with days counted one by
//! one. Each line agrees.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod naive;

use demo::{Cast, Demo};
use indicators::{Line, Of, Seen, Tally, There, of_child, of_family};
use jiff::{Timestamp, civil::Date};
use matter::britain::day_in_britain;
use naive::{Bodies, Naive};
use practice::{
    CaseRecord, Kept, Object, Thresholds,
    child::{Child, ChildLink, FamilyLink},
    ids::{ChildId, LinkId, PersonId},
};
use std::collections::BTreeMap;

/// How many families are told.
const FAMILIES: usize = 400;

/// The end of a collection year, so that a year of stories lies in it.
fn now() -> Timestamp {
    "2026-03-31T16:00:00Z".parse().unwrap()
}

/// A family with its children's own records, as they come to stand.
struct Household {
    family: CaseRecord,
    links: Vec<ChildLink>,
    children: BTreeMap<PersonId, CaseRecord>,
    seen: BTreeMap<PersonId, Vec<Seen>>,
    /// The same as bodies, for whoever counts by other means.
    bodies: Bodies,
}

fn households() -> Vec<Household> {
    let demo = Demo::new(1, now(), Cast::numbered()).unwrap();
    (0..FAMILIES).map(|place| household(&demo, place)).collect()
}

fn household(demo: &Demo, place: usize) -> Household {
    let told = demo.family(place).unwrap();
    let mut all = Household {
        family: CaseRecord::default(),
        links: Vec::new(),
        children: BTreeMap::new(),
        seen: BTreeMap::new(),
        bodies: Bodies::default(),
    };
    let of_family = told.pathway.iter().filter(|(child, _)| child.is_none()).map(|(_, happening)| happening);
    for happening in told.past.iter().chain(of_family) {
        let object = happening.object.clone();
        match &object {
            Object::Person(person) if person.is_child() => {
                let own = Child::of_person(ChildId(person.id.0), person, false);
                all.bodies.of_child(person.id, &own.clone().into());
                all.children.entry(person.id).or_default().put(Kept::new(own.into()));
            }
            Object::CaseNote(note) => {
                let visited = note.visited.iter().flat_map(|visited| &visited.children);
                for one in visited.filter(|one| one.seen != pathway::visit::Seen::No) {
                    let alone = one.seen == pathway::visit::Seen::Alone;
                    all.seen.entry(one.child).or_default().push(Seen { on: note.happened_on, alone });
                }
            }
            _ => {}
        }
        all.bodies.of_family(&object);
        all.family.put(Kept::new(object));
    }
    for (child, happening) in told.pathway {
        if let Some(child) = child {
            all.bodies.of_child(child, &happening.object);
            all.children.get_mut(&child).unwrap().put(Kept::new(happening.object));
        }
    }
    for child in all.children.keys() {
        let from = Date::constant(2000, 1, 1);
        let (id, own) = (LinkId(child.0), ChildId(child.0));
        let link = ChildLink { id, child: own, person: *child, from, to: None, holding: true, stands: None };
        all.links.push(link.clone());
        all.family.put(Kept::new(link.into()));
    }
    all
}

/// What each line comes to on a day.
fn figures(all: &[Household], day: Date) -> BTreeMap<&'static str, (u64, u64)> {
    let thresholds = Thresholds::default();
    let mut counted = Vec::new();
    for one in all {
        let family = one.family.families.first().unwrap().id;
        for link in &one.links {
            let link: FamilyLink = link.other_half(family);
            let seen = one.seen.get(&link.person).map_or(&[][..], Vec::as_slice);
            let there = [There { link: &link, record: &one.family, seen }];
            let own = &one.children[&link.person];
            counted.extend(of_child(&Of { own, there: &there, day, thresholds: &thresholds }));
        }
        counted.extend(of_family(&one.family, day));
    }
    let of = |line: &Line| {
        let Tally { counts, out_of } = Tally::of(counted.iter().filter(|one| one.line == *line));
        (line.code(), (counts, out_of))
    };
    Line::ALL.iter().map(of).collect()
}

#[test]
fn each_figure_is_the_one_that_is_counted_by_other_means() {
    let all = households();
    let bodies: Vec<&Bodies> = all.iter().map(|one| &one.bodies).collect();
    for day in ["2026-03-31", "2026-02-28", "2025-12-24", "2025-04-01"] {
        let day: Date = day.parse().unwrap();
        assert_eq!(figures(&all, day), Naive::count(&bodies, day), "on {day}");
    }
}

#[test]
fn the_invented_authority_has_something_to_count_in_nearly_every_line() {
    assert_eq!(day_in_britain(now()), Date::constant(2026, 3, 31));
    let all = figures(&households(), Date::constant(2026, 3, 31));
    let empty: Vec<_> = all.iter().filter(|(_, (_, out_of))| *out_of == 0).map(|(code, _)| *code).collect();
    // No story tells of a child who moved here, or is assessed twice after one referral.
    assert_eq!(empty, ["reassessments-in-time", "transfers-in-time"], "{all:?}");
}

#[test]
fn the_figures_of_parts_of_the_authority_add_up_to_those_of_the_whole() {
    let all = households();
    let day = Date::constant(2026, 3, 31);
    let (one, other) = all.split_at(150);
    let (one, other, whole) = (figures(one, day), figures(other, day), figures(&all, day));
    for (code, (counts, out_of)) in whole {
        let sum = (one[code].0 + other[code].0, one[code].1 + other[code].1);
        assert_eq!(sum, (counts, out_of), "{code}");
    }
}
