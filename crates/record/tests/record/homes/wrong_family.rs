//! Something was recorded in the wrong family: it is taken out there and written in the right one in the same action.

use super::{
    lines::{is_whole, lines, note, writes},
    world::{
        NORTH, SOUTH, TODAY, asks_family, deed, family_of, kept, link_of, opens, person, reading,
        social_worker, supervisor,
    },
};
use crate::people::{at, step};
use access::Deed;
use practice::{
    Kind, RecordId, Thresholds,
    actions::{
        Acting, Change,
        wrong_record::{WrongRecord, put_right},
    },
    case_note::CaseNote,
    ids::{FamilyId, StepId},
    people::Part,
    views::Wanted,
};
use record::{
    Outcome, ReadAct, Store, StoreError,
    families::{HistoryFilter, PUT_RIGHT, Page},
    ledger::Window,
    testing::{Fresh, meddle, on_each_place, read_text},
};

#[test]
fn it_is_in_one_family_only_and_a_missing_half_is_found() {
    on_each_place(|fresh| async move {
        let store = fresh.open();
        let wrong = family_of(&store, 10, NORTH, vec![step(11, "Ring the health visitor", "")]).await;
        let right = family_of(&store, 20, SOUTH, vec![]).await;
        let permits = vec![
            asks_family(&store, supervisor(NORTH), wrong, Deed::Change).await.unwrap().of_record(),
            asks_family(&store, supervisor(SOUTH), right, Deed::Change).await.unwrap().of_record(),
        ];
        let put_right = store.change_together(permits, deed("step.saved", 5), None, move |_, _| {
            let reason = "It was about another family.".to_owned();
            let gone = Change::Withdraw { kind: Kind::NextStep, number: 11, reason };
            let here = Change::Put(step(12, "Ring the health visitor", ""));
            Ok(vec![(RecordId::from(wrong), gone), (RecordId::from(right), here)])
        });
        kept(&put_right.await.unwrap());
        assert!(opens(&store, supervisor(NORTH), wrong).await.steps.is_empty());
        assert!(opens(&store, supervisor(SOUTH), right).await.step(StepId(12)).is_some());
        store.checkpoint().await.unwrap();
        assert!(store.verify(|_| ()).await.unwrap().is_whole());
        // Somebody makes as if the right family had never got it: its last entries are cut off, head and all.
        meddle(
            &fresh.place,
            &[
                "DELETE FROM journal WHERE chain = 20 AND seq > 1",
                "UPDATE chain_head SET seq = 1, hash = (SELECT hash FROM journal WHERE chain = 20 AND seq = 1) WHERE chain = 20",
                "DELETE FROM object WHERE family_id = 20 AND kind = 'step'",
            ],
        );
        let broken = store.verify(|_| ()).await.unwrap().places;
        assert!(broken.iter().any(|one| one.what.contains("a change over 2 journals")), "{broken:?}");
    });
}

/// What was said of somebody whom the wrong family has never heard of.
const WORDS: &str = "Mr Abara hit her again";

/// Two families, and a note and a step in the first that are about the second.
async fn written_wrongly(fresh: &Fresh) -> (Store, FamilyId, FamilyId) {
    let store = fresh.open();
    let wrong =
        family_of(&store, 10, NORTH, vec![person(11, "Maya", Part::Child), step(31, WORDS, "")]).await;
    let right = family_of(&store, 20, SOUTH, vec![person(21, "Leo", Part::Child)]).await;
    let about = CaseNote { words: WORDS.to_owned(), ..note(101, 4, &[11]) };
    writes(&store, social_worker(NORTH), wrong, about, 5).await;
    let corrected = CaseNote { words: format!("{WORDS}, she says"), ..note(101, 4, &[11]) };
    writes(&store, social_worker(NORTH), wrong, corrected, 6).await;
    (store, wrong, right)
}

async fn puts_right(store: &Store, asked: WrongRecord, seconds: i64) -> Outcome {
    let (wrong, right) = (asked.wrong.family().unwrap(), asked.right.family().unwrap());
    let permits = vec![
        asks_family(store, supervisor(NORTH), wrong, Deed::Change).await.unwrap().of_record(),
        asks_family(store, supervisor(SOUTH), right, Deed::Change).await.unwrap().of_record(),
    ];
    let mut request = deed(PUT_RIGHT, seconds);
    request.reason.clone_from(&asked.why);
    request.in_hand = vec![asked.thing];
    let decide = move |scene: &practice::Scene, _| {
        let (thresholds, mut new_id) = (Thresholds::default(), || 900_000);
        let by = supervisor(NORTH).worker;
        let mut acting =
            Acting { by, at: at(seconds), today: TODAY, thresholds: &thresholds, new_id: &mut new_id };
        put_right(scene, &asked, &mut acting)
    };
    store.change_together(permits, request, None, decide).await.unwrap()
}

#[test]
fn what_never_belonged_there_is_read_by_nobody_any_more_and_the_journal_holds_it() {
    on_each_place(|fresh| async move {
        let (store, wrong, right) = written_wrongly(&fresh).await;
        let worker = social_worker(NORTH);
        opens(&store, worker, wrong).await;
        let maya = link_of(&store, worker, wrong, 11).await.child;
        assert_eq!(lines(&store, worker, maya).await.len(), 1);
        let why = "Mr Abara’s number was on the call".to_owned();
        let anew = CaseNote { words: WORDS.to_owned(), ..note(202, 4, &[21]) }.into();
        let thing = (Kind::CaseNote, 101);
        let asked = WrongRecord { wrong: wrong.into(), thing, right: right.into(), anew, why: why.clone() };
        kept(&puts_right(&store, asked, 7).await);
        let anew = step(32, WORDS, "");
        let asked =
            WrongRecord { wrong: wrong.into(), thing: (Kind::NextStep, 31), right: right.into(), anew, why };
        kept(&puts_right(&store, asked, 8).await);

        // In the right family it stands, in its child's record too; the wrong child has no line of it.
        let leo = link_of(&store, social_worker(SOUTH), right, 21).await.child;
        assert_eq!(lines(&store, social_worker(SOUTH), leo).await.len(), 1);
        assert_eq!(lines(&store, worker, maya).await, []);
        assert!(opens(&store, supervisor(SOUTH), right).await.step(StepId(32)).is_some());

        // No page of the wrong family says a word of it: not as it stands, not as it stood, not in its history.
        let permit = asks_family(&store, supervisor(NORTH), wrong, Deed::See).await.unwrap();
        let window = || Window { wanted: Wanted::default(), before: None, size: 10 };
        let all = Page { skip: 0, take: 1000, count: true };
        let history =
            store.history(&permit, HistoryFilter::default(), all, reading("history.seen")).await.unwrap();
        let mut shown = format!("{:?}", opens(&store, worker, wrong).await);
        for moment in [at(5), at(6), at(100)] {
            let notes =
                store.open_family_with_notes(&permit, Some(moment), window(), reading("notes.seen")).await;
            shown.push_str(&format_args!("{:?}", notes.unwrap()).to_string());
            let in_hand = vec![(Kind::CaseNote, 101)];
            let then = store.family_as_of_in_hand(&permit, moment, in_hand, reading("family.opened")).await;
            shown.push_str(&format_args!("{:?}", then.unwrap()).to_string());
        }
        let versions = store
            .open_family_with_versions(&permit, (Kind::CaseNote, 101), reading("case_note.seen"))
            .await
            .unwrap();
        assert!(versions.versions.len() == 3 && versions.versions.iter().all(|one| one.is_masked));
        shown.push_str(&format_args!("{versions:?}{history:?}").to_string());
        assert!(!shown.contains("Abara"), "{shown}");
        let told = history.lines.iter().filter(|line| line.is_masked && line.verb == PUT_RIGHT);
        let told: Vec<_> = told.map(|line| (line.about, line.actor, line.at, line.is_withdrawal)).collect();
        let by = Some(supervisor(NORTH).worker);
        assert_eq!(
            told,
            [(Some((Kind::NextStep, 31)), by, at(8), true), (Some((Kind::CaseNote, 101)), by, at(7), true)],
            "that something was taken out, by whom and when"
        );
        assert!(history.lines.iter().any(|line| !line.is_masked && line.version > 0), "the rest is there");
        // Of the right one the history says everything.
        let permit = asks_family(&store, supervisor(SOUTH), right, Deed::See).await.unwrap();
        let history =
            store.history(&permit, HistoryFilter::default(), all, reading("history.seen")).await.unwrap();
        assert!(format!("{history:?}").contains("Abara") && history.lines.iter().all(|line| !line.is_masked));
        is_whole(&store).await;
    });
}

#[test]
fn who_audits_reads_what_was_recorded_wrongly_and_who_had_seen_it() {
    on_each_place(|fresh| async move {
        let (store, wrong, right) = written_wrongly(&fresh).await;
        opens(&store, social_worker(NORTH), wrong).await;
        let anew = CaseNote { words: WORDS.to_owned(), ..note(202, 4, &[21]) }.into();
        let (thing, why) = ((Kind::CaseNote, 101), "The number on the call was another".to_owned());
        let asked = WrongRecord { wrong: wrong.into(), thing, right: right.into(), anew, why };
        kept(&puts_right(&store, asked, 7).await);
        opens(&store, supervisor(NORTH), wrong).await;

        let act =
            |reason: &str| ReadAct { verb: "wrong_record.audited", at: at(9), reason: reason.to_owned() };
        for narrow in [Deed::See, Deed::Change, Deed::Decide] {
            let permit = asks_family(&store, supervisor(NORTH), wrong, narrow).await.unwrap();
            let read = store.recorded_wrongly(&permit, act("An incident")).await;
            assert!(matches!(read, Err(StoreError::NotPermitted)), "{narrow:?}");
        }
        assert!(asks_family(&store, social_worker(NORTH), wrong, Deed::Audit).await.is_err());
        let permit = asks_family(&store, supervisor(NORTH), wrong, Deed::Audit).await.unwrap();
        assert!(matches!(store.recorded_wrongly(&permit, act(" ")).await, Err(StoreError::Refused(_))));
        let found = store.recorded_wrongly(&permit, act("An incident of 23 November")).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].number, found[0].by), (101, supervisor(NORTH).worker));
        assert_eq!(found[0].versions.iter().filter(|one| format!("{one:?}").contains(WORDS)).count(), 2);
        let seen: Vec<_> = found[0].seen_by.iter().map(|seen| seen.by).collect();
        assert_eq!(seen, [social_worker(NORTH).worker], "and not who read the record only afterwards");
        let entries = read_text(
            &fresh.place,
            "SELECT reason AS text FROM journal WHERE chain = 10 AND verb = 'wrong_record.audited'",
        );
        assert_eq!(entries, ["An incident of 23 November"]);
        is_whole(&store).await;
        // What says that it was masked cannot be taken away or made up unseen.
        meddle(
            &fresh.place,
            &[&format!("UPDATE journal SET verb = 'case_note.withdrawn' WHERE verb = '{PUT_RIGHT}'")],
        );
        assert!(!store.verify(|_| ()).await.unwrap().is_whole());
    });
}
