//! Something was recorded in the wrong family's record: it never belonged there. That is not the same as "ended" or "withdrawn": it is taken
//! out and written in the right one in the same action, and in the wrong one nobody reads any more what it said (P48).

use super::{
    Acting, Change, Refused,
    put::put,
    refusals::{HOUSE_KEEPING, not_here, refuse},
    withdraw::withdraw,
};
use crate::{
    Kind, Scene, SceneChange,
    case_note::CaseNote,
    home::RecordId,
    ids::CaseNoteId,
    object::{CaseRecord, Object},
};

/// What was recorded in the wrong record, as somebody with leave for both records writes it down.
#[derive(Debug, Clone)]
pub struct WrongRecord {
    /// The record in which it should never have stood.
    pub wrong: RecordId,
    /// The thing there.
    pub thing: (Kind, i64),
    /// The record to which it belongs.
    pub right: RecordId,
    /// The thing as it is to stand there: with a number of its own, and naming people of that record.
    pub anew: Object,
    /// How it is known. It stands in the journals of both records, so it names nobody.
    pub why: String,
}

/// Takes it out of the wrong record and writes it in the right one. Both are in the scene. It is kept under the verb by which the
/// store masks what was taken out.
pub fn put_right(
    scene: &Scene,
    asked: &WrongRecord,
    acting: &mut Acting<'_>,
) -> Result<Vec<SceneChange>, Refused> {
    let WrongRecord { wrong, thing: (kind, number), right, anew, why } = asked;
    let at = (*kind, *number);
    if wrong == right {
        let sentence = "That is the same record. Correct what stands there instead.";
        return Err(refuse(HOUSE_KEEPING, at, "right", sentence));
    }
    if why.trim().is_empty() {
        let sentence =
            "Say how you know that it belongs elsewhere, without a name: it stands in both records.";
        return Err(refuse(HOUSE_KEEPING, at, "why", sentence));
    }
    if anew.kind() != *kind || anew.number() == *number {
        let sentence =
            "It is written anew in the right record, as the same kind of thing with a number of its own.";
        return Err(refuse(HOUSE_KEEPING, at, "anew", sentence));
    }
    let (Some(from), Some(to)) = (scene.record(*wrong), scene.record(*right)) else {
        return Err(not_here(*kind, *number));
    };
    let gone = withdraw(from, *kind, *number, why, acting)?;
    let mut here = put(to, anew.clone(), acting)?;
    for change in &mut here {
        keep_who_wrote(from, *number, change);
    }
    let gone = gone.into_iter().map(|change| (*wrong, change));
    Ok(gone.chain(here.into_iter().map(|change| (*right, change))).collect())
}

/// A case note goes on saying who wrote it and when, as long as it says the same of what happened: whoever moves it was not there.
fn keep_who_wrote(from: &CaseRecord, number: i64, change: &mut Change) {
    let Change::Put(Object::CaseNote(anew)) = change else { return };
    let Some(old) = from.case_note(CaseNoteId(number)) else { return };
    // Whom it is about is said with the people of the other record.
    let (children, visited) = (old.children.clone(), old.visited.clone());
    let of_both = CaseNote { children, visited, ..anew.clone() };
    if of_both.says_the_same(old) {
        (anew.written_by, anew.written_at) = (old.written_by, old.written_at);
    }
}
