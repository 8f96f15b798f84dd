//! People whom a new referral named, who come along when it is written down as a contact on a record that exists: those who
//! are in that record already, and those who are put into it with the contact, such as a new baby.

use jiff::civil::Date;
use names::{Described, PersonName, Sought};
use practice::{
    CaseRecord, Object,
    actions::{self, Acting, Change, Refused},
    ids::{PersonId, RelationshipId},
    people::{ParentalResponsibility, Part, Person, Relationship},
};
use serde::Serialize;
use ui::form::{FormReader, Values};
use ui::named::{self, Named, part, person};

/// Says that the form has shown who comes along, so that a tick that was taken out stays out.
pub(super) const SHOWN: &str = "brought";

/// Somebody whom the referral named, as the form of the contact shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Brought {
    /// The field that puts them into the record: `children-0-bring`.
    field: String,
    /// "Poppy Bramley-Shaw, born 26 October 2026".
    who: String,
    /// Who they are in this record already. None: they are not in it.
    there: Option<String>,
    /// Whether they are put into it.
    ticked: bool,
    /// What was typed of them, which goes along unseen.
    typed: Vec<(String, String)>,
}

/// The fields of a list of people, by row.
const LISTS: [&str; 2] = ["children", "adults"];

/// Somebody whom the referral named, with who they are in the record.
#[derive(Debug, Clone)]
struct Row {
    is_child: bool,
    field: String,
    named: Named,
    there: Option<PersonId>,
}

fn rows(record: &CaseRecord, values: &Values, today: Date) -> Vec<Row> {
    let mut problems = FormReader::new(values);
    let mut rows = Vec::new();
    for list in LISTS {
        let is_child = list == "children";
        for named in named::people(&mut problems, values, list) {
            let field = format!("{list}-{}", named.row);
            let there = find(record, &named, is_child, today);
            rows.push(Row { is_child, field, named, there });
        }
    }
    rows
}

/// Who of the record this is: the likeliest.
fn find(record: &CaseRecord, named: &Named, is_child: bool, today: Date) -> Option<PersonId> {
    let told = named.told(is_child);
    let sought = Sought::of(told.described());
    let alike =
        record.people.iter().filter(|person| person.part != Part::Professional).filter_map(|person| {
            let name = PersonName {
                given: person.given.clone(),
                family: person.family.clone(),
                also_known_as: person.also_known_as.clone(),
            };
            let written = Described { name: &name, born: person.born, is_child: person.is_child() };
            Some((sought.may_be(written, today)?, person.id))
        });
    alike.min().map(|(_, person)| person)
}

/// Whom the form of the contact shows. Nobody where it does not come from a referral.
pub(super) fn shown(record: &CaseRecord, values: &Values, today: Date) -> Vec<Brought> {
    let is_first = !values.ticked(SHOWN);
    rows(record, values, today)
        .into_iter()
        .map(|row| {
            let before = format!("{}-", row.field);
            let bring = format!("{before}bring");
            let typed = values.with_prefix(&before).filter(|(name, _)| **name != bring);
            let born = row.named.born.map_or(String::new(), |born| {
                let word = if born > today { "expected" } else { "born" };
                format!(", {word} {},", calendar::long(born))
            });
            Brought {
                who: format!("{}{born}", row.named.full_name()),
                there: row.there.and_then(|id| record.person(id)).map(|person| person.full_name()),
                ticked: is_first || values.ticked(&bring),
                typed: typed
                    .flat_map(|(name, all)| all.iter().map(|value| (name.clone(), value.clone())))
                    .collect(),
                field: bring,
            }
        })
        .collect()
}

/// Keeps the contact together with the people who come along: they are put into the record, the adults as what they are to the
/// children of the referral, and the contact is about those children.
pub(super) fn put(
    values: &Values,
    record: &CaseRecord,
    object: Object,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let Object::Contact(mut contact) = object else { return actions::put(record, object, acting) };
    let mut record = record.clone();
    let mut changes = Vec::new();
    let mut keep = |object: Object, record: &mut CaseRecord, acting: &mut Acting<'_>| {
        let made = actions::put(record, object, acting)?;
        *record = record.after(&made, acting.by, acting.at);
        changes.extend(made);
        Ok::<(), Refused>(())
    };
    let (mut children, mut adults) = (Vec::new(), Vec::new());
    for row in rows(&record, values, acting.today) {
        let (is_new, id) = match row.there {
            Some(id) => (false, id),
            None if values.ticked(&format!("{}-bring", row.field)) => {
                let (of, address) = if row.is_child {
                    (Part::Child, values.text("address"))
                } else {
                    (part(row.named.kinship), "")
                };
                let new: Person = person(&row.named, of, address, acting);
                let id = new.id;
                keep(new.into(), &mut record, acting)?;
                (true, id)
            }
            None => continue,
        };
        if row.is_child {
            children.push((id, is_new));
        } else {
            adults.push((id, is_new, row.named));
        }
    }
    for (adult, adult_is_new, named) in &adults {
        let Some(kinship) = named.kinship else { continue };
        for (child, _) in children.iter().filter(|(_, child_is_new)| *adult_is_new || *child_is_new) {
            let link = Relationship {
                id: RelationshipId((acting.new_id)()),
                a: *adult,
                b: *child,
                kinship,
                parental_responsibility: named.responsibility.unwrap_or(ParentalResponsibility::Unknown),
                from: None,
                to: None,
            };
            keep(link.into(), &mut record, acting)?;
        }
    }
    let about: Vec<PersonId> =
        children.into_iter().map(|(id, _)| id).filter(|id| !contact.children.contains(id)).collect();
    contact.children.extend(about);
    keep(contact.into(), &mut record, acting)?;
    Ok(changes)
}
