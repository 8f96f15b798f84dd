//! Fetches the people who may be meant: by the plan of `names`, in the database, leaving out whom the searcher may not
//! know of before anything is counted or limited.

use crate::{AnyConnection, StoreError, lists::may_know};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use names::{Match, QueryPlan, Step};
use practice::ids::WorkerId;
use std::collections::BTreeSet;

/// In whose records is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// In those of families.
    Families,
    /// In those of children who have a team of their own.
    Children,
}

impl Whose {
    /// The records, under the names that [`may_know`] asks for.
    fn records(self) -> &'static str {
        match self {
            Self::Families => "family",
            Self::Children => "(SELECT id, hidden AS restricted FROM child)",
        }
    }
}

/// Among whom is looked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Among {
    /// The searcher.
    pub(super) worker: WorkerId,
    /// In whose records.
    pub(super) whose: Whose,
    /// Only records of this team. None: every record.
    pub(super) team: Option<i64>,
    /// Only people born between these days, and those whose birth is not known. None: everybody.
    pub(super) born: Option<(i32, i32)>,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    person_id: i64,
}

/// Asks the steps of a plan in turn until enough people are found.
pub(super) fn by_plan(
    connection: &mut AnyConnection,
    plan: &QueryPlan,
    among: Among,
) -> Result<BTreeSet<i64>, StoreError> {
    let mut people = BTreeSet::new();
    for step in &plan.steps {
        if people.len() >= plan.enough {
            break;
        }
        people.extend(by_step(connection, step, among)?);
    }
    Ok(people)
}

fn by_step(connection: &mut AnyConnection, step: &Step, among: Among) -> Result<Vec<i64>, StoreError> {
    let Some((sql, binds)) = statement(step, among) else { return Ok(Vec::new()) };
    let mut asked = sql_query(sql).into_boxed::<<AnyConnection as diesel::Connection>::Backend>();
    for bind in binds {
        asked = asked.bind::<Text, _>(bind);
    }
    let rows: Vec<Id> = asked.load(connection)?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// The statement of a step and its keys. The first list drives by the index on keys; the others are asked person by
/// person. A person found under two keys comes twice: telling them apart here would make the server read all first.
fn statement(step: &Step, among: Among) -> Option<(String, Vec<String>)> {
    let (first, others) = step.all.split_first()?;
    let mut binds = Vec::new();
    let team = among.team.map(|team| format!(" AND team_id = {team}")).unwrap_or_default();
    let drive: Vec<String> = conditions("", first, &mut binds)
        .into_iter()
        .map(|condition| format!("SELECT person_id FROM name_key WHERE {condition}{team}"))
        .collect();
    if drive.is_empty() {
        return None;
    }
    let mut filters = String::new();
    for (at, list) in others.iter().enumerate() {
        let any = conditions(&format!("k{at}."), list, &mut binds).join(" OR ");
        let filter = format!(
            " AND EXISTS (SELECT 1 FROM name_key k{at} WHERE k{at}.person_id = k.person_id AND ({any}))"
        );
        filters.push_str(&filter);
    }
    if let Some((from, to)) = among.born {
        let filter = format!(" AND (p.born IS NULL OR p.born BETWEEN {from} AND {to})");
        filters.push_str(&filter);
    }
    let sql = format!(
        "SELECT k.person_id FROM ({}) AS k JOIN person_index p ON p.person_id = k.person_id \
         JOIN {} f ON f.id = p.family_id \
         WHERE {}{filters} LIMIT {}",
        drive.join(" UNION ALL "),
        among.whose.records(),
        may_know(&among.worker.0.to_string()),
        step.limit
    );
    Some((sql, binds))
}

/// One condition for all exact keys together, and one for each range. SQLite numbers placeholders in the order in which
/// they are met, so they are bound in the order in which they stand.
fn conditions(of: &str, list: &[Match], binds: &mut Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut exact = Vec::new();
    for one in list.iter().filter(|one| matches!(one, Match::Is(_))) {
        binds.push(one.bounds().0);
        exact.push(format!("${}", binds.len()));
    }
    if !exact.is_empty() {
        found.push(format!("{of}key IN ({})", exact.join(", ")));
    }
    for one in list.iter().filter(|one| matches!(one, Match::StartsWith(_))) {
        let (from, to) = one.bounds();
        binds.extend([from, to]);
        found.push(format!("({of}key >= ${} AND {of}key <= ${})", binds.len() - 1, binds.len()));
    }
    found
}
