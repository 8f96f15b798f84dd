//! Whether the people whom a new referral names are known already: their names, their days of birth, and babies who have no
//! name of their own yet.

use super::{
    candidates::{Among, Whose, by_plan},
    children::{self, FoundChild, Looks},
    find::{FoundPerson, Row, of_own_families, rows, shown_as, team_scope, written_name},
    vocabulary,
};
use crate::{
    AnyConnection, Store, StoreError,
    days::{day, from_day},
    office::OfficeEntry,
    teams::StaffNames,
};
use access::{Actor, OfficeDeed, OfficePermit};
use jiff::{Timestamp, civil::Date};
use names::{Alike, Birth, Births, Described, PersonName, Query, Sought, births_of_baby, is_nameless};
use practice::{ids::TeamId, people::Part};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// So many who may be one person are shown, the likeliest first.
const MOST: usize = 5;

/// Somebody whom a new referral names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The name as typed.
    pub name: PersonName,
    /// Date of birth, or the day on which the baby is expected.
    pub born: Option<Date>,
    /// Whether this is one of the children of the referral.
    pub is_child: bool,
}

impl Told {
    /// What the names and days of birth of two people are compared by.
    pub fn described(&self) -> Described<'_> {
        Described { name: &self.name, born: self.born, is_child: self.is_child }
    }

    /// What is looked for: the names as typed, and among whom.
    fn looks(&self, today: Date) -> Vec<(Query, Option<(Date, Date)>)> {
        let mut looks = Vec::new();
        if !is_nameless(&self.name) {
            let query = Query::parse(&format!("{} {}", self.name.given, self.name.family));
            if let Some(born) = self.born {
                let mut with_day = query.clone();
                with_day.born = Some(Birth::Day(born));
                looks.push((with_day, None));
            }
            looks.push((query, None));
        }
        if let Some(born) =
            births_of_baby(self.described(), today).filter(|_| !self.name.family.trim().is_empty())
        {
            looks.push((Query::parse(&self.name.family), Some(born)));
        }
        looks
    }
}

/// Somebody who may be one of those whom a referral names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MayBe {
    /// The person.
    pub person: FoundPerson,
    /// How the two days of birth compare.
    pub births: Births,
}

/// Those who may be one of those whom a referral names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MayBeKnown {
    /// People of families' records.
    pub people: Vec<MayBe>,
    /// Children with a team of their own, by their own records.
    pub children: Vec<FoundChild>,
}

/// What a look-up is made with.
struct LookUp {
    actor: Actor,
    told: Vec<Told>,
    now: Timestamp,
    today: Date,
    names: Arc<StaffNames>,
}

impl Store {
    /// Looks up in the whole authority whether each of these people is known, and answers in their order. What the
    /// person who looks may see of each is as with [`Store::find_people`]. Each look stands in the authority's journal when this returns.
    pub async fn find_known(
        &self,
        permit: OfficePermit,
        told: Vec<Told>,
        reason: &'static str,
    ) -> Result<Vec<MayBeKnown>, StoreError> {
        if permit.deed() != OfficeDeed::FindPeople {
            return Err(StoreError::NotPermitted);
        }
        let (now, actor) = (self.clock().now(), permit.actor());
        let typed: Vec<String> = told
            .iter()
            .map(|one| format!("{} {}", one.name.given, one.name.family).trim().to_owned())
            .filter(|typed| !typed.is_empty())
            .collect();
        let names = self.names().await?;
        let look_up = LookUp { actor, told, now, today: self.clock().today(), names };
        let (found, ()) = tokio::try_join!(
            self.read(move |connection| find(connection, &look_up)),
            self.write(move |connection| {
                for query in &typed {
                    let body = json!({ "query": query, "everywhere": true, "page": 1 });
                    let by = Some(actor.worker);
                    OfficeEntry { at: now, by, verb: "people.searched", kind: "", number: 0, reason, body }
                        .write(connection)?;
                }
                Ok(())
            })
        )?;
        Ok(found)
    }
}

fn find(connection: &mut AnyConnection, look_up: &LookUp) -> Result<Vec<MayBeKnown>, StoreError> {
    let own: BTreeMap<i64, Row> =
        of_own_families(connection, look_up.actor.worker.0, look_up.now.as_microsecond())?
            .into_iter()
            .map(|row| (row.person_id, row))
            .collect();
    look_up.told.iter().map(|told| find_one(connection, look_up, told, &own)).collect()
}

fn find_one(
    connection: &mut AnyConnection,
    look_up: &LookUp,
    told: &Told,
    own: &BTreeMap<i64, Row>,
) -> Result<MayBeKnown, StoreError> {
    let (worker, team) = (look_up.actor.worker, team_scope(look_up.actor));
    let (mut people, mut of_their_own) = (BTreeSet::new(), BTreeSet::new());
    for (query, born) in told.looks(look_up.today) {
        let plan = query.plan(&vocabulary::meant(connection, &query)?);
        let born = born.map(|(from, to)| (day(from), day(to)));
        // The team's families first, so that no namesake elsewhere keeps one of them out.
        if let Some(TeamId(team)) = team {
            let among = Among { worker, whose: Whose::Families, team: Some(team), born };
            people.extend(by_plan(connection, &plan, among)?);
        }
        let among = Among { worker, whose: Whose::Families, team: None, born };
        people.extend(by_plan(connection, &plan, among)?);
        of_their_own.extend(by_plan(connection, &plan, Among { whose: Whose::Children, ..among })?);
    }
    people.retain(|person| !own.contains_key(person));
    let found = rows(connection, people.iter())?;
    let sought = Sought::of(told.described());
    let mut alike: Vec<(Alike, bool, Row)> = own
        .values()
        .cloned()
        .chain(found)
        .filter_map(|row| {
            let may_open = own.contains_key(&row.person_id) || team == Some(TeamId(row.team_id));
            Some((compare(&sought, &row, look_up.today)?, may_open, row))
        })
        .collect();
    alike.sort_by(|one, other| {
        (&one.0, !one.1, one.2.person_id).cmp(&(&other.0, !other.1, other.2.person_id))
    });
    let shown = alike.into_iter().take(MOST).map(|(alike, may_open, row)| MayBe {
        births: alike.births,
        person: shown_as(row, alike.reasons, may_open, &look_up.names, look_up.today),
    });
    let looks = Looks {
        actor: look_up.actor,
        now: look_up.now,
        today: look_up.today,
        everywhere: true,
        names: &look_up.names,
    };
    let children = children::alike(connection, &sought, (&of_their_own, MOST), &looks)?;
    Ok(MayBeKnown { people: shown.collect(), children })
}

/// Whether somebody of the index may be the one who is told of. Professionals are of no family.
fn compare(sought: &Sought<'_>, row: &Row, today: Date) -> Option<Alike> {
    if row.part == Part::Professional.code() {
        return None;
    }
    let name = written_name(row);
    let is_child = row.part == Part::Child.code();
    let written = Described { name: &name, born: row.born.map(from_day), is_child };
    sought.may_be(written, today)
}
