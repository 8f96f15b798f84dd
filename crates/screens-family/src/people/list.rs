//! Everybody of the family and its network, with what workers need to know of them.

use super::link_form;
use crate::family::genogram::told;
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use practice::{
    CaseRecord,
    child_words::Young,
    ids::PersonId,
    people::{Person, Relationship},
};
use serde::Serialize;
use std::collections::BTreeMap;
use ui::{
    allowed::Allowed,
    elsewhere::{self, address},
    page::shown,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/people", Needs::Family(Deed::See), "people.seen");

/// One person as the list has it.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by the template on its own")]
struct Line {
    id: String,
    name: String,
    called: String,
    also_known_as: String,
    facts: String,
    born: String,
    ethnicity: String,
    language: String,
    interpreter: bool,
    disability: String,
    phone: String,
    address: String,
    address_hidden: bool,
    /// The two where they are hidden, which the list does not print.
    kept_phone: String,
    kept_address: String,
    alerts: Vec<String>,
    links: Vec<Link>,
    /// Whether there is a page of what this person reads: of a child.
    young: bool,
    /// Whether it may be said that this person is known elsewhere too. A child is by a link to a record of their own.
    grown: bool,
    /// The address of the child's own record. Empty: of nobody else, and where the reader may not open it.
    own_record: String,
}

/// One relationship of a person.
#[derive(Debug, Serialize)]
struct Link {
    id: String,
    words: String,
}

/// Shows them.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let day = visit.on.unwrap_or(visit.today);
    let told = told::everybody(&record, day);
    let own_records = own_records(&visit, &record).await?;
    let lines: Vec<Line> = told
        .into_iter()
        .filter_map(|told| {
            let id: PersonId = told.id.parse().ok()?;
            let own_record = own_records.get(&id).cloned().unwrap_or_default();
            Some(Line { own_record, ..line(&record, &record.person(id)?.value, told.line, day) })
        })
        .collect();
    let elsewhere = elsewhere::lines(&visit, &visit.permit.of_record()).await?;
    let content = context! {
        people => shown(lines),
        elsewhere => shown(elsewhere),
        allowed => shown(Allowed::of(&visit, &record)),
        here => visit.within("people"),
        history => visit.within("history"),
    };
    visit.page("people/list.html", "People", &record, content).await
}

/// The own records of the children here that the reader may open, by person. That is asked of the facts alone: no child's record is
/// read, and none of their journals says that this page was.
async fn own_records(
    visit: &FamilyVisit,
    record: &CaseRecord,
) -> Result<BTreeMap<PersonId, String>, Trouble> {
    if visit.on.is_some() {
        return Ok(BTreeMap::new());
    }
    let links: Vec<_> = record.child_links.iter().filter(|link| link.is_on(visit.today)).collect();
    let children = links.iter().map(|link| link.child.into()).collect();
    let permits = visit.app.store().permits(visit.actor(), children, Deed::See).await?;
    let open = links.iter().zip(permits).filter(|(_, permit)| permit.is_ok());
    Ok(open.map(|(link, _)| (link.person, address(link.child.into()))).collect())
}

fn line(record: &CaseRecord, person: &Person, line: String, day: Date) -> Line {
    let called = if person.called.is_empty() { String::new() } else { person.called.clone() };
    let touches = |link: &&Relationship| link.a == person.id || link.b == person.id;
    let mut links: Vec<&Relationship> =
        record.relationships.iter().map(|kept| &kept.value).filter(touches).collect();
    links.sort_by_key(|link| (link.kinship, link.id));
    let open = |text: &String| if person.address_hidden { String::new() } else { text.clone() };
    let kept = |text: &String| if person.address_hidden { text.clone() } else { String::new() };
    Line {
        id: person.id.to_string(),
        young: Young::of(person, day).is_some(),
        grown: !person.is_child(),
        own_record: String::new(),
        name: person.full_name(),
        called,
        also_known_as: person.also_known_as.join(", "),
        facts: line,
        born: person.born.map(calendar::long).unwrap_or_default(),
        ethnicity: person.ethnicity.clone(),
        language: person.language.clone(),
        interpreter: person.interpreter,
        disability: person.disability.join(", "),
        phone: open(&person.phone),
        address: open(&person.address),
        kept_phone: kept(&person.phone),
        kept_address: kept(&person.address),
        address_hidden: person.address_hidden,
        alerts: person.alerts.clone(),
        links: links
            .into_iter()
            .map(|link| Link {
                id: link.id.to_string(),
                words: if link.a == person.id {
                    link_form::words(record, link)
                } else {
                    link_form::words_of_other(record, link)
                },
            })
            .collect(),
    }
}
