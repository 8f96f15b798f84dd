//! Who a party is, as the forms of beginning and of changing the record ask for it.

use practice::{
    Object, Who,
    child::Allocation,
    ids::WorkerId,
    party::{Party, PartyKind},
};
use ui::{
    form::{FormReader, Problems, Values},
    own_record::Fields,
    people_options::Choice,
};

/// The fields, by the names that they have in the type, and what people call them.
const LABELS: &[(&str, &str)] = &[
    ("kind", "What they are to children"),
    ("name", "Name in full"),
    ("phone", "Telephone"),
    ("address", "Address"),
    ("allocation", "Who leads the work"),
];

/// The form's fields.
pub(super) const FIELDS: Fields<'static> = (LABELS, as_sent);

/// A party as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    let Object::Party(party) = object else { return values };
    values
        .add("kind", party.kind.code())
        .add("name", &party.name)
        .add("phone", &party.phone)
        .add("address", &party.address);
    if let Some(lead) = party.allocation.lead_worker {
        values.add("allocation", Who::Worker(lead).to_string());
    }
    values
}

/// Reads the form into a party that has everything the form does not ask for. `team`: those who may lead. None: who leads is not
/// asked.
pub(super) fn read(
    values: &Values,
    team: Option<&[(WorkerId, String)]>,
    mut party: Party,
    today: jiff::civil::Date,
) -> Result<Party, Problems> {
    let mut reader = FormReader::new(values);
    if let Some(kind) = reader.choice("kind", "Say what they are to children.", PartyKind::from_code) {
        party.kind = kind;
    }
    party.name = reader.line("name", "The name");
    if party.name.is_empty() {
        reader.problems.add("name", "Give the name in full, as they write it.");
    }
    party.phone = reader.line("phone", "The telephone number");
    party.address = reader.text("address", "The address");
    if let Some(team) = team {
        let lead_worker = reader.optional("allocation", "Who leads the work", |text| match text.parse() {
            Ok(Who::Worker(worker)) if team.iter().any(|(one, _)| *one == worker) => Some(worker),
            _ => None,
        });
        if lead_worker != party.allocation.lead_worker {
            party.allocation = Allocation { lead_worker, since: today, ..party.allocation };
        }
    }
    if reader.problems.is_empty() { Ok(party) } else { Err(reader.problems) }
}

/// What parties are to children.
pub(super) fn kinds() -> Vec<Choice> {
    PartyKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.words())).collect()
}

/// Those of the team who may lead.
pub(super) fn leads(team: &[(WorkerId, String)]) -> Vec<Choice> {
    team.iter().map(|(worker, name)| Choice::new(Who::Worker(*worker).to_string(), name)).collect()
}
