//! What must hold of every picture, whichever family it shows.

use super::{
    layout::{CELL, Picture, draw},
    told,
};
use jiff::civil::Date;
use practice::{
    FamilyRecord, Kept, Object,
    ids::{PersonId, RelationshipId},
    people::{Kinship, ParentalResponsibility, Part, Person, Relationship, Sex},
};

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
            assert!(a.y != b.y || (a.x - b.x).abs() >= CELL, "{} stands on {}", a.name, b.name);
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
            assert_eq!(lives.household, ring.name, "{} is in the wrong ring", figure.name);
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
    assert_eq!((of(9).shape, of(9).age.as_str()), ("diamond", "expected"));
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
    let mut record = FamilyRecord::default();
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
    let mut record = FamilyRecord::default();
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
