//! A large family: nine children, each with a record of their own, and one map, whose sign-off is written into ten chains.

use crate::outcome::Outcome;
use access::FamilyPermit;
use jiff::civil::Date;
use practice::{
    Object,
    actions::Change,
    ids::{FamilyId, MapId, PersonId},
    map::{Layout, Map, MapStatus, SignOff, Variant},
    people::{Part, Person, Sex},
};
use record::{ChangeRequest, Store};

/// How many children there are.
pub(crate) const CHILDREN: usize = 9;

/// Puts the children and the map into a family that lacks them.
pub(crate) async fn make(store: &Store, permit: &FamilyPermit) -> Outcome<()> {
    let (family, today) = (permit.family(), store.clock().today());
    let request = ChangeRequest::new("person.added", store.clock().now());
    let made = store.change(permit, request, None, move |record, _| {
        if !record.maps.is_empty() {
            return Ok(Vec::new());
        }
        let children = children(family).into_iter().map(child).map(Object::from);
        Ok(children.chain([map(family, today).into()]).map(Change::Put).collect())
    });
    match made.await? {
        record::Outcome::Done(_) => Ok(()),
        other => Err(format!("the children were not kept: {other:?}").into()),
    }
}

/// The map as somebody signs it off.
pub(crate) fn signed_off(family: FamilyId, today: Date, number: u64) -> Map {
    let by = practice::ids::WorkerId(1);
    let signed_off = Some(SignOff { by, on: today, note: format!("Sign-off {number}") });
    Map { status: MapStatus::SignedOff, signed_off, ..map(family, today) }
}

/// Numbers of things after the family’s own, which nothing else has.
fn children(family: FamilyId) -> Vec<PersonId> {
    (1..).take(CHILDREN).map(|place| PersonId(family.0 + 500_000 + place)).collect()
}

fn map(family: FamilyId, today: Date) -> Map {
    Map {
        id: MapId(family.0 + 500_000),
        children: children(family),
        variant: Variant::Safety,
        layout: Layout::ThreeColumns,
        version: 1,
        status: MapStatus::Draft,
        begun: today,
        meeting: None,
        authors: Vec::new(),
        family_present: Vec::new(),
        reason_for_many_dangers: String::new(),
        signed_off: None,
    }
}

fn child(id: PersonId) -> Person {
    Person {
        id,
        given: "Child".to_owned(),
        family: format!("Number {}", id.0),
        also_known_as: Vec::new(),
        called: String::new(),
        part: Part::Child,
        born: None,
        sex: Sex::NotStated,
        ethnicity: String::new(),
        language: String::new(),
        interpreter: false,
        disability: Vec::new(),
        died: None,
        phone: String::new(),
        address: String::new(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: String::new(),
        gp: String::new(),
        alike: Vec::new(),
    }
}
