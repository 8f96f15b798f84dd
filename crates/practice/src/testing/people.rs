//! The people of the family made for tests, and its network.

use super::ids;
use crate::{
    ids::{MemberId, PersonId, RelationshipId},
    people::{Kinship, ParentalResponsibility, Part, Person, Relationship, Sex},
    plan::{Knows, NetworkMember},
    testing::shape::Shape,
    who::Who,
};
use jiff::{ToSpan, civil::Date};

const CHILDREN: [&str; 5] = ["Maya", "Leo", "Ivy", "Sam", "Noor"];

/// The name of the child at this place.
pub(super) fn child_name(at: usize) -> &'static str {
    CHILDREN[at % CHILDREN.len()]
}

/// Everybody in the family and its network.
pub(super) fn people(shape: &Shape) -> Vec<Person> {
    let mut all = vec![
        person(ids::MUM, "Kim", Part::Parent, Sex::Female, None),
        person(ids::DAD, "Dan", Part::Parent, Sex::Male, None),
        person(ids::GRAN, "Rose", Part::Relative, Sex::Female, None),
        person(ids::UNCLE, "Tom", Part::Relative, Sex::Male, None),
    ];
    for at in 0..shape.children {
        let years = 5 + i16::try_from(at).unwrap_or(0) * 2;
        let born = shape.today.saturating_sub(years.years()).saturating_sub(40.days());
        all.push(person(ids::child(at), child_name(at), Part::Child, Sex::NotStated, Some(born)));
    }
    if shape.baby {
        let born = shape.today.saturating_sub(7.months());
        all.push(person(ids::BABY, "Bea", Part::Child, Sex::Female, Some(born)));
    }
    all
}

fn person(id: PersonId, given: &str, part: Part, sex: Sex, born: Option<Date>) -> Person {
    Person {
        id,
        given: given.to_owned(),
        family: "Marlow".to_owned(),
        also_known_as: Vec::new(),
        called: String::new(),
        part,
        born,
        sex,
        ethnicity: String::new(),
        language: "English".to_owned(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: "01632 960001".to_owned(),
        address: "4 Orchard Row".to_owned(),
        address_hidden: false,
        household: "Orchard Row".to_owned(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}

/// How the children are related to their parents.
pub(super) fn relationships(shape: &Shape) -> Vec<Relationship> {
    let mut number = 500;
    let mut all = Vec::new();
    for child in shape.children() {
        for parent in [ids::MUM, ids::DAD] {
            number += 1;
            all.push(Relationship {
                id: RelationshipId(number),
                a: parent,
                b: child,
                kinship: Kinship::Parent,
                parental_responsibility: ParentalResponsibility::Yes,
                from: None,
                to: None,
            });
        }
    }
    all
}

/// The network: grandmother and uncle, both of whom know everything.
pub(super) fn network(shape: &Shape) -> Vec<NetworkMember> {
    [(ids::GRAN, "has the children on Friday nights"), (ids::UNCLE, "answers the phone at night")]
        .into_iter()
        .zip(300..)
        .map(|((person, role), number)| NetworkMember {
            id: MemberId(number),
            person,
            natural: true,
            roles: vec![role.to_owned()],
            knows: Knows::All,
            told_on: Some(shape.days_ago(150)),
            told_by: Some(Who::Person(ids::MUM)),
            agreed_to: "to come round when Kim rings".to_owned(),
            availability: "evenings".to_owned(),
            concerns: String::new(),
            joined: Some(shape.days_ago(150)),
            left: None,
            keeps_plan_after_closure: person == ids::GRAN,
        })
        .collect()
}
