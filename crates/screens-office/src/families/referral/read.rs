//! Reads the form of a new referral, and says what is wrong beside each field.

use super::referred::Referred;
use jiff::Timestamp;
use practice::{
    contact::Contact,
    family::Stage,
    ids::{ContactId, WorkerId},
    map::Variant,
};
use ui::contact_fields;
use ui::{
    form::{FormReader, Problems, Values},
    named::{Named, people},
};

/// What the form does not say: the number of the contact and the moment of the request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn {
    pub(super) contact: ContactId,
    pub(super) now: Timestamp,
}

/// What the form says, or what is wrong with it.
pub(super) fn read(values: &Values, team: &[WorkerId], ids: Drawn) -> Result<Referred, Problems> {
    let mut reader = FormReader::new(values);
    let contact = contact_fields::read(&mut reader, values, Contact::at(ids.contact, ids.now), ids.now);
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

/// What the family is called where nobody said: by the first child's family name.
fn called(children: &[Named]) -> String {
    let name = children.iter().map(|child| child.family.as_str()).find(|name| !name.is_empty());
    match (name, children.first()) {
        (Some(name), _) => format!("{name} family"),
        (None, Some(child)) => format!("{}’s family", child.full_name()),
        (None, None) => String::new(),
    }
}
