//! Erasing words where the law asks for it. A thing that was withdrawn keeps its place in the journal: who did what to it and
//! when. What was written in it and why is taken out of every entry, for good, and an entry says so.

use super::folded::family_called;
use crate::{
    AnyConnection, Store, StoreError,
    accounts::told::tell_administrators,
    engine::empty_log,
    journal::{
        NewEntry, OFFICE, OfficeAct, append_together, erased::ERASED, office_line, second_form::digest,
    },
    kept::said,
    schema::{journal, object},
};
use diesel::prelude::*;
use practice::{
    Kind,
    ids::{FamilyId, encode},
};

/// What is to be erased, as somebody says it on the machine itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// The family's reference, such as `K-10234`.
    pub reference: String,
    /// What kind of thing.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// Who erases it: a name, and what they are in the authority.
    pub who: String,
    /// Which law or decision asks for it. It is kept, so it must say nothing of what is erased.
    pub reason: String,
}

impl Store {
    /// Erases what was written in a thing that was withdrawn, and every reason given with it. The entries stay, and verify:
    /// each keeps the digest of what it said. The family's history and the authority's journal tell of it, and every
    /// administrator is told. Returns of how many entries the words were erased. Backups taken before hold them still.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where who or why is not said, there is no such thing, it still stands, or it was written in
    /// the first form of the journal, from which nothing can be taken out unseen.
    pub async fn erase_on_the_machine(&self, erasure: Erasure) -> Result<usize, StoreError> {
        let count = self.erase(erasure).await?;
        let place = self.settings().place.clone();
        let emptied = tokio::task::spawn_blocking(move || empty_log(&place)).await;
        // Where somebody reads just now, the nightly upkeep empties the log.
        emptied.map_err(|why| StoreError::Fault(why.to_string()))??;
        Ok(count)
    }

    async fn erase(&self, erasure: Erasure) -> Result<usize, StoreError> {
        said(&erasure.who, "Say who erases it: a name, and what they are here.")?;
        said(&erasure.reason, "Say which law or decision asks for it. It is kept in the journal.")?;
        let (at, store) = (self.clock().now(), self.clone());
        self.write(move |c| {
            let family = family_called(c, &erasure.reference)?
                .ok_or_else(|| refuse(format!("No family has the reference {}.", erasure.reference.trim())))?;
            let count = take_words(c, family, &erasure)?;
            let reason = format!("{}: {}", erasure.who.trim(), erasure.reason.trim());
            let act = OfficeAct {
                verb: ERASED,
                at,
                reason: reason.clone(),
                about: Some(("family", family.0)),
                body: None,
            };
            let told = NewEntry {
                at: at.as_microsecond(),
                verb: ERASED.to_owned(),
                kind: erasure.kind.code().to_owned(),
                object_id: erasure.number,
                reason,
                ..NewEntry::default()
            };
            append_together(c, vec![(OFFICE, vec![office_line(None, act)]), (family.0, vec![told])])?;
            let text = format!(
                "On the machine itself {} erased what was written in a withdrawn thing of a record. Why stands in the \
                 authority’s journal. Find out whether that is right.",
                erasure.who.trim()
            );
            tell_administrators(c, &store, at, ("words_erased", &text))?;
            Ok(count)
        })
        .await
    }
}

fn refuse(sentence: String) -> StoreError {
    StoreError::Refused(sentence)
}

type Worded = (i64, i32, String, Option<Vec<u8>>, Option<String>, Option<Vec<u8>>);

/// Takes the words out of every entry about the thing. Returns out of how many.
fn take_words(c: &mut AnyConnection, family: FamilyId, erasure: &Erasure) -> Result<usize, StoreError> {
    let Erasure { kind, number, .. } = erasure;
    if object::table
        .find((family.0, kind.code(), number))
        .select(object::id)
        .first::<i64>(c)
        .optional()?
        .is_some()
    {
        return Err(refuse(format!(
            "This {} still stands in the record. Withdraw it there first, with a reason; then it can be erased. Nothing was \
             changed.",
            kind.words()
        )));
    }
    let about = journal::table
        .filter(journal::chain.eq(family.0).and(journal::kind.eq(kind.code())))
        .filter(journal::object_id.eq(number).and(journal::verb.ne(ERASED)));
    let entries: Vec<Worded> = about
        .select((
            journal::seq,
            journal::form,
            journal::reason,
            journal::reason_salt,
            journal::body,
            journal::body_salt,
        ))
        .order(journal::seq)
        .load(c)?;
    let worded: Vec<Worded> = entries
        .into_iter()
        .filter(|(_, _, reason, _, body, _)| !reason.is_empty() || body.is_some())
        .collect();
    if worded.is_empty() {
        return Err(refuse(format!(
            "The record has no {} with the id {}, or its words were erased before. Nothing was changed.",
            kind.words(),
            encode(*number)
        )));
    }
    if worded.iter().any(|(_, form, ..)| *form == 1) {
        return Err(refuse(format!(
            "This {} was written by an earlier release of Kith, whose journal cannot be without its words: taking them out \
             would look as if somebody had meddled. Nothing was changed.",
            kind.words()
        )));
    }
    let count = worded.len();
    for (seq, _, reason, reason_salt, body, body_salt) in worded {
        let kept = |salt: Option<Vec<u8>>, text: &str| salt.map(|salt| digest(&salt, text).to_vec());
        let reason_erased = if reason.is_empty() { None } else { kept(reason_salt, &reason) };
        let body_erased = body.and_then(|body| kept(body_salt, &body));
        diesel::update(journal::table.find((family.0, seq)))
            .set((
                journal::reason.eq(""),
                journal::reason_salt.eq(None::<Vec<u8>>),
                journal::reason_erased.eq(reason_erased),
                journal::body.eq(None::<String>),
                journal::body_salt.eq(None::<Vec<u8>>),
                journal::body_erased.eq(body_erased),
            ))
            .execute(c)?;
    }
    Ok(count)
}
