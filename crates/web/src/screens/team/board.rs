//! The team board: which family needs what, by worker. It shows work, and ranks nobody.

use super::caseload;
use crate::{
    page::shown,
    route::{Needs, Office, Route},
    screens::{
        families::row::FamilyRow,
        people_options::Choice,
        work::due_line::{self, DueLine, May},
    },
    trouble::Trouble,
    visit::OfficeVisit,
};
use access::{OfficeDeed, Role};
use axum::response::Response;
use jiff::{ToSpan, civil::Date};
use minijinja::context;
use practice::ids::{FamilyId, WorkerId};
use record::{
    lists::{BoardFilter, FamilyLine},
    teams::Names,
};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The page.
pub(super) const SHOW: Route = Route::get("/team", Needs::Office(Office::TeamBoard), "team_board.seen");

/// Lines of work that are read for a board at most.
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
    rows: Vec<BoardRow>,
}

/// Shows it; the address says whose families, in which order, and whether only those that need the reader.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let OfficeDeed::TeamBoard(team) = visit.permit.deed() else { return Err(Trouble::NotYourRole) };
    let store = visit.app.store();
    let names = store.names().await?;
    let board = store.team_board(visit.permit, team, visit.today, BoardFilter::default()).await?;
    let week = visit.today.checked_add(7.days()).unwrap_or(visit.today);
    let mut due: HashMap<FamilyId, Vec<DueLine>> = HashMap::new();
    let decides = visit.actor().role == Role::PracticeSupervisor;
    let mut items = store.team_due(visit.permit, team, visit.today, week, MOST).await?;
    // A child who may be in danger comes before what has waited longest.
    items.sort_by_key(|item| !due_line::is_first(item, visit.today));
    for item in items {
        due.entry(item.family).or_default().push(DueLine::of(item, visit.today, May::of(visit.actor().role)));
    }
    let workers = caseload::of(&board.rows, &names, visit.today);
    let choices = choices(&board.rows, &names);
    let whose = visit.query.text("worker").to_owned();
    let needs_me = visit.query.text("needs") == "me";
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
    order(&mut lines, &sort);
    let count = lines.len();
    visit.note(Some(("team", team.0)), json!({ "shown": count, "of": total })).await?;
    let groups = groups(lines, &sort, &names, due, visit.today);
    let content = context! {
        team => names.team(team),
        groups => shown(groups),
        workers => shown(workers),
        bands => caseload::BANDS.iter().map(|(words, _)| *words).collect::<Vec<_>>(),
        choices => shown(choices),
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
fn choices(lines: &[FamilyLine], names: &Names) -> Vec<Choice> {
    let leading: BTreeSet<WorkerId> = lines.iter().filter_map(|line| line.lead_worker).collect();
    let mut choices: Vec<Choice> =
        leading.into_iter().map(|worker| Choice::new(worker.to_string(), names.worker(worker))).collect();
    choices.sort_by(|one, other| one.text.cmp(&other.text));
    if lines.iter().any(|line| line.lead_worker.is_none()) {
        choices.push(Choice::new("nobody", "Nobody yet"));
    }
    choices
}

fn order(lines: &mut [FamilyLine], sort: &str) {
    match sort {
        "name" => lines.sort_by_key(|line| (line.name.to_lowercase(), line.id)),
        "stage" => lines.sort_by_key(|line| (line.stage.map(practice::family::Stage::code), line.id)),
        "lowest" => lines.sort_by_key(|line| (line.lowest.unwrap_or(i32::MAX), line.id)),
        "opened" => lines.sort_by_key(|line| (line.opened, line.id)),
        _ => lines.sort_by_key(|line| (line.next_due.unwrap_or(Date::MAX), line.id)),
    }
}

/// By worker in the order of their names, those whom nobody leads first; in other orders, one list.
fn groups(
    lines: Vec<FamilyLine>,
    sort: &str,
    names: &Names,
    mut due: HashMap<FamilyId, Vec<DueLine>>,
    today: Date,
) -> Vec<Group> {
    let by_worker = !matches!(sort, "name" | "stage" | "opened" | "due" | "lowest");
    let mut groups: BTreeMap<(bool, String), Vec<BoardRow>> = BTreeMap::new();
    for line in lines {
        let title = match line.lead_worker {
            _ if !by_worker => (true, "Families".to_owned()),
            Some(worker) => (true, names.worker(worker).to_owned()),
            None => (false, "Waiting for a worker".to_owned()),
        };
        let mut due = due.remove(&line.id).unwrap_or_default();
        let more = due.len().saturating_sub(SHOWN);
        due.truncate(SHOWN);
        let path = format!("/families/{}", line.id);
        groups.entry(title).or_default().push(BoardRow {
            allocate: format!("{path}/allocate"),
            access: format!("{path}/access"),
            opened: calendar::long(line.opened),
            row: FamilyRow::of(line, names, today),
            due,
            more,
        });
    }
    groups.into_iter().map(|((_, title), rows)| Group { title, rows }).collect()
}
