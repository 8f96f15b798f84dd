//! The fields of a placement, as its form asks for them.

use practice::{
    Object,
    child::{Placement, PlacementKind},
    ids::PartyId,
};
use ui::{
    form::{FormReader, Problems, Values},
    own_record::Fields,
    people_options::Choice,
};

/// The fields, by the names that they have in the type, and what people call them.
const LABELS: &[(&str, &str)] = &[
    ("party", "With whom"),
    ("kind", "As what"),
    ("from", "Since when"),
    ("to", "Until when"),
    ("ended_because", "Why it ended"),
];

/// The form's fields.
pub(super) const FIELDS: Fields<'static> = (LABELS, as_sent);

fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    let Object::Placement(placement) = object else { return values };
    values
        .add("party", placement.party.to_string())
        .add("kind", placement.kind.code())
        .add_date("from", Some(placement.from))
        .add_date("to", placement.to)
        .add("ended_because", &placement.ended_because);
    values
}

/// Reads the form into a placement. With whom was chosen or typed, or a sentence says why that is not known.
pub(super) fn read(
    values: &Values,
    mut placement: Placement,
    party: Result<PartyId, &'static str>,
) -> Result<Placement, Problems> {
    let mut reader = FormReader::new(values);
    match party {
        Ok(party) => placement.party = party,
        Err(sentence) => reader.problems.add("party", sentence),
    }
    if let Some(kind) = reader.choice("kind", "Say as what the child lives there.", PlacementKind::from_code)
    {
        placement.kind = kind;
    }
    if let Some(from) = day(&mut reader, "from", "The day since which the child lives there") {
        placement.from = from;
    }
    if reader.problems.is_empty() { Ok(placement) } else { Err(reader.problems) }
}

/// Reads the end of a placement.
pub(super) fn read_end(values: &Values, mut placement: Placement) -> Result<Placement, Problems> {
    let mut reader = FormReader::new(values);
    placement.to = day(&mut reader, "to", "The day from which the child does not live there any more");
    placement.ended_because =
        reader.needed("ended_because", "Why it ended", "Say in a sentence why it ended.");
    if reader.problems.is_empty() { Ok(placement) } else { Err(reader.problems) }
}

/// A day that must be given.
fn day(reader: &mut FormReader<'_>, field: &str, label: &str) -> Option<jiff::civil::Date> {
    let before = reader.problems.0.len();
    let day = reader.date(field, label);
    if day.is_none() && reader.problems.0.len() == before {
        reader.problems.add(field, format!("{label}: put in the date."));
    }
    day
}

/// As what a child may live there.
pub(super) fn kinds() -> Vec<Choice> {
    PlacementKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.words())).collect()
}
