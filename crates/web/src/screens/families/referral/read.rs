//! Reads the form of a new referral, and says what is wrong beside each field.

use super::{
    referred::{Named, Referred},
    rows::filled,
};
use crate::screens::contacts::fields;
use jiff::Timestamp;
use practice::{
    contact::Contact,
    family::Stage,
    ids::{ContactId, WorkerId},
    map::Variant,
    people::{Kinship, ParentalResponsibility, Sex},
};
use ui::form::{Problems, Reader, Values};

/// What an adult may be to the children, as the form offers it.
pub(super) const KINSHIPS: &[Kinship] = &[
    Kinship::Parent,
    Kinship::ParentPartner,
    Kinship::ParentExPartner,
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

/// What the form does not say: the number of the contact and the moment of the request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn {
    pub(super) contact: ContactId,
    pub(super) now: Timestamp,
}

/// What the form says, or what is wrong with it.
pub(super) fn read(values: &Values, team: &[WorkerId], ids: Drawn) -> Result<Referred, Problems> {
    let mut reader = Reader::new(values);
    let contact = fields::read(&mut reader, values, Contact::at(ids.contact, ids.now), ids.now);
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
            Ok(Referred { name, stage, contact, children, adults, address, lead_worker, variant })
        }
        _ => Err(reader.problems),
    }
}

/// The people of a list; rows that hold nothing are left out.
pub(crate) fn people(reader: &mut Reader<'_>, values: &Values, list: &str) -> Vec<Named> {
    // As the form calls them.
    let block = if list == "children" { "Child" } else { "Adult" };
    let mut people = Vec::new();
    for row in 0..filled(values, list) {
        let field = |part: &str| format!("{list}-{row}-{part}");
        let before = format!("{list}-{row}-");
        let holds =
            values.with_prefix(&before).any(|(_, all)| all.iter().any(|value| !value.trim().is_empty()));
        if !holds {
            continue;
        }
        let named = reader.block(&format!("{block} {}", row + 1), |reader| Named {
            row,
            given: reader.line(&field("given"), "The given names"),
            family: reader.line(&field("family"), "The family name"),
            born: reader.date(&field("born"), "The date of birth"),
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
            school: reader.line(&field("school"), "School or nursery"),
            gp: reader.line(&field("gp"), "GP"),
            language: reader.line(&field("language"), "First language"),
            interpreter: values.ticked(&field("interpreter")),
        });
        if named.full_name().is_empty() {
            let sentence = format!("{block} {} needs a name, or what people call them for now.", row + 1);
            reader.problems.add(field("given"), sentence);
        }
        if let Some(before) = people.iter().find(|before| named.is_written_twice(before)) {
            let other = block.to_lowercase();
            reader.problems.add(
                field("given"),
                format!(
                    "{block} {} has the same name as {other} {}. Leave one of them out, or put in both dates of birth if they are two people.",
                    row + 1,
                    before.row + 1
                ),
            );
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
