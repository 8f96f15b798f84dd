//! A child who was expected is born, or several are. The expected record becomes the first child's; each later child gets a record of
//! its own that names where it came from, in the same change.

use super::{child, family, links, put};
use crate::{
    Kind, Scene, SceneChange,
    actions::{
        Refused,
        refusals::{HOUSE_KEEPING, refuse},
    },
    child::{Child, ChildLink},
    ids::{ChildId, LinkId, PersonId},
    people::{Person, Sex},
};
use jiff::{ToSpan as _, civil::Date};

/// A birth is written down at most so many days after the day that the record says, expected or true: then the child is no newborn.
const NEWBORN_DAYS: i32 = 60;

/// Whether a child may have been born on a day, if the record says another one, expected or true.
pub fn may_be_born(said: Date, on: Date) -> bool {
    said.checked_add(NEWBORN_DAYS.days()).is_ok_and(|latest| on <= latest)
}

/// One of the children who were born.
#[derive(Debug, Clone)]
pub struct Born {
    /// Given names. May be empty for now.
    pub given: String,
    /// Sex as recorded.
    pub sex: Sex,
}

/// The numbers of a child who was not expected: of its own record, of the person in the family's, and of the link of both.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    /// The child's record.
    pub child: ChildId,
    /// The person.
    pub person: PersonId,
    /// The link.
    pub link: LinkId,
}

/// Writes down the birth of the child who was expected and of those who came with it, all on this day. The family that holds the
/// expected child must be in the scene, and the new records, which begin with it.
pub fn twins_born(
    scene: &Scene,
    expected: ChildId,
    (on, today): (Date, Date),
    first: &Born,
    more: &[(Numbers, Born)],
) -> Result<Vec<SceneChange>, Refused> {
    let before = child(scene, expected)?;
    let at = (Kind::Child, expected.0);
    if before.born.is_some_and(|said| !may_be_born(said, on)) {
        return Err(refuse(HOUSE_KEEPING, at, "born", "This child was born before. Look at the date again."));
    }
    if on > today {
        let sentence = "The day is in the future. Write the birth down when the child is born.";
        return Err(refuse(HOUSE_KEEPING, at, "born", sentence));
    }
    if before.died.is_some() {
        let sentence = "The record says that this child died. Look at the child’s own page first.";
        return Err(refuse(HOUSE_KEEPING, at, "born", sentence));
    }
    let link = links(scene, expected, today).into_iter().find(|link| link.holding);
    let is_apart = link.as_ref().is_none_or(|link| scene.record(link.family).is_none());
    if more.is_empty() && is_apart {
        // One child was born: that is said of the child, whichever family the child comes into.
        let (given, sex) = (first.given.trim().to_owned(), first.sex);
        return Ok(vec![put(expected, Child { given, sex, born: Some(on), ..before.clone() })]);
    }
    let Some(link) = link else {
        return Err(refuse(
            HOUSE_KEEPING,
            at,
            "",
            "No family holds the expected child. Link the child to a family first.",
        ));
    };
    let record = family(scene, link.family)?;
    let Some(person) = record.person(link.person) else {
        return Err(refuse(
            HOUSE_KEEPING,
            at,
            "",
            "The expected child is not in the family’s record any more.",
        ));
    };
    let is_born = |person: &Person, born: &Born| {
        let (given, sex) = (born.given.trim().to_owned(), born.sex);
        Person { given, sex, born: Some(on), ..person.clone() }
    };
    let named = is_born(person, first);
    let mut own = before.clone();
    own.follow(person, &named);
    let mut changes = vec![put(link.family, named), put(expected, own)];
    for (numbers, born) in more {
        let Numbers { child, person: id, link: link_id } = *numbers;
        let twin = Person {
            id,
            called: String::new(),
            alerts: Vec::new(),
            alike: Vec::new(),
            ..is_born(person, born)
        };
        let own = Child { origin: Some(expected), ..Child::of_person(child, &twin, before.restricted) };
        let half =
            ChildLink { id: link_id, child, person: id, from: on, to: None, holding: true, stands: None };
        changes.extend([put(link.family, twin), put(link.family, half), put(child, own)]);
    }
    Ok(changes)
}
