//! The journal: who did what when, and in which family by reference. Never why, never what was written.

use crate::families::list::asked;
use access::Basis;
use axum::response::Response;
use jiff::{Timestamp, civil::Date};
use minijinja::{Value, context};
use practice::{
    contact::moment_in_britain,
    ids::{TeamId, WorkerId},
};
use record::{
    journal::{JournalFilter, JournalLine},
    teams::StaffNames,
};
use serde::Serialize;
use ui::verbs::office as verbs;
use ui::{
    form::{FormReader, Values},
    page::shown,
    people_options::Choice,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/administration/journal", Needs::Office(Office::ReadJournal), "journal.seen");

/// One entry in words.
#[derive(Serialize)]
struct Line {
    when: String,
    who: String,
    what: String,
    about: String,
    reference: String,
    emergency: bool,
}

/// Shows the newest entries, or those that the address asks for.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let query = visit.query.clone();
    // Whoever only looks has verified nothing.
    let content = context! { verified => (), whole => true, ..content(&visit, &query).await? };
    visit.show("administration/journal.html", "Journal", content)
}

/// What the page shows for a search.
pub(super) async fn content(visit: &OfficeVisit, query: &Values) -> Result<Value, Trouble> {
    let store = visit.app.store();
    let verb = visit
        .asked("verb", |code| verbs::GROUPS.iter().map(|(known, _)| *known).find(|known| *known == code))?;
    let some = |name: &str| Some(query.text(name).to_owned()).filter(|text| !text.is_empty());
    let mut reader = FormReader::new(query);
    let from = reader.date("from", "The first day");
    let until = reader.date("until", "The last day");
    let mut form = visit.form_again("/administration/journal", &Sent::default(), &reader.problems);
    form.fill(query);
    let filter = JournalFilter {
        actor: visit.asked("who", |id| id.parse::<WorkerId>().ok())?,
        verb: verb.map(str::to_owned),
        // Days that cannot be read find nothing, rather than everything.
        from: if reader.problems.is_empty() { from.and_then(start_of) } else { Some(Timestamp::MAX) },
        to: until.map(words::end_of),
        // A reference is short; what is searched for stands in the journal.
        reference: some("reference").map(|text| text.chars().take(40).collect()),
    };
    let page = asked(query);
    let found = store.journal_search(visit.permit, filter, page).await?;
    let names = store.names().await?;
    let lines: Vec<Line> = found.lines.into_iter().map(|line| of(line, &names)).collect();
    let base = base(query);
    let people: Vec<Choice> =
        store.colleagues().await?.iter().map(|one| Choice::new(one.id.to_string(), &one.name)).collect();
    let groups: Vec<Choice> = verbs::GROUPS.iter().map(|(code, words)| Choice::new(*code, *words)).collect();
    Ok(context! {
        lines => shown(lines),
        people => shown(people),
        groups => shown(groups),
        form => shown(form),
        who => query.text("who"), verb => query.text("verb"), reference => query.text("reference"),
        base,
        page => page.number,
        has_more => found.has_more,
        at => "journal",
    })
}

/// What can be asked of the journal.
const QUESTIONS: [&str; 9] = [
    "who",
    "verb",
    "from-day",
    "from-month",
    "from-year",
    "until-day",
    "until-month",
    "until-year",
    "reference",
];

/// The page's address with what was chosen, for the links to other pages.
fn base(query: &Values) -> String {
    let mut chosen = Values::new();
    for name in QUESTIONS {
        if !query.text(name).is_empty() {
            chosen.add(name, query.text(name));
        }
    }
    let chosen = chosen.to_urlencoded();
    let and = if chosen.is_empty() { "" } else { "&" };
    format!("/administration/journal?{chosen}{and}")
}

fn start_of(day: Date) -> Option<Timestamp> {
    moment_in_britain(day.into())
}

fn of(line: JournalLine, names: &StaffNames) -> Line {
    Line {
        when: words::moment(line.at),
        who: line
            .actor
            .map_or_else(|| "Kith, or nobody known".to_owned(), |worker| names.worker(worker).to_owned()),
        what: verbs::words(&line),
        about: match line.kind.as_str() {
            "account" => names.worker(WorkerId(line.number)).to_owned(),
            "team" => names.team(TeamId(line.number)).to_owned(),
            _ => String::new(),
        },
        reference: line.family.map(|(_, reference)| reference).unwrap_or_default(),
        emergency: line.basis == Basis::BreakGlass.code(),
    }
}
