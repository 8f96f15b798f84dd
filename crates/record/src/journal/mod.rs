//! The journal: what happened, by whom, when and why, one hash chain for each family and chain 0 for the authority.
//! An entry is written in the transaction of what it tells of, or of the note that something was read.

pub mod chain;
mod changes;
mod checkpoint;
pub(crate) mod erased;
mod fed;
mod first_form;
pub(crate) mod log;
mod new_key;
mod redraw;
mod refused;
mod seals;
mod search;
pub mod second_form;
pub(crate) mod tally;
pub mod verbs;
mod verify;
mod witness;

pub use checkpoint::Checkpoint;
pub(crate) use checkpoint::held;
pub use log::LOG_FILE;
pub use new_key::NewKey;
pub use refused::Refusal;
pub use seals::KEY_FILE;
pub(crate) use seals::{Seals, is_signature, is_signed};
pub use search::{JournalFilter, JournalLine, JournalPage};
pub use tally::TALLY_FILE;
pub use verify::{Broken, Verified};

use crate::{
    AnyConnection, Store, StoreError,
    engine::insert_rows,
    ids::number_of_change,
    schema::{chain_head, journal},
};
use access::{OfficePermit, Permit, RecordPermit};
use chain::{START, link};
use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};
use jiff::Timestamp;
use practice::{RecordId, ids::WorkerId};
use second_form::{core, together};

/// The authority's own chain: sign-ins, administration, searches, refusals.
pub const OFFICE: i64 = 0;
/// A condition for entries that say what a thing became, in the words of the index that finds those of one thing: a value that is bound
/// would not be seen to be the same.
pub(crate) fn of_things() -> SqlLiteral<Bool> {
    sql("version > 0")
}

/// One entry as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = journal, treat_none_as_default_value = false)]
pub struct Entry {
    /// The family's number, or 0 for the authority's own chain.
    pub chain: i64,
    /// Place in the chain, from 1 without gaps.
    pub seq: i64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// The worker's number. 0: Kith itself, or nobody known.
    pub actor: i64,
    /// What was done, such as `danger.written`.
    pub verb: String,
    /// The kind of thing it was done to. Empty: the record as a whole.
    pub kind: String,
    /// The thing's number. 0 where `kind` is empty.
    pub object_id: i64,
    /// The thing's version after this entry. 0 where nothing of the record changed.
    pub version: i32,
    /// Why, in the person's words.
    pub reason: String,
    /// Why the person was let in: a code of `access::Basis`. Empty in chain 0.
    pub basis: String,
    /// The thing after this entry as JSON. None: it was withdrawn, or nothing of the record changed.
    pub body: Option<String>,
    /// The hash of this entry and, through it, of all before it in its chain.
    pub hash: Vec<u8>,
    /// The form in which it is written and hashed: 1, or 2.
    pub form: i32,
    /// The number of its change. 0 in the first form.
    pub change: i64,
    /// How many chains that change touched. 0 in the first form.
    pub chains: i32,
    /// Where it touched several: what its entries say together.
    pub together: Option<Vec<u8>>,
    /// What the reason's digest is salted with. None: there is no reason, or it was erased.
    pub reason_salt: Option<Vec<u8>>,
    /// The digest of a reason that was erased.
    pub reason_erased: Option<Vec<u8>>,
    /// What the body's digest is salted with. None: there is no body, or it was erased.
    pub body_salt: Option<Vec<u8>>,
    /// The digest of a body that was erased.
    pub body_erased: Option<Vec<u8>>,
}

/// What is to be said in an entry; place and hash come with the writing.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewEntry {
    pub at: i64,
    pub actor: i64,
    pub verb: String,
    pub kind: String,
    pub object_id: i64,
    pub version: i32,
    pub reason: String,
    pub basis: String,
    pub body: Option<String>,
    /// What the body's digest is to be salted with, where something else in the change says that digest. Otherwise it is drawn with
    /// the writing.
    pub body_salt: Option<Vec<u8>>,
}

/// The last place and hash of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = chain_head)]
pub(crate) struct Head {
    pub chain: i64,
    pub seq: i64,
    pub hash: Vec<u8>,
}

impl Head {
    /// The head of a chain without entries.
    pub(crate) fn empty(chain: i64) -> Self {
        Self { chain, seq: 0, hash: START.to_vec() }
    }

    /// Makes the next entry, as the only one of its change, and moves on to it.
    pub(crate) fn next(&mut self, line: NewEntry) -> Result<Entry, StoreError> {
        let change = number_of_change(line.at);
        let mut entry = self.place(line, change, 1);
        self.bind(&mut entry)?;
        Ok(entry)
    }

    /// Gives a line its place as a part of a change. It is not bound yet.
    fn place(&mut self, line: NewEntry, change: i64, chains: i32) -> Entry {
        let NewEntry { at, actor, verb, kind, object_id, version, reason, basis, body, body_salt } = line;
        self.seq += 1;
        let salt_for = |some: bool| some.then(salt);
        Entry {
            chain: self.chain,
            seq: self.seq,
            at,
            actor,
            verb,
            kind,
            object_id,
            version,
            reason_salt: salt_for(!reason.is_empty()),
            body_salt: body_salt.filter(|_| body.is_some()).or_else(|| salt_for(body.is_some())),
            reason,
            basis,
            body,
            form: chain::FORM,
            change,
            chains,
            ..Entry::default()
        }
    }

    /// Binds an entry to those before it.
    fn bind(&mut self, entry: &mut Entry) -> Result<(), StoreError> {
        let hash = link(&self.hash, entry).ok_or_else(not_bound)?;
        self.hash = hash.to_vec();
        entry.hash = hash.to_vec();
        Ok(())
    }
}

fn not_bound() -> StoreError {
    StoreError::Fault("a journal entry was put together wrongly".to_owned())
}

/// What the digest of a text is salted with.
#[expect(clippy::disallowed_methods, reason = "the one place where the journal draws chance")]
pub(crate) fn salt() -> Vec<u8> {
    rand::random::<[u8; 32]>().to_vec()
}

/// The head of a chain, where it has entries.
pub(crate) fn head(connection: &mut AnyConnection, chain: i64) -> Result<Option<Head>, StoreError> {
    Ok(chain_head::table.find(chain).select(Head::as_select()).first(connection).optional()?)
}

/// Writes entries at the end of a chain, in the transaction that is open.
pub(crate) fn append(
    connection: &mut AnyConnection,
    chain: i64,
    lines: Vec<NewEntry>,
) -> Result<(), StoreError> {
    append_together(connection, vec![(chain, lines)])
}

/// Writes the entries of one change at the ends of its chains, in the transaction that is open.
pub(crate) fn append_together(
    connection: &mut AnyConnection,
    chains: Vec<(i64, Vec<NewEntry>)>,
) -> Result<(), StoreError> {
    let mut parts = Vec::with_capacity(chains.len());
    for (chain, lines) in chains {
        parts.push(Part { chain, head: head(connection, chain)?, lines });
    }
    append_parts(connection, parts)
}

/// What a change writes at the end of one chain, where it is known already how that ends.
pub(crate) struct Part {
    /// The chain.
    pub(crate) chain: i64,
    /// How it ends. None: it has no entries yet.
    pub(crate) head: Option<Head>,
    /// What is to be said.
    pub(crate) lines: Vec<NewEntry>,
}

/// Writes the entries of one change, each chain's once.
pub(crate) fn append_parts(connection: &mut AnyConnection, mut parts: Vec<Part>) -> Result<(), StoreError> {
    parts.retain(|part| !part.lines.is_empty());
    parts.sort_by_key(|part| part.chain);
    let Some(at) = parts.iter().flat_map(|part| &part.lines).map(|line| line.at).max() else { return Ok(()) };
    let (change, chains) = (number_of_change(at), i32::try_from(parts.len()).unwrap_or(i32::MAX));
    let mut ends = Vec::with_capacity(parts.len());
    for Part { chain, head, lines } in parts {
        let is_new = head.is_none();
        let before = head.unwrap_or_else(|| Head::empty(chain));
        let mut place = before.clone();
        let entries: Vec<Entry> = lines.into_iter().map(|line| place.place(line, change, chains)).collect();
        ends.push((is_new, before, entries));
    }
    let together = if chains > 1 {
        let all = ends.iter().flat_map(|(_, _, entries)| entries);
        let cores = all.map(core).collect::<Option<Vec<_>>>().ok_or_else(not_bound)?;
        Some(together(change, chains, &cores).to_vec())
    } else {
        None
    };
    for (is_new, mut head, mut entries) in ends {
        for entry in &mut entries {
            entry.together.clone_from(&together);
            head.seq = entry.seq;
            head.bind(entry)?;
        }
        write_end(connection, is_new, &head, &entries)?;
    }
    Ok(())
}

/// Writes entries that are bound, and where their chain ends now.
fn write_end(
    connection: &mut AnyConnection,
    is_new: bool,
    head: &Head,
    entries: &[Entry],
) -> Result<(), StoreError> {
    let last_change = entries.iter().rfind(|entry| entry.version > 0).map(|entry| entry.seq);
    insert_rows!(connection, journal::table, entries);
    if is_new {
        diesel::insert_into(chain_head::table).values(head).execute(connection)?;
        return Ok(());
    }
    let place = diesel::update(chain_head::table.find(head.chain));
    let end = (chain_head::seq.eq(head.seq), chain_head::hash.eq(&head.hash), chain_head::signed_in.eq(0));
    match last_change {
        Some(seq) => place.set((end, chain_head::changed.eq(seq))).execute(connection)?,
        None => place.set(end).execute(connection)?,
    };
    Ok(())
}

/// Why and when somebody reads.
#[derive(Debug, Clone)]
pub struct ReadAct {
    /// What is looked at, such as `family.opened`.
    pub verb: &'static str,
    /// When.
    pub at: Timestamp,
    /// Why, where a reason was asked for; otherwise empty.
    pub reason: String,
}

/// Something that happened outside any family's record: a sign-in, a search, a change of an account.
#[derive(Debug, Clone)]
pub struct OfficeAct {
    /// What was done, such as `account.locked`.
    pub verb: &'static str,
    /// When.
    pub at: Timestamp,
    /// Why, or what was looked for.
    pub reason: String,
    /// What it was done to: a kind (`worker`, `team`, `family`) and its number.
    pub about: Option<(&'static str, i64)>,
    /// What it is now, as JSON, where that should be kept. Never a password or a key.
    pub body: Option<String>,
}

impl OfficeAct {
    /// An act with no more to say than what was done and when.
    pub fn new(verb: &'static str, at: Timestamp) -> Self {
        Self { verb, at, reason: String::new(), about: None, body: None }
    }
}

/// Writes an entry in the authority's own chain, in the transaction that is open.
pub(crate) fn append_office(
    connection: &mut AnyConnection,
    actor: Option<WorkerId>,
    act: OfficeAct,
) -> Result<(), StoreError> {
    append(connection, OFFICE, vec![office_line(actor, act)])
}

/// What the authority's own chain says of an act.
pub(crate) fn office_line(actor: Option<WorkerId>, act: OfficeAct) -> NewEntry {
    let (kind, object_id) = act.about.unwrap_or(("", 0));
    NewEntry {
        at: act.at.as_microsecond(),
        actor: actor.map_or(0, |worker| worker.0),
        verb: act.verb.to_owned(),
        kind: kind.to_owned(),
        object_id,
        version: 0,
        reason: act.reason,
        basis: String::new(),
        body: act.body,
        body_salt: None,
    }
}

/// Writes that somebody read a record. One without entries is absent, and nothing is written.
pub(crate) fn append_read(
    connection: &mut AnyConnection,
    permit: &RecordPermit,
    act: ReadAct,
) -> Result<(), StoreError> {
    if verbs::Class::of(act.verb) != verbs::Class::Reading {
        return Err(StoreError::Fault(format!("{} is not the verb of a reading", act.verb)));
    }
    head(connection, permit.record().number())?.ok_or(StoreError::Absent)?;
    let line = NewEntry {
        at: act.at.as_microsecond(),
        actor: permit.actor().worker.0,
        verb: act.verb.to_owned(),
        reason: act.reason,
        basis: permit.basis().code().to_owned(),
        ..NewEntry::default()
    };
    append(connection, permit.record().number(), vec![line])
}

impl Store {
    /// Notes in a record's chain that something of it was read that was not got through
    /// [`Store::open_family`]: a list, an export. Durable when it returns.
    pub async fn note_read<R: Copy + Into<RecordId>>(
        &self,
        permit: &Permit<R>,
        act: ReadAct,
    ) -> Result<(), StoreError> {
        let permit = permit.of_record();
        self.write(move |connection| append_read(connection, &permit, act)).await
    }

    /// Notes in the authority's own chain what somebody did under an office permit. Durable when it returns.
    pub async fn journal_office(&self, permit: &OfficePermit, act: OfficeAct) -> Result<(), StoreError> {
        let worker = permit.actor().worker;
        self.write(move |connection| append_office(connection, Some(worker), act)).await
    }

    /// Notes in the authority's own chain what happened without a permit: a failed sign-in, the start of Kith.
    pub async fn journal_event(&self, actor: Option<WorkerId>, act: OfficeAct) -> Result<(), StoreError> {
        self.write(move |connection| append_office(connection, actor, act)).await
    }
}
