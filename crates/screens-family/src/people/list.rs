//! Everybody of the family and its network, with what workers need to know of them.

use super::link_form;
use crate::family::genogram::told;
use access::Deed;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use practice::{
    FamilyRecord,
    child_words::Young,
    ids::PersonId,
    people::{Person, Relationship},
};
use serde::Serialize;
use ui::{
    allowed::Allowed,
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
    let lines: Vec<Line> = told
        .into_iter()
        .filter_map(|told| {
            let id: PersonId = told.id.parse().ok()?;
            Some(line(&record, &record.person(id)?.value, told.line, day))
        })
        .collect();
    let content = context! {
        people => shown(lines),
        allowed => shown(Allowed::of(&visit, &record)),
        here => visit.within("people"),
        history => visit.within("history"),
    };
    visit.page("people/list.html", "People", &record, content).await
}

fn line(record: &FamilyRecord, person: &Person, line: String, day: Date) -> Line {
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
