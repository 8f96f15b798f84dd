//! Reads the form of a new referral, and says what is wrong beside each field.

use super::{
    referred::{Named, Referred},
    rows::filled,
};
use crate::form::{Problems, Reader, Values};
use jiff::civil::Date;
use practice::{
    family::{Referral, Stage},
    ids::WorkerId,
    map::Variant,
    people::{Kinship, ParentalResponsibility, Sex},
};

/// What an adult may be to the children, as the form offers it.
pub(super) const KINSHIPS: &[Kinship] = &[
    Kinship::Parent,
    Kinship::StepParent,
    Kinship::Grandparent,
    Kinship::Sibling,
    Kinship::HalfSibling,
    Kinship::AuntUncle,
    Kinship::Cousin,
    Kinship::FosterCarer,
    Kinship::PrivateFosterCarer,
    Kinship::Friend,
    Kinship::Neighbour,
    Kinship::Professional,
    Kinship::Other,
];

/// What the form says, or what is wrong with it.
pub(super) fn read(values: &Values, team: &[WorkerId], today: Date) -> Result<Referred, Problems> {
    let mut reader = Reader::new(values);
    let received = reader.date("received", "The day on which the referral came");
    if reader.problems.is_empty() && received.is_none() {
        reader.problems.add("received", "Put in the day on which the referral came.");
    }
    if received.is_some_and(|day| day > today) {
        reader.problems.add("received", "The day on which the referral came is in the future.");
    }
    let referral = Referral {
        received,
        source: {
            let source = reader.line("source", "Who referred");
            if source.is_empty() {
                reader.problems.add("source", "Say who referred, by role: for example, head teacher.");
            }
            source
        },
        worried: reader.needed(
            "worried",
            "What happened that worries them",
            "Write what happened that worries the person who referred.",
        ),
        working_well: reader.text("working_well", "What is going well"),
        needs_to_happen: reader.text("needs_to_happen", "What needs to happen"),
    };
    let children = people(&mut reader, values, "children");
    if children.is_empty() {
        reader.problems.add(
            "children-0-given",
            "Name at least one child. “Baby” is enough for one who is not born yet.",
        );
    }
    let adults = people(&mut reader, values, "adults");
    let typed = reader.line("name", "What the family is called");
    let name = if typed.is_empty() { called(&children) } else { typed };
    let address = reader.text("address", "Where the children live");
    let stage = reader.choice("stage", "Choose where the family stands.", Stage::from_code);
    let lead_worker = reader.optional("lead_worker", "Lead worker", |text| {
        text.parse::<WorkerId>().ok().filter(|worker| team.contains(worker))
    });
    let variant = match values.text("variant") {
        "" | "later" => None,
        code => reader.choice("variant", "Choose which words the map uses.", |_| Variant::from_code(code)),
    };
    match (reader.problems.is_empty(), stage) {
        (true, Some(stage)) => {
            Ok(Referred { name, stage, referral, children, adults, address, lead_worker, variant })
        }
        _ => Err(reader.problems),
    }
}

/// The people of a list; rows that hold nothing are left out.
fn people(reader: &mut Reader<'_>, values: &Values, list: &str) -> Vec<Named> {
    let who = if list == "children" { "The child" } else { "The adult" };
    let mut people = Vec::new();
    for row in 0..filled(values, list) {
        let field = |part: &str| format!("{list}-{row}-{part}");
        let before = format!("{list}-{row}-");
        let holds =
            values.with_prefix(&before).any(|(_, all)| all.iter().any(|value| !value.trim().is_empty()));
        if !holds {
            continue;
        }
        let named = Named {
            row,
            given: reader.line(&field("given"), &format!("{who}’s given names")),
            family: reader.line(&field("family"), &format!("{who}’s family name")),
            born: reader.date(&field("born"), &format!("{who}’s date of birth")),
            sex: reader.optional(&field("sex"), "Sex", Sex::from_code),
            kinship: reader.optional(&field("kinship"), "What the adult is to the children", |code| {
                Kinship::from_code(code).filter(|kinship| KINSHIPS.contains(kinship))
            }),
            responsibility: reader.optional(
                &field("responsibility"),
                "Parental responsibility",
                ParentalResponsibility::from_code,
            ),
            phone: reader.line(&field("phone"), "Telephone"),
        };
        if named.full_name().is_empty() {
            reader
                .problems
                .add(field("given"), format!("{who} needs a name, or what people call them for now."));
        }
        people.push(named);
    }
    people
}

/// What the family is called where nobody said: by the first child's family name.
fn called(children: &[Named]) -> String {
    let name = children.iter().map(|child| child.family.as_str()).find(|name| !name.is_empty());
    match (name, children.first()) {
        (Some(name), _) => format!("{name} family"),
        (None, Some(child)) => format!("{}’s family", child.full_name()),
        (None, None) => String::new(),
    }
}
