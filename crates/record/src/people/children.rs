//! Looking for children who have a team of their own: those who came without a family, in care, after care. They are found by their
//! own records; a child with whom a family's team works is found as somebody of that family.

use super::{
    candidates::{Among, Whose, by_plan},
    find::{also_known_as, by_age, team_scope},
};
use crate::{AnyConnection, StoreError, days::from_day, homes::knows, teams::StaffNames};
use access::Actor;
use calendar::age_on;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::{Timestamp, civil::Date};
use names::{Births, Candidate, Described, PersonName, Query, QueryPlan, Ranking, Reason, Sought};
use practice::{
    ids::{ChildId, TeamId, WorkerId},
    people::readable_name,
};
use std::collections::BTreeSet;

/// So many are shown, the likeliest first.
const MOST: usize = 20;

/// A child who was found by its own record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundChild {
    /// The child.
    pub child: ChildId,
    /// The name.
    pub name: String,
    /// The age in words. None: no date of birth is known.
    pub age: Option<String>,
    /// Date of birth, or the day on which the child is expected. None also where the searcher may not open the record.
    pub born: Option<Date>,
    /// Who leads the work. None: nobody yet.
    pub lead_worker: Option<String>,
    /// The team that works with the child.
    pub team: String,
    /// Why the child is shown, the strongest reason first.
    pub reasons: Vec<Reason>,
    /// How the two days of birth compare, where somebody was told of.
    pub births: Option<Births>,
    /// Whether the searcher may open the record as they are. Otherwise they may ring.
    pub may_open: bool,
}

/// Who looks, and where.
pub(super) struct Looks<'a> {
    pub(super) actor: Actor,
    pub(super) now: Timestamp,
    pub(super) today: Date,
    /// Whether children of other teams are shown too, as existing only.
    pub(super) everywhere: bool,
    pub(super) names: &'a StaffNames,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    person_id: i64,
    #[diesel(sql_type = Text)]
    given: String,
    #[diesel(sql_type = Text)]
    family_name: String,
    #[diesel(sql_type = Text)]
    also_known_as: String,
    #[diesel(sql_type = Nullable<Integer>)]
    born: Option<i32>,
    #[diesel(sql_type = Nullable<BigInt>)]
    team_id: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    lead_worker: Option<i64>,
}

impl Row {
    fn name(&self) -> PersonName {
        PersonName {
            given: self.given.clone(),
            family: self.family_name.clone(),
            also_known_as: also_known_as(&self.also_known_as),
        }
    }
}

/// The children whom a query means.
pub(super) fn find(
    connection: &mut AnyConnection,
    query: &Query,
    (plan, born): (&QueryPlan, Option<(i32, i32)>),
    looks: &Looks<'_>,
) -> Result<Vec<FoundChild>, StoreError> {
    let of_team = team_scope(looks.actor).map(|team| Some(team.0));
    // The team's children first, so that no namesake elsewhere keeps one of them out. Who is named for a child of another team, or
    // leads there, finds the child too.
    let mut people = BTreeSet::new();
    for team in of_team.into_iter().chain([None]) {
        let among = Among { worker: looks.actor.worker, whose: Whose::Children, team, born };
        people.extend(by_plan(connection, plan, among)?);
    }
    let mut ranking = Ranking::of(query);
    let mut ranked = Vec::new();
    for row in rows(connection, &people)? {
        let name = row.name();
        let candidate =
            Candidate { name: &name, born: row.born.map(from_day), reference: None, address: None };
        let Some(by_age) = by_age(query.aged, row.born, looks.today) else { continue };
        if let Some(score) = ranking.rank(&candidate) {
            ranked.push((score.value.saturating_add(by_age), score.reasons, row));
        }
    }
    ranked.sort_by_key(|(value, _, row)| (std::cmp::Reverse(*value), row.person_id));
    let mut found = Vec::new();
    for (_, reasons, row) in ranked {
        if found.len() >= MOST {
            break;
        }
        found.extend(shown(connection, &row, (reasons, None), looks)?);
    }
    Ok(found)
}

/// Those of these children who may be the one who is told of.
pub(super) fn alike(
    connection: &mut AnyConnection,
    sought: &Sought<'_>,
    (people, most): (&BTreeSet<i64>, usize),
    looks: &Looks<'_>,
) -> Result<Vec<FoundChild>, StoreError> {
    let mut alike = Vec::new();
    for row in rows(connection, people)? {
        let name = row.name();
        let written = Described { name: &name, born: row.born.map(from_day), is_child: true };
        if let Some(one) = sought.may_be(written, looks.today) {
            alike.push((one, row));
        }
    }
    alike.sort_by(|one, other| (&one.0, one.1.person_id).cmp(&(&other.0, other.1.person_id)));
    let mut found = Vec::new();
    for (one, row) in alike {
        if found.len() >= most {
            break;
        }
        found.extend(shown(connection, &row, (one.reasons, Some(one.births)), looks)?);
    }
    Ok(found)
}

fn rows(connection: &mut AnyConnection, children: &BTreeSet<i64>) -> Result<Vec<Row>, StoreError> {
    let numbers: Vec<String> = children.iter().map(i64::to_string).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    Ok(sql_query(format!(
        "SELECT p.person_id, p.given, p.family_name, p.also_known_as, p.born, c.team_id, c.lead_worker FROM person_index p \
         JOIN child c ON c.id = p.family_id WHERE p.person_id IN ({})",
        numbers.join(", ")
    ))
    .load(connection)?)
}

/// A child in words. None: the searcher may not know of the child, or did not look so far.
fn shown(
    connection: &mut AnyConnection,
    row: &Row,
    (reasons, births): (Vec<Reason>, Option<Births>),
    looks: &Looks<'_>,
) -> Result<Option<FoundChild>, StoreError> {
    let child = ChildId(row.person_id);
    let Some(may_open) = knows(connection, looks.actor, child.into(), looks.now)? else { return Ok(None) };
    if !may_open && !looks.everywhere {
        return Ok(None);
    }
    let others = also_known_as(&row.also_known_as);
    let name = format!("{} {}", row.given, row.family_name);
    let name = readable_name(name.trim(), others.iter().map(String::as_str));
    Ok(Some(FoundChild {
        child,
        name: if name.is_empty() { others.into_iter().next().unwrap_or_default() } else { name },
        age: row.born.map(|born| age_on(from_day(born), looks.today).describe()),
        born: row.born.filter(|_| may_open).map(from_day),
        lead_worker: row.lead_worker.map(|worker| looks.names.worker(WorkerId(worker)).to_owned()),
        team: row.team_id.map(|team| looks.names.team(TeamId(team)).to_owned()).unwrap_or_default(),
        reasons,
        births,
        may_open,
    }))
}
