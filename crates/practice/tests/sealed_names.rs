//! What of a sealed child’s record may not stand in the words of a family to which the child once belonged.

use jiff::civil::date;
use practice::{
    CaseRecord, Kept, Object,
    child::{Allocation, Child, Placement, PlacementKind, Sealed},
    goal::{NextStep, StepStatus},
    hidden::sealed::{SealedNames, parties},
    ids::{ChildId, PartyId, PlacementId, StepId, TeamId, WorkerId},
    party::{Party, PartyKind},
    people::Part,
    retention::{Retention, RetentionClass},
    testing::{MUM, Shape, sound_family},
};

fn family() -> CaseRecord {
    sound_family(&Shape::default())
}

fn sealed(given: &str, name: &str) -> CaseRecord {
    let family = family();
    let person =
        family.people.iter().find(|person| person.part == Part::Child).map(|kept| kept.value.clone());
    let mut child =
        Child::of_person(ChildId(1), &person.unwrap_or_else(|| family.people[0].value.clone()), false);
    (child.given, child.family, child.called) = (given.to_owned(), name.to_owned(), String::new());
    child.sealed = Some(Sealed { on: date(2026, 11, 23), by: WorkerId(1), why: "Order".to_owned() });
    let mut own = CaseRecord::default();
    own.child_records.push(Kept::new(child));
    own
}

fn adopters(name: &str, address: &str) -> Party {
    Party {
        id: PartyId(5),
        kind: PartyKind::Adopter,
        name: name.to_owned(),
        phone: "01632 960111".to_owned(),
        address: address.to_owned(),
        allocation: Allocation { team: TeamId(1), lead_worker: None, since: date(2026, 1, 1) },
        restricted: false,
        retention: Retention::of(RetentionClass::Child),
    }
}

fn says(text: &str) -> Object {
    Object::NextStep(NextStep {
        id: StepId(1),
        goal: None,
        text: text.to_owned(),
        owner: None,
        due: None,
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    })
}

fn finds(kept: &SealedNames, text: &str) -> bool {
    kept.stands_in(&says(text))
}

#[test]
fn a_new_name_is_found_in_full_however_it_is_written_and_no_part_of_it_alone() {
    let kept = SealedNames::of(&sealed("Matilda Rose", "Lindqvist"), &[], &family());
    for text in [
        "Her name is Matilda Rose Lindqvist now",
        "matilda lindqvist",
        "LINDQVIST, Matilda",
        "ask after Mátilda  Lindqvist.",
    ] {
        assert!(finds(&kept, text), "{text}");
    }
    for text in ["Matilda rang", "The Lindqvists", "Matilda and Mrs Lindqvist", "Matildas Lindqvist", ""] {
        assert!(!finds(&kept, text), "{text}");
    }
}

#[test]
fn a_name_of_common_words_is_found_with_its_capitals_alone() {
    let kept = SealedNames::of(&sealed("May", "Will"), &[], &family());
    assert!(finds(&kept, "May Will came"));
    for text in ["In May will be the review", "She may will it", "Will she in May"] {
        assert!(!finds(&kept, text), "{text}");
    }
    assert!(finds(&kept, "Will, May"), "in the order of a list");
    let kept = SealedNames::of(&sealed("Will", "Lindqvist"), &[], &family());
    assert!(finds(&kept, "will lindqvist"), "one of the two is no other word");
}

#[test]
fn who_adopted_and_where_they_live_is_found_and_the_town_is_not() {
    let party = adopters("Anna and Erik Lindqvist", "14 Rosebery Close\nAshbourne Vale\nAV1 2CD");
    let kept = SealedNames::of(&sealed("Maya", "Lindqvist"), &[party], &family());
    for text in [
        "Erik Lindqvist rang",
        "anna lindqvist",
        "She lives at 14, Rosebery Close",
        "write to av1 2cd",
        "ring 01632-960111",
    ] {
        assert!(finds(&kept, text), "{text}");
    }
    for text in ["Anna rang", "in Ashbourne Vale", "Close to 14", "Erik and Anna", "AV1"] {
        assert!(!finds(&kept, text), "{text}");
    }
}

#[test]
fn what_the_family_says_of_its_own_people_is_no_secret_there() {
    let mut family = family();
    let (mut name, address) = (String::new(), "3 Harbour Street, Ashbourne Vale");
    for person in family.people.iter_mut().filter(|person| person.id == MUM) {
        person.value.address = address.to_owned();
        name = person.full_name();
    }
    let kept = SealedNames::of(&sealed("Maya", "Lindqvist"), &[adopters(&name, address)], &family);
    assert!(!finds(&kept, &format!("{name} lives at {address}")));
    assert!(finds(&kept, "Maya Lindqvist"));
    // And whose name did not change with the order.
    let person = family.people.iter().find(|person| person.part == Part::Child).map(|one| one.value.clone());
    if let Some(person) = person {
        let own = sealed(&person.given, &person.family);
        assert!(!SealedNames::of(&own, &[], &family).stands_in(&Object::Person(person)));
    }
}

#[test]
fn a_new_name_is_found_in_the_fields_of_a_person() {
    let mut family = family();
    let kept = SealedNames::of(&sealed("Matilda", "Lindqvist"), &[], &family);
    let mut person = family.people.remove(0).value;
    assert!(!kept.stands_in(&Object::Person(person.clone())));
    (person.given, person.family) = ("Matilda Rose".to_owned(), "Lindqvist".to_owned());
    assert!(kept.stands_in(&Object::Person(person)));
}

#[test]
fn with_whom_the_child_lived_before_the_order_is_known_to_the_family() {
    let placed = |number: i64, kind, from| {
        let (id, party) = (PlacementId(number), PartyId(number));
        let ended_because = String::new();
        Kept::new(Placement { id, party, kind, from, to: None, ended_because })
    };
    let mut own = sealed("Maya", "Lindqvist");
    own.placements = vec![
        placed(1, PlacementKind::FosterCare, date(2025, 1, 1)),
        placed(2, PlacementKind::Adoption, date(2026, 3, 1)),
        placed(3, PlacementKind::Other, date(2026, 12, 1)),
    ];
    assert_eq!(parties(&own), [PartyId(2), PartyId(3)]);
    own.child_records[0].value.sealed = None;
    assert_eq!(parties(&own), [], "not sealed");
}
