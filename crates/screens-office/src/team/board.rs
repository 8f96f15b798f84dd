//! The team board: which family needs what, by worker. It shows work, and ranks nobody.

use super::caseload;
use crate::{
    families::{list::Pages, row::FamilyRow},
    work::due_line::{self, DueLine, May},
};
use access::{OfficeDeed, Role, SomeTeam};
use axum::response::Response;
use jiff::{ToSpan, civil::Date};
use minijinja::context;
use practice::ids::{FamilyId, WorkerId};
use record::{
    lists::{BoardFilter, FamilyLine},
    teams::StaffNames,
};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use ui::{
    page::shown,
    people_options::Choice,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/team", Needs::Office(Office::TeamBoard(SomeTeam)), "team_board.seen");

/// Families on one page: more than one team works with, so that few people ever turn a page, and few enough to load at
/// once however large the team is.
const ON_A_PAGE: usize = 50;
/// Lines of work that are read for the reader, or for a page of families, at most.
const MOST: u32 = 2000;
/// Lines of work shown for one family.
const SHOWN: usize = 3;

/// A family of the board with what is due in it.
#[derive(Serialize)]
struct BoardRow {
    row: FamilyRow,
    due: Vec<DueLine>,
    more: usize,
    allocate: String,
    access: String,
    opened: String,
}

/// Families under one heading.
#[derive(Serialize)]
struct Group {
    title: String,
    /// How many families there are under this heading, on whichever page.
    count: usize,
    rows: Vec<BoardRow>,
}

/// Shows it; the address says whose families, in which order, and whether only those that need the reader.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let OfficeDeed::TeamBoard(team) = visit.permit.deed() else { return Err(Trouble::NotYourRole) };
    let store = visit.app.store();
    let names = store.names().await?;
    let board = store.team_board(visit.permit, team, visit.today, BoardFilter::default()).await?;
    let week = visit.today.checked_add(7.days()).unwrap_or(visit.today);
    let decides = visit.actor().role == Role::PracticeSupervisor;
    let workers = caseload::of(&board.rows, &names, visit.today);
    let choices = choices(&board.rows, &names);
    let whose = visit.query.text("worker").to_owned();
    let needs_me = visit.asked("needs", |code| (code == "me").then_some(()))?.is_some();
    let sort = visit.query.text("sort").to_owned();
    let mine = if needs_me { needing(&visit).await? } else { BTreeSet::new() };
    let total = board.rows.len();
    let mut lines: Vec<FamilyLine> = board
        .rows
        .into_iter()
        .filter(|line| match whose.as_str() {
            "" => true,
            "nobody" => line.lead_worker.is_none(),
            worker => line.lead_worker.is_some_and(|lead| lead.to_string() == worker),
        })
        .filter(|line| !needs_me || mine.contains(&line.id))
        .collect();
    order(&mut lines, &sort, &names);
    let count = lines.len();
    let pages = Pages::sized(visit.query.text("page").parse().unwrap_or(1), ON_A_PAGE, count);
    let sizes = sizes(&lines, &sort, &names);
    let lines: Vec<FamilyLine> = lines.into_iter().skip(pages.skipped(ON_A_PAGE)).take(ON_A_PAGE).collect();
    let told = json!({ "shown": lines.len(), "chosen": count, "of": total, "page": pages.number() });
    visit.note(Some(("team", team.0)), told).await?;
    let mut due: HashMap<FamilyId, Vec<DueLine>> = HashMap::new();
    let about = lines.iter().map(|line| line.id).collect();
    let mut items = store.team_due(visit.permit, team, about, visit.today, week, MOST).await?;
    // A child who may be in danger comes before what has waited longest.
    items.sort_by_key(|item| !due_line::is_first(item, visit.today));
    for item in items {
        due.entry(item.family).or_default().push(DueLine::of(item, visit.today, May::of(visit.actor().role)));
    }
    let groups = groups(lines, &sort, &names, due, &sizes, visit.today);
    let content = context! {
        team => names.team(team),
        groups => shown(groups),
        workers => shown(workers),
        bands => caseload::BANDS.iter().map(|(words, _)| *words).collect::<Vec<_>>(),
        choices => shown(choices),
        here => format!("/team?{}", chosen(&visit)),
        pages => shown(pages),
        whose, needs_me, sort, total, count,
        decides,
    };
    visit.show("team/board.html", "Team board", content)
}

/// Families in which something waits for the reader.
async fn needing(visit: &OfficeVisit) -> Result<BTreeSet<FamilyId>, Trouble> {
    let permit = access::office::permit(visit.actor(), OfficeDeed::MyWork)
        .map_err(|refusal| Trouble::refused(refusal, None))?;
    let items = visit.app.store().my_work(permit, visit.today, MOST).await?;
    Ok(items.into_iter().map(|item| item.family).collect())
}

/// The workers who lead a family of the team.
fn choices(lines: &[FamilyLine], names: &StaffNames) -> Vec<Choice> {
    let leading: BTreeSet<WorkerId> = lines.iter().filter_map(|line| line.lead_worker).collect();
    let mut choices: Vec<Choice> =
        leading.into_iter().map(|worker| Choice::new(worker.to_string(), names.worker(worker))).collect();
    choices.sort_by(|one, other| one.text.cmp(&other.text));
    if lines.iter().any(|line| line.lead_worker.is_none()) {
        choices.push(Choice::new("nobody", "Nobody yet"));
    }
    choices
}

/// What was chosen, as the head of an address to which a page's number is added.
fn chosen(visit: &OfficeVisit) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["worker", "needs", "sort"] {
        let value = visit.query.text(name);
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let chosen = query.finish();
    if chosen.is_empty() { chosen } else { format!("{chosen}&") }
}

/// Whether families stand under their workers' names; in other orders they are one list.
fn is_by_worker(sort: &str) -> bool {
    !matches!(sort, "name" | "stage" | "opened" | "due" | "lowest")
}

/// The heading under which a family stands. Those whom nobody leads come first.
fn heading(line: &FamilyLine, sort: &str, names: &StaffNames) -> (bool, String) {
    match line.lead_worker {
        _ if !is_by_worker(sort) => (true, "Families".to_owned()),
        Some(worker) => (true, names.worker(worker).to_owned()),
        None => (false, "Waiting for a worker".to_owned()),
    }
}

fn order(lines: &mut [FamilyLine], sort: &str, names: &StaffNames) {
    match sort {
        "name" => lines.sort_by_key(|line| (line.name.to_lowercase(), line.id)),
        "stage" => lines.sort_by_key(|line| (line.stage.map(practice::family::Stage::code), line.id)),
        "lowest" => lines.sort_by_key(|line| (line.lowest.unwrap_or(i32::MAX), line.id)),
        "opened" => lines.sort_by_key(|line| (line.opened, line.id)),
        "due" => lines.sort_by_key(|line| (!line.in_danger, line.next_due.unwrap_or(Date::MAX), line.id)),
        _ => lines.sort_by_cached_key(|line| {
            (heading(line, sort, names), !line.in_danger, line.next_due.unwrap_or(Date::MAX), line.id)
        }),
    }
}

/// How many families stand under each heading, on whichever page.
fn sizes(lines: &[FamilyLine], sort: &str, names: &StaffNames) -> HashMap<(bool, String), usize> {
    let mut sizes = HashMap::new();
    for line in lines {
        *sizes.entry(heading(line, sort, names)).or_default() += 1;
    }
    sizes
}

/// The families of a page under their headings.
fn groups(
    lines: Vec<FamilyLine>,
    sort: &str,
    names: &StaffNames,
    mut due: HashMap<FamilyId, Vec<DueLine>>,
    sizes: &HashMap<(bool, String), usize>,
    today: Date,
) -> Vec<Group> {
    let mut groups: BTreeMap<(bool, String), Vec<BoardRow>> = BTreeMap::new();
    for line in lines {
        let mut due = due.remove(&line.id).unwrap_or_default();
        let more = due.len().saturating_sub(SHOWN);
        due.truncate(SHOWN);
        let path = format!("/families/{}", line.id);
        groups.entry(heading(&line, sort, names)).or_default().push(BoardRow {
            allocate: format!("{path}/allocate"),
            access: format!("{path}/access"),
            opened: calendar::long(line.opened),
            row: FamilyRow::of(line, names, today),
            due,
            more,
        });
    }
    let group = |(heading, rows): ((bool, String), Vec<BoardRow>)| Group {
        count: sizes.get(&heading).copied().unwrap_or(rows.len()),
        title: heading.1,
        rows,
    };
    groups.into_iter().map(group).collect()
}
