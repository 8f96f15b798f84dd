//! Whom an account may mean that tells of somebody by what they are to others: "his brother", "Mum’s ex", "the lodger".

use crate::{
    object::CaseRecord,
    people::{Kinship, Part, Person, Sex},
};

/// What somebody is to others, as a word says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Relation {
    kin: Kin,
    /// Whose word it is, if it is said of men or of women alone.
    sex: Option<Sex>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kin {
    /// A brother or sister of somebody, and so an uncle or aunt.
    Sibling,
    Grandparent,
    Cousin,
    /// A partner, now or before.
    Partner,
    /// Whoever is no relative: a lodger, a friend, a neighbour.
    Acquaintance,
    Foster,
}

const MALE: Option<Sex> = Some(Sex::Male);
const FEMALE: Option<Sex> = Some(Sex::Female);

/// The words, folded.
const WORDS: &[(&str, Kin, Option<Sex>)] = &[
    ("brother", Kin::Sibling, MALE),
    ("brothers", Kin::Sibling, MALE),
    ("uncle", Kin::Sibling, MALE),
    ("sister", Kin::Sibling, FEMALE),
    ("sisters", Kin::Sibling, FEMALE),
    ("aunt", Kin::Sibling, FEMALE),
    ("auntie", Kin::Sibling, FEMALE),
    ("grandad", Kin::Grandparent, MALE),
    ("granddad", Kin::Grandparent, MALE),
    ("grandfather", Kin::Grandparent, MALE),
    ("grandpa", Kin::Grandparent, MALE),
    ("gran", Kin::Grandparent, FEMALE),
    ("grandma", Kin::Grandparent, FEMALE),
    ("grandmother", Kin::Grandparent, FEMALE),
    ("nan", Kin::Grandparent, FEMALE),
    ("nana", Kin::Grandparent, FEMALE),
    ("cousin", Kin::Cousin, None),
    ("boyfriend", Kin::Partner, MALE),
    ("husband", Kin::Partner, MALE),
    ("stepdad", Kin::Partner, MALE),
    ("stepfather", Kin::Partner, MALE),
    ("girlfriend", Kin::Partner, FEMALE),
    ("wife", Kin::Partner, FEMALE),
    ("stepmum", Kin::Partner, FEMALE),
    ("stepmother", Kin::Partner, FEMALE),
    ("step", Kin::Partner, None),
    ("ex", Kin::Partner, None),
    ("partner", Kin::Partner, None),
    ("lodger", Kin::Acquaintance, None),
    ("tenant", Kin::Acquaintance, None),
    ("flatmate", Kin::Acquaintance, None),
    ("housemate", Kin::Acquaintance, None),
    ("friend", Kin::Acquaintance, None),
    ("friends", Kin::Acquaintance, None),
    ("mate", Kin::Acquaintance, None),
    ("mates", Kin::Acquaintance, None),
    ("neighbour", Kin::Acquaintance, None),
    ("babysitter", Kin::Acquaintance, None),
    ("childminder", Kin::Acquaintance, None),
    ("foster", Kin::Foster, None),
];

/// What this word says that somebody is to others. None: nothing.
pub(super) fn relation(word: &str) -> Option<Relation> {
    WORDS.iter().find(|(known, ..)| *known == word).map(|(_, kin, sex)| Relation { kin: *kin, sex: *sex })
}

/// Whether one of these may mean this person: as they are linked to others in the record, or, if they are linked to nobody,
/// as the part that they have in it.
pub(super) fn is_meant(record: &CaseRecord, person: &Person, relations: &[Relation]) -> bool {
    let links: Vec<Kinship> =
        record.relationships.iter().filter(|link| link.a == person.id).map(|link| link.kinship).collect();
    // How two are related who are the same to each other stands on either of them.
    let mutual = record.relationships.iter().filter(|link| link.b == person.id);
    let mutual = mutual.map(|link| link.kinship).filter(|kinship| kinship.is_mutual());
    let links: Vec<Kinship> = links.into_iter().chain(mutual).collect();
    let sex_fits = |sex: Option<Sex>| sex.is_none_or(|sex| person.sex == sex || person.sex == Sex::NotStated);
    relations.iter().filter(|one| sex_fits(one.sex)).any(|one| {
        links.iter().any(|kinship| fits(one.kin, *kinship))
            || match person.part {
                Part::Friend => one.kin == Kin::Acquaintance,
                Part::Relative => links.is_empty() && one.kin != Kin::Acquaintance,
                _ => false,
            }
    })
}

fn fits(kin: Kin, kinship: Kinship) -> bool {
    match kinship {
        Kinship::Sibling | Kinship::HalfSibling | Kinship::AuntUncle => kin == Kin::Sibling,
        Kinship::Grandparent => kin == Kin::Grandparent,
        Kinship::Cousin => kin == Kin::Cousin,
        Kinship::StepParent
        | Kinship::ParentPartner
        | Kinship::ParentExPartner
        | Kinship::Partner
        | Kinship::ExPartner => kin == Kin::Partner,
        Kinship::Friend | Kinship::Neighbour => kin == Kin::Acquaintance,
        Kinship::FosterCarer | Kinship::PrivateFosterCarer => kin == Kin::Foster,
        // "Other" says nothing, so it may be any.
        Kinship::Other => true,
        Kinship::Parent | Kinship::Professional => false,
    }
}
