//! The people of a family's record and how they are related. Their addresses and contacts; not their case.

use crate::{
    choice::choice,
    ids::{PersonId, RelationshipId},
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
}

impl Person {
    /// The name in full: "Maya Okafor".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
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

choice! {
    /// How one person is related to another: `a` is the … of `b`.
    Kinship {
        Parent = "parent", "parent";
        StepParent = "step_parent", "step-parent";
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
    /// From when, where it is known.
    pub from: Option<Date>,
    /// Until when, where it has ended.
    pub to: Option<Date>,
}
