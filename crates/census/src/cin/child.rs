//! A child in the file: who the child is, and the episodes of the year.

use super::{Census, codes, episode, node::Node};
use jiff::civil::Date;
use practice::{
    CaseRecord, Kind,
    child::{Child, IdentifierKind},
};

/// From this age on a child goes to school, on the last 31 August before the reference date.
const SCHOOL_AGE: u16 = 5;
/// Why there is no UPN: too young for school.
const TOO_YOUNG: &str = "UN1";
/// Why there is no UPN: it is not known.
const NOT_KNOWN: &str = "UN4";

/// The child's number, the child as the file has it, and how many episodes. None: there is none in the year.
pub(super) fn child(census: Census, own: &CaseRecord) -> Option<(String, Node, usize)> {
    let child = &own.child_records.first()?.value;
    let episodes = episode::all(census, own);
    if episodes.is_empty() {
        return None;
    }
    let number = number(child);
    let count = episodes.len();
    let node = Node::new("Child")
        .from((Kind::Child, child.id.0))
        .with(identifiers(census, child, &number))
        .with(characteristics(child))
        .with_all(episodes);
    Some((number, node, count))
}

/// The authority's number for the child, or else the number of its record: neither is ever used again.
pub fn number(child: &Child) -> String {
    of_kind(child, IdentifierKind::AuthorityChildId).unwrap_or_else(|| child.id.to_string().to_uppercase())
}

fn of_kind(child: &Child, kind: IdentifierKind) -> Option<String> {
    let those = child.identifiers.iter().filter(|one| one.kind == kind);
    those
        .map(|one| one.value.split_whitespace().collect::<String>().to_uppercase())
        .find(|one| !one.is_empty())
}

fn identifiers(census: Census, child: &Child, number: &str) -> Node {
    let is_unborn = child.born.is_some_and(|born| born > census.end());
    let upn = of_kind(child, IdentifierKind::Upn);
    let unknown = upn.is_none() && !is_unborn;
    let reason = if goes_to_school(census, child.born) { NOT_KNOWN } else { TOO_YOUNG };
    Node::new("ChildIdentifiers")
        .leaf("LAchildID", number)
        .leaf_if("UPN", upn)
        .leaf_if("FormerUPN", of_kind(child, IdentifierKind::FormerUpn))
        .leaf_if("UPNunknown", unknown.then_some(reason))
        .leaf_if("PersonBirthDate", child.born.filter(|_| !is_unborn))
        .leaf_if("ExpectedPersonBirthDate", child.born.filter(|_| is_unborn))
        .leaf("Sex", codes::sex(child.sex, is_unborn))
        .leaf_if("PersonDeathDate", child.died.filter(|died| *died <= census.end()))
}

fn goes_to_school(census: Census, born: Option<Date>) -> bool {
    let august = Date::constant(census.start().year(), 8, 31);
    born.is_some_and(|born| born <= august && calendar::age_on(born, august).years >= SCHOOL_AGE)
}

fn characteristics(child: &Child) -> Node {
    let codes = codes::disabilities(&child.disability);
    let node = Node::new("ChildCharacteristics").leaf("Ethnicity", codes::ethnicity(&child.ethnicity));
    if codes.is_empty() {
        return node;
    }
    let all = codes.into_iter().fold(Node::new("Disabilities"), |all, code| all.leaf("Disability", code));
    node.with(all)
}
