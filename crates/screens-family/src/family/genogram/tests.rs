//! What must hold of every picture, whichever family it shows.

use super::layout::{CELL, NAME, Picture, WIDEST, draw};
use super::{rings, told};
use crate::family::genogram::figure::HALF;
use crate::letters::Room;
use jiff::civil::Date;
use practice::{
    CaseRecord, Kept, Object,
    ids::{PersonId, RelationshipId},
    people::{Kinship, ParentalResponsibility, Part, Person, Relationship, Sex},
};

/// The size of the letters of an age, as the style sheet has it.
const AGE: i32 = 15;
const DAY: Date = Date::constant(2026, 11, 23);

fn person(number: i64, given: &str, part: Part, sex: Sex, born: i16, household: &str) -> Person {
    Person {
        id: PersonId(number),
        given: given.into(),
        family: "Okafor".into(),
        also_known_as: Vec::new(),
        called: String::new(),
        part,
        born: Date::new(born, 5, 1).ok(),
        sex,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: String::new(),
        address: String::new(),
        address_hidden: false,
        household: household.into(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}

fn link(number: i64, a: i64, kinship: Kinship, b: i64) -> Relationship {
    Relationship {
        id: RelationshipId(number),
        a: PersonId(a),
        b: PersonId(b),
        kinship,
        parental_responsibility: ParentalResponsibility::Yes,
        from: None,
        to: None,
    }
}

/// Two children of one mother with two fathers, her mother, a foster carer, an aunt, a neighbour and a baby expected.
fn family() -> (Vec<Person>, Vec<Relationship>) {
    let people = vec![
        person(1, "Maya", Part::Child, Sex::Female, 2018, "Larch Row"),
        person(2, "Jonah", Part::Child, Sex::Male, 2021, "Larch Row"),
        person(3, "Ruth", Part::Parent, Sex::Female, 1992, "Larch Row"),
        person(4, "Dan", Part::Parent, Sex::Male, 1990, "Mill Lane"),
        person(5, "Sami", Part::Parent, Sex::Male, 1989, "Larch Row"),
        person(6, "Comfort", Part::Relative, Sex::Female, 1961, "Hill Top"),
        person(7, "Faith", Part::Relative, Sex::Female, 1995, "Hill Top"),
        person(8, "Mrs Bell", Part::Friend, Sex::Female, 1950, ""),
        person(9, "Baby", Part::Child, Sex::NotStated, 2027, "Larch Row"),
        person(10, "Joan", Part::Relative, Sex::Female, 1970, ""),
    ];
    let links = vec![
        link(101, 3, Kinship::Parent, 1),
        link(102, 4, Kinship::Parent, 1),
        link(103, 3, Kinship::Parent, 2),
        link(104, 5, Kinship::Parent, 2),
        link(105, 3, Kinship::Parent, 9),
        link(106, 5, Kinship::Partner, 3),
        link(107, 4, Kinship::ExPartner, 3),
        link(108, 6, Kinship::Parent, 3),
        link(109, 6, Kinship::Parent, 7),
        link(110, 7, Kinship::AuntUncle, 1),
        link(111, 8, Kinship::Neighbour, 3),
        link(112, 10, Kinship::FosterCarer, 2),
    ];
    (people, links)
}

fn picture(people: &[Person], links: &[Relationship]) -> Picture {
    draw(&people.iter().collect::<Vec<_>>(), &links.iter().collect::<Vec<_>>(), DAY)
}

#[test]
fn generations_stand_in_rows_and_nobody_stands_on_anybody() {
    let (people, links) = family();
    let picture = picture(&people, &links);
    let y =
        |number| picture.figures.iter().find(|figure| figure.id == PersonId(number)).map(|figure| figure.y);
    assert_eq!(y(8), None, "a neighbour is not kin");
    assert_eq!(y(3), y(4));
    assert_eq!(y(3), y(7), "an aunt stands with the parents");
    assert_eq!(y(1), y(9));
    assert!(y(6) < y(3) && y(3) < y(1));
    for (at, a) in picture.figures.iter().enumerate() {
        assert!(a.x >= CELL / 2 && a.x + CELL / 2 <= picture.width && a.y < picture.height);
        for b in &picture.figures[..at] {
            assert!(a.y != b.y || (a.x - b.x).abs() >= CELL, "{:?} stands on {:?}", a.name, b.name);
        }
    }
}

#[test]
fn a_mother_with_a_partner_and_a_former_one_stands_between_them() {
    let (people, links) = family();
    let picture = picture(&people, &links);
    let x = |number| picture.figures.iter().find(|figure| figure.id == PersonId(number)).unwrap().x;
    assert!((x(4) < x(3)) == (x(3) < x(5)));
    assert_eq!(picture.joints.iter().filter(|joint| joint.kind == "partner").count(), 1);
    assert_eq!(picture.joints.iter().filter(|joint| joint.kind == "former").count(), 1);
    assert_eq!(picture.joints.iter().filter(|joint| joint.kind == "care").count(), 1);
}

#[test]
fn a_ring_never_holds_somebody_who_lives_elsewhere() {
    let (people, links) = family();
    let picture = picture(&people, &links);
    assert!(picture.rings.iter().any(|ring| ring.name == "Larch Row"));
    for ring in &picture.rings {
        for figure in picture.figures.iter().filter(|figure| ring.holds(figure)) {
            let lives = people.iter().find(|person| person.id == figure.id).unwrap();
            assert_eq!(lives.household, ring.name, "{:?} is in the wrong ring", figure.name);
        }
    }
}

#[test]
fn the_same_family_gives_the_same_picture_whatever_the_order() {
    let (mut people, mut links) = family();
    let first = picture(&people, &links);
    people.reverse();
    links.reverse();
    let second = picture(&people, &links);
    assert_eq!(first.figures, second.figures);
    assert_eq!(first.rings, second.rings);
}

#[test]
fn symbols_follow_the_convention() {
    let (people, links) = family();
    let picture = picture(&people, &links);
    let of = |number| picture.figures.iter().find(|figure| figure.id == PersonId(number)).unwrap();
    assert_eq!((of(1).shape, of(1).double), ("circle", true));
    assert_eq!((of(4).shape, of(4).double), ("square", false));
    assert_eq!((of(9).shape, of(9).age.text.as_str()), ("diamond", "expected"));
}

#[test]
fn impossible_and_empty_families_are_drawn_all_the_same() {
    assert!(picture(&[], &[]).figures.is_empty());
    let people = vec![
        person(1, "A", Part::Child, Sex::Male, 2018, "x"),
        person(2, "B", Part::Child, Sex::Male, 2019, "x"),
    ];
    // Each the parent of the other: refused when saved, but an imported record may hold it.
    let round = vec![
        link(101, 1, Kinship::Parent, 2),
        link(102, 2, Kinship::Parent, 1),
        link(103, 1, Kinship::Parent, 1),
    ];
    assert_eq!(picture(&people, &round).figures.len(), 2);
}

#[test]
fn the_list_says_what_the_picture_shows() {
    let (people, links) = family();
    let mut record = CaseRecord::default();
    for object in people.into_iter().map(Object::from).chain(links.into_iter().map(Object::from)) {
        record.put(Kept::new(object));
    }
    let told = told::everybody(&record, DAY);
    let of = |name: &str| told.iter().find(|one| one.name.starts_with(name)).unwrap();
    assert_eq!(told.len(), 10);
    assert!(of("Ruth").related.contains(&"parent of Maya, with parental responsibility".to_owned()));
    assert!(of("Ruth").related.iter().any(|one| one.starts_with("partner of Sami")));
    assert!(of("Dan").related.iter().any(|one| one.starts_with("former partner of Ruth")));
    assert!(of("Baby").line.contains("expected 1 May 2027"));
    assert!(of("Maya").line.contains("lives at Larch Row"));
}

#[test]
fn a_street_that_must_stay_hidden_is_named_nowhere() {
    let (mut people, links) = family();
    people[2].address_hidden = true;
    let picture = picture(&people, &links);
    assert!(picture.rings.iter().all(|ring| ring.name != "Larch Row"));
    assert!(picture.rings.iter().any(|ring| ring.name == "a hidden address"));
    assert!(picture.rings.iter().any(|ring| ring.name == "Hill Top"));
    let mut record = CaseRecord::default();
    for object in people.into_iter().map(Object::from).chain(links.into_iter().map(Object::from)) {
        record.put(Kept::new(object));
    }
    let told = told::everybody(&record, DAY);
    assert!(
        told.iter().all(|one| !one.line.contains("Larch Row")),
        "nobody of the household tells where it is"
    );
    assert!(told.iter().any(|one| one.line.contains("lives at a hidden address")));
}

#[test]
fn brothers_without_parents_in_the_record_hang_on_one_line() {
    let (mut people, mut links) = family();
    people.push(person(11, "Ben", Part::Relative, Sex::Male, 1985, "Mill Lane"));
    links.push(link(120, 11, Kinship::Sibling, 4));
    let before = picture(&family().0, &family().1).joints.len();
    assert_eq!(picture(&people, &links).joints.len(), before + 1);
}

/// Nine children of one mother with three fathers, with names as long as names are, and homes with long addresses.
fn large_family(names: [&str; 14]) -> (Vec<Person>, Vec<Relationship>) {
    let home = "Flat 14, The Old Rectory Mews, Upper Ashbourne";
    let (mut people, mut links) = (Vec::new(), Vec::new());
    people.push(person(1, names[0], Part::Parent, Sex::Female, 1985, "Larch Row"));
    for (at, name) in (2..5).zip(&names[1..4]) {
        people.push(person(
            at,
            name,
            Part::Parent,
            Sex::Male,
            1980,
            if at == 4 { "Larch Row" } else { "Hill Top" },
        ));
        links.push(link(100 + at, at, if at == 4 { Kinship::Partner } else { Kinship::ExPartner }, 1));
    }
    for (at, name) in (10..19).zip(&names[4..13]) {
        let born = i16::try_from(2000 + at).unwrap();
        people.push(person(
            at,
            name,
            Part::Child,
            Sex::Female,
            born,
            if at % 4 == 0 { home } else { "Larch Row" },
        ));
        links.push(link(200 + at, 1, Kinship::Parent, at));
        links.push(link(300 + at, 2 + at % 3, Kinship::Parent, at));
    }
    people.push(person(30, names[13], Part::Relative, Sex::Female, 1955, ""));
    for person in &mut people {
        person.called.clone_from(&person.given);
    }
    links.push(link(400, 30, Kinship::Parent, 1));
    (people, links)
}

const SHORT: [&str; 14] =
    ["Ruth", "Dan", "Sami", "Ike", "Ada", "Ben", "Cal", "Dot", "Eve", "Flo", "Gil", "Hal", "Ivy", "Joan"];
const LONG: [&str; 14] = [
    "Mary-Elizabeth",
    "Wolfeschlegelsteinhausen",
    "عبد الرحمن",
    "Сергій-Володимир",
    "Oluwafunmilayo",
    "Maximilian",
    "Anastasia Sofia",
    "Christopher-James",
    "Wilhelmina",
    "نور الهدى",
    "Bartholomew",
    "W",
    "Baby",
    "Mmwmwmmwmw",
];

/// All that takes room in the picture: symbols, names and ages, and the names of homes.
fn rooms(picture: &Picture) -> Vec<Room> {
    let mut rooms = Vec::new();
    for figure in &picture.figures {
        rooms.push(Room::around(figure.x, figure.y, HALF));
        rooms.extend(
            figure.name.iter().map(|words| Room::of_words(&words.text, NAME, figure.x, figure.y + words.y)),
        );
        rooms.push(Room::of_words(&figure.age.text, AGE, figure.x, figure.y + figure.age.y));
    }
    rooms.extend(picture.rings.iter().map(|ring| {
        let half = crate::letters::width(&ring.name, rings::SIZE) / 2;
        Room::of_words(&ring.name, rings::SIZE, ring.x + half, ring.y)
    }));
    rooms
}

#[test]
fn no_two_words_of_a_picture_meet_and_none_leaves_it() {
    for family in [family(), large_family(SHORT), large_family(LONG)] {
        let picture = picture(&family.0, &family.1);
        let rooms = rooms(&picture);
        for (at, room) in rooms.iter().enumerate() {
            assert!(room.lies_in(picture.width, picture.height), "{room:?} leaves the picture");
            assert!(rooms[..at].iter().all(|other| !room.meets(*other)), "{room:?} meets another");
        }
        let foot = |y: i32| y + rings::BELOW;
        for figure in &picture.figures {
            let last = figure.age.y + figure.y + 5;
            assert!(last <= foot(figure.y), "an age stands in its ring");
        }
    }
}

#[test]
fn a_name_without_room_gives_way_to_initials_and_its_number_and_a_home_to_a_letter() {
    let (people, links) = large_family(LONG);
    let drawn = picture(&people, &links);
    assert!(drawn.numbered && !drawn.wide && drawn.width <= WIDEST, "{}", drawn.width);
    let of = |number| drawn.figures.iter().find(|figure| figure.id == PersonId(number)).unwrap();
    let words = |number| of(number).name.iter().map(|words| words.text.as_str()).collect::<Vec<_>>();
    assert_eq!(words(2), ["W.O. 2"], "the second in the list");
    assert_eq!(words(12), ["Anastasia", "Sofia"]);
    let ring = drawn.rings.iter().find(|ring| ring.key.is_some()).unwrap();
    assert!(ring.name.starts_with("Home ") && ring.key.as_deref().unwrap().starts_with("Flat 14"));
    let (people, links) = large_family(SHORT);
    assert!(!picture(&people, &links).numbered);
}

#[test]
fn a_row_that_is_too_long_for_paper_says_so() {
    let many: Vec<Person> = (1..16).map(|at| person(at, "Kit", Part::Child, Sex::Male, 2015, "x")).collect();
    let picture = picture(&many, &[]);
    assert!(picture.wide && picture.figures.len() == 15);
}
