//! The facts of the genogram in words, for everybody who listens to a page instead of looking at it.

use crate::family::household;
use jiff::civil::Date;
use practice::{
    CaseRecord,
    people::{Kinship, ParentalResponsibility, Person, Relationship},
};
use serde::Serialize;

/// One person with everything that the picture says of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Told {
    /// The person's own page within the record.
    pub(crate) id: String,
    /// The name in full.
    pub(crate) name: String,
    /// Part, age and household in a line.
    pub(crate) line: String,
    /// How the person is related to others: "parent of Maya, with parental responsibility".
    pub(crate) related: Vec<String>,
}

/// Everybody, the children first.
pub(crate) fn everybody(record: &CaseRecord, day: Date) -> Vec<Told> {
    in_order(record).into_iter().map(|person| told(record, person, day)).collect()
}

/// Everybody in the order of the list, whose numbers stand in the picture where a name has no room.
pub(crate) fn in_order(record: &CaseRecord) -> Vec<&Person> {
    let mut people: Vec<&Person> = record.people.iter().map(|kept| &kept.value).collect();
    people.sort_by_key(|person| (person.part, person.born, person.id));
    people
}

fn told(record: &CaseRecord, person: &Person, day: Date) -> Told {
    let mut line = vec![person.part.words().to_owned()];
    if person.sex != practice::people::Sex::NotStated {
        line.push(person.sex.words().to_lowercase());
    }
    match (person.born, person.died) {
        (_, Some(died)) => line.push(format!("died {}", calendar::long(died))),
        (Some(born), None) if born > day => line.push(format!("expected {}", calendar::long(born))),
        (Some(born), None) => line.push(calendar::age_on(born, day).describe()),
        (None, None) => {}
    }
    let home = household::shown(record.people.iter().map(|kept| &kept.value), &person.household);
    if !home.is_empty() {
        line.push(format!("lives at {home}"));
    }
    let mut links: Vec<&Relationship> = record
        .relationships
        .iter()
        .map(|kept| &kept.value)
        .filter(|link| link.a == person.id || (link.b == person.id && is_mutual(link.kinship)))
        .collect();
    links.sort_by_key(|link| (link.kinship, link.id));
    let related = links.into_iter().map(|link| related(record, link, person)).collect();
    Told { id: person.id.to_string(), name: person.full_name(), line: line.join(", "), related }
}

/// Whether the word is the same from both sides. Of other ties it says that the two know each other.
fn is_mutual(kinship: Kinship) -> bool {
    kinship.is_mutual() || kinship == Kinship::Other
}

fn related(record: &CaseRecord, link: &Relationship, person: &Person) -> String {
    let other = if link.a == person.id { link.b } else { link.a };
    let name = record.person(other).map_or("somebody", |other| other.short_name());
    let mut words = match link.kinship {
        Kinship::Other => format!("knows {name}"),
        kinship => format!("{} of {name}", kinship.words()),
    };
    if link.a == person.id && link.parental_responsibility == ParentalResponsibility::Yes {
        words.push_str(", with parental responsibility");
    }
    if let Some(to) = link.to {
        words = format!("{words}, until {}", calendar::long(to));
    }
    words
}
