//! The history, page by page, with what is looked for.

use super::entries;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::{Timestamp, civil::Date};
use minijinja::context;
use practice::{CaseRecord, Kind, ids::WorkerId};
use record::families::{HistoryFilter, Page};
use serde::Serialize;
use ui::{
    form::{FormReader, Problems},
    page::shown,
    people_options::Choice,
    places,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
    words,
};

/// The screens that can be shown as they stood: path within the record and words.
pub(super) const SCREENS: &[(&str, &str)] = &[
    ("", "Overview"),
    ("map", "Map"),
    ("scaling", "Scaling"),
    ("network", "Network"),
    ("plan", "Safety plan"),
    ("people", "People"),
    ("trajectory", "Trajectory"),
    ("notes", "Notes"),
    ("check", "Check and sign off"),
    ("family-plan", "Plan for the family"),
    ("history", "History"),
];

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/history", Needs::Family(Deed::See), "history.seen");

/// Entries on a page.
const TAKE: usize = 25;

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Problems::default()).await
}

/// The page, with what is wrong with the day to look back to.
pub(super) async fn page(
    visit: &FamilyVisit,
    status: StatusCode,
    look_back: &Problems,
) -> Result<Response, Trouble> {
    let mut problems = look_back.clone();
    let filter = filter(visit, &mut problems)?;
    let at: usize = visit.query.text("page").parse().unwrap_or(1).max(1);
    let of_one = filter.kind.zip(filter.number);
    let page = Page { skip: (at - 1) * TAKE, take: TAKE, count: true };
    let (record, history) = visit.record_with_history(filter, page).await?;
    let total = history.total.unwrap_or(0);
    let entries = entries::told(visit, &record, history).await?;
    let names = visit.worker_names().await?;
    let actors = visit.app.store().history_actors(&visit.permit).await?;
    let mut workers: Vec<Choice> =
        actors.into_iter().filter_map(|id| Some(Choice::new(id.to_string(), names.get(&id)?))).collect();
    workers.sort_by(|a, b| a.text.cmp(&b.text));
    let mut form = visit.form_again(&visit.path, &ui::session::Sent::default(), &problems);
    form.fill(&visit.query);
    let content = context! {
        form => shown(form),
        entries => shown(entries),
        total,
        one => of_one.map(|(kind, number)| one(&record, kind, number)),
        workers => shown(workers),
        kinds => shown(kinds()),
        screens => shown(SCREENS.iter().map(|(path, text)| Choice::new(*path, *text)).collect::<Vec<_>>()),
        pages => shown(pages(visit, at, total)),
        here => visit.within("history"),
        back => visit.within("history/look-back"),
        audit => crate::wrong_family::href(visit),
    };
    let title = if of_one.is_some() { "History of one thing" } else { "History" };
    visit.page_as(status, "history/show.html", title, &record, content).await
}

/// What is looked for, from the address.
fn filter(visit: &FamilyVisit, problems: &mut Problems) -> Result<HistoryFilter, Trouble> {
    let show = visit.asked("show", |code| {
        ["readings", "refused", "all", "changes"].into_iter().find(|known| *known == code)
    })?;
    let mut reader = FormReader::new(&visit.query);
    let from = reader.date("from", "The first day");
    let to = reader.date("until", "The last day");
    let can_be_read = reader.problems.is_empty();
    problems.0.append(&mut reader.problems.0);
    let end = |day: Option<Date>| day.map(words::end_of);
    // Days that cannot be read find nothing, rather than everything.
    let from = if can_be_read {
        from.and_then(|day| day.yesterday().ok()).map(words::end_of)
    } else {
        Some(Timestamp::MAX)
    };
    Ok(HistoryFilter {
        kind: visit.asked("kind", Kind::from_code)?,
        number: visit.asked("id", |id| practice::ids::decode(id).ok())?,
        actor: visit.asked("who", |id| id.parse::<WorkerId>().ok())?,
        verb: None,
        changes: match show {
            Some("readings" | "refused") => Some(false),
            Some("all") => None,
            // Most entries are readings: whoever looks for what happened is not to search among them.
            _ => Some(true),
        },
        refused: match show {
            Some("readings") => Some(false),
            Some("refused") => Some(true),
            _ => None,
        },
        from,
        to: end(visit.on).into_iter().chain(end(to)).min(),
    })
}

fn one(record: &CaseRecord, kind: Kind, number: i64) -> String {
    let title = record.find(kind, number).map(|kept| places::title(record, &kept.value)).unwrap_or_default();
    if title.is_empty() { kind.words().to_owned() } else { format!("{}: {title}", kind.words()) }
}

fn kinds() -> Vec<Choice> {
    let mut kinds: Vec<Choice> =
        Kind::ALL.iter().map(|kind| Choice::new(kind.code(), words::capital(kind.words()))).collect();
    kinds.sort_by(|a, b| a.text.cmp(&b.text));
    kinds
}

/// Links to the pages before and after.
#[derive(Debug, Default, Serialize)]
struct Pages {
    number: usize,
    count: usize,
    newer: Option<String>,
    older: Option<String>,
}

fn pages(visit: &FamilyVisit, at: usize, total: usize) -> Pages {
    let count = total.div_ceil(TAKE).max(1);
    let link = |page: usize| {
        let mut query = visit.query.clone();
        query.remove("page");
        query.remove("done");
        query.add("page", page.to_string());
        format!("{}?{}", visit.path, query.to_urlencoded())
    };
    Pages {
        number: at,
        count,
        newer: (at > 1).then(|| link(at - 1)),
        older: (at < count).then(|| link(at + 1)),
    }
}
