//! Who reads what a child writes, as the child is told before writing.

use practice::{
    CaseRecord, Who,
    child_words::{Young, grown_ups_named},
    ids::{PersonId, WorkerId},
    people::{Kinship, Sex},
    scale::ScalingRound,
};
use serde::Serialize;
use ui::childs::kept::is_feared_in;
use ui::{trouble::Trouble, visit::FamilyVisit};

/// Who reads, in a child's words.
#[derive(Debug, Serialize)]
pub(super) struct Readers {
    /// The first name of the worker who leads the round.
    worker: String,
    /// Everybody else who is asked, as the child calls them.
    others: Vec<String>,
    /// Whether what the child writes is kept from them.
    kept: bool,
}

impl Readers {
    /// Who reads what this child writes in a round.
    pub(super) async fn of(
        visit: &FamilyVisit,
        record: &CaseRecord,
        round: &ScalingRound,
        child: PersonId,
    ) -> Result<Self, Trouble> {
        let mut others: Vec<String> = Vec::new();
        for who in round.raters.iter().filter(|who| **who != Who::Person(child)) {
            let name = match who {
                Who::Worker(_) => continue,
                Who::Person(person) => called(visit, record, child, *person),
                Who::Other(_) => ANOTHER.to_owned(),
            };
            if !others.contains(&name) {
                others.push(name);
            }
        }
        let worker = first_name_of(visit, round.chair).await?;
        Ok(Self { worker, others, kept: is_feared_in(record, round, child) })
    }
}

const ANOTHER: &str = "a grown-up who gives a number too";

/// The first name of a worker. Empty where nobody of that number is known.
pub(super) async fn first_name_of(visit: &FamilyVisit, worker: WorkerId) -> Result<String, Trouble> {
    let names = visit.worker_names().await?;
    let name = names.get(&worker).and_then(|name| name.split_whitespace().next());
    Ok(name.unwrap_or_default().to_owned())
}

/// What a child calls somebody: never a grown-up's name.
fn called(visit: &FamilyVisit, record: &CaseRecord, child: PersonId, person: PersonId) -> String {
    let Some(here) = record.person(person) else { return ANOTHER.to_owned() };
    if Young::of(here, visit.today).is_some() {
        return first_name(record, person);
    }
    if !here.called.is_empty() && grown_ups_named(record, child, &here.called, visit.today).is_empty() {
        return here.called.clone();
    }
    let link = record.relationships.iter().find(|link| link.a == person && link.b == child);
    let words = match (link.map(|link| link.kinship), here.sex) {
        (Some(Kinship::Parent), Sex::Female) => "Mum",
        (Some(Kinship::Parent), Sex::Male) => "Dad",
        (Some(Kinship::Grandparent), Sex::Female) => "Gran",
        (Some(Kinship::Grandparent), Sex::Male) => "Grandad",
        (Some(Kinship::AuntUncle), Sex::Female) => "your aunt",
        (Some(Kinship::AuntUncle), Sex::Male) => "your uncle",
        _ => ANOTHER,
    };
    words.to_owned()
}

/// What the child is called, and no more.
pub(super) fn first_name(record: &CaseRecord, child: PersonId) -> String {
    record.person(child).map(|person| person.short_name().to_owned()).unwrap_or_default()
}
