//! Looking for people: those whom the searcher may open in full, others as existing only, some never.

use super::{
    candidates::{Among, Whose, by_plan},
    children::{self, FoundChild},
    vocabulary,
};
use crate::{
    AnyConnection, Store, StoreError,
    days::{day, from_day},
    engine::Prepare as _,
    lists::{Page, may_know},
    office::OfficeEntry,
    teams::StaffNames,
};
use access::{Actor, OfficeDeed, OfficePermit, Role};
use calendar::age_on;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use names::{Candidate, PersonName, Query, Ranking, Reason, Score};
use practice::{
    family::Stage,
    ids::{FamilyId, PersonId, TeamId, WorkerId},
    people::{Part, readable_name},
};
use serde_json::json;
use std::{collections::BTreeSet, sync::Arc};

/// How much of a query is looked for, in characters: two names at their longest.
const LONGEST_QUERY: usize = 400;
/// How much of a reason is kept, in characters.
const LONGEST_REASON: usize = 2000;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// One page of people, the likeliest first.
    pub rows: Vec<FoundPerson>,
    /// How many people answer in all. A search that is too wide stops counting at some hundreds.
    pub total: usize,
    /// Children with a team of their own, the likeliest first: their own records.
    pub children: Vec<FoundChild>,
    /// Whether families of other teams were looked through: only with a reason.
    pub everywhere: bool,
}

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// The family in whose record the person is.
    pub family: FamilyId,
    /// The person's name.
    pub name: String,
    /// The age in words: "7 years", "expected 4 March 2027". None: not known.
    pub age: Option<String>,
    /// Who leads the work. None: nobody yet.
    pub lead_worker: Option<String>,
    /// The team that holds the case.
    pub team: String,
    /// Why the person is shown, the strongest reason first.
    pub reasons: Vec<Reason>,
    /// What only those see who may open the record.
    pub known: Option<Known>,
}

/// What those see of a found person who may open the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The person.
    pub person: PersonId,
    /// What the family is called.
    pub family_name: String,
    /// The family's reference.
    pub reference: String,
    /// The person's part in the family.
    pub part: Part,
    /// Date of birth, or the day a baby is expected.
    pub born: Option<Date>,
    /// Date of death.
    pub died: Option<Date>,
    /// Whether the work with the family goes on.
    pub is_open: bool,
    /// Where the family stands.
    pub stage: Option<Stage>,
}

#[derive(QueryableByName, Clone)]
pub(super) struct Row {
    #[diesel(sql_type = BigInt)]
    pub(super) person_id: i64,
    #[diesel(sql_type = BigInt)]
    family_id: i64,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Text)]
    given: String,
    #[diesel(sql_type = Text)]
    family_name: String,
    #[diesel(sql_type = Text)]
    also_known_as: String,
    #[diesel(sql_type = Text)]
    pub(super) part: String,
    #[diesel(sql_type = Nullable<Integer>)]
    pub(super) born: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    died: Option<i32>,
    #[diesel(sql_type = Text)]
    address: String,
    #[diesel(sql_type = Text)]
    called: String,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = Text)]
    stage: String,
    #[diesel(sql_type = BigInt)]
    pub(super) team_id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    lead_worker: Option<i64>,
}

/// What a search is made with.
struct Search {
    actor: Actor,
    query: Query,
    everywhere: bool,
    now: Timestamp,
    today: Date,
    page: Page,
    names: Arc<StaffNames>,
}

impl Store {
    /// Looks for people by name, date of birth, address or reference. Whoever may open a family's record sees the person
    /// in full; people of other families are shown as existing only, and only where a reason for the search is given.
    /// A restricted family is found by those alone who are named, and none by somebody with a conflict of interest.
    /// The search stands in the authority's journal when this returns.
    pub async fn find_people(
        &self,
        permit: OfficePermit,
        typed: &str,
        reason: Option<&str>,
        page: Page,
    ) -> Result<Found, StoreError> {
        if permit.deed() != OfficeDeed::FindPeople {
            return Err(StoreError::NotPermitted);
        }
        // What is looked for, and why, stands in the journal: no more of it than somebody types.
        let typed: String = typed.chars().take(LONGEST_QUERY).collect();
        let query = Query::parse(&typed);
        let reason: String = reason.map(str::trim).unwrap_or_default().chars().take(LONGEST_REASON).collect();
        let (everywhere, now, actor) = (!reason.is_empty(), self.clock().now(), permit.actor());
        if query.is_empty() {
            return Ok(Found { rows: Vec::new(), total: 0, children: Vec::new(), everywhere });
        }
        let body = json!({ "query": typed, "everywhere": everywhere, "page": page.number });
        let names = self.names().await?;
        let search = Search { actor, query, everywhere, now, today: self.clock().today(), page, names };
        let (found, ()) = tokio::try_join!(
            self.read(move |c| find(c, &search)),
            self.write(move |c| {
                let by = Some(actor.worker);
                OfficeEntry {
                    at: now,
                    by,
                    verb: "people.searched",
                    kind: "",
                    number: 0,
                    reason: &reason,
                    body,
                }
                .write(c)
            })
        )?;
        Ok(found)
    }
}

fn find(connection: &mut AnyConnection, search: &Search) -> Result<Found, StoreError> {
    let Search { actor, query, everywhere, .. } = search;
    let plan = query.plan(&vocabulary::meant(connection, query)?);
    let mut found: Vec<Row> = of_own_families(connection, actor.worker.0, search.now.as_microsecond())?;
    let own: BTreeSet<i64> = found.iter().map(|row| row.person_id).collect();
    let mut people = BTreeSet::new();
    let team = team_scope(*actor);
    let born = query.aged.map(|years| births(years, search.today));
    if let Some(team) = team {
        let among = Among { worker: actor.worker, whose: Whose::Families, team: Some(team.0), born };
        people.extend(by_plan(connection, &plan, among)?);
    }
    if *everywhere {
        let among = Among { worker: actor.worker, whose: Whose::Families, team: None, born };
        people.extend(by_plan(connection, &plan, among)?);
    }
    found.extend(rows(connection, people.difference(&own))?);
    let mut ranking = Ranking::of(query);
    let mut ranked: Vec<(Score, bool, Row)> = found
        .into_iter()
        .filter_map(|row| {
            let may_open = own.contains(&row.person_id) || team == Some(TeamId(row.team_id));
            let by_age = by_age(query.aged, row.born, search.today)?;
            let mut score = score(&mut ranking, &row)?;
            score.value = score.value.saturating_add(by_age);
            Some((score, may_open, row))
        })
        .collect();
    ranked.sort_by(|one, other| {
        other
            .0
            .value
            .cmp(&one.0.value)
            .then(other.1.cmp(&one.1))
            .then(one.2.person_id.cmp(&other.2.person_id))
    });
    let total = ranked.len();
    let shown = ranked.into_iter().skip(search.page.skipped()).take(search.page.size());
    let rows = shown
        .map(|(score, may_open, row)| shown_as(row, score.reasons, may_open, &search.names, search.today))
        .collect();
    let looks = children::Looks {
        actor: *actor,
        now: search.now,
        today: search.today,
        everywhere: *everywhere,
        names: &search.names,
    };
    let children = children::find(connection, query, (&plan, born), &looks)?;
    Ok(Found { rows, total, children, everywhere: *everywhere })
}

/// When somebody was born who is of this age today, give or take a year: people are told of by their looks.
fn births(years: u8, today: Date) -> (i32, i32) {
    let ago = |years: i64| today.checked_sub(years.years()).unwrap_or(today);
    let years = i64::from(years);
    (day(ago(years + 2)) + 1, day(ago((years - 1).max(0))))
}

/// What a typed age adds to somebody's place in the list: most where it is theirs, a little where it is a year off,
/// nothing where their birth is not known. None: it cannot be them.
pub(super) fn by_age(typed: Option<u8>, born: Option<i32>, today: Date) -> Option<u32> {
    let (Some(years), Some(born)) = (typed, born) else { return Some(0) };
    let (from, to) = births(years, today);
    let age = age_on(from_day(born), today);
    let exact = !age.is_unborn() && age.years == u16::from(years);
    if exact { Some(100) } else { (from..=to).contains(&born).then_some(50) }
}

/// The team whose families a person of this role may open.
pub(super) fn team_scope(actor: Actor) -> Option<TeamId> {
    match actor.role {
        Role::SocialWorker | Role::PracticeSupervisor | Role::PracticeLead => actor.team,
        _ => None,
    }
}

/// What is read of each person, of `person_index p` and `family f`.
const COLUMNS: &str = "p.person_id, p.family_id, p.reference, p.given, p.family_name, p.also_known_as, p.part, p.born, \
     p.died, p.address, f.name AS called, f.status, f.stage, f.team_id, f.lead_worker";

pub(super) fn rows<'a>(
    connection: &mut AnyConnection,
    people: impl Iterator<Item = &'a i64>,
) -> Result<Vec<Row>, StoreError> {
    let numbers: Vec<String> = people.map(i64::to_string).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    Ok(sql_query(format!(
        "SELECT {COLUMNS} FROM person_index p JOIN family f ON f.id = p.family_id WHERE p.person_id IN ({})",
        numbers.join(", ")
    ))
    .load(connection)?)
}

/// People of the families with which the searcher works, outside their team too, and of those opened in an emergency.
pub(super) fn of_own_families(
    connection: &mut AnyConnection,
    worker: i64,
    now: i64,
) -> Result<Vec<Row>, StoreError> {
    // No more families than there is room for people, each of which has somebody.
    Ok(sql_query(format!(
        "WITH mine AS (\
           SELECT id FROM family WHERE lead_worker = $1 UNION SELECT id FROM family WHERE chair = $1 \
           UNION SELECT family_id FROM family_worker WHERE worker_id = $1 \
           UNION SELECT family_id FROM restriction WHERE worker_id = $1 \
           UNION SELECT family_id FROM break_glass WHERE worker_id = $1 AND until_at > $2), \
         known AS (SELECT f.* FROM mine JOIN family f ON f.id = mine.id WHERE {} \
           ORDER BY f.status DESC, f.id DESC LIMIT 2000) \
         SELECT {COLUMNS} FROM known AS f JOIN person_index p ON p.family_id = f.id \
         ORDER BY f.status DESC, f.id DESC, p.person_id LIMIT 2000",
        may_know("$1")
    ))
    .bind::<BigInt, _>(worker)
    .bind::<BigInt, _>(now)
    .prepared()
    .load(connection)?)
}

/// The names of somebody of the index.
pub(super) fn written_name(row: &Row) -> PersonName {
    PersonName {
        given: row.given.clone(),
        family: row.family_name.clone(),
        also_known_as: also_known_as(&row.also_known_as),
    }
}

fn score(ranking: &mut Ranking<'_>, row: &Row) -> Option<Score> {
    let name = written_name(row);
    let candidate = Candidate {
        name: &name,
        born: row.born.map(from_day),
        reference: Some(&row.reference),
        address: Some(row.address.as_str()).filter(|address| !address.is_empty()),
    };
    ranking.rank(&candidate)
}

/// The other names as the index holds them.
pub(super) fn also_known_as(held: &str) -> Vec<String> {
    serde_json::from_str(held).unwrap_or_default()
}

pub(super) fn shown_as(
    row: Row,
    reasons: Vec<Reason>,
    may_open: bool,
    names: &StaffNames,
    today: Date,
) -> FoundPerson {
    let known = may_open.then(|| Known {
        person: PersonId(row.person_id),
        family_name: row.called,
        reference: row.reference,
        part: Part::from_code(&row.part).unwrap_or(Part::Relative),
        born: row.born.map(from_day),
        died: row.died.map(from_day),
        is_open: row.status == "open",
        stage: Stage::from_code(&row.stage),
    });
    FoundPerson {
        family: FamilyId(row.family_id),
        name: readable_name(
            format!("{} {}", row.given, row.family_name).trim(),
            also_known_as(&row.also_known_as).iter().map(String::as_str),
        ),
        age: row.born.map(|born| age_on(from_day(born), today).describe()),
        lead_worker: row.lead_worker.map(|worker| names.worker(WorkerId(worker)).to_owned()),
        team: names.team(TeamId(row.team_id)).to_owned(),
        reasons,
        known,
    }
}
