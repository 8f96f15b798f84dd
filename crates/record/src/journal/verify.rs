//! Verification: every chain computed again and compared with its head, with every checkpoint, and with what stands.
//! Finds edits, deletions, insertions, reordering, truncation, the loss of a whole chain, and documents changed behind
//! the journal's back.

use super::{
    Entry, Head,
    chain::{START, link},
    changes::Changes,
    checkpoint::{Checkpoint, Mark, Root},
    erased::Erased,
    new_key::{Begun, NEW_KEY},
    redraw::Redraw,
    seals::is_signed,
    witness::Witness,
};
use crate::{
    AnyConnection, Store, StoreError,
    accounts::binding::{Binding, unbound_sessions},
    families::Document,
    projections::drawn_with,
    schema::{chain_head, checkpoint, checkpoint_head, journal, object},
    vouch::{self, Vouched},
};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{BigInt, Bool},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
    sync::Arc,
};

/// How many entries are read at once.
const PAGE: i64 = 2000;
/// How many broken places are told one by one.
const TOLD: usize = 20;

/// What verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Chains gone through.
    pub chains: u64,
    /// Entries gone through.
    pub entries: u64,
    /// Checkpoints gone through.
    pub checkpoints: u64,
    /// Things that stand, compared with the journal.
    pub objects: u64,
    /// Rows about accounts, access, notices and sessions, compared with the authority's own chain.
    pub rows: u64,
    /// The places where the journal goes on under a new signing key because the old one was lost, as sentences: known breaks, which no
    /// signature vouches for.
    pub breaks: Vec<String>,
    /// What could not be looked at, or is weaker than it could be, as sentences.
    pub remarks: Vec<String>,
    /// How many places are broken.
    pub faults: u64,
    /// The first of them.
    pub first: Option<Broken>,
    /// The first twenty.
    pub places: Vec<Broken>,
}

/// A place where the journal is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The chain: a family's number, or 0.
    pub chain: i64,
    /// The entry in it. 0: the chain as a whole, or a checkpoint.
    pub seq: i64,
    /// What is wrong, as a sentence.
    pub what: String,
}

impl Verified {
    /// Whether everything is as it was written.
    pub fn is_whole(&self) -> bool {
        self.faults == 0
    }

    fn broken(&mut self, chain: i64, seq: i64, what: impl Into<String>) {
        self.faults += 1;
        let broken = Broken { chain, seq, what: what.into() };
        if self.places.len() < TOLD {
            self.places.push(broken.clone());
        }
        self.first.get_or_insert(broken);
    }
}

impl Store {
    /// Verifies the whole journal in one unmoving picture while saves go on. Tells after each page of entries how far
    /// it is. Compares with the checkpoints in the database and, if the directory of seals is configured, with
    /// those in its file.
    pub async fn verify(
        &self,
        progress: impl FnMut(&Verified) + Send + 'static,
    ) -> Result<Verified, StoreError> {
        self.verify_against(None, progress).await
    }

    /// The same, compared with a copy of `checkpoints.log` that is kept elsewhere as well: the whole file, or only its
    /// last lines. Finds an older database that was put in place together with an older log.
    ///
    /// # Errors
    /// [`StoreError::Settings`] where the copy holds no checkpoint.
    pub async fn verify_against(
        &self,
        copy: Option<&Path>,
        progress: impl FnMut(&Verified) + Send + 'static,
    ) -> Result<Verified, StoreError> {
        let witness = Witness::read(self.settings().seals.as_deref(), copy)?;
        let (thresholds, clock) = (Arc::clone(self.thresholds()), self.clock().clone());
        let binding = self.binding().await?;
        self.read(move |connection| {
            let redraw = Redraw::new(thresholds, clock.today());
            let mut verification = Verification::begin(connection, redraw, progress)?;
            // Of the moment at which the picture was taken or later: nothing in it may have been drawn for a day after this.
            verification.redraw.today = clock.today();
            verification.run(connection, &witness, &binding)
        })
        .await
    }
}

struct Verification<P> {
    found: Verified,
    heads: BTreeMap<i64, Head>,
    /// The checkpoint that is noted to have signed each chain as it stands. 0: not noted.
    signed: BTreeMap<i64, i64>,
    /// Chains that must be there and have not been met yet.
    waiting: BTreeSet<i64>,
    checkpoints: Vec<Checkpoint>,
    roots: BTreeMap<i64, Root>,
    vouched: Vouched,
    changes: Changes,
    /// Where a new signing key was begun.
    begun: Vec<Begun>,
    redraw: Redraw,
    progress: P,
}

/// The chain that is being gone through.
struct Walk {
    at: Head,
    marks: Vec<Mark>,
    last: HashMap<(String, i64), Entry>,
    erased: Erased,
}

impl<P: FnMut(&Verified)> Verification<P> {
    fn begin(connection: &mut AnyConnection, redraw: Redraw, progress: P) -> Result<Self, StoreError> {
        let heads: Vec<Head> = chain_head::table.select(Head::as_select()).load(connection)?;
        let heads: BTreeMap<i64, Head> = heads.into_iter().map(|head| (head.chain, head)).collect();
        let signed: Vec<(i64, i64)> =
            chain_head::table.select((chain_head::chain, chain_head::signed_in)).load(connection)?;
        let signed = signed.into_iter().collect();
        let marked: Vec<i64> =
            checkpoint_head::table.select(checkpoint_head::chain).distinct().load(connection)?;
        let waiting = heads.keys().copied().chain(marked).collect();
        let checkpoints: Vec<Checkpoint> = checkpoint::table.order(checkpoint::number).load(connection)?;
        let mut roots = BTreeMap::new();
        let mut before = START.to_vec();
        for Checkpoint { number, at, chains, entries, root, .. } in &checkpoints {
            roots.insert(*number, Root::begin(&before, *number, *at, *chains, *entries));
            before.clone_from(root);
        }
        let (found, vouched, changes) = (Verified::default(), Vouched::default(), Changes::default());
        let begun = Vec::new();
        Ok(Self {
            found,
            heads,
            signed,
            waiting,
            checkpoints,
            roots,
            vouched,
            changes,
            begun,
            redraw,
            progress,
        })
    }

    fn run(
        mut self,
        connection: &mut AnyConnection,
        witness: &Witness,
        binding: &Binding,
    ) -> Result<Verified, StoreError> {
        let mut walk: Option<Walk> = None;
        let mut place = (i64::MIN, 0);
        loop {
            let page: Vec<Entry> = journal::table
                .filter(
                    sql::<Bool>("(chain, seq) > (")
                        .bind::<BigInt, _>(place.0)
                        .sql(", ")
                        .bind::<BigInt, _>(place.1)
                        .sql(")"),
                )
                .order((journal::chain, journal::seq))
                .limit(PAGE)
                .load(connection)?;
            let Some(end) = page.last() else { break };
            place = (end.chain, end.seq);
            for entry in page {
                if walk.as_ref().is_none_or(|walk| walk.at.chain != entry.chain) {
                    if let Some(done) = walk.take() {
                        self.leave(connection, done)?;
                    }
                    walk = Some(self.enter(connection, entry.chain)?);
                }
                if let Some(walk) = &mut walk {
                    self.step(walk, entry);
                }
            }
            (self.progress)(&self.found);
        }
        if let Some(done) = walk.take() {
            self.leave(connection, done)?;
        }
        self.missing(connection, i64::MAX)?;
        self.orphans(connection)?;
        let found = &mut self.found;
        std::mem::take(&mut self.changes).compare(|chain, seq, what| found.broken(chain, seq, what));
        self.check_roots(witness)?;
        self.rows(connection, binding)?;
        (self.progress)(&self.found);
        Ok(self.found)
    }

    /// Begins a chain, after naming those before it that should be there and are not.
    fn enter(&mut self, connection: &mut AnyConnection, chain: i64) -> Result<Walk, StoreError> {
        self.missing(connection, chain)?;
        self.waiting.remove(&chain);
        self.found.chains += 1;
        let marks = self.marks(connection, chain)?;
        Ok(Walk { at: Head::empty(chain), marks, last: HashMap::new(), erased: Erased::default() })
    }

    /// The chain's marks, counted into the roots of their checkpoints.
    fn marks(&mut self, connection: &mut AnyConnection, chain: i64) -> Result<Vec<Mark>, StoreError> {
        let marks: Vec<Mark> = checkpoint_head::table
            .filter(checkpoint_head::chain.eq(chain))
            .order(checkpoint_head::number)
            .load(connection)?;
        for mark in &marks {
            match self.roots.get_mut(&mark.number) {
                Some(root) => root.add(mark.chain, mark.seq, &mark.hash),
                None => self.found.broken(chain, mark.seq, format!("Checkpoint {} is missing.", mark.number)),
            }
        }
        Ok(marks)
    }

    /// Names the chains below this one that should be there and are not.
    fn missing(&mut self, connection: &mut AnyConnection, below: i64) -> Result<(), StoreError> {
        while let Some(chain) = self.waiting.first().copied().filter(|chain| *chain < below) {
            self.waiting.remove(&chain);
            self.marks(connection, chain)?;
            self.found.broken(chain, 0, "The whole journal of this chain is missing.");
        }
        Ok(())
    }

    fn step(&mut self, walk: &mut Walk, entry: Entry) {
        self.found.entries += 1;
        let expected = walk.at.seq + 1;
        if entry.seq != expected {
            self.found.broken(
                entry.chain,
                expected,
                format!("Entries {expected} to {} are missing.", entry.seq - 1),
            );
        } else if link(&walk.at.hash, &entry).is_none_or(|hash| hash[..] != entry.hash[..]) {
            self.found.broken(entry.chain, entry.seq, "This entry, or its place, is not what was written.");
        }
        for mark in walk.marks.iter().filter(|mark| mark.seq == entry.seq && mark.hash != entry.hash) {
            let what = format!("This entry is not the one that checkpoint {} signed.", mark.number);
            self.found.broken(entry.chain, entry.seq, what);
        }
        walk.at.seq = entry.seq;
        walk.at.hash.clone_from(&entry.hash);
        walk.erased.take(&entry);
        self.changes.take(&entry);
        if entry.chain == super::OFFICE {
            self.vouches(&entry);
        } else if entry.version > 0 {
            walk.last.insert((entry.kind.clone(), entry.object_id), entry);
        }
    }

    /// Ends a chain: compares its last entry with the head and the checkpoints, and what stands with its last bodies.
    fn leave(&mut self, connection: &mut AnyConnection, walk: Walk) -> Result<(), StoreError> {
        let Walk { at, marks, mut last, erased } = walk;
        for seq in erased.untold() {
            self.found.broken(
                at.chain,
                seq,
                "Words of this entry are gone, and no entry says that they were erased.",
            );
        }
        if self.heads.get(&at.chain) != Some(&at) {
            self.found.broken(at.chain, at.seq, "The chain does not end where its head says.");
        }
        for mark in marks.iter().filter(|mark| mark.seq > at.seq) {
            let what = format!("The chain ends before the entry that checkpoint {} signed.", mark.number);
            self.found.broken(at.chain, mark.seq, what);
        }
        let standing: Vec<Document> = object::table
            .filter(object::family_id.eq(at.chain))
            .select((
                object::kind,
                object::id,
                object::version,
                object::changed_at,
                object::changed_by,
                object::body,
            ))
            .load(connection)?;
        for document in &standing {
            self.found.objects += 1;
            let journalled = last.remove(&(document.kind.clone(), document.id));
            let same = journalled.as_ref().is_some_and(|entry| {
                entry.body.as_deref() == Some(document.body.as_str())
                    && entry.version == document.version
                    && entry.at == document.changed_at
                    && entry.actor == document.changed_by
            });
            if !same {
                let what =
                    format!("The {} {} is not as the journal has it last.", document.kind, document.id);
                self.found.broken(at.chain, journalled.map_or(0, |entry| entry.seq), what);
            }
        }
        for entry in last.into_values().filter(|entry| entry.body.is_some()) {
            let what =
                format!("The {} {} is in the journal and does not stand.", entry.kind, entry.object_id);
            self.found.broken(at.chain, entry.seq, what);
        }
        // A chain that is noted as signed and was not would be left out by the next checkpoints. What is noted of a checkpoint
        // that is not there counts for nothing.
        let noted = self.signed.get(&at.chain).copied().unwrap_or(0);
        let is_there = noted <= self.checkpoints.last().map_or(0, |last| last.number);
        let is_so = marks.iter().any(|mark| mark.number == noted && mark.seq == at.seq);
        if noted != 0 && is_there && !is_so {
            let what = "This chain is said to be signed as it stands, and no checkpoint did so.";
            self.found.broken(at.chain, at.seq, what);
        }
        let found = &mut self.found;
        self.redraw.family(connection, at.chain, standing, |what| found.broken(at.chain, 0, what))
    }

    /// Takes what an entry of the authority's own chain vouches for.
    fn vouches(&mut self, entry: &Entry) {
        if entry.verb == NEW_KEY {
            match Begun::read(entry) {
                Some(begun) => {
                    self.found.breaks.push(begun.sentence(entry));
                    self.begun.push(begun);
                }
                None => self.found.broken(entry.chain, entry.seq, "It does not say which key was begun."),
            }
            return;
        }
        let Some(body) = entry.body.as_deref().and_then(vouch::read) else {
            self.vouched.take_earlier(entry.seq, &entry.verb, entry.object_id);
            return;
        };
        if let Some(with) = body.drawn_with {
            self.redraw.lists_compare = with == drawn_with(&self.redraw.thresholds);
        }
        let (found, is_found) = (&mut self.found, entry.verb == vouch::FOUND);
        self.vouched
            .take(entry.seq, is_found, body.stands, |(seq, what)| found.broken(super::OFFICE, seq, what));
    }

    /// Compares the rows about accounts and access with what was vouched for, and what is drawn with all records.
    fn rows(&mut self, connection: &mut AnyConnection, binding: &Binding) -> Result<(), StoreError> {
        let found = &mut self.found;
        let today = self.redraw.today;
        let redraw = std::mem::replace(&mut self.redraw, Redraw::new(Arc::default(), today));
        let remark = redraw.end(connection, |what| found.broken(super::OFFICE, 0, what))?;
        let vouched = std::mem::take(&mut self.vouched);
        let (rows, earlier) =
            vouched.compare(connection, |(seq, what)| found.broken(super::OFFICE, seq, what))?;
        unbound_sessions(connection, binding, |what| found.broken(super::OFFICE, 0, what))?;
        found.rows = rows;
        found.remarks.extend(remark);
        if earlier > 0 {
            found.remarks.push(format!(
                "{earlier} saved checks of returns were saved by an earlier release of Kith, which kept no digest of them: \
                 they stand, and whether they were changed cannot be said."
            ));
        }
        if matches!(binding, Binding::None) {
            found.remarks.push(
                "No directory of seals is configured: sessions are not bound to a secret outside the database, and \
                 nothing is signed."
                    .to_owned(),
            );
        }
        Ok(())
    }

    /// Things that stand in families without a journal.
    fn orphans(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let all: i64 = object::table.count().get_result(connection)?;
        let seen = i64::try_from(self.found.objects).unwrap_or(i64::MAX);
        if all != seen {
            self.found.broken(0, 0, format!("{} things stand that no journal knows.", all - seen));
        }
        Ok(())
    }

    /// Compares the checkpoints with what was counted into them, with their signatures, and with the files.
    fn check_roots(&mut self, witness: &Witness) -> Result<(), StoreError> {
        let mut expected = 1;
        let mut signed_by: Option<&Vec<u8>> = None;
        for checkpoint in &self.checkpoints {
            self.found.checkpoints += 1;
            let number = checkpoint.number;
            if number != expected {
                self.found.broken(0, 0, format!("Checkpoint {expected} is missing."));
            }
            expected = number + 1;
            let root = self.roots.remove(&number).map(Root::end);
            if root.as_ref() != Some(&checkpoint.root) {
                self.found.broken(
                    0,
                    0,
                    format!(
                        "Checkpoint {number} does not fit what it signed: a chain is missing or was changed."
                    ),
                );
            }
            // One key signs all of them, unless the journal says where another was begun.
            let is_next = signed_by.is_none_or(|before| {
                *before == checkpoint.signed_by
                    || self.begun.iter().any(|begun| begun.is(before, &checkpoint.signed_by, number - 1))
            });
            signed_by = Some(&checkpoint.signed_by);
            if !is_next || !is_signed(checkpoint) {
                let what = format!("Checkpoint {number} is not signed with this authority's key.");
                self.found.broken(0, 0, what);
            }
        }
        if let (Some(own), Some(last)) = (witness.key, self.checkpoints.last())
            && last.signed_by[..] != own[..]
            && !self.begun.iter().any(|begun| begun.is(&last.signed_by, &own, last.number))
        {
            let what = format!("Checkpoint {} is not signed with this authority's key.", last.number);
            self.found.broken(0, 0, what);
        }
        for what in witness.compare(&self.checkpoints, self.found.entries)? {
            self.found.broken(0, 0, what);
        }
        Ok(())
    }
}
