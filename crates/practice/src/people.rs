//! The people of a family's record and how they are related. Their addresses and contacts; not their case.

use crate::{
    choice,
    ids::{PersonId, RelationshipId, WorkerId},
    object::CaseRecord,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// Sex as recorded. Drawn in the genogram as a square, a circle or a diamond.
    Sex {
        Female = "female", "Female";
        Male = "male", "Male";
        NotStated = "not_stated", "Not stated";
    }
}

choice! {
    /// What part a person has in this family's record.
    Part {
        Child = "child", "Child";
        Parent = "parent", "Parent or carer";
        Relative = "relative", "Relative";
        Friend = "friend", "Friend or neighbour";
        Professional = "professional", "Professional";
    }
}

/// A person known to the family's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The person.
    pub id: PersonId,
    /// Given names as the person writes them.
    pub given: String,
    /// Family name as the person writes it. May be empty.
    pub family: String,
    /// Other names by which people look for this person.
    pub also_known_as: Vec<String>,
    /// What the person likes to be called. Empty means the first given name.
    pub called: String,
    /// The part in this family.
    pub part: Part,
    /// Date of birth, or the expected date for a child not yet born.
    pub born: Option<Date>,
    /// Sex as recorded.
    pub sex: Sex,
    /// Ethnicity in the authority's words (harmonised list).
    pub ethnicity: String,
    /// First language.
    pub language: String,
    /// Whether an interpreter is needed.
    pub interpreter: bool,
    /// Disabilities, in the person's own terms where possible.
    pub disability: Vec<String>,
    /// Date of death.
    pub died: Option<Date>,
    /// Telephone number.
    pub phone: String,
    /// Where the person lives, on as many lines as needed, with the postcode.
    pub address: String,
    /// Whether the address must not be told to others in the family (domestic abuse, refuge).
    pub address_hidden: bool,
    /// Names the household in which the person lives, so that the genogram can ring it. Empty: not known.
    pub household: String,
    /// Things that anybody opening the record must know first, such as an allergy or a risk at visits.
    pub alerts: Vec<String>,
    /// School, nursery or college. Empty: none, or not known.
    #[serde(default)]
    pub school: String,
    /// The doctor with whom the person is registered. Empty: none, or not known.
    #[serde(default)]
    pub gp: String,
    /// What was answered about others with nearly the same name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<Alike>,
}

/// Whether somebody with nearly the same name is the same person, as somebody answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// The other's name, as it was written then. About another name it says nothing.
    pub name: String,
    /// Whether they are one person.
    pub is_same: bool,
    /// Who answered.
    pub by: WorkerId,
    /// When.
    pub on: Date,
}

impl Person {
    /// The name in full, with what people call this person where that is another word: "Maya Okafor", "Zuzanna Krawczyk
    /// (Zuzia)", "Serhii (Сергій Коваленко)".
    pub fn full_name(&self) -> String {
        let name = format!("{} {}", self.given, self.family).trim().to_owned();
        let readable =
            readable_name(&name, [&self.called].into_iter().chain(&self.also_known_as).map(String::as_str));
        let is_said = readable != name
            || self.called.is_empty()
            || name.split_whitespace().any(|word| word == self.called);
        if is_said { readable } else { format!("{name} ({})", self.called) }
    }

    /// What people call this person: "Maya".
    pub fn short_name(&self) -> &str {
        if !self.called.is_empty() {
            return &self.called;
        }
        self.given.split_whitespace().next().unwrap_or(&self.family)
    }

    /// Whether this person is one of the children whom the record is about.
    pub fn is_child(&self) -> bool {
        self.part == Part::Child
    }
}

/// A name in another script after the one in Latin letters by which colleagues can read it aloud: "Serhii (Сергій
/// Коваленко)". The name as it is where nobody has noted one.
pub fn readable_name<'a>(name: &str, also_known_as: impl IntoIterator<Item = &'a str>) -> String {
    let known = also_known_as.into_iter().filter(|other| is_latin(other) && !other.trim().is_empty()).last();
    match known {
        Some(known) if !is_latin(name) => format!("{known} ({name})"),
        _ => name.to_owned(),
    }
}

fn is_latin(text: &str) -> bool {
    let is_latin = |letter| matches!(letter, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    text.chars().filter(|letter| letter.is_alphabetic()).all(is_latin)
}

choice! {
    /// How one person is related to another: `a` is the … of `b`.
    Kinship {
        Parent = "parent", "parent";
        StepParent = "step_parent", "step-parent";
        ParentPartner = "parent_partner", "parent’s partner";
        ParentExPartner = "parent_ex_partner", "parent’s former partner";
        Sibling = "sibling", "brother or sister";
        HalfSibling = "half_sibling", "half-brother or half-sister";
        Grandparent = "grandparent", "grandparent";
        AuntUncle = "aunt_uncle", "aunt or uncle";
        Cousin = "cousin", "cousin";
        Partner = "partner", "partner";
        ExPartner = "ex_partner", "former partner";
        FosterCarer = "foster_carer", "foster carer";
        PrivateFosterCarer = "private_foster_carer", "private foster carer";
        Friend = "friend", "friend";
        Neighbour = "neighbour", "neighbour";
        Professional = "professional", "professional";
        Other = "other", "other";
    }
}

impl Kinship {
    /// Whether the word is the same from both sides: a cousin's cousin, and no parent's parent.
    pub const fn is_mutual(self) -> bool {
        matches!(
            self,
            Self::Sibling
                | Self::HalfSibling
                | Self::Cousin
                | Self::Partner
                | Self::ExPartner
                | Self::Friend
                | Self::Neighbour
        )
    }
}

choice! {
    /// Whether somebody holds parental responsibility.
    ParentalResponsibility {
        Yes = "yes", "Yes";
        No = "no", "No";
        Unknown = "unknown", "Not known";
    }
}

/// One relationship: `a` is the `kinship` of `b`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relationship {
    /// The relationship.
    pub id: RelationshipId,
    /// The person who is the parent, grandparent, friend …
    pub a: PersonId,
    /// … of this person.
    pub b: PersonId,
    /// How.
    pub kinship: Kinship,
    /// Whether `a` has parental responsibility for `b`.
    pub parental_responsibility: ParentalResponsibility,
    /// From when, if it is known.
    pub from: Option<Date>,
    /// Until when, if it has ended.
    pub to: Option<Date>,
}

/// Those who have parental responsibility for children of the record, in the order of their ids.
pub fn parents_responsible(record: &CaseRecord) -> Vec<PersonId> {
    let mut all: Vec<PersonId> = record
        .people
        .iter()
        .map(|person| person.id)
        .filter(|person| holds_parental_responsibility(record, *person))
        .collect();
    all.sort_unstable();
    all
}

/// Whether this person has parental responsibility for one of the children of the record, and is alive.
pub fn holds_parental_responsibility(record: &CaseRecord, person: PersonId) -> bool {
    let is_child = |id| record.person(id).is_some_and(|one| one.is_child());
    let lives = record.person(person).is_some_and(|one| one.died.is_none());
    lives
        && record.relationships.iter().any(|link| {
            let holds = link.parental_responsibility == ParentalResponsibility::Yes;
            link.a == person && holds && link.to.is_none() && is_child(link.b)
        })
}

#[cfg(test)]
mod tests {
    use crate::testing::{MUM, Shape, sound_family};

    #[test]
    fn a_name_is_told_as_it_is_written_and_as_people_say_it() {
        let record = sound_family(&Shape::default());
        let mum = record.people.iter().find(|person| person.id == MUM).map(|kept| kept.value.clone());
        let named = |given: &str, family: &str, called: &str| {
            let Some(mut person) = mum.clone() else { return String::new() };
            (person.given, person.family, person.called) = (given.into(), family.into(), called.into());
            person.also_known_as.clear();
            person.full_name()
        };
        assert_eq!(named("Maya", "Okafor", ""), "Maya Okafor");
        assert_eq!(named("Maya Rose", "Okafor", "Rose"), "Maya Rose Okafor");
        assert_eq!(named("Zuzanna", "Krawczyk", "Zuzia"), "Zuzanna Krawczyk (Zuzia)");
        assert_eq!(named("Сергій", "Коваленко", "Serhii"), "Serhii (Сергій Коваленко)");
        assert_eq!(named("محمد", "الحسن", ""), "محمد الحسن");
    }
}
