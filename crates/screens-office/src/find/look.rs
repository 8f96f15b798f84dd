//! Finding a person: one box, sent in a form so that no name ever stands in an address. What the searcher may not know
//! of is left out by the store before anything is counted, so that the page reads the same as for nobody found.

use crate::families::list::{Pages, asked};
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use minijinja::context;
use practice::family::Stage;
use record::people::{FoundChild, FoundPerson};
use serde::Serialize;
use ui::{
    form::{FormReader, Problems, Values},
    page::shown,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/find", Needs::Office(Office::FindPeople), "people.asked");
/// The search sent.
pub(super) const SEND: Route = Route::post("/find", Needs::Office(Office::FindPeople), "people.searched");

/// A person who was found, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FoundLine {
    /// The person's name.
    pub(crate) name: String,
    /// The age in words.
    pub(crate) age: Option<String>,
    /// Date of birth, where the searcher may know it.
    pub(crate) born: Option<String>,
    /// The person's part in the family.
    pub(crate) part: Option<&'static str>,
    /// What the family is called, where the searcher may open it.
    pub(crate) family: Option<String>,
    /// The family's reference.
    pub(crate) reference: Option<String>,
    /// Where an open case stands: "Child protection plan".
    pub(crate) stage: Option<&'static str>,
    /// Whether the case is closed.
    pub(crate) closed: bool,
    /// Who leads.
    pub(crate) lead: Option<String>,
    /// The team.
    pub(crate) team: String,
    /// Why the person is shown: "same name; date of birth".
    pub(crate) why: String,
    /// The family's first page, or the way to open it in an emergency.
    pub(crate) href: String,
    /// Whether the record may be opened.
    pub(crate) opens: bool,
}

impl FoundLine {
    /// In words.
    pub(crate) fn of(found: FoundPerson, today: Date) -> Self {
        let opens = found.known.is_some();
        let why: Vec<&str> = found.reasons.iter().map(|reason| reason.words()).collect();
        let known = found.known;
        Self {
            href: if opens {
                format!("/families/{}", found.family)
            } else {
                format!("/emergency/{}", found.family)
            },
            name: found.name,
            age: found.age,
            born: known
                .as_ref()
                .and_then(|known| known.born)
                .filter(|born| *born <= today)
                .map(calendar::long),
            part: known.as_ref().map(|known| known.part.words()),
            stage: known
                .as_ref()
                .filter(|known| known.is_open)
                .and_then(|known| known.stage)
                .map(Stage::words),
            closed: known.as_ref().is_some_and(|known| !known.is_open),
            reference: known.as_ref().map(|known| known.reference.clone()),
            family: known.map(|known| known.family_name),
            lead: found.lead_worker,
            team: found.team,
            why: why.join("; "),
            opens,
        }
    }
}

/// A child who was found by a record of its own, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct ChildLine {
    /// The child's name.
    pub(crate) name: String,
    /// The age in words.
    pub(crate) age: Option<String>,
    /// Date of birth, where the searcher may know it.
    pub(crate) born: Option<String>,
    /// Who leads.
    pub(crate) lead: Option<String>,
    /// The team.
    pub(crate) team: String,
    /// Why the child is shown.
    pub(crate) why: String,
    /// The child's page. None: it is another team's, who may be rung.
    pub(crate) href: Option<String>,
}

impl ChildLine {
    /// In words.
    pub(crate) fn of(found: FoundChild, today: Date) -> Self {
        let why =
            found.reasons.iter().map(|reason| reason.words()).chain(found.births.map(names::Births::words));
        Self {
            why: why.collect::<Vec<_>>().join("; "),
            href: found.may_open.then(|| format!("/children/{}", found.child)),
            born: found.born.filter(|born| *born <= today).map(calendar::long),
            name: found.name,
            age: found.age,
            lead: found.lead_worker,
            team: found.team,
        }
    }
}

/// What a search found, in words.
struct Looked {
    lines: Vec<FoundLine>,
    children: Vec<ChildLine>,
    total: usize,
    everywhere: bool,
    pages: Pages,
}

/// Longest reason, in characters: it is kept in the journal.
const LONGEST_REASON: usize = 500;

/// Shows the empty form.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Values::new(), None, &Problems::default())
}

/// Looks, and shows who was found.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let mut reader = FormReader::new(&sent.values);
    let typed = reader.line("query", "What you look for");
    let reason = reader.text("reason", "The reason");
    if typed.is_empty() {
        reader.problems.add("query", "Write a name, a date of birth, a reference or an address.");
    }
    if reason.chars().count() > LONGEST_REASON {
        reader.problems.add("reason", format!("The reason must be {LONGEST_REASON} characters or fewer."));
    }
    if !reader.problems.is_empty() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent.values, None, &reader.problems);
    }
    let asked = asked(&sent.values);
    let found = visit.app.store().find_people(visit.permit, &typed, Some(&reason), asked).await?;
    let pages = Pages::of(asked, found.total);
    let lines: Vec<FoundLine> =
        found.rows.into_iter().map(|found| FoundLine::of(found, visit.today)).collect();
    let children = found.children.into_iter().map(|found| ChildLine::of(found, visit.today)).collect();
    let looked = Looked { lines, children, total: found.total, everywhere: found.everywhere, pages };
    page(&visit, StatusCode::OK, &sent.values, Some(looked), &Problems::default())
}

fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    values: &Values,
    found: Option<Looked>,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let looked = found.is_some();
    let Looked { lines, children, total, everywhere, pages } = found.unwrap_or_else(|| Looked {
        lines: Vec::new(),
        children: Vec::new(),
        total: 0,
        everywhere: false,
        pages: Pages::of(record::lists::Page::default(), 0),
    });
    let content = context! {
        query => values.text("query"),
        reason => values.text("reason"),
        lines => shown(lines),
        children => shown(children),
        pages => shown(pages),
        looked, total, everywhere,
        problems => shown(problems),
    };
    visit.show_as(status, "find/look.html", &visit.frame("Find a person"), content)
}
