//! Looking for a party by name, so that nobody's record is begun twice, and a child is placed with whom is meant.

use super::knows::knows;
use crate::{
    AnyConnection, Store, StoreError, families::read_body, lists::may_know, office::OfficeEntry,
    teams::StaffNames,
};
use access::{Actor, OfficeDeed, OfficePermit};
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::Text};
use jiff::Timestamp;
use names::{Candidate, PersonName, Query, Ranking, nearly_same};
use practice::{
    Home, Object,
    ids::PartyId,
    party::{Party, PartyKind},
};
use serde_json::json;

/// How much of a name is looked for, in characters.
const LONGEST_NAME: usize = 200;
/// So many are shown, the likeliest first.
const MOST: usize = 20;

/// A party that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundParty {
    /// The party.
    pub party: PartyId,
    /// Name in full.
    pub name: String,
    /// What they are to children.
    pub kind: PartyKind,
    /// The team that works with them.
    pub team: String,
    /// Who leads the work. None: nobody yet.
    pub lead_worker: Option<String>,
    /// Whether the searcher may open the record as they are. Otherwise they may ring.
    pub may_open: bool,
    /// Whether the name is so nearly the one that was typed that they may be one person.
    pub is_same_name: bool,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    body: String,
}

impl Store {
    /// Looks for parties of this name in the whole authority, the likeliest first. Whom the searcher may not know of is left out
    /// before anything is counted. The search stands in the authority's journal when this returns.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is for something else.
    pub async fn find_parties(
        &self,
        permit: OfficePermit,
        typed: &str,
        reason: &'static str,
    ) -> Result<Vec<FoundParty>, StoreError> {
        if permit.deed() != OfficeDeed::FindPeople {
            return Err(StoreError::NotPermitted);
        }
        let typed: String = typed.chars().take(LONGEST_NAME).collect();
        let query = Query::parse(&typed);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let (actor, now, names) = (permit.actor(), self.clock().now(), self.names().await?);
        let looked_for = in_parts(&typed);
        let body = json!({ "query": typed, "everywhere": true, "page": 1 });
        let (found, ()) = tokio::try_join!(
            self.read(move |connection| find(connection, (actor, now), (&looked_for, &query), &names)),
            self.write(move |connection| {
                let by = Some(actor.worker);
                OfficeEntry { at: now, by, verb: "people.searched", kind: "", number: 0, reason, body }
                    .write(connection)
            })
        )?;
        Ok(found)
    }
}

fn find(
    connection: &mut AnyConnection,
    (actor, now): (Actor, Timestamp),
    (typed, query): (&PersonName, &Query),
    names: &StaffNames,
) -> Result<Vec<FoundParty>, StoreError> {
    let home = Home::Party.code();
    let rows: Vec<Row> = sql_query(format!(
        "SELECT o.body FROM party f JOIN object o ON o.family_id = f.id AND o.kind = '{home}' AND o.id = f.id \
         WHERE {} ORDER BY f.id",
        may_know(&actor.worker.0.to_string())
    ))
    .load(connection)?;
    let mut ranking = Ranking::of(query);
    let mut ranked: Vec<(u32, Party)> = Vec::new();
    for row in rows {
        let Object::Party(party) = read_body(home, 0, &row.body)? else { continue };
        let name = in_parts(&party.name);
        let candidate = Candidate { name: &name, born: None, reference: None, address: None };
        ranked.extend(ranking.rank(&candidate).map(|score| (score.value, party)));
    }
    ranked.sort_by_key(|(value, party)| (std::cmp::Reverse(*value), party.id));
    let mut found = Vec::new();
    for (_, party) in ranked.into_iter().take(MOST) {
        let Some(may_open) = knows(connection, actor, party.id.into(), now)? else { continue };
        found.push(FoundParty {
            party: party.id,
            team: names.team(party.allocation.team).to_owned(),
            lead_worker: party.allocation.lead_worker.map(|worker| names.worker(worker).to_owned()),
            kind: party.kind,
            is_same_name: nearly_same(typed, &in_parts(&party.name)),
            name: party.name,
            may_open,
        });
    }
    Ok(found)
}

/// A name in full, as the search knows names: the last word is taken for the family's.
fn in_parts(name: &str) -> PersonName {
    let (given, family) = name.trim().rsplit_once(char::is_whitespace).unwrap_or((name.trim(), ""));
    PersonName { given: given.trim().to_owned(), family: family.to_owned(), also_known_as: Vec::new() }
}
