//! Searching the journal over all families, for administrators: who did what when and in which family, never what was
//! written, nobody's reasons and no names. Each search is in the journal itself.

use super::verbs;
use crate::{
    AnyConnection, Store, StoreError, clock::from_micros, families::family_called, lists::Page,
    office::OfficeEntry,
};
use access::{OfficeDeed, OfficePermit};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::{FamilyId, WorkerId};
use serde::Serialize;

/// Which entries are looked for. What is left open matches all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct JournalFilter {
    /// Only what this person did.
    pub actor: Option<WorkerId>,
    /// Only this verb; all verbs that begin with it where it ends in a full stop: `session.`; all that end with it where it
    /// begins with one: `.refused`.
    pub verb: Option<String>,
    /// From this moment.
    pub from: Option<Timestamp>,
    /// Until this moment, included.
    pub to: Option<Timestamp>,
    /// Only what concerns the family with this reference, however it was typed.
    pub reference: Option<String>,
}

/// One page of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalPage {
    /// The entries, newest first.
    pub lines: Vec<JournalLine>,
    /// Whether there are more on the next page. How many there are in all is not counted: they may be millions.
    pub has_more: bool,
}

/// One entry without what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalLine {
    /// The chain in which it stands: a family's number, or 0.
    pub chain: i64,
    /// Its place in the chain.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who. None: Kith itself, or nobody known.
    pub actor: Option<WorkerId>,
    /// What was done, such as `family.opened`.
    pub verb: String,
    /// The kind of thing it was done to: a code of `practice::Kind`, or `account`, `team`, `family`. Empty: the record
    /// as a whole, or nothing in particular.
    pub kind: String,
    /// The thing's number. 0 where `kind` is empty.
    pub number: i64,
    /// The thing's version after it. 0 where nothing of a record changed.
    pub version: u32,
    /// Whether it tells of an attempt and nothing more ([`verbs::is_attempt`]).
    pub is_attempt: bool,
    /// Why the person was let in, a code of `access::Basis`. Empty outside families.
    pub basis: String,
    /// The family that it concerns, with its reference.
    pub family: Option<(FamilyId, String)>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    chain: i64,
    #[diesel(sql_type = BigInt)]
    seq: i64,
    #[diesel(sql_type = BigInt)]
    at: i64,
    #[diesel(sql_type = BigInt)]
    actor: i64,
    #[diesel(sql_type = Text)]
    verb: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    object_id: i64,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Text)]
    basis: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    family_id: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    reference: Option<String>,
}

impl Store {
    /// Searches the journal of all families and of the authority, newest first, a page at a time. Families with which
    /// the searcher has a conflict of interest are left out; restricted ones are not, since nobody else would see who
    /// has read them.
    pub async fn journal_search(
        &self,
        permit: OfficePermit,
        filter: JournalFilter,
        page: Page,
    ) -> Result<JournalPage, StoreError> {
        if permit.deed() != OfficeDeed::ReadJournal {
            return Err(StoreError::NotPermitted);
        }
        let (now, by) = (self.clock().now(), permit.actor().worker);
        let body = filter.clone();
        let (found, ()) = tokio::try_join!(
            self.read(move |c| search(c, by, &filter, page)),
            self.write(move |c| {
                let by = Some(by);
                OfficeEntry { at: now, by, verb: "journal.searched", kind: "", number: 0, reason: "", body }
                    .write(c)
            })
        )?;
        Ok(found)
    }
}

fn search(
    connection: &mut AnyConnection,
    searcher: WorkerId,
    filter: &JournalFilter,
    page: Page,
) -> Result<JournalPage, StoreError> {
    let family = match filter.reference.as_deref().map(str::trim).filter(|typed| !typed.is_empty()) {
        None => None,
        Some(typed) => match family_called(connection, typed)? {
            Some(family) => Some(family),
            None => return Ok(JournalPage { lines: Vec::new(), has_more: false }),
        },
    };
    let verb = filter.verb.as_deref().map(str::trim).unwrap_or_default();
    let mut rows: Vec<Row> =
        sql_query(statement(searcher, filter, family, verb, page)).bind::<Text, _>(verb).load(connection)?;
    let has_more = rows.len() > page.size();
    rows.truncate(page.size());
    Ok(JournalPage { lines: rows.into_iter().map(JournalLine::from).collect(), has_more })
}

/// The statement. `$1` is the verb or how it begins. The page is chosen before families are looked up.
fn statement(
    searcher: WorkerId,
    filter: &JournalFilter,
    family: Option<FamilyId>,
    verb: &str,
    page: Page,
) -> String {
    let conflicts = format!("(SELECT family_id FROM conflict WHERE worker_id = {})", searcher.0);
    let mut conditions = vec![match verb {
        "" => "$1 = ''".to_owned(),
        ends if ends.starts_with('.') => "j.verb LIKE '%' || $1".to_owned(),
        begins if begins.ends_with('.') => format!("SUBSTR(j.verb, 1, {}) = $1", begins.chars().count()),
        _ => "j.verb = $1".to_owned(),
    }];
    conditions.push(format!("j.chain NOT IN {conflicts}"));
    conditions.push(format!("NOT (j.chain = 0 AND j.kind = 'family' AND j.object_id IN {conflicts})"));
    conditions.extend(filter.actor.map(|actor| format!("j.actor = {}", actor.0)));
    conditions.extend(filter.from.map(|from| format!("j.at >= {}", from.as_microsecond())));
    conditions.extend(filter.to.map(|to| format!("j.at <= {}", to.as_microsecond())));
    let conditions = conditions.join(" AND ");
    let columns = "j.chain, j.seq, j.at, j.actor, j.verb, j.kind, j.object_id, j.version, j.basis";
    let order = "at DESC, chain DESC, seq DESC";
    let entries = match family {
        None => format!("SELECT {columns} FROM journal j WHERE {conditions}"),
        // Each part by its own index.
        Some(FamilyId(family)) => format!(
            "SELECT {columns} FROM journal j WHERE j.chain = {family} AND {conditions} UNION ALL \
             SELECT {columns} FROM journal j \
             WHERE j.chain = 0 AND j.kind = 'family' AND j.object_id = {family} AND {conditions}"
        ),
    };
    format!(
        "SELECT p.*, f.id AS family_id, f.reference FROM ({entries} ORDER BY {order} LIMIT {} OFFSET {}) AS p \
         LEFT JOIN family f ON f.id = CASE WHEN p.chain <> 0 THEN p.chain WHEN p.kind = 'family' THEN p.object_id END \
         ORDER BY p.at DESC, p.chain DESC, p.seq DESC",
        page.size() + 1,
        page.skipped()
    )
}

impl From<Row> for JournalLine {
    fn from(row: Row) -> Self {
        Self {
            chain: row.chain,
            seq: row.seq,
            at: from_micros(row.at),
            actor: (row.actor != 0).then_some(WorkerId(row.actor)),
            is_attempt: verbs::is_attempt(row.chain, &row.verb, &row.kind, row.version),
            verb: row.verb,
            kind: row.kind,
            number: row.object_id,
            version: u32::try_from(row.version).unwrap_or(0),
            basis: row.basis,
            family: row.family_id.map(FamilyId).zip(row.reference),
        }
    }
}
