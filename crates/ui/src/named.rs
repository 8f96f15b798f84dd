//! The people whom a referral names: the rows in which the form asks for them, and what they become in a record.

use crate::{
    form::{FormReader, Values},
    rows::filled,
};
use jiff::civil::Date;
use names::PersonName;
use practice::{
    actions::Acting,
    ids::PersonId,
    people::{Kinship, ParentalResponsibility, Part, Person, Sex},
};
use record::people::Told;

/// What an adult may be to the children, as the form offers it.
pub const KINSHIPS: &[Kinship] = &[
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

/// A child or an adult as the form names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The row of the form.
    pub row: usize,
    /// The given names.
    pub given: String,
    /// The family name.
    pub family: String,
    /// The date of birth, or the day on which a birth is expected.
    pub born: Option<Date>,
    /// The sex, where it is said.
    pub sex: Option<Sex>,
    /// What an adult is to the children. None for a child, and where it is not known.
    pub kinship: Option<Kinship>,
    /// Whether an adult has parental responsibility, where it is said.
    pub responsibility: Option<ParentalResponsibility>,
    /// The telephone number.
    pub phone: String,
    /// The school or nursery.
    pub school: String,
    /// The general practitioner.
    pub gp: String,
    /// The first language.
    pub language: String,
    /// Whether an interpreter is needed.
    pub interpreter: bool,
}

impl Named {
    /// The name in full.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    /// How the person is compared with those who are known.
    pub fn told(&self, is_child: bool) -> Told {
        let name =
            PersonName { given: self.given.clone(), family: self.family.clone(), also_known_as: Vec::new() };
        Told { name, born: self.born, is_child }
    }

    /// Whether this is the person of another row again. Twins without names are two, and so are two of one name who were
    /// born on two days.
    fn is_written_twice(&self, other: &Self) -> bool {
        let words = |one: &Self| names::normalise(&one.full_name());
        let days_differ = matches!((self.born, other.born), (Some(one), Some(two)) if one != two);
        !days_differ && !names::is_nameless(&self.told(true).name) && words(self) == words(other)
    }
}

/// The people of a list; rows that hold nothing are left out.
pub fn people(reader: &mut FormReader<'_>, values: &Values, list: &str) -> Vec<Named> {
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

/// Somebody of the form as they are kept.
pub fn person(named: &Named, part: Part, address: &str, acting: &mut Acting<'_>) -> Person {
    Person {
        id: PersonId((acting.new_id)()),
        given: named.given.clone(),
        family: named.family.clone(),
        also_known_as: Vec::new(),
        called: String::new(),
        part,
        born: named.born,
        sex: named.sex.unwrap_or(Sex::NotStated),
        ethnicity: String::new(),
        language: named.language.clone(),
        interpreter: named.interpreter,
        disability: Vec::new(),
        died: None,
        phone: named.phone.clone(),
        address: address.to_owned(),
        address_hidden: false,
        household: String::new(),
        alerts: Vec::new(),
        school: named.school.clone(),
        gp: named.gp.clone(),
        alike: Vec::new(),
    }
}

/// The part of an adult in the record, by what the adult is to the children.
pub fn part(kinship: Option<Kinship>) -> Part {
    match kinship {
        Some(Kinship::Parent | Kinship::StepParent | Kinship::FosterCarer | Kinship::PrivateFosterCarer) => {
            Part::Parent
        }
        Some(Kinship::Friend | Kinship::Neighbour) => Part::Friend,
        Some(Kinship::Professional) => Part::Professional,
        _ => Part::Relative,
    }
}
