//! What was recorded in the wrong family’s record is put into the right one.

use jiff::civil::date;
use practice::{
    Kept, Kind, Object, RecordId, Scene, SceneChange, Thresholds,
    actions::{
        Acting, Change, Refused,
        wrong_record::{WrongRecord, put_right},
    },
    case_note::{CaseNote, NoteKind},
    ids::{CaseNoteId, FamilyId, PersonId, WorkerId},
    testing::{Shape, sound_family},
};

const WRONG: RecordId = RecordId::Family(FamilyId(1));
const RIGHT: RecordId = RecordId::Family(FamilyId(2));
/// Who wrote the note, and when. Another puts it right.
const AUTHOR: WorkerId = WorkerId(5);
const WRITTEN: jiff::Timestamp = jiff::Timestamp::constant(1_767_600_000, 0);

fn note(number: i64) -> CaseNote {
    CaseNote {
        id: CaseNoteId(number),
        kind: NoteKind::Telephone,
        happened_on: date(2026, 1, 5),
        happened_at: None,
        children: Vec::new(),
        with_whom: String::new(),
        words: "He said that he would come on Friday.".to_owned(),
        written_by: None,
        written_at: None,
        visited: None,
        corrected: None,
    }
}

fn asked() -> WrongRecord {
    let (thing, anew) = ((Kind::CaseNote, 7), note(8).into());
    WrongRecord {
        wrong: WRONG,
        thing,
        right: RIGHT,
        anew,
        why: "The number on the call was another.".to_owned(),
    }
}

fn decided(asked: &WrongRecord) -> Result<Vec<SceneChange>, Refused> {
    let mut record = sound_family(&Shape::default());
    let right = record.clone();
    record.put(Kept::new(CaseNote { written_by: Some(AUTHOR), written_at: Some(WRITTEN), ..note(7) }.into()));
    let scene = Scene::of([(WRONG, record), (RIGHT, right)]);
    let (thresholds, at) = (Thresholds::default(), jiff::Timestamp::UNIX_EPOCH);
    let today = Shape::default().today;
    let (by, mut new_id) = (WorkerId(1), || 900);
    let mut acting = Acting { by, at, today, thresholds: &thresholds, new_id: &mut new_id };
    put_right(&scene, asked, &mut acting)
}

#[test]
fn it_goes_from_the_one_and_comes_to_the_other() {
    let changes = decided(&asked()).unwrap_or_default();
    let gone = |(record, change): &SceneChange| {
        *record == WRONG && matches!(change, Change::Withdraw { kind: Kind::CaseNote, number: 7, .. })
    };
    let here = |(record, change): &SceneChange| {
        *record == RIGHT && matches!(change, Change::Put(Object::CaseNote(note)) if note.id.0 == 8)
    };
    assert!(changes.len() == 2 && changes.iter().any(gone) && changes.iter().any(here), "{changes:?}");
}

#[test]
fn it_goes_on_saying_who_wrote_it_as_long_as_it_says_the_same() {
    let wrote = |asked: &WrongRecord| {
        let changes = decided(asked).unwrap_or_default();
        let note = changes.into_iter().find_map(|(_, change)| match change {
            Change::Put(Object::CaseNote(note)) => Some(note),
            _ => None,
        });
        note.map(|note| (note.written_by, note.written_at))
    };
    assert_eq!(wrote(&asked()), Some((Some(AUTHOR), Some(WRITTEN))));
    let other = CaseNote { words: "He came on Friday.".to_owned(), ..note(8) };
    let asked = WrongRecord { anew: other.into(), ..asked() };
    let by_whoever_puts_it_right = Some((Some(WorkerId(1)), Some(jiff::Timestamp::UNIX_EPOCH)));
    assert_eq!(wrote(&asked), by_whoever_puts_it_right);
}

#[test]
fn nothing_goes_that_does_not_come_or_of_which_nobody_says_why() {
    let other = CaseNote { children: vec![PersonId(77)], ..note(8) };
    let step = sound_family(&Shape::default()).steps.remove(0).value;
    let refused = [
        WrongRecord { right: WRONG, ..asked() },
        WrongRecord { why: " ".to_owned(), ..asked() },
        WrongRecord { thing: (Kind::CaseNote, 9), ..asked() },
        WrongRecord { anew: note(7).into(), ..asked() },
        WrongRecord { anew: step.into(), ..asked() },
        // It names a child of the wrong family.
        WrongRecord { anew: other.into(), ..asked() },
        WrongRecord { right: RecordId::Family(FamilyId(3)), ..asked() },
    ];
    for asked in refused {
        assert!(decided(&asked).is_err(), "{asked:?}");
    }
}
