//! The ledger: its digest says what its entries say, a case note is kept and corrected with a reason, and the chronology joins
//! notes with the facts of the record in one line of time.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use jiff::{Timestamp, civil::date};
use practice::{
    CaseRecord, Keeping, Kept, Kind, Object, Thresholds,
    actions::{Acting, Change, Refused, put, withdraw},
    case_note::{CaseNote, Corrected, NoteKind},
    digest::{Counted, LedgerDigest},
    ids::{CaseNoteId, PersonId, WorkerId},
    testing::{LEAD, MANAGER, MUM, Progress, Shape, child, sound_family},
    views::{Line, Moment, Wanted, chronology, folded},
};
use proptest::{collection::vec, prelude::*, sample::select};

fn note(number: i64, day: i8, words: &str) -> CaseNote {
    CaseNote {
        id: CaseNoteId(number),
        kind: NoteKind::Telephone,
        happened_on: date(2026, 11, day),
        happened_at: None,
        children: vec![child(0)],
        with_whom: "Kim".to_owned(),
        words: words.to_owned(),
        written_by: None,
        written_at: None,
        visited: None,
        corrected: None,
    }
}

/// Puts as somebody does on 23 November 2026.
fn put_by(by: WorkerId, record: &CaseRecord, note: CaseNote) -> Result<CaseNote, Refused> {
    let thresholds = Thresholds::default();
    let mut new_id = || 900_000;
    let at: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    let today = date(2026, 11, 23);
    let mut acting = Acting { by, at, today, thresholds: &thresholds, new_id: &mut new_id };
    let changes = put(record, note.into(), &mut acting)?;
    assert_eq!(changes.len(), 1, "nothing else follows from a note");
    match changes.into_iter().next() {
        Some(Change::Put(Object::CaseNote(note))) => Ok(note),
        other => unreachable!("{other:?}"),
    }
}

fn sentences(refused: &Refused) -> String {
    refused.to_string()
}

#[test]
fn a_note_says_who_wrote_it_when_and_how_much_later() {
    let record = sound_family(&Shape::default());
    let written = put_by(LEAD, &record, note(1, 20, "She rang back.")).unwrap();
    assert_eq!(written.written_by, Some(LEAD));
    assert_eq!(written.days_late(), 3);
    assert_eq!(written.corrected, None);
    let lie = CaseNote { written_by: Some(MANAGER), written_at: None, ..note(2, 23, "Came.") };
    let kept = put_by(LEAD, &record, lie).unwrap();
    assert_eq!((kept.written_by, kept.days_late()), (Some(LEAD), 0), "nobody writes in another's name");
}

#[test]
fn a_note_is_corrected_with_a_reason_and_keeps_who_wrote_it_first() {
    let mut record = sound_family(&Shape::default());
    let first = put_by(LEAD, &record, note(1, 20, "She rang back.")).unwrap();
    record.put(Kept::new(first.clone().into()));
    let changed = CaseNote { words: "He rang back.".to_owned(), ..first.clone() };
    let refused = put_by(MANAGER, &record, changed.clone()).unwrap_err();
    assert!(sentences(&refused).contains("Say why you correct it"), "{refused}");
    let why = Corrected { why: " It was him. ".to_owned(), by: None, at: None };
    let kept = put_by(MANAGER, &record, CaseNote { corrected: Some(why), ..changed }).unwrap();
    let corrected = kept.corrected.unwrap();
    assert_eq!((corrected.why.as_str(), corrected.by), ("It was him.", Some(MANAGER)));
    assert_eq!((kept.written_by, kept.written_at), (first.written_by, first.written_at));
    // Sent again as it stands, it is no correction.
    let again = put_by(MANAGER, &record, CaseNote { corrected: None, ..first.clone() }).unwrap();
    assert_eq!(again, first);
}

#[test]
fn a_note_without_words_of_a_day_to_come_or_about_no_child_of_the_record_is_refused() {
    let record = sound_family(&Shape::default());
    let said = |note: CaseNote| sentences(&put_by(LEAD, &record, note).unwrap_err());
    assert!(said(note(1, 20, " ")).contains("Write what happened"));
    assert!(said(note(1, 24, "Tomorrow.")).contains("in the future"));
    assert!(said(CaseNote { children: vec![MUM], ..note(1, 20, "x") }).contains("not one of the children"));
    let gone = CaseNote { children: vec![PersonId(424_242)], ..note(1, 20, "x") };
    assert!(said(gone).contains("is not in this family’s record"));
}

#[test]
fn news_comes_on_a_closed_case() {
    let record = sound_family(&Shape { progress: Progress::Closed, ..Shape::default() });
    assert!(put_by(LEAD, &record, note(1, 20, "Gran rang: all is well.")).is_ok());
}

#[test]
fn a_rule_finds_a_note_that_is_in_hand_and_goes_through_none() {
    let mut record = sound_family(&Shape::default());
    let before = record.objects().len();
    record.put(Kept::new(note(1, 20, "She rang back.").into()));
    assert!(record.case_note(CaseNoteId(1)).is_some() && record.find(Kind::CaseNote, 1).is_some());
    assert_eq!(record.objects().len(), before, "no list of things holds it");
    assert_eq!(Kind::CaseNote.keeping(), Keeping::Ledger);
    record.withdraw(Kind::CaseNote, 1);
    assert!(record.find(Kind::CaseNote, 1).is_none());
}

#[test]
fn a_person_whom_notes_name_is_not_withdrawn() {
    let mut record = sound_family(&Shape::default());
    let thresholds = Thresholds::default();
    let mut new_id = || 900_000;
    let at: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    let mut acting =
        Acting { by: LEAD, at, today: date(2026, 11, 23), thresholds: &thresholds, new_id: &mut new_id };
    let entry = Object::from(note(1, 20, "x")).entry().unwrap();
    record.digest =
        LedgerDigest::of([Counted::of(Kind::CaseNote, &entry), Counted::of(Kind::CaseNote, &entry)]);
    let refused = withdraw(&record, Kind::Person, child(0).0, "Twice", &mut acting).unwrap_err();
    assert!(sentences(&refused).contains("2 × case note"), "{refused}");
}

fn counted() -> impl Strategy<Value = Counted> {
    let sorts = select(NoteKind::ALL);
    (sorts, -2000..2000_i32, vec(0..4_usize, 0..3)).prop_map(|(sort, day, about)| Counted {
        marks: about.iter().skip(1).map(|who| (child(*who), "seen".to_owned())).collect(),
        on: date(2026, 1, 1).saturating_add(jiff::ToSpan::days(day)),
        kind: Kind::CaseNote,
        sort: sort.code().to_owned(),
        about: about.into_iter().map(child).collect(),
    })
}

proptest! {
    #[test]
    fn the_digest_of_all_entries_is_that_of_one_after_another_in_any_order(entries in vec(counted(), 0..60)) {
        let all = LedgerDigest::of(entries.clone());
        let mut one_by_one = LedgerDigest::default();
        entries.iter().rev().for_each(|entry| one_by_one.add(entry));
        prop_assert_eq!(&all, &one_by_one);
        prop_assert_eq!(all.count() as usize, entries.len());
        let written = serde_json::to_string(&all).unwrap();
        prop_assert_eq!(serde_json::from_str::<LedgerDigest>(&written).unwrap(), all.clone());
        prop_assert_eq!(all.last(Kind::CaseNote), entries.iter().map(|entry| entry.on).max());
        for entry in &entries {
            let same = |other: &&Counted| other.sort == entry.sort;
            let month = (entry.on.year(), entry.on.month());
            let in_month = entries.iter().filter(same).filter(|one| (one.on.year(), one.on.month()) == month);
            prop_assert_eq!(all.in_month(Kind::CaseNote, &entry.sort, month.0, month.1) as usize, in_month.count());
            for who in &entry.about {
                let about = |other: &&Counted| other.about.contains(who);
                let last = entries.iter().filter(same).filter(about).map(|one| one.on).max();
                prop_assert_eq!(all.last_about(*who, Kind::CaseNote, &entry.sort), last);
                prop_assert_eq!(all.naming(*who, Kind::CaseNote) as usize, entries.iter().filter(about).count());
            }
        }
    }

    #[test]
    fn the_pages_of_the_chronology_tell_everything_once_and_in_order(
        days in vec((1..23_i8, 0..3_i8), 0..40),
        size in 1..9_usize,
    ) {
        let record = sound_family(&Shape::default());
        let notes: Vec<Kept<CaseNote>> = (1..).zip(days).map(|(number, (day, hour))| {
            let happened_at = (hour > 0).then(|| jiff::civil::time(hour, 0, 0, 0));
            Kept::new(CaseNote { happened_at, ..note(800_000 + number, day, "x") })
        }).collect();
        let wanted = Wanted::default();
        let whole = chronology(&record, notes.clone(), &wanted, None, usize::MAX);
        prop_assert!(whole.lines.iter().zip(whole.lines.iter().skip(1)).all(|(a, b)| a.at() > b.at()));
        let (mut told, mut before): (Vec<Line>, Option<Moment>) = (Vec::new(), None);
        loop {
            let mut window: Vec<_> = notes.clone();
            window.retain(|note| before.is_none_or(|before| Line::of_note(note) < before));
            window.sort_by_key(|note| std::cmp::Reverse(Line::of_note(note)));
            window.truncate(size + 1);
            let page = chronology(&record, window, &wanted, before, size);
            told.extend(page.lines);
            before = page.next;
            if before.is_none() { break; }
        }
        prop_assert_eq!(told, whole.lines);
    }
}

#[test]
fn the_chronology_is_narrowed_by_child_kind_and_words() {
    let record = sound_family(&Shape::default());
    let notes = || {
        vec![
            Kept::new(note(1, 20, "Zażółć at the door")),
            Kept::new(CaseNote { kind: NoteKind::Visit, children: vec![child(1)], ..note(2, 19, "Slept") }),
        ]
    };
    let lines = |wanted: Wanted| {
        let notes = notes().into_iter().filter(|note| wanted.takes_note(note)).collect();
        chronology(&record, notes, &wanted, None, 1000).lines
    };
    let is_note = |line: &Line| matches!(line, Line::Note(_));
    let all = lines(Wanted::default());
    assert_eq!(all.iter().filter(|line| is_note(line)).count(), 2);
    let facts: Vec<String> = all
        .iter()
        .filter_map(|line| if let Line::Fact(fact) = line { Some(fact.what.clone()) } else { None })
        .collect();
    for wanted in ["Case opened", "Core group", "Contact: Miriam Hall, Head teacher"] {
        assert!(facts.iter().any(|what| what.eq_ignore_ascii_case(wanted)), "{wanted}: {facts:?}");
    }
    let of = |kind| lines(Wanted { kind: Some(kind), ..Wanted::default() });
    assert!(of(NoteKind::Visit).len() == 1 && of(NoteKind::Visit).iter().all(is_note));
    let about = lines(Wanted { child: Some(child(1)), ..Wanted::default() });
    assert_eq!(about.iter().filter(|line| is_note(line)).count(), 1);
    assert!(!lines(Wanted { facts_only: true, ..Wanted::default() }).iter().any(is_note));
    let words = |text: &str| {
        let words = folded([text]).split_whitespace().map(str::to_owned).collect();
        lines(Wanted { words, ..Wanted::default() })
    };
    assert_eq!(words("ZAZOLC door").len(), 1, "capitals and accents do not matter");
    assert_eq!(words("zażółć nobody").len(), 0, "every word must stand there");
    assert!(
        words("hit at home")
            .iter()
            .all(|line| matches!(line, Line::Fact(fact) if fact.kind == Kind::Contact))
    );
}

#[test]
fn a_note_is_read_and_written_as_the_first_release_that_had_notes_does() {
    let body = concat!(
        r#"{"id":"0000000000001","kind":"direct_work","happened_on":"2026-11-20","happened_at":"16:30:00","#,
        r#""children":["0000000000002"],"with_whom":"Kim","words":"She drew.","written_by":"0000000000003","#,
        r#""written_at":"2026-11-23T10:00:00Z","corrected":{"why":"It was her","by":"0000000000003","#,
        r#""at":"2026-11-23T11:00:00Z"}}"#
    );
    assert_eq!(Object::from_json(Kind::CaseNote, body).unwrap().to_json().unwrap(), body);
}
