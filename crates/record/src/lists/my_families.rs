//! One's families: those one leads, co-works or chairs, those in which one is named, and those of one's team.

use super::{
    FamilyLine, Page, may_know,
    row::{Row, columns},
};
use crate::{AnyConnection, Store, StoreError, days::day, engine::Prepare as _, families};
use access::{OfficeDeed, OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Text},
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
    /// Only those whose name or reference holds this text, letter case and marks aside. A text without any letter or digit
    /// is in none.
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
    let (worker, team) = (permit.actor().worker.0, team_of(permit, filter));
    let [name, reference] = patterns(&filter.text);
    let counts: Vec<Count> = sql_query(format!("SELECT COUNT(*) AS n {inside}"))
        .bind::<BigInt, _>(worker)
        .bind::<BigInt, _>(team)
        .bind::<Text, _>(&name)
        .bind::<Text, _>(&reference)
        .prepared()
        .load(connection)?;
    let order = "CASE WHEN f.status = 'open' THEN 0 ELSE 1 END, f.folded_name, f.id";
    // The page is chosen first; what is costly is then asked for its rows alone.
    let number = |size: usize| i64::try_from(size).unwrap_or(i64::MAX);
    let rows: Vec<Row> = sql_query(format!(
        "WITH page AS (SELECT f.* {inside} ORDER BY {order} LIMIT $5 OFFSET $6) \
         SELECT {} FROM page AS f LEFT JOIN family_summary s ON s.family_id = f.id ORDER BY {order}",
        columns("$7"),
    ))
    .bind::<BigInt, _>(worker)
    .bind::<BigInt, _>(team)
    .bind::<Text, _>(&name)
    .bind::<Text, _>(&reference)
    .bind::<BigInt, _>(number(page.size()))
    .bind::<BigInt, _>(number(page.skipped()))
    .bind::<Integer, _>(day(today))
    .prepared()
    .load(connection)?;
    let total = counts.first().map_or(0, |count| usize::try_from(count.n).unwrap_or(0));
    Ok(FamilyPage { rows: rows.into_iter().map(FamilyLine::from).collect(), total })
}

/// The team whose families are the person's too. 0: none.
fn team_of(permit: OfficePermit, filter: &FamilyFilter) -> i64 {
    let actor = permit.actor();
    let of_team = matches!(actor.role, Role::SocialWorker | Role::PracticeSupervisor | Role::PracticeLead);
    actor.team.filter(|_| of_team && !filter.only_mine).map_or(0, |team| team.0)
}

/// The families of a person with a filter, as what follows `SELECT …`: `$1` is the worker, `$2` the team, `$3` the text as it
/// stands in a name, `$4` as in a reference.
fn selection(permit: OfficePermit, filter: &FamilyFilter) -> String {
    let stage = filter.stage.map(|stage| format!(" AND f.stage = '{}'", stage.code())).unwrap_or_default();
    let status =
        filter.status.map(|status| format!(" AND f.status = '{}'", status.code())).unwrap_or_default();
    // The status is asked in each part too, where an index holds it: most families of a team are closed. Each part gives
    // whole rows: joined to `family` afterwards, PostgreSQL takes all families of the authority for cheaper than some of them.
    let by = |column: &str| format!("SELECT f.* FROM family f WHERE f.{column}{status}");
    let joined = |table: &str| {
        format!("SELECT f.* FROM {table} t JOIN family f ON f.id = t.family_id WHERE t.worker_id = $1")
    };
    let mine = format!(
        "{} UNION {} UNION {} UNION {} AND f.restricted = 1 UNION {}",
        by("lead_worker = $1"),
        by("chair = $1"),
        joined("family_worker"),
        joined("restriction"),
        by("team_id = $2")
    );
    let works = matches!(
        permit.actor().role,
        Role::SocialWorker | Role::PracticeSupervisor | Role::PracticeLead | Role::ConferenceChair
    );
    format!(
        "FROM ({mine}) AS f WHERE {}{stage}{status}{} AND (f.folded_name LIKE $3 OR f.folded_reference LIKE $4)",
        may_know("$1"),
        if works { "" } else { " AND 1 = 0" },
    )
}

/// A typed text as patterns for a folded name and a folded reference: anywhere in them. Folding leaves nothing that means
/// something in a pattern. Nothing typed is in each; what folds to nothing is in none.
fn patterns(typed: &str) -> [String; 2] {
    let typed: String = typed.trim().chars().take(100).collect();
    [families::folded_name(&typed), families::folded_reference(&typed)].map(|folded| {
        if folded.is_empty() && !typed.is_empty() { String::new() } else { format!("%{folded}%") }
    })
}
