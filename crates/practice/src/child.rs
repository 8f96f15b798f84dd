//! A child's own record: who the child is, and to which families and places it belonged. It outlives the family's record,
//! because a child may be in two families, be adopted out of one, and be in care until 25.

use crate::{
    choice,
    ids::{ChildId, FamilyId, LinkId, PartyId, PersonId, PlacementId, TeamId, WorkerId},
    people::{Person, Sex},
    retention::{Retention, RetentionClass},
    stands::Stands,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// Whose number for a child it is.
    IdentifierKind {
        AuthorityChildId = "authority_child", "Our own child number (LA child ID)";
        Upn = "upn", "School number (UPN)";
        FormerUpn = "former_upn", "Former school number (UPN)";
        Nhs = "nhs", "NHS number";
        HomeOffice = "home_office", "Home Office reference";
        Other = "other", "Another number";
    }
}

/// A number under which others know the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// Whose number.
    pub kind: IdentifierKind,
    /// The number, as it is written there.
    pub value: String,
}

/// Who works with a record that has a team of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// The team.
    pub team: TeamId,
    /// The worker who leads. It may wait for one.
    pub lead_worker: Option<WorkerId>,
    /// Since when.
    pub since: Date,
}

/// How old a child is thought to be, where no date of birth is known or the date is in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeGuess {
    /// In years.
    pub years: u8,
    /// On which day that was thought. It does not grow by itself: somebody looks at the child again.
    pub on: Date,
}

/// That a record was sealed: since then nobody finds or opens it but those who are named for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// When.
    pub on: Date,
    /// Who decided so.
    pub by: WorkerId,
    /// Why: an adoption order.
    pub why: String,
}

/// A child, as the authority knows it. What a family's record calls the child stands there, with its
/// [`Person`]; after an adoption the two may differ for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// The child.
    pub id: ChildId,
    /// Given names as the child's family writes them.
    pub given: String,
    /// Family name. May be empty.
    pub family: String,
    /// Other names by which people look for the child, and other ways in which papers spell the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_known_as: Vec<String>,
    /// What the child likes to be called. Empty means the first given name.
    pub called: String,
    /// Date of birth, or the expected date of a child not yet born.
    pub born: Option<Date>,
    /// How old the child is thought to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_guess: Option<AgeGuess>,
    /// Sex as recorded.
    pub sex: Sex,
    /// Ethnicity in the authority's words (harmonised list).
    pub ethnicity: String,
    /// First language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Whether an interpreter is needed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub interpreter: bool,
    /// How the child came to the authority, where the child came without a family, and why no family's record holds the child.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub came: String,
    /// Disabilities, in the child's own terms where possible.
    pub disability: Vec<String>,
    /// Numbers under which others know the child.
    pub identifiers: Vec<Identifier>,
    /// Date of death.
    pub died: Option<Date>,
    /// The expected child's record from which this one came, where more children were born than were expected.
    pub origin: Option<ChildId>,
    /// Who works with the child apart from its family: a child in care, or one whom no family's record holds.
    pub own: Option<Allocation>,
    /// Whether only named people may know of the child's record.
    pub restricted: bool,
    /// Whether it was sealed, when and why.
    pub sealed: Option<Sealed>,
    /// How long the record is to be kept.
    pub retention: Retention,
}

impl Child {
    /// The record of a child who came without a family, as it begins: nothing is known yet but who works with the child.
    pub fn without_a_family(id: ChildId, own: Allocation) -> Self {
        Self {
            id,
            given: String::new(),
            family: String::new(),
            also_known_as: Vec::new(),
            called: String::new(),
            born: None,
            age_guess: None,
            sex: Sex::NotStated,
            ethnicity: String::new(),
            language: String::new(),
            interpreter: false,
            came: String::new(),
            disability: Vec::new(),
            identifiers: Vec::new(),
            died: None,
            origin: None,
            own: Some(own),
            restricted: false,
            sealed: None,
            retention: Retention::of(RetentionClass::Child),
        }
    }

    /// The child's record as it begins, from how a family's record knows the child.
    pub fn of_person(id: ChildId, person: &Person, restricted: bool) -> Self {
        Self {
            id,
            given: person.given.clone(),
            family: person.family.clone(),
            also_known_as: person.also_known_as.clone(),
            called: person.called.clone(),
            born: person.born,
            age_guess: None,
            sex: person.sex,
            ethnicity: person.ethnicity.clone(),
            language: person.language.clone(),
            interpreter: person.interpreter,
            came: String::new(),
            disability: person.disability.clone(),
            identifiers: Vec::new(),
            died: person.died,
            origin: None,
            own: None,
            restricted,
            sealed: None,
            retention: Retention::of(RetentionClass::Child),
        }
    }

    /// Takes over what changed of the person as whom a family's record knows the child. What the child's own record says
    /// otherwise than that family's stays as it is.
    pub fn follow(&mut self, before: &Person, now: &Person) {
        fn one<T: PartialEq + Clone>(mine: &mut T, before: &T, now: &T) {
            if before != now && mine == before {
                mine.clone_from(now);
            }
        }
        one(&mut self.given, &before.given, &now.given);
        one(&mut self.family, &before.family, &now.family);
        one(&mut self.also_known_as, &before.also_known_as, &now.also_known_as);
        one(&mut self.called, &before.called, &now.called);
        one(&mut self.born, &before.born, &now.born);
        one(&mut self.sex, &before.sex, &now.sex);
        one(&mut self.ethnicity, &before.ethnicity, &now.ethnicity);
        one(&mut self.language, &before.language, &now.language);
        one(&mut self.interpreter, &before.interpreter, &now.interpreter);
        one(&mut self.disability, &before.disability, &now.disability);
        one(&mut self.died, &before.died, &now.died);
    }

    /// What people call the child: "Maya".
    pub fn short_name(&self) -> &str {
        if !self.called.is_empty() {
            return &self.called;
        }
        self.given.split_whitespace().next().unwrap_or(&self.family)
    }

    /// The name in full: "Maya Okafor".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    /// Whether only named people may know of the record, by restriction or because it was sealed.
    pub fn is_hidden(&self) -> bool {
        self.restricted || self.sealed.is_some()
    }
}

/// The family's half of a link: which child's record is that of a person here, since when, and whether this family's record
/// holds the child. At most one family holds a child on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildLink {
    /// The link. Its other half has the same number.
    pub id: LinkId,
    /// The child's record.
    pub child: ChildId,
    /// Who the child is here, called as this family calls it.
    pub person: PersonId,
    /// Since when.
    pub from: Date,
    /// Until when, where it has ended.
    pub to: Option<Date>,
    /// Whether work with the child goes through this family's team.
    pub holding: bool,
    /// How far the child has come, carried over from its own record. None: nothing is open for it, or only named people may know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands: Option<Stands>,
}

/// The child's half of a link: to which family's record the child belongs or belonged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyLink {
    /// The link. Its other half has the same number.
    pub id: LinkId,
    /// The family's record.
    pub family: FamilyId,
    /// Who the child is there.
    pub person: PersonId,
    /// Since when.
    pub from: Date,
    /// Until when, where it has ended.
    pub to: Option<Date>,
    /// Whether work with the child goes through that family's team.
    pub holding: bool,
}

impl ChildLink {
    /// Whether it holds on this day.
    pub fn is_on(&self, day: Date) -> bool {
        lies_within(self.from, self.to, day)
    }

    /// The half of it that stands in the child's record.
    pub fn other_half(&self, family: FamilyId) -> FamilyLink {
        let Self { id, person, from, to, holding, .. } = *self;
        FamilyLink { id, family, person, from, to, holding }
    }
}

impl FamilyLink {
    /// Whether it holds on this day.
    pub fn is_on(&self, day: Date) -> bool {
        lies_within(self.from, self.to, day)
    }
}

/// Whether a day lies from the first one on and before the last, if there is one: on the day of a move the child is there already.
fn lies_within(from: Date, to: Option<Date>, day: Date) -> bool {
    from <= day && to.is_none_or(|to| day < to)
}

choice! {
    /// As what a party has a child with them.
    PlacementKind {
        FosterCare = "foster_care", "Foster care";
        KinshipCare = "kinship_care", "With relatives or friends";
        PrivateFostering = "private_fostering", "Private fostering";
        Sponsored = "sponsored", "With a sponsor";
        Adoption = "adoption", "For adoption";
        Other = "other", "Somewhere else";
    }
}

/// That a child lives with a party. It points at the party's record and copies nothing out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The placement.
    pub id: PlacementId,
    /// With whom.
    pub party: PartyId,
    /// As what.
    pub kind: PlacementKind,
    /// Since when.
    pub from: Date,
    /// Until when, where it has ended.
    pub to: Option<Date>,
    /// Why it ended.
    pub ended_because: String,
}

impl Placement {
    /// Whether the child lives there on this day.
    pub fn is_on(&self, day: Date) -> bool {
        lies_within(self.from, self.to, day)
    }
}
