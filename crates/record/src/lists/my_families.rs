//! One's families: those one leads, co-works or chairs, those in which one is named, and those of one's team.

use super::{
    FamilyLine, Page, may_know,
    row::{Row, columns},
};
use crate::{AnyConnection, Store, StoreError, days::day};
use access::{OfficeDeed, OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::civil::Date;
use practice::family::{CaseStatus, Stage};

/// Which of one's families are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FamilyFilter {
    /// Only those with which the person works, without the rest of the team's.
    pub only_mine: bool,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only open or only closed ones.
    pub status: Option<CaseStatus>,
    /// Only those whose name or reference holds this text.
    pub text: String,
}

/// One page of families.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyPage {
    /// The rows of the page.
    pub rows: Vec<FamilyLine>,
    /// How many families there are in all with this filter.
    pub total: usize,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl Store {
    /// One's families by name, open ones first, a page at a time.
    pub async fn my_families(
        &self,
        permit: OfficePermit,
        today: Date,
        filter: FamilyFilter,
        page: Page,
    ) -> Result<FamilyPage, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        self.read(move |c| my_families(c, permit, today, &filter, page)).await
    }
}

fn my_families(
    connection: &mut AnyConnection,
    permit: OfficePermit,
    today: Date,
    filter: &FamilyFilter,
    page: Page,
) -> Result<FamilyPage, StoreError> {
    let inside = selection(permit, filter);
    let text = like(&filter.text);
    let counts: Vec<Count> =
        sql_query(format!("SELECT COUNT(*) AS n {inside}")).bind::<Text, _>(&text).load(connection)?;
    let order = "CASE WHEN f.status = 'open' THEN 0 ELSE 1 END, LOWER(f.name), f.id";
    // The page is chosen first; what is costly is then asked for its rows alone.
    let rows: Vec<Row> = sql_query(format!(
        "SELECT {} FROM (SELECT f.* {inside} ORDER BY {order} LIMIT {} OFFSET {}) AS f \
         LEFT JOIN family_summary s ON s.family_id = f.id ORDER BY {order}",
        columns(day(today)),
        page.size(),
        page.skipped()
    ))
    .bind::<Text, _>(&text)
    .load(connection)?;
    let total = counts.first().map_or(0, |count| usize::try_from(count.n).unwrap_or(0));
    Ok(FamilyPage { rows: rows.into_iter().map(FamilyLine::from).collect(), total })
}

/// The families of a person with a filter, as what follows `SELECT …`. `$1` is the text.
fn selection(permit: OfficePermit, filter: &FamilyFilter) -> String {
    let actor = permit.actor();
    let worker = actor.worker.0;
    let stage = filter.stage.map(|stage| format!(" AND f.stage = '{}'", stage.code())).unwrap_or_default();
    let status =
        filter.status.map(|status| format!(" AND f.status = '{}'", status.code())).unwrap_or_default();
    // The status is asked in each part too, where an index holds it: most families of a team are closed.
    let by =
        |column: &str, number: i64| format!("SELECT f.id FROM family f WHERE f.{column} = {number}{status}");
    let mut mine = format!(
        "{} UNION {} UNION SELECT family_id FROM family_worker WHERE worker_id = {worker} \
         UNION SELECT r.family_id FROM restriction r JOIN family g ON g.id = r.family_id AND g.restricted = 1 \
         WHERE r.worker_id = {worker}",
        by("lead_worker", worker),
        by("chair", worker)
    );
    let of_team = matches!(actor.role, Role::SocialWorker | Role::PracticeSupervisor | Role::PracticeLead);
    if let Some(team) = actor.team.filter(|_| of_team && !filter.only_mine) {
        mine = format!("{mine} UNION {}", by("team_id", team.0));
    }
    let works = matches!(
        actor.role,
        Role::SocialWorker | Role::PracticeSupervisor | Role::PracticeLead | Role::ConferenceChair
    );
    format!(
        "FROM ({mine}) AS mine JOIN family f ON f.id = mine.id \
         WHERE {}{stage}{status}{} AND LOWER(f.name || ' ' || f.reference) LIKE $1 ESCAPE '!'",
        may_know(actor.worker),
        if works { "" } else { " AND 1 = 0" },
    )
}

/// A typed text as a pattern: anywhere, letter case aside. What means something in a pattern is taken as it stands.
fn like(typed: &str) -> String {
    let mut pattern = String::from("%");
    for letter in typed.trim().to_lowercase().chars().take(100) {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
